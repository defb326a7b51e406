"""The rules of a body whose charter has no such table: they cite no clause, ask for nothing and set no term."""

from fractions import Fraction

from council.law.charter import CompetenceRule
from council.law.rules import (
    ChairmanshipRule,
    ClauseRule,
    DaysRule,
    NarrowBaseRule,
    PetitionRule,
    ProcedureRule,
    WrittenRule,
    YearlyRule,
)

NO_RULE = ClauseRule(clause="")
NO_TERM = DaysRule(days=0, clause="")
NO_CHAIRMANSHIP = ChairmanshipRule(term_years=0, clause="", presiding_clause="", signing_clause="")
NO_NARROW_BASE = NarrowBaseRule(fraction=Fraction(0), clause="")
NO_YEARLY = YearlyRule(meetings=0, months=0, clause="")
NO_PETITION = PetitionRule(fraction=Fraction(0), days=0, clause="")
NO_COMPETENCE = CompetenceRule(clause="", functions={})
NO_PROCEDURE = ProcedureRule(clauses={})
NOT_IN_WRITING = WrittenRule(allowed=False, clause="")

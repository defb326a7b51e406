"""From the tables of a charter to its rules; a mistake is named by source, table and key."""

from collections.abc import Callable
from typing import Any, TypeVar

from council.law.charter import Charter, CharterError, CompetenceRule, Edition, Function
from council.law.charter_table import Table
from council.law.rules import (
    Base,
    ChairmanshipRule,
    ClauseRule,
    DaysRule,
    MajorityRule,
    NarrowBaseRule,
    PetitionRule,
    ProcedureRule,
    QuorumRule,
    QuorumTest,
    SeatsRule,
    Threshold,
    Tie,
    YearlyRule,
)
from council.law.steps import Step

Rule = TypeVar("Rule")


def parse_charter(data: dict[str, Any], source: str) -> Charter:
    """Return the charter that the tables describe, or raise `CharterError`."""
    document = Table(data, source=source, name="")
    body = document.table("body")
    charter = Charter(
        code=body.text("code"),
        title_ru=body.text("title_ru"),
        title_en=body.text("title_en"),
        title_genitive_ru=body.text("title_genitive_ru"),
        short_title_ru=body.text("short_title_ru"),
        short_title_en=body.text("short_title_en"),
        regulation_ru=body.text("regulation_ru"),
        regulation_genitive_ru=body.text("regulation_genitive_ru"),
        zone=body.text("zone"),
        editions=tuple(_edition(table) for table in document.tables("edition")),
    )
    body.close()
    document.close()
    _require_order(charter, source)
    return charter


def _require_order(charter: Charter, source: str) -> None:
    days = [edition.in_force_from for edition in charter.editions]
    if days != sorted(set(days)):
        raise CharterError(f"{source}: [edition] in_force_from must grow from one edition to the next")


def _edition(table: Table) -> Edition:
    edition = Edition(
        in_force_from=table.day("in_force_from"),
        seats=_rule(table, "seats", _seats),
        credentials=_rule(table, "credentials", _clause),
        chairmanship=_rule(table, "chairmanship", _chairmanship),
        quorum=_rule(table, "quorum", _quorum),
        majority=_rule(table, "majority", _majority),
        disinterest=_rule(table, "disinterest", _clause),
        narrow_base=_rule(table, "narrow_base", _narrow_base),
        no_objection=_rule(table, "no_objection", _clause),
        dissent=_rule(table, "dissent", _clause),
        affected=_rule(table, "affected", _clause),
        voting=_rule(table, "voting", _clause),
        materials=_rule(table, "materials", _days),
        circulation=_rule(table, "circulation", _days),
        yearly=_rule(table, "yearly", _yearly),
        petition=_rule(table, "petition", _petition),
        competence=_rule(table, "competence", _competence),
        procedure=_rule(table, "procedure", _procedure),
    )
    table.close()
    return edition


def _rule(edition: Table, key: str, read: Callable[[Table], Rule]) -> Rule:
    """Return the rule of one table, every key of which must be known."""
    table = edition.table(key)
    rule = read(table)
    table.close()
    return rule


def _clause(table: Table) -> ClauseRule:
    return ClauseRule(clause=table.text("clause"))


def _seats(table: Table) -> SeatsRule:
    return SeatsRule(
        one_vote_clause=table.text("one_vote_clause"), advisory_clause=table.text("advisory_clause")
    )


def _chairmanship(table: Table) -> ChairmanshipRule:
    return ChairmanshipRule(
        term_years=table.positive("term_years"),
        clause=table.text("clause"),
        presiding_clause=table.text("presiding_clause"),
        signing_clause=table.text("signing_clause"),
    )


def _quorum(table: Table) -> QuorumRule:
    return QuorumRule(
        fraction=table.fraction("fraction"),
        tested=table.choice("tested", QuorumTest),
        clause=table.text("clause"),
    )


def _majority(table: Table) -> MajorityRule:
    return MajorityRule(
        base=table.choice("base", Base),
        threshold=table.choice("threshold", Threshold),
        fraction=_reachable(table),
        tie=table.choice("tie", Tie),
        clause=table.text("clause"),
    )


def _reachable(table: Table) -> Any:
    """Return the fraction; nobody can win more than the whole."""
    fraction = table.fraction("fraction")
    if fraction == 1 and table.choice("threshold", Threshold) is Threshold.MORE_THAN:
        raise table.error("fraction", 'cannot be 1 where the threshold is "more_than"')
    return fraction


def _narrow_base(table: Table) -> NarrowBaseRule:
    return NarrowBaseRule(fraction=table.fraction("fraction"), clause=table.text("clause"))


def _days(table: Table) -> DaysRule:
    return DaysRule(days=table.positive("days"), clause=table.text("clause"))


def _yearly(table: Table) -> YearlyRule:
    return YearlyRule(meetings=table.positive("meetings"), clause=table.text("clause"))


def _petition(table: Table) -> PetitionRule:
    return PetitionRule(fraction=table.fraction("fraction"), clause=table.text("clause"))


def _competence(table: Table) -> CompetenceRule:
    functions = [_function(one) for one in table.tables("function")]
    codes = [function.code for function in functions]
    if len(set(codes)) < len(codes):
        raise table.error("function", "gives one code to two functions")
    return CompetenceRule(clause=table.text("clause"), functions=dict(zip(codes, functions, strict=True)))


def _function(table: Table) -> Function:
    function = Function(table.text("code"), table.text("title_ru"), table.text("title_en"))
    table.close()
    return function


def _procedure(table: Table) -> ProcedureRule:
    unknown = [key for key in table.keys() if key not in set(Step)]  # noqa: SIM118 (a Table is no dict)
    if unknown:
        raise table.error(unknown[0], f"is no step; the steps are {', '.join(Step)}")
    return ProcedureRule(clauses={Step(key): table.text(key) for key in table.keys()})  # noqa: SIM118

"""From the tables of a charter to its rules; a mistake is named by source, table and key."""

from collections.abc import Callable, Collection
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeVar

from council.law.absent import (
    NO_CHAIRMANSHIP,
    NO_COMPETENCE,
    NO_NARROW_BASE,
    NO_PETITION,
    NO_PROCEDURE,
    NO_RULE,
    NO_TERM,
    NO_YEARLY,
    NOT_IN_WRITING,
)
from council.law.charter import Charter, CharterError, CompetenceRule, Edition, Function
from council.law.charter_table import Table
from council.law.competence_parser import attendance_rule, function_code, limits_rule, rights_rule
from council.law.rules import (
    Base,
    ChairmanshipRule,
    ClauseRule,
    ConsentRule,
    DaysRule,
    ItemClass,
    MajorityRule,
    NamedMajority,
    NarrowBaseRule,
    OnLapse,
    OpenTo,
    OverrideRule,
    PartiesRule,
    PetitionRule,
    ProcedureRule,
    QuorumRule,
    QuorumTest,
    RulesOfProcedureRule,
    SeatsRule,
    TermStart,
    Threshold,
    Tie,
    WrittenRule,
    YearlyRule,
)
from council.law.steps import Step

Rule = TypeVar("Rule")
Absent = TypeVar("Absent")


def parse_charter(data: dict[str, Any], source: str, *, zones: Collection[str] | None = None) -> Charter:
    """Return the charter that the tables describe, or raise `CharterError` with every mistake in them.

    `zones` are the names of the time zones there are, which the law cannot look up.
    """
    faults: list[str] = []
    document = Table(data, source=source, name="", faults=faults)
    body = document.table("body")
    title_ru, title_en = body.text("title_ru"), body.text("title_en")
    charter = Charter(
        code=body.text("code"),
        title_ru=title_ru,
        title_en=title_en,
        title_genitive_ru=body.text("title_genitive_ru", default=title_ru),
        short_title_ru=body.text("short_title_ru", default=title_ru),
        short_title_en=body.text("short_title_en", default=title_en),
        regulation_ru=body.text("regulation_ru", default="Положение"),
        regulation_genitive_ru=body.text("regulation_genitive_ru", default="Положения"),
        zone=body.text("zone"),
        editions=tuple(_edition(table) for table in document.tables("edition")),
    )
    if zones is not None and charter.zone and charter.zone not in zones:
        body.fault("zone", f"names no time zone: {charter.zone!r}; write one such as Europe/Minsk")
    body.close()
    document.close()
    faults += _out_of_order(charter, source)
    if faults:
        raise CharterError(*faults)
    return charter


def _out_of_order(charter: Charter, source: str) -> list[str]:
    days = [edition.in_force_from for edition in charter.editions]
    return [
        f"{source}: [edition {number}] in_force_from must grow from one edition to the next: "
        f"{later} does not follow {earlier}"
        for number, (earlier, later) in enumerate(pairwise(days), 2)
        if date.min != later <= earlier
    ]


def _edition(table: Table) -> Edition:
    edition = Edition(
        in_force_from=table.day("in_force_from"),
        seats=_rule(table, "seats", _seats),
        credentials=_optional(table, "credentials", _clause, absent=NO_RULE),
        chairmanship=_optional(table, "chairmanship", _chairmanship, absent=NO_CHAIRMANSHIP),
        quorum=_rule(table, "quorum", _quorum),
        majority=_rule(table, "majority", _majority),
        disinterest=_optional(table, "disinterest", _clause, absent=NO_RULE),
        narrow_base=_optional(table, "narrow_base", _narrow_base, absent=NO_NARROW_BASE),
        no_objection=_optional(table, "no_objection", _clause, absent=NO_RULE),
        dissent=_optional(table, "dissent", _clause, absent=NO_RULE),
        affected=_optional(table, "affected", _clause, absent=NO_RULE),
        voting=_optional(table, "voting", _clause, absent=NO_RULE),
        materials=_optional(table, "materials", _days, absent=NO_TERM),
        circulation=_optional(table, "circulation", _days, absent=NO_TERM),
        yearly=_optional(table, "yearly", _yearly, absent=NO_YEARLY),
        petition=_optional(table, "petition", _petition, absent=NO_PETITION),
        competence=_optional(table, "competence", _competence, absent=NO_COMPETENCE),
        procedure=_optional(table, "procedure", _procedure, absent=NO_PROCEDURE),
        written=_optional(table, "written", _written, absent=NOT_IN_WRITING),
        attendance=_optional(table, "attendance", attendance_rule, absent=None),
        rights=_optional(table, "rights", rights_rule, absent=None),
        limits=_optional(table, "limits", limits_rule, absent=None),
        costs=_optional(table, "costs", _clause, absent=None),
        parties=_optional(table, "parties", _parties, absent=None),
        venue=_optional(table, "venue", _clause, absent=None),
        annual=_optional(table, "annual", _clause, absent=None),
        rules_of_procedure=_optional(table, "rules_of_procedure", _rules_of_procedure, absent=None),
        override=_optional(table, "override", _override, absent=None),
    )
    table.close()
    return edition


def _rule(edition: Table, key: str, read: Callable[[Table], Rule]) -> Rule:
    """Return the rule of one table, every key of which must be known."""
    table = edition.table(key)
    rule = read(table)
    table.close()
    return rule


def _optional(edition: Table, key: str, read: Callable[[Table], Rule], *, absent: Absent) -> Rule | Absent:
    """Return the rule of a table that a body may lack, or what stands in for it."""
    return _rule(edition, key, read) if edition.has(key) else absent


def _clause(table: Table) -> ClauseRule:
    return ClauseRule(clause=table.text("clause"))


def _seats(table: Table) -> SeatsRule:
    return SeatsRule(
        one_vote_clause=table.text("one_vote_clause"), advisory_clause=table.text("advisory_clause")
    )


def _chairmanship(table: Table) -> ChairmanshipRule:
    return ChairmanshipRule(
        term_years=table.positive("term_years"),
        start=table.choice("start", TermStart),
        on_lapse=table.choice("on_lapse", OnLapse),
        clause=table.text("clause"),
        election_clause=table.text("election_clause"),
        presiding_clause=table.text("presiding_clause"),
        signing_clause=table.text("signing_clause"),
        secretariat_clause=table.text("secretariat_clause"),
    )


def _quorum(table: Table) -> QuorumRule:
    """A share of the members, a number of them, or none; which one, the charter says expressly."""
    table.require_one_of("fraction", "members", "none")
    if table.has("none"):
        if not table.flag("none"):
            table.fault("none", "must be true, or give way to fraction or members")
        return QuorumRule(None, QuorumTest.EACH_DECISION, table.text("clause", default=""))
    rule = QuorumRule(
        fraction=table.fraction("fraction") if table.has("fraction") else None,
        tested=table.choice("tested", QuorumTest, default=QuorumTest.EACH_DECISION),
        clause=table.text("clause"),
        threshold=table.choice("threshold", Threshold, default=Threshold.AT_LEAST),
        members=table.positive("members") if table.has("members") else None,
    )
    _require_reachable(table, rule.threshold, rule.fraction)
    if rule.threshold is Threshold.CONSENSUS:
        table.fault("threshold", 'must be at_least or more_than, not "consensus"')
    if rule.members is not None and table.has("threshold"):
        table.fault("threshold", "goes with a fraction; a number of members is reached or not")
    return rule


def _majority(table: Table) -> MajorityRule:
    """A share of a base, a number of votes, or consensus; with the consent of seats where it is needed."""
    threshold = table.choice("threshold", Threshold)
    consent = _optional(table, "consent", _consent, absent=None)
    if threshold is Threshold.CONSENSUS:
        return _consensus(table, consent)
    table.require_one_of("fraction", "votes")
    votes = table.positive("votes") if table.has("votes") else None
    rule = MajorityRule(
        base=table.choice("base", Base, default=None if votes is None else Base.MEMBERS),
        threshold=threshold,
        fraction=table.fraction("fraction") if table.has("fraction") else None,
        tie=table.choice("tie", Tie, default=Tie.FAILS),
        clause=table.text("clause"),
        votes=votes,
        consent=consent,
    )
    _require_reachable(table, threshold, rule.fraction)
    return rule


def _consensus(table: Table, consent: ConsentRule | None) -> MajorityRule:
    """Under consensus no votes are counted, so nothing that says how to count them has a place."""
    for key in ("base", "fraction", "votes", "consent"):
        if table.has(key):
            table.fault(key, 'has no meaning where the threshold is "consensus"')
            table.skip(key)
    tie = table.choice("tie", Tie, default=Tie.FAILS)
    if tie is not Tie.FAILS:
        table.fault("tie", 'must be "fails" where the threshold is "consensus": there is no tie')
    return MajorityRule(
        Base.PARTICIPATING, Threshold.CONSENSUS, None, tie, table.text("clause"), consent=consent
    )


def _consent(table: Table) -> ConsentRule:
    seats = table.texts("seats")
    if len(set(seats)) < len(seats):
        table.fault("seats", "names one seat twice")
    return ConsentRule(seats=seats, clause=table.text("clause"))


def _require_reachable(table: Table, threshold: Threshold, fraction: Fraction | None) -> None:
    """Nobody can win more than the whole."""
    if fraction == 1 and threshold is Threshold.MORE_THAN:
        table.fault("fraction", 'cannot be 1 where the threshold is "more_than"')


def _written(table: Table) -> WrittenRule:
    return WrittenRule(allowed=table.flag("allowed"), clause=table.text("clause"))


def _narrow_base(table: Table) -> NarrowBaseRule:
    return NarrowBaseRule(fraction=table.fraction("fraction"), clause=table.text("clause"))


def _days(table: Table) -> DaysRule:
    return DaysRule(days=table.positive("days"), clause=table.text("clause"))


def _yearly(table: Table) -> YearlyRule:
    return YearlyRule(
        meetings=table.positive("meetings"), months=table.positive("months"), clause=table.text("clause")
    )


def _petition(table: Table) -> PetitionRule:
    return PetitionRule(
        fraction=table.fraction("fraction"), days=table.positive("days"), clause=table.text("clause")
    )


def _parties(table: Table) -> PartiesRule:
    return PartiesRule(
        entry_nth=table.positive("entry_nth"),
        entry_days=table.positive("entry_days"),
        entry_clause=table.text("entry_clause"),
        accession_open_to=table.choice("accession_open_to", OpenTo),
        accession_clause=table.text("accession_clause"),
        exit_months=table.positive("exit_months"),
        exit_clause=table.text("exit_clause"),
        amendment_clause=table.text("amendment_clause"),
        body_change_months=table.positive("body_change_months"),
        body_change_clause=table.text("body_change_clause"),
    )


def _competence(table: Table) -> CompetenceRule:
    functions = [_function(one) for one in table.tables("function")]
    codes = [function.code for function in functions]
    if len(set(codes)) < len(codes):
        table.fault("function", "gives one code to two functions")
    return CompetenceRule(
        clause=table.text("clause"),
        functions=dict(zip(codes, functions, strict=True)),
        lead_clause=table.text("lead_clause") if table.has("lead_clause") else "",
        consultation=function_code(table, "consultation", codes),
        residual=function_code(table, "residual", codes),
    )


def _function(table: Table) -> Function:
    function = Function(table.text("code"), table.text("title_ru"), table.text("title_en"))
    table.close()
    return function


def _procedure(table: Table) -> ProcedureRule:
    clauses = {step: table.text(step) for step in Step if table.has(step)}
    for key in table.keys():  # noqa: SIM118 (a Table is no dict)
        if key not in set(Step):
            table.skip(key)
            table.fault(key, f"is no step; the steps are {', '.join(Step)}")
    return ProcedureRule(clauses=clauses)


def _rules_of_procedure(table: Table) -> RulesOfProcedureRule:
    return RulesOfProcedureRule(clause=table.text("clause"), meetings_clause=table.text("meetings_clause"))


def _override(table: Table) -> OverrideRule:
    majorities = [_named_majority(one) for one in table.tables("majority")]
    classes = [_item_class(one) for one in table.tables("item_class")] if table.has("item_class") else []
    _require_different(table, "majority", [named.code for named in majorities])
    _require_different(table, "item_class", [one.code for one in classes])
    return OverrideRule(
        clause=table.text("clause"),
        chair_clause=table.text("chair_clause"),
        never=table.texts("never"),
        majorities={named.code: named for named in majorities},
        item_classes={one.code: one for one in classes},
    )


def _named_majority(table: Table) -> NamedMajority:
    named = NamedMajority(
        table.text("code"), table.text("title_ru"), table.text("title_en"), rule=_majority(table)
    )
    table.close()
    return named


def _item_class(table: Table) -> ItemClass:
    item_class = ItemClass(table.text("code"), table.text("title_ru"), table.text("title_en"))
    table.close()
    return item_class


def _require_different(table: Table, key: str, codes: list[str]) -> None:
    if len(set(codes)) < len(codes):
        table.fault(key, "gives one code to two entries")

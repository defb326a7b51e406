"""From the tables of a charter to its rules; a mistake is named by source, table and key."""

from collections.abc import Callable
from typing import Any, TypeVar

from council.law.charter import Charter, CharterError, CompetenceRule, Edition, Function
from council.law.charter_table import Table
from council.law.competence_parser import attendance_rule, function_code, limits_rule, rights_rule
from council.law.rules import (
    Base,
    ChairmanshipRule,
    ClauseRule,
    DaysRule,
    ItemClass,
    MajorityRule,
    NamedMajority,
    NarrowBaseRule,
    OpenTo,
    OverrideRule,
    PartiesRule,
    PetitionRule,
    ProcedureRule,
    QuorumRule,
    QuorumTest,
    RulesOfProcedureRule,
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
        attendance=_rule(table, "attendance", attendance_rule) if table.has("attendance") else None,
        rights=_rule(table, "rights", rights_rule) if table.has("rights") else None,
        limits=_rule(table, "limits", limits_rule) if table.has("limits") else None,
        costs=_rule(table, "costs", _clause) if table.has("costs") else None,
        parties=_rule(table, "parties", _parties) if table.has("parties") else None,
        venue=_rule(table, "venue", _clause) if table.has("venue") else None,
        annual=_rule(table, "annual", _clause) if table.has("annual") else None,
        rules_of_procedure=_rule(table, "rules_of_procedure", _rules_of_procedure)
        if table.has("rules_of_procedure")
        else None,
        override=_rule(table, "override", _override) if table.has("override") else None,
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
        raise table.error("function", "gives one code to two functions")
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
    unknown = [key for key in table.keys() if key not in set(Step)]  # noqa: SIM118 (a Table is no dict)
    if unknown:
        raise table.error(unknown[0], f"is no step; the steps are {', '.join(Step)}")
    return ProcedureRule(clauses={Step(key): table.text(key) for key in table.keys()})  # noqa: SIM118


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
        raise table.error(key, "gives one code to two entries")

"""From the tables of a charter to its rules; a mistake is named by source, table and key."""

from collections.abc import Collection
from datetime import date
from itertools import pairwise
from typing import Any

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
from council.law.charter import Charter, CharterError, Edition
from council.law.charter_reading import clause_rule, days_rule, optional, require_reachable, rule
from council.law.charter_table import Table
from council.law.charter_values import shown
from council.law.competence_parser import (
    attendance_rule,
    competence_rule,
    limits_rule,
    rights_rule,
)
from council.law.majority_parser import item_class_rules, majority_rule, quorum_rule, written_rule
from council.law.override_parser import override_rule, rules_of_procedure_rule
from council.law.remarks import MinutesRule
from council.law.rules import (
    ChairmanshipRule,
    NarrowBaseRule,
    OnLapse,
    PetitionRule,
    ProcedureRule,
    SeatsRule,
    TermStart,
    Threshold,
    YearlyRule,
)
from council.law.steps import Step
from council.law.treaty_parser import parties_rule


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
        body.fault("zone", f"names no time zone: {shown(charter.zone)}; write one such as Europe/Minsk")
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
        seats=rule(table, "seats", _seats),
        credentials=optional(table, "credentials", clause_rule, absent=NO_RULE),
        chairmanship=optional(table, "chairmanship", _chairmanship, absent=NO_CHAIRMANSHIP),
        quorum=rule(table, "quorum", quorum_rule),
        majority=rule(table, "majority", majority_rule),
        disinterest=optional(table, "disinterest", clause_rule, absent=NO_RULE),
        narrow_base=optional(table, "narrow_base", _narrow_base, absent=NO_NARROW_BASE),
        no_objection=optional(table, "no_objection", clause_rule, absent=NO_RULE),
        dissent=optional(table, "dissent", clause_rule, absent=NO_RULE),
        affected=optional(table, "affected", clause_rule, absent=NO_RULE),
        voting=optional(table, "voting", clause_rule, absent=NO_RULE),
        materials=optional(table, "materials", days_rule, absent=NO_TERM),
        circulation=optional(table, "circulation", days_rule, absent=NO_TERM),
        yearly=optional(table, "yearly", _yearly, absent=NO_YEARLY),
        petition=optional(table, "petition", _petition, absent=NO_PETITION),
        competence=optional(table, "competence", competence_rule, absent=NO_COMPETENCE),
        procedure=optional(table, "procedure", _procedure, absent=NO_PROCEDURE),
        written=optional(table, "written", written_rule, absent=NOT_IN_WRITING),
        minutes=optional(table, "minutes", _minutes, absent=MinutesRule()),
        item_classes=item_class_rules(table),
        foundation=optional(table, "foundation", clause_rule, absent=None),
        attendance=optional(table, "attendance", attendance_rule, absent=None),
        rights=optional(table, "rights", rights_rule, absent=None),
        limits=optional(table, "limits", limits_rule, absent=None),
        costs=optional(table, "costs", clause_rule, absent=None),
        parties=optional(table, "parties", parties_rule, absent=None),
        venue=optional(table, "venue", clause_rule, absent=None),
        annual=optional(table, "annual", clause_rule, absent=None),
        rules_of_procedure=optional(table, "rules_of_procedure", rules_of_procedure_rule, absent=None),
        override=optional(table, "override", override_rule, absent=None),
    )
    table.close()
    return edition


def _seats(table: Table) -> SeatsRule:
    one_vote = table.text("one_vote_clause")
    return SeatsRule(
        one_vote_clause=one_vote, advisory_clause=table.text("advisory_clause", default=one_vote)
    )


def _chairmanship(table: Table) -> ChairmanshipRule:
    return ChairmanshipRule(
        term_years=table.positive("term_years"),
        start=table.choice("start", TermStart, default=TermStart.MEETING_TO_MEETING),
        on_lapse=table.choice("on_lapse", OnLapse, default=OnLapse.NEXT),
        clause=table.text("clause"),
        election_clause=table.text("election_clause", default=""),
        presiding_clause=table.text("presiding_clause", default=""),
        signing_clause=table.text("signing_clause", default=""),
        secretariat_clause=table.text("secretariat_clause", default=""),
    )


def _narrow_base(table: Table) -> NarrowBaseRule:
    return NarrowBaseRule(fraction=table.fraction("fraction"), clause=table.text("clause"))


def _yearly(table: Table) -> YearlyRule:
    return YearlyRule(
        meetings=table.positive("meetings"), months=table.positive("months"), clause=table.text("clause")
    )


def _petition(table: Table) -> PetitionRule:
    fraction = table.fraction("fraction")
    require_reachable(table, Threshold.MORE_THAN, fraction)
    return PetitionRule(fraction=fraction, days=table.positive("days"), clause=table.text("clause"))


def _minutes(table: Table) -> MinutesRule:
    countersigned = table.flag("countersigned") if table.has("countersigned") else False
    return MinutesRule(
        remark_days=table.positive("remark_days"),
        remarks_clause=table.text("remarks_clause", default=""),
        countersigned=countersigned,
        countersigning_clause=table.text("countersigning_clause", default=""),
    )


def _procedure(table: Table) -> ProcedureRule:
    clauses = {step: table.text(step) for step in Step if table.has(step)}
    for key in table.keys():  # noqa: SIM118 (a Table is no dict)
        if key not in set(Step):
            table.skip(key)
            table.fault(key, f"is no step; the steps are {', '.join(Step)}")
    return ProcedureRule(clauses=clauses)

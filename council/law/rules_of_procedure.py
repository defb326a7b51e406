"""The rules of procedure the body has adopted for itself, and what hangs on their version."""

from dataclasses import dataclass
from datetime import date

from council.law.rules import RulesOfProcedureRule, WrittenRule
from council.law.ruling import Ruling, bar, note, permit
from council.law.written import rule_on_written_procedure


@dataclass(frozen=True)
class Version:
    """A version of the rules of procedure: its number, its first day, and whether it lets members vote in writing."""

    number: str
    since_on: date
    allows_written: bool = False


def rule_on_adopting(rule: RulesOfProcedureRule, *, decision_stands: bool) -> Ruling:
    """May the version be entered? The body adopts its rules itself, by a decision."""
    if not decision_stands:
        return bar("rules_without_decision", rule.clause)
    return permit("may_adopt_rules", rule.clause)


def rule_on_version(rule: RulesOfProcedureRule, version: Version | None) -> Ruling:
    """Under which version does the meeting meet? Where none was adopted, under the Regulation alone."""
    if version is None:
        return note("no_rules_of_procedure", rule.meetings_clause)
    return permit(
        "rules_of_procedure_apply",
        rule.meetings_clause,
        version=version.number,
        since=version.since_on.isoformat(),
    )


def rule_on_written_meeting(
    written: WrittenRule, rule: RulesOfProcedureRule | None, version: Version | None
) -> Ruling:
    """May the members be asked in writing instead of meeting?

    Where the charter does not say so itself, only the rules of procedure of that day can.
    """
    if written.allowed or rule is None:
        return rule_on_written_procedure(written)
    clause = rule.clause
    if version is None:
        return bar("written_without_rules", clause)
    if not version.allows_written:
        return bar("written_not_allowed", clause, version=version.number)
    return permit("written_allowed", clause, version=version.number, since=version.since_on.isoformat())

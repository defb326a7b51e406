"""How the rules of a charter are read: one table a rule, the codes in a list different, a share within reach."""

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from council.law.charter_table import Table
from council.law.rules import ClauseRule, DaysRule, Threshold
from council.law.sent_by import SentBy

Rule = TypeVar("Rule")
Absent = TypeVar("Absent")


def rule(edition: Table, key: str, read: Callable[[Table], Rule]) -> Rule:
    """Return the rule of one table, every key of which must be known."""
    table = edition.table(key)
    rule = read(table)
    table.close()
    return rule


def optional(edition: Table, key: str, read: Callable[[Table], Rule], *, absent: Absent) -> Rule | Absent:
    """Return the rule of a table that a body may lack, or what stands in for it."""
    return rule(edition, key, read) if edition.has(key) else absent


def clause_rule(table: Table) -> ClauseRule:
    """Read a rule that has a clause and no number."""
    return ClauseRule(clause=table.text("clause"))


def days_rule(table: Table) -> DaysRule:
    """Read a term in days, kept by the moment of issue unless the charter names another."""
    by = table.choice("by", SentBy, default=SentBy.ISSUE)
    return DaysRule(days=table.positive("days"), clause=table.text("clause"), by=by)


def require_different(table: Table, key: str, codes: list[str]) -> None:
    """Refuse a code given twice: what is named by it would be one of two things."""
    if len(set(codes)) < len(codes):
        table.fault(key, "gives one code to two entries")


def require_reachable(table: Table, threshold: Threshold, fraction: Fraction | None) -> None:
    """Nobody can win more than the whole."""
    if fraction == 1 and threshold is Threshold.MORE_THAN:
        table.fault("fraction", 'cannot be 1 where the threshold is "more_than"')

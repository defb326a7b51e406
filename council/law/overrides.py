"""What the body sets otherwise: whether it may, for what, and which of its decisions governs a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from council.law.charter import Edition
from council.law.rules import OverrideRule
from council.law.ruling import Ruling, bar, note, permit


class Scope(StrEnum):
    """For what another majority is set, the most specific first."""

    ITEM = "item"
    MEETING = "meeting"
    ITEM_CLASS = "item_class"
    PERIOD = "period"


NARROWEST_FIRST = tuple(Scope)


@dataclass(frozen=True)
class Reach:
    """How far a decision goes: `subject` is the item, the meeting or the class it names, nothing for a period."""

    key: str
    scope: Scope
    subject: str
    since_on: date
    until_on: date | None = None

    def lasts_on(self, day: date) -> bool:
        return self.since_on <= day and (self.until_on is None or day <= self.until_on)

    def meets(self, other: "Reach") -> bool:
        """Say whether both are of one scope, name the same, and have a day in common."""
        if (self.scope, self.subject) != (other.scope, other.subject):
            return False
        return self.since_on <= (other.until_on or date.max) and other.since_on <= (self.until_on or date.max)


@dataclass(frozen=True)
class Question:
    """What is put to the vote: the item, its meeting and its class, on the day of the meeting."""

    item: str
    meeting: str
    item_class: str
    day: date

    def is_within(self, reach: Reach) -> bool:
        named = {Scope.ITEM: self.item, Scope.MEETING: self.meeting, Scope.ITEM_CLASS: self.item_class}
        return reach.lasts_on(self.day) and reach.subject == named.get(reach.scope, "")


@dataclass(frozen=True)
class OverrideFacts:
    """An override as it is about to be recorded.

    `voted_on` names the questions within its reach on which a vote was opened after
    its decision was taken; `standing` the decision of another one of the same reach.
    `sits_on` is the day of a running meeting that it reaches: then it must rest on a
    decision of the record (`is_of_the_record`), or on an earlier one with its number.
    """

    decided_on: date
    since_on: date
    decision_stands: bool = True
    is_of_the_record: bool = False
    has_number: bool = True
    sits_on: date | None = None
    governs_itself: bool = False
    voted_on: tuple[str, ...] = ()
    standing: str = ""


def governing(reaches: Iterable[Reach], question: Question) -> Reach | None:
    """Return the decision that governs the question: the most specific one; None where the usual rule does.

    Of one scope there is never more than one on a day; were there two, the later one stands.
    """
    within = sorted(
        (reach for reach in reaches if question.is_within(reach)),
        key=lambda reach: (-NARROWEST_FIRST.index(reach.scope), reach.since_on, reach.key),
    )
    return within[-1] if within else None


def rule_on_setting_otherwise(rule: OverrideRule, clause: str) -> Ruling:
    """May the body set otherwise what this clause says? Only where the clause itself lets it."""
    if clause == rule.clause:
        return permit("may_set_otherwise", clause)
    if clause == rule.chair_clause:
        return bar("set_with_the_chairmanship", clause)
    return bar("never_set_otherwise", clause)


def rule_on_override(rule: OverrideRule, facts: OverrideFacts) -> Ruling:
    """May the override be recorded? It rests on a decision, works only after it, and never on itself."""
    if not facts.decision_stands:
        return bar("override_without_decision", rule.clause)
    if facts.governs_itself:
        return bar("override_of_itself", rule.clause)
    if facts.since_on < facts.decided_on:
        return bar(
            "override_before_its_decision",
            rule.clause,
            since=facts.since_on.isoformat(),
            decided=facts.decided_on.isoformat(),
        )
    if facts.voted_on:
        return bar("override_entered_late", rule.clause, questions=facts.voted_on)
    if facts.standing:
        return bar("two_overrides_of_one_scope", rule.clause, decision=facts.standing)
    return _rule_in_session(rule, facts)


def rule_on_confirming(
    rule: OverrideRule, *, entered_by: int, confirmed_by: int, voted_on: tuple[str, ...]
) -> Ruling:
    """May this person confirm an override entered while its meeting runs? Another than entered it, before a vote."""
    if entered_by == confirmed_by:
        return bar("override_by_one_person", rule.clause)
    if voted_on:
        return bar("override_entered_late", rule.clause, questions=voted_on)
    return permit("may_set_otherwise", rule.clause)


def _rule_in_session(rule: OverrideRule, facts: OverrideFacts) -> Ruling:
    """Return what follows while a meeting it reaches runs: the rules of a vote at hand are not one person's to change."""
    if facts.sits_on is None:
        return permit("may_set_otherwise", rule.clause)
    is_known = facts.is_of_the_record or (facts.has_number and facts.decided_on < facts.sits_on)
    if not is_known:
        return bar("override_in_session_unfounded", rule.clause)
    return note("override_waits_for_another", rule.clause)


def set_otherwise(edition: Edition) -> tuple[Ruling, ...]:
    """Return what is worth saying where another majority governs: which, and by which decision."""
    override = edition.set_otherwise
    if override is None:
        return ()
    return (
        note(
            "majority_set_otherwise",
            edition.majority.clause,
            decision=override.decision,
            majority=(override.title_ru, override.title_en),
        ),
    )

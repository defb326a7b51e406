"""What must be done when the chair passes from one state to the next: a list that follows from the facts."""

from dataclasses import dataclass

from council.law.rotation_rulings import rule_on_secretariat_head
from council.law.rules import ChairmanshipRule
from council.law.ruling import Ruling, permit, warn


@dataclass(frozen=True)
class HandoverFacts:
    """What stands on the day of the handover, and who takes over."""

    incoming: str
    head: str | None
    is_decided: bool
    has_member: bool
    has_deputy: bool
    minutes_unsigned: int


def handover_list(rule: ChairmanshipRule, facts: HandoverFacts) -> tuple[Ruling, ...]:
    """Return the points of the handover in the order in which they are gone through."""
    return (
        _decision(rule, facts),
        _member(rule, facts),
        _minutes(rule, facts),
        rule_on_secretariat_head(rule, chair=facts.incoming, head=facts.head),
        _deputy(rule, facts),
    )


def _decision(rule: ChairmanshipRule, facts: HandoverFacts) -> Ruling:
    if facts.is_decided:
        return permit("handover_decided", rule.clause, seat=facts.incoming)
    return warn("handover_undecided", rule.clause, seat=facts.incoming)


def _member(rule: ChairmanshipRule, facts: HandoverFacts) -> Ruling:
    if facts.has_member:
        return permit("incoming_has_member", rule.clause, seat=facts.incoming)
    return warn("incoming_without_member", rule.clause, seat=facts.incoming)


def _minutes(rule: ChairmanshipRule, facts: HandoverFacts) -> Ruling:
    if facts.minutes_unsigned:
        return warn("minutes_left_unsigned", rule.signing_clause, minutes=facts.minutes_unsigned)
    return permit("no_minutes_left", rule.signing_clause)


def _deputy(rule: ChairmanshipRule, facts: HandoverFacts) -> Ruling:
    if facts.has_deputy:
        return permit("deputy_stays", rule.secretariat_clause)
    return warn("deputy_missing", rule.secretariat_clause)

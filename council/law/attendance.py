"""Who may take part beside the members, on what ground, and who serves the meeting."""

from dataclasses import dataclass

from council.law.charter import Edition
from council.law.competence_rules import AttendanceRule
from council.law.ruling import Ruling, note, permit, warn

OBSERVER, EXPERT = "observer", "expert"


@dataclass(frozen=True)
class Admission:
    """On what ground somebody without a seat takes part.

    `decision` names the act of the body that admits; `of_party` says whether they come from a
    state that is a party, and is None for an international organisation.
    """

    decision: str = ""
    of_party: bool | None = None
    agreed: bool = False


def attendance_rulings(edition: Edition, capacity: str, admission: Admission) -> tuple[Ruling, ...]:
    """Return what the law says of somebody's part in the meeting; most capacities need no ground."""
    rule = edition.attendance
    if rule is None:
        return ()
    if capacity == OBSERVER:
        return (rule_on_observer(rule, admission),)
    if capacity == EXPERT:
        return (rule_on_expert(rule, admission),)
    return ()


def rule_on_observer(rule: AttendanceRule, admission: Admission) -> Ruling:
    """Has the body admitted the observer, and does it come from outside the circle of parties?"""
    clause = rule.observer_clause
    if not admission.decision:
        return warn("observer_not_admitted", clause)
    if admission.of_party:
        return warn("observer_of_a_party", clause, decision=admission.decision)
    return permit("observer_admitted", clause, decision=admission.decision)


def rule_on_expert(rule: AttendanceRule, admission: Admission) -> Ruling:
    """Has the body engaged the expert, by agreement, from an economic entity of a party?"""
    clause = rule.expert_clause
    if not admission.decision:
        return warn("expert_not_engaged", clause)
    if admission.of_party is False:
        return warn("expert_of_no_party", clause, decision=admission.decision)
    if not admission.agreed:
        return warn("expert_not_agreed", clause, decision=admission.decision)
    return permit("expert_engaged", clause, decision=admission.decision)


def rule_on_advisory_voices(edition: Edition, *, voices: int) -> Ruling:
    """How many take part with an advisory voice, who are in no count?"""
    return note("advisory_not_counted", edition.seats.advisory_clause, voices=voices)


def rule_on_partner(rule: AttendanceRule, *, representatives: int) -> Ruling:
    """Is the executive body of the wider organisation represented in the work of this one?"""
    if representatives:
        return permit("partner_represented", rule.partner_clause, representatives=representatives)
    return warn("partner_not_represented", rule.partner_clause)


def rule_on_support(rule: AttendanceRule, *, officers: int) -> Ruling:
    """Is there a secretariat to serve the body?"""
    if officers:
        return permit("secretariat_serves", rule.support_clause, officers=officers)
    return warn("no_secretariat", rule.support_clause)


def rule_on_members_named(edition: Edition, *, members: int, unnamed: tuple[str, ...]) -> Ruling:
    """Does every seat have its member on record? A seat without one still counts in the quorum."""
    clause = edition.seats.one_vote_clause
    if unnamed:
        return warn("members_not_named", clause, members=members, seats=unnamed)
    return permit("members_named", clause, members=members)

"""A state's petition for an extraordinary meeting: who may still answer it, when it carries and when it lapses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from council.law.convening import rule_on_petition
from council.law.notice import days_after
from council.law.rules import PetitionRule
from council.law.ruling import Ruling, bar, permit, warn


class PetitionStanding(StrEnum):
    """What has become of a petition."""

    OPEN = "open"
    CARRIED = "carried"
    CONVENED = "convened"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class PetitionFacts:
    """A petition as the law asks for it; `answers` holds the last word of each state, the proposer's included.

    `is_carried` is what was recorded once the majority was there: no answer undoes it.
    `is_convened` says that a meeting stands on it; a meeting that was cancelled gives the petition back.
    """

    proposer: str
    lapses_on: date
    members: frozenset[str]
    answers: Mapping[str, bool] = field(default_factory=dict)
    is_withdrawn: bool = False
    is_carried: bool = False
    is_convened: bool = False

    @property
    def supporters(self) -> frozenset[str]:
        """Return the members that support the petition: silence is no support, and a state that left counts no more."""
        return frozenset(seat for seat, supports in self.answers.items() if supports) & self.members

    @property
    def is_orphaned(self) -> bool:
        """Say whether the state that filed it is no party on the day: nobody proposes it any more."""
        return self.proposer not in self.members


def petition_last_day(rule: PetitionRule, filed_on: date) -> date:
    """Return the last day on which a petition may be answered."""
    return days_after(filed_on, rule.days)


def rule_on_support(rule: PetitionRule, facts: PetitionFacts) -> Ruling:
    """Do enough of all the members of the day support the petition?"""
    return rule_on_petition(rule, members=len(facts.members), supporters=len(facts.supporters))


def petition_standing(rule: PetitionRule, facts: PetitionFacts, today: date) -> PetitionStanding:
    """Return what has become of the petition by the day."""
    if facts.is_convened:
        return PetitionStanding.CONVENED
    if facts.is_withdrawn:
        return PetitionStanding.WITHDRAWN
    if facts.is_orphaned:
        return PetitionStanding.LAPSED
    if facts.is_carried:
        return PetitionStanding.CARRIED
    if today > facts.lapses_on:
        return PetitionStanding.LAPSED
    return PetitionStanding.CARRIED if rule_on_support(rule, facts).in_order else PetitionStanding.OPEN


def rule_on_answer(rule: PetitionRule, facts: PetitionFacts, *, seat: str, today: date) -> Ruling:
    """May this state support or decline the petition now, or change its answer?"""
    if seat not in facts.members:
        return bar("answer_of_no_member", rule.clause)
    settled = _settled(rule, facts, today)
    if settled is not None:
        return settled
    if seat == facts.proposer:
        return bar("proposer_supports_already", rule.clause)
    return permit("petition_may_be_answered", rule.clause, last=facts.lapses_on.isoformat())


def rule_on_withdrawal(rule: PetitionRule, facts: PetitionFacts, *, seat: str, today: date) -> Ruling:
    """May this state take the petition back? Only its proposer, until the majority is there."""
    if seat != facts.proposer:
        return bar("petition_of_another_state", rule.clause, seat=facts.proposer)
    settled = _settled(rule, facts, today)
    return permit("petition_may_be_withdrawn", rule.clause) if settled is None else settled


def rule_on_extraordinary(rule: PetitionRule, facts: PetitionFacts | None, *, today: date) -> Ruling:
    """May an extraordinary meeting be convened on this petition, or on none?

    What carried it once is counted again among the members of the day.
    """
    if not rule.clause:
        return rule_on_petition(rule, members=0, supporters=0)
    if facts is None:
        return bar("extraordinary_without_petition", rule.clause)
    standing = petition_standing(rule, facts, today)
    support = rule_on_support(rule, facts)
    if standing is PetitionStanding.CARRIED:
        return permit("petition_carried", rule.clause) if support.in_order else support
    settled = _settled(rule, facts, today)
    return support if settled is None else settled


def rule_on_petitioned_agenda(
    rule: PetitionRule, *, petitioned: Sequence[str], agenda: Sequence[str]
) -> Ruling:
    """Does the extraordinary meeting take up what the majority supported its being held for, and nothing else?"""
    asked, taken_up = {_plain(title) for title in petitioned}, {_plain(title) for title in agenda}
    if asked == taken_up:
        return permit("agenda_as_petitioned", rule.clause)
    figures = {"added": len(taken_up - asked), "left_out": len(asked - taken_up)}
    return warn("agenda_not_as_petitioned", rule.clause, **figures)


def _plain(title: str) -> str:
    """Return a title as it is compared: without regard to capitals, spaces and the point behind it."""
    return " ".join(title.casefold().split()).rstrip(". ")


def _settled(rule: PetitionRule, facts: PetitionFacts, today: date) -> Ruling | None:
    """Return why the petition is answered no more, or None while it is open."""
    standing = petition_standing(rule, facts, today)
    if standing is PetitionStanding.CONVENED:
        return bar("petition_convened_already", rule.clause)
    if standing is PetitionStanding.WITHDRAWN:
        return bar("petition_was_withdrawn", rule.clause)
    if standing is PetitionStanding.LAPSED and facts.is_orphaned:
        return bar("petition_of_no_member", rule.clause, seat=facts.proposer)
    if standing is PetitionStanding.LAPSED:
        return bar("petition_has_lapsed", rule.clause, last=facts.lapses_on.isoformat())
    if standing is PetitionStanding.CARRIED:
        return bar("petition_carried_already", rule.clause)
    return None

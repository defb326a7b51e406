"""What a vote comes to: quorum, affected states and majority, with the ground of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from council.law.affected import affected_rulings
from council.law.ballot import NO_SEATS, Position
from council.law.charter import Edition
from council.law.majority import rule_on_majority
from council.law.overrides import set_otherwise
from council.law.quorum import rule_on_quorum
from council.law.rules import MajorityRule, QuorumTest, Threshold
from council.law.ruling import Ruling, bar, note, permit, warn
from council.law.tally import Counts, count


class OutcomeKind(StrEnum):
    """What a vote can come to; without quorum, base or an affected state there is no decision at all."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    NO_DECISION = "no_decision"


@dataclass(frozen=True)
class Outcome:
    """The outcome with its figures and grounds, as they are frozen with a decision."""

    kind: OutcomeKind
    counts: Counts
    rulings: tuple[Ruling, ...]

    @property
    def is_adopted(self) -> bool:
        return self.kind is OutcomeKind.ADOPTED


def decide(
    edition: Edition,
    positions: Mapping[str, Position],
    *,
    affected: frozenset[str] = NO_SEATS,
    presiding: str | None = None,
    meeting_quorum: bool | None = None,
    narrow_base_confirmed: bool = False,
) -> Outcome:
    """Decide a closed vote from the positions of all members, the absent included.

    `meeting_quorum` says whether the meeting had its quorum, for a charter that
    asks for it once and not at each decision.
    """
    counts = count(edition, positions)
    grounds = _grounds_to_decide(edition, counts, positions, affected, meeting_quorum)
    if any(ruling.bars for ruling in grounds):
        return Outcome(OutcomeKind.NO_DECISION, counts, grounds)
    if counts.base and counts.base < counts.present:
        grounds += _worth_saying(rule_on_narrow_base(edition, counts, confirmed=narrow_base_confirmed))
    majority = _majority(edition.majority, counts, positions, presiding)
    return Outcome(_kind(majority, counts), counts, (*grounds, *set_otherwise(edition), majority))


def decide_without_vote(
    edition: Edition,
    positions: Mapping[str, Position],
    *,
    affected: frozenset[str] = NO_SEATS,
    meeting_quorum: bool | None = None,
) -> Outcome:
    """Decide a question to which nobody objected: every participating member counts as agreeing.

    Of `positions` only who is absent and who is disinterested is read.
    """
    silent_consent = {
        seat: position if position in (Position.ABSENT, Position.DISINTERESTED) else Position.FOR
        for seat, position in positions.items()
    }
    counts = count(edition, silent_consent)
    grounds = _grounds_to_decide(edition, counts, silent_consent, affected, meeting_quorum)
    if any(ruling.bars for ruling in grounds):
        return Outcome(OutcomeKind.NO_DECISION, counts, grounds)
    consent = _rule_on_consent(edition, counts)
    return Outcome(_kind(consent, counts), counts, (*grounds, *set_otherwise(edition), consent))


def rule_on_objections(edition: Edition, *, objecting: frozenset[str]) -> Ruling:
    """May the question be adopted without a vote? One objection, and the vote must be held."""
    clause = edition.no_objection.clause
    if objecting:
        return bar("objection_raised", clause, objecting=tuple(sorted(objecting)))
    return permit("no_objection", clause)


def rule_on_narrow_base(edition: Edition, counts: Counts, *, confirmed: bool) -> Ruling:
    """Is the base wide enough, or has the presiding person knowingly confirmed a narrow one?"""
    rule = edition.narrow_base
    if counts.base * rule.fraction.denominator >= counts.present * rule.fraction.numerator:
        return permit("wide_base", rule.clause, base=counts.base, present=counts.present)
    if confirmed:
        return note("narrow_base_confirmed", rule.clause, base=counts.base, present=counts.present)
    return warn("narrow_base", rule.clause, base=counts.base, present=counts.present)


def _grounds_to_decide(
    edition: Edition,
    counts: Counts,
    positions: Mapping[str, Position],
    affected: frozenset[str],
    meeting_quorum: bool | None,
) -> tuple[Ruling, ...]:
    """Return whether the body may decide at all, whatever the majority."""
    if not affected:
        return (_quorum(edition, counts, meeting_quorum),)
    absent = {seat for seat in affected if positions.get(seat, Position.ABSENT) is Position.ABSENT}
    disinterested = {seat for seat in affected if positions.get(seat) is Position.DISINTERESTED}
    return (
        _quorum(edition, counts, meeting_quorum),
        *affected_rulings(
            edition.affected,
            affected,
            present=affected - absent,
            disinterested=frozenset(disinterested),
        ),
    )


def _quorum(edition: Edition, counts: Counts, meeting_quorum: bool | None) -> Ruling:
    """Return the quorum at this decision, or that of the meeting where the charter asks for no more."""
    at_the_vote = rule_on_quorum(edition.quorum, members=counts.members, present=counts.present)
    if edition.quorum.tested is QuorumTest.EACH_DECISION or meeting_quorum is None:
        return at_the_vote
    if meeting_quorum:
        return permit("quorum_of_meeting", edition.quorum.clause, members=counts.members)
    return bar("no_quorum_of_meeting", edition.quorum.clause, members=counts.members)


def _rule_on_consent(edition: Edition, counts: Counts) -> Ruling:
    """Do those who did not object carry the decision? A majority of all members may need more of them."""
    if counts.base == 0:
        return bar("empty_base", edition.majority.clause, base=0)
    majority = rule_on_majority(edition.majority, counts)
    if not majority.in_order:
        return majority
    return permit("adopted_without_objection", edition.no_objection.clause, agreeing=counts.for_)


def _majority(
    rule: MajorityRule, counts: Counts, positions: Mapping[str, Position], presiding: str | None
) -> Ruling:
    """Return whether the votes carry; who voted against is asked only where a single vote can block."""
    names_matter = rule.consent is not None or rule.threshold is Threshold.CONSENSUS
    return rule_on_majority(
        rule,
        counts,
        presiding=None if presiding is None else positions.get(presiding),
        against=_against(positions) if names_matter else NO_SEATS,
    )


def _against(positions: Mapping[str, Position]) -> frozenset[str]:
    return frozenset(seat for seat, position in positions.items() if position is Position.AGAINST)


def _worth_saying(ruling: Ruling) -> tuple[Ruling, ...]:
    return () if ruling.finding == "wide_base" else (ruling,)


def _kind(majority: Ruling, counts: Counts) -> OutcomeKind:
    if counts.base == 0:
        return OutcomeKind.NO_DECISION
    return OutcomeKind.ADOPTED if majority.in_order else OutcomeKind.NOT_ADOPTED

"""Who may cast a ballot, what it may say and until when; how a seat is seen once the vote is closed."""

from dataclasses import dataclass
from enum import StrEnum

from council.law.charter import Edition
from council.law.ruling import Ruling, bar, permit

NO_SEATS: frozenset[str] = frozenset()


class Position(StrEnum):
    """How a seat stands in a vote once it is closed; a ballot says one of the first three."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"
    NOT_VOTING = "not_voting"
    DISINTERESTED = "disinterested"
    ABSENT = "absent"


CHOICES = (Position.FOR, Position.AGAINST, Position.ABSTAINED)


@dataclass(frozen=True)
class VoteFacts:
    """A vote as it stands: the seats frozen at its opening, those that have cast, those in the room."""

    is_open: bool
    entitled: frozenset[str]
    cast: frozenset[str] = NO_SEATS
    present: frozenset[str] = NO_SEATS
    disinterested: frozenset[str] = NO_SEATS


def rule_on_casting(edition: Edition, facts: VoteFacts, *, seat: str | None) -> Ruling:
    """May a ballot be cast for this seat now? `seat` is None for whoever holds no seat."""
    voting, one_vote = edition.voting.clause, edition.seats.one_vote_clause
    if seat is None:
        return bar("not_a_member_seat", edition.seats.advisory_clause)
    if seat in facts.cast:
        return bar("already_cast", one_vote, seat=seat)
    if not facts.is_open:
        return bar("vote_closed", voting, seat=seat)
    if seat in facts.disinterested:
        return bar("seat_disinterested", edition.disinterest.clause, seat=seat)
    if seat not in facts.present:
        return bar("seat_absent", voting, seat=seat)
    if seat not in facts.entitled:
        return bar("seat_not_entitled", voting, seat=seat)
    return permit("may_cast", one_vote, seat=seat)

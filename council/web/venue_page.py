"""The place of a meeting as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.petition_scopes import speaks_for_a_state
from council.law.ruling import Ruling
from council.records.bodies import Seat
from council.records.floor import seats_on
from council.records.meetings import Meeting
from council.records.venues import VenueAnswer, VenueProposal


@dataclass(frozen=True)
class VenuePage:
    """What the page of the place is drawn from; the latest proposal stands."""

    meeting: Meeting
    actor: Actor
    ruling: Ruling
    seats: tuple[Seat, ...]
    proposals: list[VenueProposal]

    @property
    def standing(self) -> VenueProposal | None:
        return self.proposals[0] if self.proposals else None

    @property
    def earlier(self) -> list[VenueProposal]:
        return self.proposals[1:]

    @property
    def rows(self) -> list[tuple[Seat, VenueAnswer | None]]:
        """Return each state with its answer, in the Russian order."""
        words = self.standing.last_words if self.standing else {}
        return [(seat, words.get(seat.code)) for seat in self.seats]

    @property
    def differs(self) -> bool:
        """Say whether the meeting is set for another city than the one proposed."""
        return self.standing is not None and self.standing.city != self.meeting.city

    @property
    def is_ahead(self) -> bool:
        return self.meeting.opened_at is None and self.meeting.cancelled_at is None

    @property
    def speaks_for_a_state(self) -> bool:
        return speaks_for_a_state(self.actor)

    @property
    def may_propose(self) -> bool:
        return self.is_ahead and (self.actor.is_secretariat or self.speaks_for_a_state)

    @property
    def may_answer(self) -> bool:
        return self.is_ahead and self.standing is not None and self.speaks_for_a_state

    @property
    def may_enter_answers(self) -> bool:
        return self.is_ahead and self.standing is not None and self.actor.is_secretariat


def venue_page(
    session: Session, meeting: Meeting, by: Actor, ruling: Ruling, proposals: list[VenueProposal]
) -> VenuePage:
    """Read what the page shows."""
    seats = seats_on(session, meeting.body_id, meeting.starts_locally.date())
    return VenuePage(meeting=meeting, actor=by, ruling=ruling, seats=seats, proposals=proposals)

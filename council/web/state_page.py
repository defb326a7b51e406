"""One state on the day: who acts, who could, and every entry of its representatives in the presence book."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.records.floor import Floor, floor_of
from council.records.meetings import Meeting
from council.records.presence import Passage
from council.web.clock import now
from council.web.meeting_words import paper_name
from council.web.naming import person_name
from council.web.state_cards import Candidate, StateCard, state_cards


@dataclass(frozen=True)
class StatePage:
    """What the page of one state on the day is drawn from."""

    meeting: Meeting
    actor: Actor
    floor: Floor
    card: StateCard

    @property
    def zone(self) -> str:
        return self.meeting.zone

    @property
    def entries(self) -> list[Passage]:
        """Return the entries of those who act for the state, in the order in which they were made."""
        return [
            passage for passage in self.floor.passages if passage.participant.seat_id == self.card.seat.id
        ]

    @property
    def corrected(self) -> frozenset[int]:
        """Return the keys of the entries that a later one corrects."""
        return corrected_in(self.floor)


def state_page(session: Session, meeting: Meeting, actor: Actor, seat: str) -> StatePage:
    """Read what the page of a state (its code) shows; 404 where the state has no seat."""
    floor = floor_of(session, meeting, now())
    card = next((card for card in state_cards(session, floor, actor) if card.seat.code == seat), None)
    if card is None:
        abort(404)
    return StatePage(meeting, actor, floor, card)


def corrected_in(floor: Floor) -> frozenset[int]:
    """Return the keys of the entries of the book that a later one corrects."""
    return frozenset(passage.corrects_id for passage in floor.passages if passage.corrects_id is not None)


def candidate_name(candidate: Candidate) -> str:
    """Return who could act, and by what."""
    by = paper_name(candidate.credential) if candidate.credential else _("член Совета")
    return f"{person_name(candidate.person)} · {by}"

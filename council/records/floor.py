"""The floor of a meeting at a moment: its seats, who is present, who acts, and who presides."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.charters import load_charter
from council.law import presence as law
from council.law.charter import Charter, Edition
from council.law.parties import Parties
from council.records import parties
from council.records.bodies import Body, Seat
from council.records.meetings import Meeting
from council.records.presence import Participant, Passage, Presiding


@dataclass(frozen=True)
class Floor:
    """What the law must know of a meeting at a moment. Seats stand in the Russian order of states."""

    meeting: Meeting
    at: datetime
    charter: Charter
    seats: tuple[Seat, ...]
    participants: tuple[Participant, ...] = ()
    passages: tuple[Passage, ...] = ()
    presidings: tuple[Presiding, ...] = field(default=())
    parties: Parties = field(default_factory=Parties)

    @cached_property
    def edition(self) -> Edition:
        """Return the edition of the charter in force on the day of the meeting."""
        return self.charter.edition_on(self.meeting.starts_locally.date())

    @cached_property
    def members(self) -> int:
        """Return N: the number of seats on the day of the meeting."""
        return len(self.seats)

    @cached_property
    def in_room(self) -> frozenset[int]:
        """Return the keys of the participants in the room; asked in writing, of all who are listed."""
        if self.meeting.is_written:
            return frozenset(person.id for person in self.participants)
        keys = law.present_at(law_passages(self.passages), self.at)
        return frozenset(int(key) for key in keys)

    @cached_property
    def acting(self) -> dict[str, Participant]:
        """Return who acts for each seat: in the room, the member or a substitute with standing powers."""
        return {
            person.seat.code: person
            for person in self.participants
            if person.id in self.in_room and person.acts_for_a_seat and person.seat is not None
        }

    @property
    def present(self) -> frozenset[str]:
        """Return the codes of the seats that are present."""
        return frozenset(self.acting)

    @property
    def presiding(self) -> Presiding | None:
        """Return the latest entry of who presides."""
        return self.presidings[-1] if self.presidings else None

    @cached_property
    def presiding_person(self) -> Participant | None:
        """Return the presiding participant while in the room and able to act for a seat."""
        person = self.presiding.participant if self.presiding else None
        return person if person is not None and person in self.acting.values() else None

    def seat(self, code: str) -> Seat | None:
        """Return the seat of a state by its code, or None where the state has none on the day."""
        return next((seat for seat in self.seats if seat.code == code), None)


def floor_of(session: Session, meeting: Meeting, at: datetime) -> Floor:
    """Read the floor in four queries, however many states, persons and passages there are.

    A passage entered a moment after `at` was taken counts too: acts are ordered by
    the lock of the meeting, and no passage lies ahead of its entry. The seats of a
    meeting that is closed are those known at its close: a late paper moves no quorum.
    """
    passages = tuple(
        session.scalars(select(Passage).where(Passage.meeting_id == meeting.id).order_by(Passage.sequence))
    )
    day = meeting.starts_locally.date()
    seating = parties.seating_on(session, meeting.body_id, day, known_at=meeting.closed_at)
    return Floor(
        meeting=meeting,
        at=max([at, *(passage.at for passage in passages)]),
        charter=load_charter(meeting.body.charter_code),
        seats=seating.seats,
        parties=seating.parties,
        participants=tuple(
            session.scalars(
                select(Participant).where(Participant.meeting_id == meeting.id).order_by(Participant.id)
            )
        ),
        passages=passages,
        presidings=tuple(
            session.scalars(
                select(Presiding).where(Presiding.meeting_id == meeting.id).order_by(Presiding.sequence)
            )
        ),
    )


def seats_on(session: Session, body_id: int, day: date) -> tuple[Seat, ...]:
    """Return the seats of a body on a day: those of the parties, in the Russian alphabet of their names."""
    return parties.seats_on(session, body_id, day)


def charter_of(body: Body) -> Charter:
    """Return the charter of a body."""
    return load_charter(body.charter_code)


def law_passages(passages: Iterable[Passage]) -> list[law.Passage]:
    """Return the passages as the law reads them, participants named by their keys."""
    sequence_of = {passage.id: passage.sequence for passage in passages}
    return [
        law.Passage(
            sequence=passage.sequence,
            participant=str(passage.participant_id),
            seat=passage.participant.seat.code if passage.participant.seat else None,
            at=passage.at,
            arrived=passage.arrived,
            corrects=sequence_of[passage.corrects_id] if passage.corrects_id else None,
        )
        for passage in passages
    ]

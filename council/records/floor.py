"""The floor of a meeting at a moment: its seats, who is present, who acts, and who presides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, cached_property
from typing import TypeVar

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.orm import Session, lazyload

from council.charters import load_charter
from council.law import presence as law
from council.law.charter import Charter, Edition
from council.law.parties import Parties
from council.records import parties
from council.records.bodies import Body, Seat
from council.records.meetings import Meeting
from council.records.people import Appointment, Office
from council.records.presence import Capacity, Participant, Passage, Presiding

# The offices of each participant as a member of the seat, by the participant's key.
Offices = Mapping[int, Sequence[Appointment]]
# Which office is the one of a participant who came as a member.
HELD_AS_MEMBER = and_(
    Participant.capacity == Capacity.MEMBER,
    Appointment.office == Office.MEMBER,
    Appointment.person_id == Participant.person_id,
    Appointment.seat_id == Participant.seat_id,
)
# Joined as its column asks for it, the person of no office would take the participant away.
ALONE = (lazyload(Appointment.person), lazyload(Appointment.seat))

Entered = TypeVar("Entered", Passage, Presiding)

# Built once, as `_entered` below: every act in a meeting reads its floor.
_LISTED = (
    select(Participant, Appointment)
    .outerjoin(Appointment, HELD_AS_MEMBER)
    .options(*ALONE)
    .where(Participant.meeting_id == bindparam("meeting_id"))
    .order_by(Participant.id, Appointment.id)
)


@dataclass(frozen=True)
class Floor:
    """What the law must know of a meeting at a moment. Seats stand in the Russian order of states.

    `item_id` narrows it to one item: only who has powers for the item acts then.
    """

    meeting: Meeting
    at: datetime
    charter: Charter
    seats: tuple[Seat, ...]
    offices: Offices
    participants: tuple[Participant, ...] = ()
    passages: tuple[Passage, ...] = ()
    presidings: tuple[Presiding, ...] = field(default=())
    parties: Parties = field(default_factory=Parties)
    item_id: int | None = None

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
    def day(self) -> date:
        """Return the day by the clock of the venue on which powers are asked for: none before the meeting's own."""
        until = min(self.at, self.meeting.closed_at or self.at)
        return max(until.astimezone(self.meeting.venue_zone).date(), self.meeting.starts_locally.date())

    @cached_property
    def acting(self) -> dict[str, Participant]:
        """Return who acts for each seat: in the room, the member or a substitute with standing powers."""
        return self._acting_on(self.item_id)

    @cached_property
    def acting_elsewhere(self) -> dict[str, Participant]:
        """Return who acts for a seat in the meeting, and not in the item to which the floor is narrowed."""
        if self.item_id is None:
            return {}
        return {code: one for code, one in self._acting_on(None).items() if code not in self.acting}

    def _acting_on(self, item_id: int | None) -> dict[str, Participant]:
        return {
            person.seat.code: person
            for person in self.participants
            if person.seat is not None and self.has_acting(person, item_id)
        }

    def has_acting(self, person: Participant, item_id: int | None = None) -> bool:
        """Say whether the person is in the room and acts for a seat, in the item where one is named."""
        return person.id in self.in_room and self.may_act(person, on=self.day, item_id=item_id)

    def may_act(self, person: Participant, *, on: date, item_id: int | None = None) -> bool:
        """Say whether the person has powers for a seat on the day, in the room or not."""
        return person.acts_in(self.meeting, on=on, item_id=item_id, offices=self.offices.get(person.id, ()))

    def last_day_of(self, person: Participant) -> date | None:
        """Return the last day of a member's office as this meeting reads it; None where it has none."""
        ends = [held.ends_for(closed_at=self.meeting.closed_at) for held in self.offices.get(person.id, ())]
        return None if not ends or None in ends else max(end for end in ends if end)

    def for_item(self, item_id: int) -> "Floor":
        """Return the floor as it is for one item: whose powers do not reach to it counts as absent."""
        return replace(self, item_id=item_id)

    @property
    def present(self) -> frozenset[str]:
        """Return the codes of the seats that are present."""
        return frozenset(self.acting)

    @cached_property
    def may_preside(self) -> frozenset[str]:
        """Return the codes of the seats present by somebody with powers for the whole meeting, as the chair asks."""
        limited = {
            code for code, one in self.acting.items() if one.credential and one.credential.limited_to_items
        }
        return self.present - limited

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

    The participants come first: whom a passage or a presiding names is then at hand, and is read once only.
    A passage entered a moment after `at` was taken counts too: acts are ordered by
    the lock of the meeting, and no passage lies ahead of its entry. The seats of a
    meeting that is closed are those known at its close: a late paper moves no quorum.
    """
    offices = participants_with_offices(session, meeting)
    passages = _in_sequence(session, Passage, meeting)
    day = meeting.starts_locally.date()
    seating = parties.seating_on(session, meeting.body_id, day, known_at=meeting.closed_at)
    return Floor(
        meeting=meeting,
        at=max([at, *(passage.at for passage in passages)]),
        charter=load_charter(meeting.body.charter_code),
        seats=seating.seats,
        parties=seating.parties,
        participants=tuple(offices),
        offices={person.id: held for person, held in offices.items()},
        passages=passages,
        presidings=_in_sequence(session, Presiding, meeting),
    )


def participants_with_offices(session: Session, meeting: Meeting) -> dict[Participant, list[Appointment]]:
    """Read the participants in their order, each member with the offices held for the seat, in one query."""
    found: dict[Participant, list[Appointment]] = {}
    for person, held in session.execute(_LISTED, {"meeting_id": meeting.id}):
        found.setdefault(person, []).extend([held] if held is not None else [])
    return found


def _in_sequence(session: Session, kind: type[Entered], meeting: Meeting) -> tuple[Entered, ...]:
    """Return what names a participant of the meeting, all of whom the session has already."""
    return tuple(session.scalars(_entered(kind), {"meeting_id": meeting.id}))


@cache
def _entered(kind: type[Entered]) -> Select[tuple[Entered]]:
    entered = select(kind).where(kind.meeting_id == bindparam("meeting_id")).order_by(kind.sequence)
    return entered.options(lazyload(kind.participant))


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

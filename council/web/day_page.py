"""The day of the meeting on one screen: quorum, who acts, who presides, the items, and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.sittings import meeting_facts, quorum_at_close, quorum_ruling
from council.law.procedure import MeetingFacts, rule_on_step
from council.law.ruling import Ruling
from council.law.steps import Step
from council.records.admissions import Admission, admission_rulings, admissions_of
from council.records.floor import Floor, floor_of
from council.records.meetings import Form, Meeting
from council.records.presence import ACTING, Capacity, Mode, Participant, Passage
from council.web.agenda_lines import AgendaLine, agenda_lines, items_read
from council.web.clock import now
from council.web.directing import Helm
from council.web.meeting_state import Standing, meeting_state
from council.web.state_cards import StateCard, last_arrivals, state_cards
from council.web.strips import SeatMark, presence_strip
from council.web.vacant_chair import VacantChair, vacant_chair

MODES = {
    Form.IN_PERSON: (Mode.IN_ROOM,),
    Form.VIDEO: (Mode.VIDEO,),
    Form.MIXED: (Mode.IN_ROOM, Mode.VIDEO),
    Form.WRITTEN: (),
}


@dataclass(frozen=True)
class DayPage:
    """What the cockpit of a meeting is drawn from."""

    meeting: Meeting
    actor: Actor
    floor: Floor
    facts: MeetingFacts
    cards: list[StateCard]
    lines: list[AgendaLine]
    chair: VacantChair
    admissions: dict[int, Admission]

    @property
    def zone(self) -> str:
        return self.meeting.zone

    @property
    def state(self) -> Standing:
        return meeting_state(self.meeting)

    @cached_property
    def helm(self) -> Helm:
        return Helm(self.floor, self.actor)

    @property
    def keeps_book(self) -> bool:
        """Say whether the reader enters who comes and goes: the secretariat, until the meeting is over.

        Asked in writing, nobody comes and goes.
        """
        over = self.meeting.closed_at is not None or self.meeting.cancelled_at is not None
        ready = not over and not self.meeting.is_written and self.meeting.published_at is not None
        return self.actor.is_secretariat and ready

    @property
    def is_over(self) -> bool:
        return self.meeting.closed_at is not None or self.meeting.cancelled_at is not None

    @property
    def was_held(self) -> bool:
        """Say whether the page tells of what has been: every word on it is then in the past."""
        return self.meeting.closed_at is not None

    @cached_property
    def quorum(self) -> Ruling:
        return quorum_ruling(self.floor) if not self.was_held else quorum_at_close(self.floor)

    @property
    def strip(self) -> list[SeatMark]:
        return presence_strip(self.floor, own=self.actor.seat)

    @property
    def own_card(self) -> StateCard | None:
        """Return the card of the reader's state: its member and its substitute both read who acts."""
        return next((card for card in self.cards if card.seat.id == self.actor.delegation_id), None)

    @property
    def modes(self) -> tuple[Mode, ...]:
        return MODES[self.meeting.form]

    @cached_property
    def others(self) -> list[Participant]:
        """Return those who take part without a vote, in the order of their capacities."""
        order = list(Capacity)
        listed = [person for person in self.floor.participants if person.capacity not in ACTING]
        return sorted(listed, key=lambda person: (order.index(person.capacity), person.id))

    @cached_property
    def arrivals(self) -> dict[int, Passage]:
        """Return the arrival by which each participant in the room is there."""
        return last_arrivals(self.floor)

    def grounds(self, person: Participant) -> tuple[Ruling, ...]:
        """Return what the law says of the part somebody takes who has no seat."""
        return admission_rulings(self.floor.edition, person, self.admissions.get(person.id))

    def may_seat(self, person: Participant) -> bool:
        """Say whether the reader may record this person in the chair."""
        return self.actor.is_secretariat or person.person_id == self.actor.person_id

    def step(self, step: str) -> tuple[Ruling, ...]:
        """Return what stands in the way of a step of the meeting, by the name of the step."""
        return (rule_on_step(self.floor.edition, Step(step), self.facts),)

    @cached_property
    def item_in_hand(self) -> AgendaLine | None:
        """Return the item that is being voted on, or else the first that is put forward and has no end."""
        going = (line for line in self.lines if line.read and line.read.is_voted_on)
        return next(going, None) or next((line for line in self._unended if _put_forward(line)), None)

    @property
    def next_item(self) -> AgendaLine | None:
        """Return the first item that still waits to be put forward."""
        return next((line for line in self._unended if not _put_forward(line)), None)

    @property
    def _unended(self) -> list[AgendaLine]:
        return [line for line in self.lines if line.read and not line.read.outcome.may_rest]

    @property
    def adopting(self) -> tuple[Ruling, ...]:
        return (*self.helm.obstacles, *self.step("adopt_agenda"))

    @property
    def closing(self) -> tuple[Ruling, ...]:
        return (*self.helm.obstacles, *self.step("close_meeting"))


def _put_forward(line: AgendaLine) -> bool:
    return line.read is not None and line.read.item.put_forward_at is not None


def day_page(session: Session, meeting: Meeting, actor: Actor) -> DayPage:
    """Read what the cockpit shows to the actor."""
    floor = floor_of(session, meeting, now())
    return DayPage(
        meeting=meeting,
        actor=actor,
        floor=floor,
        facts=meeting_facts(session, floor),
        cards=state_cards(session, floor, actor),
        lines=agenda_lines(meeting, items_read(session, meeting, actor), None, actor),
        chair=vacant_chair(session, floor),
        admissions=admissions_of(session, floor.participants),
    )

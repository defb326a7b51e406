"""The roll of the states on the day: who acts for each, and by what paper others could."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from council.access.actors import Actor
from council.actions.powers import rule_on_paper
from council.law.charter import Edition
from council.law.credentials import rule_on_acting
from council.law.presence import Passage as LawPassage
from council.law.presence import standing_passages
from council.law.ruling import Ruling
from council.records.bodies import Seat
from council.records.credentials import Credential, is_for
from council.records.floor import Floor, law_passages
from council.records.people import Appointment, Office, Person
from council.records.presence import Mode, Participant, Passage
from council.records.resets import MARKED_FOR, Reset, resets_agreed_since


@dataclass(frozen=True)
class Candidate:
    """A person who could act for a state: its member, or whom a paper names."""

    person: Person
    post: str
    credential: Credential | None
    ruling: Ruling


@dataclass(frozen=True)
class StateCard:
    """One state on the day: who acts for it since when, else who could."""

    seat: Seat
    acting: Participant | None
    arrival: Passage | None
    candidates: list[Candidate]
    resets: list[Reset]

    @property
    def persons(self) -> set[int]:
        """Return who acts or could act for the state."""
        acting = {self.acting.person_id} if self.acting else set()
        return acting | {candidate.person.id for candidate in self.candidates}

    @property
    def mode(self) -> Mode | None:
        return self.arrival.mode if self.arrival else None


def state_cards(session: Session, floor: Floor, by: Actor) -> list[StateCard]:
    """Return a card for each state of the floor, in three queries; a paper not confirmed is its own state's affair."""
    members = _members(session, floor)
    papers: dict[int, list[Credential]] = defaultdict(list)
    for paper in _papers(session, floor, by):
        papers[paper.seat_id].append(paper)
    arrivals = last_arrivals(floor)
    cards = [_card(seat, floor, members.get(seat.id), papers[seat.id], arrivals) for seat in floor.seats]
    _mark_resets(session, cards, at=floor.at)
    return cards


def _mark_resets(session: Session, cards: list[StateCard], *, at: datetime) -> None:
    """Say on the cards whose access was reset lately: whoever calls the roll asks whether it is really them."""
    persons = {person for card in cards for person in card.persons}
    lately = resets_agreed_since(session, persons, at - MARKED_FOR)
    for card in cards:
        card.resets.extend(one for one in lately if one.person_id in card.persons and one.is_marked_at(at))


def last_arrivals(floor: Floor) -> dict[int, Passage]:
    """Return the arrival by which each participant in the room is there."""
    standing: Sequence[LawPassage] = standing_passages(law_passages(floor.passages))
    entered = {passage.sequence: passage for passage in floor.passages}
    return {int(p.participant): entered[p.sequence] for p in standing if p.arrived and p.at <= floor.at}


def _card(
    seat: Seat,
    floor: Floor,
    member: Appointment | None,
    papers: list[Credential],
    arrivals: dict[int, Passage],
) -> StateCard:
    acting = floor.acting.get(seat.code)
    candidates = [_member(member, floor.edition, floor)] if member else []
    candidates += [_substitute(paper, floor) for paper in papers]
    return StateCard(seat, acting, arrivals.get(acting.id) if acting else None, candidates, [])


def _member(member: Appointment, edition: Edition, floor: Floor) -> Candidate:
    ruling = rule_on_acting(edition, is_member=True, credential=None, at=floor.at)
    return Candidate(member.person, member.post, None, ruling)


def _substitute(paper: Credential, floor: Floor) -> Candidate:
    return Candidate(paper.person, paper.post, paper, rule_on_paper(floor, paper))


def _members(session: Session, floor: Floor) -> dict[int, Appointment]:
    day = floor.meeting.starts_locally.date()
    query = select(Appointment).where(
        Appointment.body_id == floor.meeting.body_id, Appointment.office == Office.MEMBER
    )
    held = (appointment for appointment in session.scalars(query) if appointment.is_held_on(day))
    return {appointment.seat_id: appointment for appointment in held if appointment.seat_id is not None}


def _papers(session: Session, floor: Floor, by: Actor) -> Sequence[Credential]:
    query = select(Credential).where(is_for(floor.meeting))
    if not by.is_secretariat:
        own = Credential.seat_id == by.seat_id
        query = query.where(or_(Credential.confirmed_at.is_not(None), own))
    told = joinedload(Credential.confirmed_by)
    return session.scalars(query.options(told).order_by(Credential.id)).all()

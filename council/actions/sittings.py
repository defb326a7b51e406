"""The course of a meeting: who presides, its opening, its items put forward, its close."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.directing import Direction, direction_of
from council.actions.entering import enter
from council.actions.locking import item_in_locked_meeting, locked_meeting
from council.actions.presence_book import refuse_when_over
from council.actions.refusals import Forbidden, NotFound, NotInOrder, require_in_order
from council.actions.rules_of_procedure import freeze_version, require_form_allowed
from council.actions.sealing import sum_up
from council.actions.texts import clean_for_minutes
from council.law.chairmanship import rule_on_presiding
from council.law.procedure import ItemFacts, MeetingFacts, rule_on_step
from council.law.quorum import rule_on_quorum, rule_on_quorum_at_close
from council.law.ruling import Ruling
from council.law.steps import Step
from council.law.written import rule_on_replies_to_come
from council.papers.composing.record_grounds import grounds_sealed
from council.papers.composing.titles import BY_OPENNESS
from council.records.agenda import Item
from council.records.chairing import chairing_of
from council.records.checkpoints import Occasion
from council.records.database import transaction
from council.records.floor import Floor, floor_of
from council.records.meetings import Meeting
from council.records.outcomes import ItemOutcome, outcome_of, outcomes_of_items
from council.records.presence import Participant, Presiding, PresidingBasis
from council.records.register import acts_counted
from council.records.voting import Vote

BASIS = {
    "presides_as_chair": PresidingBasis.CHAIR,
    "presides_as_co_chair": PresidingBasis.CO_CHAIR,
    "presides_by_election": PresidingBasis.ELECTED,
}


def take_the_chair(
    *, meeting: str, participant: str, elected: bool = False, by: Actor, at: datetime
) -> Presiding:
    """Record who presides from now on; `elected` says that the meeting chose the person itself."""
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        floor = floor_of(session, held, at)
        refuse_when_over(held)
        person = _listed_in(floor, participant)
        if not by.is_secretariat and (elected or person.person_id != by.person_id):
            raise Forbidden(
                "Место председательствующего занимает сам представитель; избрание заседанием записывает секретариат.",
                "The chair is taken by the representative; an election by the meeting is recorded by the secretariat.",
            )
        ruling = presiding_ruling(session, floor, person, elected=elected)
        if ruling.bars:
            raise NotInOrder(ruling)
        entry = Presiding(
            meeting_id=held.id,
            sequence=len(floor.presidings) + 1,
            participant_id=person.id,
            basis=BASIS[ruling.finding],
            ruling=ruling.as_json(),
            since_at=at,
            entered_by_id=by.person_id,
        )
        session.add(entry)
        enter(
            session, "chair.taken", of=held, by=by, at=at, meeting_id=held.id, clause=ruling.clause,
            detail={"participant": person.public_id, "basis": entry.basis.value}, rows=[entry],
        )  # fmt: skip
        return entry


def open_meeting(*, meeting: str, for_consultation: bool = False, by: Actor, at: datetime) -> Meeting:
    """Open the meeting; without a quorum only for consultation, and then it says so."""
    step = Step.OPEN_FOR_CONSULTATION if for_consultation else Step.OPEN_MEETING
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        floor = floor_of(session, held, at)
        require_form_allowed(session, held.body, held.form, held.starts_locally.date())
        require_in_order(*opening_rulings(session, floor, step))
        direction = direction_of(floor, by)
        held.opened_at = at
        held.opened_for_consultation = for_consultation
        frozen = freeze_version(session, held)
        _enter_step(session, "meeting.opened", held, direction, by, at, quorum_ruling(floor), rows=frozen)
        return held


def put_forward(*, item: str, by: Actor, at: datetime) -> Item:
    """Put the item forward: from now on it is heard, discussed and decided."""
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        floor = floor_of(session, question.meeting, at)
        direction = direction_of(floor, by)
        facts = item_facts(session, floor, question, outcome_of(session, question))
        require_in_order(rule_on_step(floor.edition, Step.PUT_FORWARD_ITEM, facts))
        question.put_forward_at = at
        enter(
            session, "item.put_forward", of=question, by=by, at=at, meeting_id=question.meeting_id,
            capacity=direction.capacity,
        )  # fmt: skip
        return question


def close_meeting(*, meeting: str, next_meeting_note: str = "", by: Actor, at: datetime) -> Meeting:
    """Close the meeting; refused while a vote is open or an item has come to no end, naming which."""
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        floor = floor_of(session, held, at)
        require_in_order(rule_on_step(floor.edition, Step.CLOSE_MEETING, meeting_facts(session, floor)))
        direction = direction_of(floor, by)
        held.closed_at = max(at, held.opened_at or at)
        held.next_meeting_note = clean_for_minutes(next_meeting_note, field="text")
        _enter_step(
            session, "meeting.closed", held, direction, by, at, quorum_ruling(floor),
            acts=acts_counted(session, held.id), rests_on=grounds_sealed(session, floor),
            titles=BY_OPENNESS,
        )  # fmt: skip
        sum_up(session, Occasion.MEETING_CLOSED, at=at, meeting_id=held.id)
        return held


def opening_rulings(session: Session, floor: Floor, step: Step) -> tuple[Ruling, ...]:
    """Return what the law says of opening the meeting now; the quorum is said for itself, with its figures."""
    ruling = rule_on_step(floor.edition, step, meeting_facts(session, floor))
    if step is Step.OPEN_FOR_CONSULTATION:
        return (ruling,)
    return (ruling, quorum_ruling(floor))


def quorum_ruling(floor: Floor) -> Ruling:
    """Return whether the meeting has its quorum at the moment of the floor; asked in writing, each vote shows it."""
    if floor.meeting.is_written:
        return rule_on_replies_to_come(floor.edition.quorum)
    return rule_on_quorum(floor.edition.quorum, members=floor.members, present=len(floor.present))


def quorum_at_close(floor: Floor) -> Ruling:
    """Return how many took part at the close of a meeting that is over."""
    rule, in_writing = floor.edition.quorum, floor.meeting.is_written
    return rule_on_quorum_at_close(
        rule, members=floor.members, present=len(floor.present), in_writing=in_writing
    )


def presiding_ruling(session: Session, floor: Floor, person: Participant, *, elected: bool) -> Ruling:
    """Return whether the participant may preside now."""
    chairing = chairing_of(session, floor.meeting, parties=floor.parties)
    seat = person.seat.code if person.seat else None
    acting = seat is not None and floor.acting.get(seat) is person
    return rule_on_presiding(
        floor.edition,
        candidate_seat=seat if acting else None,
        chair_seat=chairing.chair,
        co_chair_seats=chairing.co_chairs,
        present=floor.may_preside,
        elected_seat=seat if elected else None,
        sitting_seat=_sitting_seat(floor),
        named_seat=chairing.named_seat,
    )


def meeting_facts(session: Session, floor: Floor) -> MeetingFacts:
    """Return the meeting as the law of procedure asks for it; items and votes are named for the refusal."""
    held = floor.meeting
    items = list(
        session.scalars(
            select(Item).where(Item.meeting_id == held.id, Item.dropped_at.is_(None)).order_by(Item.position)
        )
    )
    outcomes = outcomes_of_items(session, [item.id for item in items])
    voting = open_vote_items(session, held.id)
    return MeetingFacts(
        items=len(items),
        is_published=held.published_at is not None,
        is_cancelled=held.cancelled_at is not None,
        is_open=held.is_running,
        is_closed=held.closed_at is not None,
        is_its_day=held.is_its_day(floor.at),
        has_quorum=quorum_ruling(floor).in_order,
        has_presiding=floor.presiding_person is not None,
        agenda_adopted=held.agenda_adopted_at is not None,
        open_votes=tuple(str(item.position) for item in items if item.id in voting),
        items_without_outcome=tuple(str(item.position) for item in items if not outcomes[item.id].may_rest),
    )


def item_facts(session: Session, floor: Floor, item: Item, outcome: ItemOutcome) -> ItemFacts:
    """Return the item as the law of procedure asks for it."""
    return ItemFacts(
        meeting_open=floor.meeting.is_running and item.dropped_at is None,
        agenda_adopted=floor.meeting.agenda_adopted_at is not None,
        has_quorum=quorum_ruling(floor).in_order,
        is_put_forward=item.put_forward_at is not None,
        has_proposal=item.current_draft is not None,
        has_outcome=outcome.has_outcome,
        vote_open=bool(open_vote_items(session, floor.meeting.id)),
    )


def open_vote_items(session: Session, meeting_id: int) -> frozenset[int]:
    """Return the keys of the items of a meeting on which a vote is open."""
    query = (
        select(Vote.item_id)
        .join(Item, Item.id == Vote.item_id)
        .where(Item.meeting_id == meeting_id, Vote.closed_at.is_(None), Vote.withdrawn_at.is_(None))
    )
    return frozenset(session.scalars(query))


def _sitting_seat(floor: Floor) -> str | None:
    sitting = floor.presiding_person
    return sitting.seat.code if sitting is not None and sitting.seat is not None else None


def _listed_in(floor: Floor, public_id: str) -> Participant:
    for person in floor.participants:
        if person.public_id == public_id:
            return person
    raise NotFound


def _enter_step(
    session: Session, act: str, held: Meeting, direction: Direction, by: Actor, at: datetime, quorum: Ruling,
    rows: Iterable[Any] = (), **told: Any,
) -> None:  # fmt: skip
    enter(
        session, act, of=held, by=by, at=at, meeting_id=held.id, clause=quorum.clause,
        capacity=direction.capacity,
        detail={"quorum": quorum.as_json(), "consultation": held.opened_for_consultation, **told}, rows=rows,
    )  # fmt: skip

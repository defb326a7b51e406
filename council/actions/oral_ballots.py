"""Votes given aloud in the room: entered by the secretariat, confirmed by the presiding person."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.ballots import ORAL, ballot_of, is_waiting, refuse_other_manner
from council.actions.directing import direction_of
from council.actions.entering import enter
from council.actions.locking import seat_on, vote_in_locked_meeting
from council.actions.permission import require
from council.actions.refusals import Conflict, NotInOrder, require_in_order
from council.actions.roll import vote_facts
from council.actions.texts import clean
from council.actions.vote_rulings import line_of
from council.actions.written_procedure import letter_of
from council.law.ballot import Position, rule_on_casting
from council.law.credentials import rule_on_acting
from council.records.database import transaction
from council.records.floor import Floor, floor_of
from council.records.presence import Participant
from council.records.voting import Ballot, OralBallot, Vote


def enter_oral_ballot(
    *, vote: str, seat: str, position: Position, letter: str = "", by: Actor, at: datetime
) -> OralBallot:
    """Enter a vote given aloud in the room, or by letter where the members are asked in writing.

    It counts when the presiding person confirms it.
    """
    require(by, "oral_ballot.entered")
    with transaction() as session:
        proceeding = vote_in_locked_meeting(session, vote, by=by)
        floor = floor_of(session, proceeding.item.meeting, at).for_item(proceeding.item_id)
        require_in_order(rule_on_casting(floor.edition, vote_facts(proceeding, floor), seat=seat))
        refuse_other_manner(proceeding)
        place = seat_on(floor, seat)
        acting_on_the_roll(proceeding, floor, seat)
        if any(entry.seat_id == place.id and entry.rejected_at is None for entry in proceeding.oral_ballots):
            raise Conflict(
                "Устный голос этого государства уже внесен и ожидает подтверждения.",
                "The oral vote of this state has been entered and waits for confirmation.",
            )
        entered = OralBallot(
            vote_id=proceeding.id, seat_id=place.id, position=position,
            letter=letter_of(floor.meeting, clean(letter, field="letter", required=False)),
            entered_at=at, entered_by_id=by.person_id,
        )  # fmt: skip
        session.add(entered)
        enter(
            session, "oral_ballot.entered", of=entered, by=by, at=at,
            meeting_id=proceeding.item.meeting_id, detail={"vote": proceeding.public_id, "seat": seat},
        )  # fmt: skip
        return entered


def resolve_oral_ballot(
    *, vote: str, oral_ballot: str, confirmed: bool, by: Actor, at: datetime
) -> OralBallot:
    """Confirm or reject an oral vote: the word of the presiding person, and of nobody else."""
    with transaction() as session:
        proceeding = vote_in_locked_meeting(session, vote, by=by)
        floor = floor_of(session, proceeding.item.meeting, at).for_item(proceeding.item_id)
        waiting = _waiting_oral_ballot(proceeding, oral_ballot)
        if direction_of(floor, by).on_instruction or waiting.entered_by_id == by.person_id:
            raise Conflict(
                "Устный голос подтверждает лично председательствующий.",
                "An oral vote is confirmed by the presiding person alone.",
            )
        waiting.resolved_by_id = by.person_id
        rows = _confirm(session, proceeding, floor, waiting, at) if confirmed else _reject(waiting, at)
        act = "oral_ballot.confirmed" if confirmed else "oral_ballot.rejected"
        enter(
            session, act, of=waiting, by=by, at=at, meeting_id=proceeding.item.meeting_id,
            capacity="presiding", detail={"vote": proceeding.public_id}, rows=rows,
        )  # fmt: skip
        return waiting


def _waiting_oral_ballot(vote: Vote, public_id: str) -> OralBallot:
    for entry in vote.oral_ballots:
        if entry.public_id == public_id and is_waiting(entry):
            return entry
    raise Conflict("Этот устный голос уже рассмотрен.", "This oral vote has been dealt with already.")


def _confirm(session: Session, vote: Vote, floor: Floor, waiting: OralBallot, at: datetime) -> list[Ballot]:
    seat = waiting.seat.code
    require_in_order(rule_on_casting(floor.edition, vote_facts(vote, floor), seat=seat))
    waiting.confirmed_at = at
    acting = acting_on_the_roll(vote, floor, seat)
    ballot = ballot_of(
        vote, acting, waiting.position, form_key=f"{ORAL}{waiting.public_id}", cast_by_id=acting.person_id,
        at=at, entered_by_id=waiting.entered_by_id,
    )  # fmt: skip
    session.add(ballot)
    session.flush()
    return [ballot]


def _reject(waiting: OralBallot, at: datetime) -> list[Ballot]:
    waiting.rejected_at = at
    return []


def acting_on_the_roll(vote: Vote, floor: Floor, seat: str) -> Participant:
    """Return who acts for the seat, when it is the one frozen in the roll; nobody else's word counts."""
    acting = floor.acting[seat]
    if line_of(vote, seat).participant_id != acting.id:
        raise NotInOrder(
            rule_on_acting(floor.edition, is_member=True, credential=None, at=floor.at, other_acting=True)
        )
    return acting

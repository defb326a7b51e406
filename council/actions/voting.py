"""Votes: opened, cast in, closed, or withdrawn while empty."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.ballots import ORAL, ballot_of, is_waiting, refuse_other_manner
from council.actions.deciding import freeze_vote
from council.actions.directing import Direction, direction_of
from council.actions.disinterest import standing_disinterests, standing_flags
from council.actions.entering import enter
from council.actions.locking import item_in_locked_meeting, vote_in_locked_meeting
from council.actions.overrides import governed_by
from council.actions.powers import acting_for
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder, require_in_order
from council.actions.roll import agreed_positions, frozen_roll
from council.actions.sealing import sum_up
from council.actions.telling import tell_of_vote
from council.actions.texts import clean_reason_for_minutes
from council.actions.vote_rulings import (
    casting_ruling,
    closing_ruling,
    opening_rulings,
    outcome_if_closed,
    withdrawing_ruling,
)
from council.law.ballot import CHOICES, Position
from council.law.outcome import Outcome, OutcomeKind, rule_on_narrow_base
from council.law.ruling import Ruling
from council.records.agenda import Item
from council.records.checkpoints import Occasion
from council.records.database import transaction
from council.records.decisions import Decision
from council.records.floor import Floor, floor_of
from council.records.voting import Ballot, Manner, Vote


def open_vote(*, item: str, manner: Manner = Manner.BALLOT, by: Actor, at: datetime) -> Vote:
    """Open a vote on the current text of the item, or put «no objections» to those present.

    The roll is frozen here: who is entitled, and who acts for each seat.
    """
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        floor = floor_of(session, question.meeting, at).for_item(question.id)
        rulings = opening_rulings(session, floor, question, manner)
        require_in_order(*rulings)
        direction = direction_of(floor, by)
        vote = _opened(session, question, floor, manner, rulings, direction, by, at)
        roll = frozen_roll(vote, floor, frozenset(standing_disinterests(question)))
        session.add_all(roll)
        governed = governed_by(session, vote, question)
        tell_of_vote(session, vote, roll, at=at)
        enter(
            session, "vote.opened", of=vote, by=by, at=at, meeting_id=question.meeting_id,
            capacity=direction.capacity, clause=floor.edition.voting.clause,
            detail={"item": question.public_id, "fingerprint": vote.draft.fingerprint}, rows=[*roll, *governed],
        )  # fmt: skip
        return vote


def cast_ballot(*, vote: str, position: Position, form_key: str, by: Actor, at: datetime) -> Ballot:
    """Record the ballot of the seat the actor acts for, or refuse.

    The meeting is locked, so that no ballot slips in while the vote is being closed
    or powers revoked. The same form sent twice gets the same ballot back; the unique
    constraint has the last word on a second one.
    """
    with transaction() as session:
        proceeding = vote_in_locked_meeting(session, vote, by=by)
        if replayed := _replayed(session, proceeding, position, form_key, by):
            return replayed
        floor = floor_of(session, proceeding.item.meeting, at).for_item(proceeding.item_id)
        ruling = casting_ruling(floor, proceeding, by)
        if ruling.bars:
            raise NotInOrder(ruling)
        _refuse_waiting_oral_ballot(proceeding, ruling)
        ballot = ballot_of(
            proceeding, acting_for(floor, by), position, form_key=form_key, cast_by_id=by.person_id, at=at
        )
        session.add(ballot)
        enter(
            session, "ballot.cast", of=ballot, by=by, at=at, meeting_id=proceeding.item.meeting_id,
            clause=ruling.clause, detail={"vote": proceeding.public_id},
        )  # fmt: skip
        return ballot


def close_vote(*, vote: str, narrow_base_confirmed: bool = False, by: Actor, at: datetime) -> Decision:
    """Close a vote: count, ask the law, and freeze what it came to.

    A base under half of those present must be confirmed knowingly by the presiding
    person before the result is declared.
    """
    with transaction() as session:
        proceeding = vote_in_locked_meeting(session, vote, by=by)
        floor = floor_of(session, proceeding.item.meeting, at).for_item(proceeding.item_id)
        require_in_order(closing_ruling(floor, proceeding))
        direction = direction_of(floor, by)
        _refuse_unresolved(proceeding)
        outcome = outcome_if_closed(floor, proceeding, narrow_base_confirmed=narrow_base_confirmed)
        confirmed = narrow_base_confirmed and _has_narrow_base(
            floor, outcome
        )  # of a wide one nothing is recorded
        _refuse_confirmation_of_another(direction, confirmed=confirmed)
        _require_confirmed_base(floor, outcome, confirmed=confirmed)
        moment = max(at, proceeding.opened_at)
        proceeding.closed_at = moment
        proceeding.closed_by_id = by.person_id
        proceeding.closed_on_instruction = direction.on_instruction
        decision = freeze_vote(
            session, proceeding, floor, outcome,
            positions={seat: how.value for seat, how in agreed_positions(proceeding, floor).items()},
            affected=standing_flags(proceeding.item),
            presiding=direction.presiding,
            narrow_base_confirmed=confirmed,
            by=by, at=moment,
        )  # fmt: skip
        enter(
            session, "vote.closed", of=proceeding, by=by, at=at, meeting_id=proceeding.item.meeting_id,
            capacity=direction.capacity, clause=outcome.rulings[-1].clause,
            detail={"outcome": outcome.kind.value, "counts": outcome.counts.as_json()}, rows=[decision],
        )  # fmt: skip
        sum_up(session, Occasion.VOTE_CLOSED, at=at, meeting_id=proceeding.item.meeting_id)
        return decision


def withdraw_vote(*, vote: str, reason: str, by: Actor, at: datetime) -> Vote:
    """Withdraw a vote opened by mistake, while it has no ballot."""
    why = clean_reason_for_minutes(reason)
    with transaction() as session:
        proceeding = vote_in_locked_meeting(session, vote, by=by)
        floor = floor_of(session, proceeding.item.meeting, at)
        require_in_order(withdrawing_ruling(floor, proceeding))
        direction = direction_of(floor, by)
        proceeding.withdrawn_at = at
        proceeding.withdrawn_by_id = by.person_id
        proceeding.withdrawal_reason = why
        enter(
            session, "vote.withdrawn", of=proceeding, by=by, at=at,
            meeting_id=proceeding.item.meeting_id, capacity=direction.capacity,
        )  # fmt: skip
        return proceeding


def _opened(
    session: Session, item: Item, floor: Floor, manner: Manner, rulings: tuple[Ruling, ...],
    direction: Direction, by: Actor, at: datetime,
) -> Vote:  # fmt: skip
    before = session.scalar(select(func.count()).select_from(Vote).where(Vote.item_id == item.id))
    vote = Vote(
        item_id=item.id,
        draft_id=item.current_draft.id,  # type: ignore[union-attr]
        sequence=(before or 0) + 1,
        manner=manner,
        question=item.title,
        edition=floor.edition.in_force_from.isoformat(),
        opened_at=at,
        opened_by_id=by.person_id,
        opened_on_instruction=direction.on_instruction,
        presiding_id=direction.presiding.id,
        opening_rulings=[ruling.as_json() for ruling in rulings],
    )
    session.add(vote)
    session.flush()
    return vote


def _replayed(session: Session, vote: Vote, position: Position, form_key: str, by: Actor) -> Ballot | None:
    """Return the ballot that this very form cast before; the same form with another choice is refused."""
    refuse_other_manner(vote)
    if position not in CHOICES:
        raise Incomplete("Выберите: за, против или воздержаться.", "Select for, against or abstain.")
    if not form_key.strip() or form_key.startswith(ORAL):
        raise Incomplete("Откройте страницу голосования заново.", "Open the voting page anew.")
    found = session.scalars(
        select(Ballot).where(Ballot.vote_id == vote.id, Ballot.form_key == form_key)
    ).one_or_none()
    if found is None:
        return None
    if found.position is position and found.cast_by_id == by.person_id:
        return found
    raise Conflict(
        "По этой форме голос уже подан. Новый выбор не записан: поданный голос окончателен.",
        "This form has cast its ballot already. The new choice was not recorded: a ballot is final.",
    )


def _refuse_waiting_oral_ballot(vote: Vote, ruling: Ruling) -> None:
    seat = ruling.figures.get("seat")
    if any(entry.seat.code == seat and is_waiting(entry) for entry in vote.oral_ballots):
        raise Conflict(
            "За ваше государство внесен устный голос; он ожидает подтверждения председательствующего.",
            "An oral vote of your state waits for the confirmation of the presiding person.",
        )


def _refuse_unresolved(vote: Vote) -> None:
    if any(is_waiting(entry) for entry in vote.oral_ballots):
        raise Conflict(
            "Устный голос ожидает подтверждения. Подтвердите или отклоните его до закрытия голосования.",
            "An oral vote waits for confirmation. Confirm or reject it before the vote is closed.",
        )


def _refuse_confirmation_of_another(direction: Direction, *, confirmed: bool) -> None:
    if confirmed and direction.on_instruction:
        raise Forbidden(
            "Узкую базу подсчета подтверждает лично председательствующий. Голосование не закрыто.",
            "A narrow base is confirmed by the presiding person alone. The vote was not closed.",
        )


def _require_confirmed_base(floor: Floor, outcome: Outcome, *, confirmed: bool) -> None:
    if _has_narrow_base(floor, outcome) and not confirmed:
        raise NotInOrder(rule_on_narrow_base(floor.edition, outcome.counts, confirmed=False))


def _has_narrow_base(floor: Floor, outcome: Outcome) -> bool:
    """Say whether the base is so narrow that the presiding person has to confirm it."""
    if outcome.kind is OutcomeKind.NO_DECISION or outcome.counts.base == outcome.counts.present:
        return False
    return not rule_on_narrow_base(floor.edition, outcome.counts, confirmed=False).in_order

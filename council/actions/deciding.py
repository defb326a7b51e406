"""Ends of an item other than a vote: taken note of, withdrawn, or the decision put off."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.directing import direction_of
from council.actions.disinterest import standing_flags
from council.actions.entering import enter
from council.actions.locking import item_in_locked_meeting
from council.actions.refusals import NotInOrder
from council.actions.sittings import item_facts
from council.actions.texts import clean
from council.law.notes_taken import rule_on_note
from council.law.outcome import Outcome
from council.law.procedure import rule_on_step
from council.law.ruling import Ruling
from council.law.steps import Step
from council.records.agenda import Draft, Item
from council.records.database import transaction
from council.records.decisions import Decision, DecisionManner, DecisionOutcome
from council.records.floor import Floor, floor_of
from council.records.outcomes import outcome_of
from council.records.presence import Participant
from council.records.voting import Manner, Vote
from council.wording import sentence

ENDS = {
    DecisionManner.TAKE_NOTE: (Step.TAKE_NOTE, DecisionOutcome.NOTED),
    DecisionManner.WITHDRAWAL: (Step.WITHDRAW_ITEM, DecisionOutcome.WITHDRAWN),
    DecisionManner.POSTPONEMENT: (Step.POSTPONE_ITEM, DecisionOutcome.POSTPONED),
}


def take_note(*, item: str, by: Actor, at: datetime) -> Decision:
    """The meeting takes note of the information given; of the draft's words only where all of them take note."""
    return _end(item, DecisionManner.TAKE_NOTE, "", by, at)


def withdraw_item(*, item: str, reason: str = "", by: Actor, at: datetime) -> Decision:
    """The question is withdrawn from consideration."""
    return _end(item, DecisionManner.WITHDRAWAL, reason, by, at)


def postpone_item(*, item: str, reason: str = "", by: Actor, at: datetime) -> Decision:
    """The taking of the decision is put off."""
    return _end(item, DecisionManner.POSTPONEMENT, reason, by, at)


def freeze_vote(
    session: Session, vote: Vote, floor: Floor, outcome: Outcome, *, positions: dict[str, str],
    affected: frozenset[str], presiding: Participant, narrow_base_confirmed: bool, by: Actor, at: datetime,
) -> Decision:  # fmt: skip
    """Freeze what a closed vote came to: figures, edition, grounds and the words they are said in."""
    return _frozen(
        session, vote.item, floor, outcome.rulings,
        vote_id=vote.id,
        draft_id=vote.draft_id,
        manner=DecisionManner.VOTE if vote.manner is Manner.BALLOT else DecisionManner.NO_OBJECTION,
        outcome=DecisionOutcome(outcome.kind.value),
        counts=outcome.counts.as_json(),
        positions=positions,
        affected=sorted(affected),
        narrow_base_confirmed=narrow_base_confirmed,
        decided_at=at,
        presiding_id=presiding.id,
        decided_by_id=by.person_id,
    )  # fmt: skip


def _end(item: str, manner: DecisionManner, reason: str, by: Actor, at: datetime) -> Decision:
    step, outcome = ENDS[manner]
    with transaction() as session:
        question = item_in_locked_meeting(session, item, by=by)
        floor = floor_of(session, question.meeting, at).for_item(question.id)
        direction = direction_of(floor, by)
        ruling = rule_on_step(
            floor.edition, step, item_facts(session, floor, question, outcome_of(session, question))
        )
        if ruling.bars:
            raise NotInOrder(ruling)
        draft = question.current_draft
        aside = _left_aside(floor, draft) if manner is DecisionManner.TAKE_NOTE else ()
        decision = _frozen(
            session, question, floor, aside,
            draft_id=draft.id if draft and not aside else None,
            manner=manner,
            outcome=outcome,
            reason=clean(reason, field="reason", required=False),
            affected=sorted(standing_flags(question) - floor.present),
            decided_at=at,
            presiding_id=direction.presiding.id,
            decided_by_id=by.person_id,
        )  # fmt: skip
        enter(
            session, f"item.{outcome.value}", of=question, by=by, at=at, meeting_id=question.meeting_id,
            capacity=direction.capacity, clause=ruling.clause, rows=[decision],
        )  # fmt: skip
        return decision


def _left_aside(floor: Floor, draft: Draft | None) -> tuple[Ruling, ...]:
    """Return that a draft which decides something is not noted with the information: it was not adopted."""
    return rule_on_note(floor.edition, draft.points) if draft else ()


def _frozen(
    session: Session, item: Item, floor: Floor, rulings: tuple[Ruling, ...], **facts: object
) -> Decision:
    decision = Decision(
        item_id=item.id,
        sequence=len(outcome_of(session, item).decisions) + 1,
        charter_code=floor.charter.code,
        edition=floor.edition.in_force_from.isoformat(),
        rulings=[ruling.as_json() for ruling in rulings],
        sentences_ru=[sentence(ruling, "ru") for ruling in rulings],
        sentences_en=[sentence(ruling, "en") for ruling in rulings],
        **facts,
    )
    session.add(decision)
    session.flush()
    return decision

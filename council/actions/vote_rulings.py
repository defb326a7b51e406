"""What the law says of a vote as it stands: may it be opened, cast in, closed, withdrawn or annulled?"""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.disinterest import standing_disinterests, standing_flags
from council.actions.powers import acting_for, lost_powers
from council.actions.roll import closing_positions, replies_to_come, vote_facts
from council.actions.sittings import item_facts
from council.law.ballot import rule_on_casting
from council.law.credentials import rule_on_acting
from council.law.opening import rule_on_opening_vote
from council.law.outcome import Outcome, decide, decide_without_vote
from council.law.overrides import set_otherwise
from council.law.procedure import ProceedingFacts, rule_on_step
from council.law.rules import RulesOfProcedureRule, WrittenRule
from council.law.ruling import Ruling
from council.law.steps import Step
from council.law.written import rule_on_closing_replies, rule_on_silence
from council.records.agenda import Item
from council.records.floor import Floor
from council.records.governing import edition_for_item, edition_of_vote
from council.records.minutes import Minutes, Signature
from council.records.outcomes import outcome_of
from council.records.voting import Manner, RollSeat, Vote

# What is said of a vote where nobody may act by a paper that no longer stands or never reached so far.
WITHOUT_POWERS = frozenset({"seat_absent", "not_a_member_seat"})

OPENING_STEPS = {Manner.BALLOT: Step.OPEN_VOTE, Manner.NO_OBJECTION: Step.ADOPT_WITHOUT_VOTE}


def opening_rulings(session: Session, floor: Floor, item: Item, manner: Manner) -> tuple[Ruling, ...]:
    """Return everything the law says of opening a vote on the item now."""
    outcome, edition = outcome_of(session, item), edition_for_item(session, floor, item)
    draft_id = item.current_draft.id if item.current_draft else None
    facts = item_facts(session, floor, item, outcome)
    objections = objections_to_text(session, draft_id) if manner is Manner.NO_OBJECTION else ()
    step = rule_on_step(
        floor.edition,
        OPENING_STEPS[manner],
        replace(facts, has_outcome=outcome.has_decided_on(draft_id), objections=objections),
    )
    return (
        step,
        *rule_on_opening_vote(
            edition,
            members=floor.members,
            present=floor.present,
            affected=standing_flags(item),
            disinterested=frozenset(standing_disinterests(item)),
            in_writing=floor.meeting.is_written,
        )[1:],
        *_silence(floor, manner),
        *set_otherwise(edition),
    )


def _silence(floor: Floor, manner: Manner) -> tuple[Ruling, ...]:
    """Return the bar to asking in writing whether anybody objects."""
    if manner is Manner.NO_OBJECTION and floor.meeting.is_written:
        return (rule_on_silence(floor.edition.no_objection),)
    return ()


def casting_ruling(floor: Floor, vote: Vote, by: Actor) -> Ruling:
    """Return whether the actor may cast a ballot in the vote now, and for which seat."""
    acting = acting_for(floor, by)
    seat = acting.seat.code if acting and acting.seat else by.seat
    ruling = rule_on_casting(floor.edition, vote_facts(vote, floor), seat=seat)
    if ruling.finding in WITHOUT_POWERS and (lost := lost_powers(floor, by)) is not None:
        return lost
    if ruling.bars:
        return ruling
    line = line_of(vote, seat or "")
    another = acting is None or line.participant_id != acting.id
    if acting is not None and acting.seat is not None and by.seat != acting.seat.code:
        return rule_on_acting(floor.edition, is_member=False, credential=None, at=floor.at)
    if another:
        return rule_on_acting(floor.edition, is_member=True, credential=None, at=floor.at, other_acting=True)
    return ruling


def closing_ruling(floor: Floor, vote: Vote) -> Ruling:
    """Return whether the vote may be closed; asked in writing, the members have their time to reply."""
    step = rule_on_step(floor.edition, Step.CLOSE_VOTE, ProceedingFacts(is_open=vote.is_open))
    if step.bars or not floor.meeting.is_written:
        return step
    awaited, ends_at = replies_to_come(vote), floor.meeting.ends_at.astimezone(floor.meeting.venue_zone)
    ruling = rule_on_closing_replies(_reply_rule(floor), awaited, ends_at=ends_at, at=floor.at)
    return ruling if ruling.bars else step


def _reply_rule(floor: Floor) -> RulesOfProcedureRule | WrittenRule:
    """Return the rule the written procedure rests on: the rules of procedure, else the charter itself."""
    rules = floor.edition.rules_of_procedure
    return floor.edition.written if rules is None or floor.edition.written.allowed else rules


def withdrawing_ruling(floor: Floor, vote: Vote) -> Ruling:
    """Return whether the vote may be withdrawn as opened by mistake."""
    facts = ProceedingFacts(is_open=vote.is_open, ballots=len(vote.ballots) + len(vote.objections))
    return rule_on_step(floor.edition, Step.WITHDRAW_VOTE, facts)


def annulling_ruling(
    session: Session, floor: Floor, vote: Vote, *, asked_by: int, reason: str, confirmed_by: int | None = None
) -> Ruling:
    """Return whether the vote may be annulled by these two persons, the second yet to come where None."""
    return rule_on_step(
        floor.edition,
        Step.ANNUL_VOTE,
        ProceedingFacts(
            meeting_open=floor.meeting.is_running,
            is_withdrawn=vote.withdrawn_at is not None,
            is_annulled=vote.is_annulled,
            minutes_signed=minutes_are_signed(session, floor.meeting.id),
            asked_by=str(asked_by),
            confirmed_by="" if confirmed_by is None else str(confirmed_by),
            reason=reason,
        ),
    )


def outcome_if_closed(floor: Floor, vote: Vote, *, narrow_base_confirmed: bool = False) -> Outcome:
    """Return what the vote would come to if it were closed now."""
    positions = closing_positions(vote, floor)
    affected, edition = standing_flags(vote.item), edition_of_vote(floor, vote)
    if vote.manner is Manner.NO_OBJECTION:
        return decide_without_vote(edition, positions, affected=affected)
    return decide(
        edition,
        positions,
        affected=affected,
        presiding=floor.presiding_person.seat.code if floor.presiding_person else None,  # type: ignore[union-attr]
        narrow_base_confirmed=narrow_base_confirmed,
    )


def minutes_are_signed(session: Session, meeting_id: int) -> bool:
    """Say whether the minutes of the meeting are signed, which locks everything under them."""
    query = select(Signature.id).join(Minutes, Minutes.id == Signature.minutes_id)
    return session.scalars(query.where(Minutes.meeting_id == meeting_id)).first() is not None


def objections_to_text(session: Session, draft_id: int | None) -> tuple[str, ...]:
    """Return the states that objected to adopting this very text without a vote."""
    votes = session.scalars(select(Vote).where(Vote.draft_id == draft_id, Vote.manner == Manner.NO_OBJECTION))
    return tuple(sorted({entry.seat.code for vote in votes for entry in vote.objections}))


def line_of(vote: Vote, seat: str) -> RollSeat:
    """Return the line of a seat in the frozen roll."""
    return next(line for line in vote.roll if line.seat.code == seat)

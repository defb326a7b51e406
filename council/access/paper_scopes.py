"""Which papers an actor may open: drafts of the minutes are few people's, what is signed is for all who read the meeting."""

from sqlalchemy import ColumnElement, Select, and_, exists, false, not_, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from council.access.actors import Actor
from council.access.guest_scopes import meetings_attended_by
from council.access.scopes import meetings_seen_by, reads_drafts
from council.records.agenda import Item
from council.records.corrections import MinutesCorrection
from council.records.credentials import Credential
from council.records.decisions import Decision, DecisionNumber
from council.records.meetings import Meeting
from council.records.minutes import Minutes, MinutesVersion, Signature
from council.records.people import Account, Appointment, Office
from council.records.presence import Participant, Presiding
from council.records.remarks import Remark, RemarkRound
from council.records.waiting import last_to_preside


def decisions_seen_by(actor: Actor) -> Select[tuple[Decision]]:
    """Return the decisions that bear a number, as every member and substitute of the meeting may read them."""
    query = select(Decision).join(Decision.number).join(Meeting, Meeting.id == DecisionNumber.meeting_id)
    read_with_it = (contains_eager(Decision.number), joinedload(Decision.item).joinedload(Item.meeting))
    return query.where(Meeting.body_id == actor.body_id, record_is_read(actor)).options(*read_with_it)


def versions_seen_by(actor: Actor) -> Select[tuple[MinutesVersion]]:
    """Return the versions of minutes: the signed one as the meeting itself, drafts to who composes, who signs, and the states asked."""
    signed = exists().where(Signature.version_id == MinutesVersion.id)
    circulated = exists().where(RemarkRound.version_id == MinutesVersion.id) if _is_asked(actor) else false()
    query = select(MinutesVersion).join(MinutesVersion.minutes).join(Minutes.meeting)
    return query.where(
        Meeting.body_id == actor.body_id,
        or_(
            and_(or_(signed, circulated), record_is_read(actor)),
            true() if actor.is_secretariat else _was_presided_by(actor),
        ),
    )


def remarks_seen_by(actor: Actor) -> Select[tuple[Remark]]:
    """Return the remarks on drafts: of every state for the delegations, and for who composes and who signs."""
    query = select(Remark).join(Remark.round).join(Minutes, Minutes.id == RemarkRound.minutes_id)
    query = query.join(Meeting, Meeting.id == Minutes.meeting_id).where(Meeting.body_id == actor.body_id)
    if actor.is_secretariat:
        return query
    return query.where(record_is_read(actor) if _is_asked(actor) else _was_presided_by(actor))


def corrections_seen_by(actor: Actor) -> Select[tuple[MinutesCorrection]]:
    """Return the corrections of protocols: signed ones as the protocol, proposed ones to who proposes and who signs."""
    query = select(MinutesCorrection).join(Minutes, Minutes.id == MinutesCorrection.minutes_id)
    query = query.join(Meeting, Meeting.id == Minutes.meeting_id).where(Meeting.body_id == actor.body_id)
    if actor.is_secretariat:
        return query
    signed = and_(MinutesCorrection.signed_at.is_not(None), record_is_read(actor))
    # Where who presided is gone the chair of the day signs, a member: which of them it is the law says.
    in_the_place = _presider_is_gone() if Office.MEMBER in actor.offices else false()
    return query.where(or_(signed, in_the_place, _was_presided_by(actor)))


def _presider_is_gone() -> ColumnElement[bool]:
    """Say of the meeting in the query whether who presided last has no account, or neither an office nor a paper."""
    person = last_to_preside()
    reached = exists().where(Account.person_id == person, Account.disabled_at.is_(None))
    is_member = exists().where(
        Appointment.person_id == person, Appointment.office == Office.MEMBER, Appointment.until_on.is_(None)
    )
    acts_by_paper = exists().where(Credential.person_id == person, Credential.revoked_at.is_(None))
    return not_(and_(reached, or_(is_member, acts_by_paper)))


def _is_asked(actor: Actor) -> bool:
    """Say whether the actor belongs to a state, all of which are asked about a draft that is circulated."""
    return actor.delegation_id is not None


def reads_record(actor: Actor) -> bool:
    """Say whether papers are shown to the actor at all: an observer reads the agenda only."""
    return reads_drafts(actor) or not actor.offices


def record_is_read(actor: Actor) -> ColumnElement[bool]:
    if not reads_record(actor):
        return false()
    if actor.is_guest or actor.credential_id is not None:
        return Meeting.id.in_(meetings_attended_by(actor))
    return Meeting.id.in_(meetings_seen_by(actor).with_only_columns(Meeting.id))


def _was_presided_by(actor: Actor) -> ColumnElement[bool]:
    return exists().where(
        Presiding.meeting_id == Meeting.id,
        Presiding.participant_id == Participant.id,
        Participant.person_id == actor.person_id,
    )

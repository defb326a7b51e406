"""Credentials of substitutes: filed, then confirmed or refused by the secretariat, and revoked."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.contents import media_type_of
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.locking import credential_in_locked_meeting, find, locked_meeting
from council.actions.permission import require
from council.actions.refusals import Conflict, Incomplete
from council.actions.seats import seat_of
from council.actions.storing import stored_file
from council.actions.texts import clean
from council.records.columns import new_public_id
from council.records.credentials import Credential, CredentialKind
from council.records.database import transaction
from council.records.files import FileStore
from council.records.floor import charter_of
from council.records.meetings import Meeting
from council.records.people import Appointment, Office, Person


def file_credential(
    *,
    meeting: str,
    seat: str,
    person: str,
    post: str,
    kind: CredentialKind,
    issued_by: str,
    number: str,
    dated_on: date,
    signatory: str,
    file: bytes | None = None,
    store: FileStore | None = None,
    by: Actor,
    at: datetime,
) -> Credential:
    """Enter the paper by which a person acts for a state (its code) at one meeting; it counts once confirmed."""
    require(by, "credential.filed")
    require_order(dated_on, None)
    media_type = media_type_of(file) if file is not None else ""
    sha256 = store.keep(file) if file is not None and store is not None else None
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        _refuse_after_the_end(held)
        if dated_on > day_of(session, held.body_id, at):
            raise Incomplete("Документ датирован будущим днем.", "The paper is dated in the future.")
        holder = find(session, Person, person)
        place = seat_of(session, seat, by=by, day=held.starts_locally.date())
        _refuse_member(session, holder, held)
        paper = stored_file(session, sha256, len(file or b""), media_type, at=at) if sha256 else None
        credential = Credential(
            public_id=new_public_id(),
            meeting_id=held.id,
            seat_id=place.id,
            person_id=holder.id,
            post=clean(post, field="post"),
            kind=kind,
            issued_by=clean(issued_by, field="issued_by"),
            number=clean(number, field="number", longest=80),
            dated_on=dated_on,
            signatory=clean(signatory, field="signatory"),
            material_file_id=paper.id if paper else None,
            entered_at=at,
            entered_by_id=by.person_id,
        )
        session.add(credential)
        _enter(session, "filed", credential, held, by=by, at=at)
        return credential


def confirm_credential(*, credential: str, by: Actor, at: datetime) -> Credential:
    """Confirm the powers; from this moment, never earlier, their holder may act for the state."""
    require(by, "credential.confirmed")
    with transaction() as session:
        paper = credential_in_locked_meeting(session, credential, by=by)
        meeting = session.get_one(Meeting, paper.meeting_id)
        _refuse_after_the_end(meeting)
        _refuse_settled(paper)
        _refuse_second_substitute(session, paper)
        paper.confirmed_at, paper.confirmed_by_id = at, by.person_id
        _enter(session, "confirmed", paper, meeting, by=by, at=at)
        return paper


def refuse_credential(*, credential: str, reason: str, by: Actor, at: datetime) -> Credential:
    """Refuse the powers for a reason; another paper may be filed."""
    require(by, "credential.refused")
    with transaction() as session:
        paper = credential_in_locked_meeting(session, credential, by=by)
        _refuse_settled(paper)
        paper.refused_at, paper.refused_by_id = at, by.person_id
        paper.refusal_reason = clean(reason, field="reason")
        _enter(session, "refused", paper, session.get_one(Meeting, paper.meeting_id), by=by, at=at)
        return paper


def revoke_credential(*, credential: str, reason: str, by: Actor, at: datetime) -> Credential:
    """Revoke the powers, at once, even in mid-meeting; a ballot cast before stays."""
    require(by, "credential.revoked")
    with transaction() as session:
        paper = credential_in_locked_meeting(session, credential, by=by)
        meeting = session.get_one(Meeting, paper.meeting_id)
        _refuse_after_the_end(meeting)
        if not paper.is_valid:
            raise Conflict(
                "Отозвать можно только подтвержденные и не отозванные полномочия.",
                "Only powers that are confirmed and stand can be revoked.",
            )
        paper.revoked_at, paper.revoked_by_id = at, by.person_id
        paper.revocation_reason = clean(reason, field="reason")
        _enter(session, "revoked", paper, meeting, by=by, at=at)
        return paper


def _enter(
    session: Session, verb: str, paper: Credential, meeting: Meeting, *, by: Actor, at: datetime
) -> None:
    session.flush()
    clause = charter_of(meeting.body).edition_on(meeting.starts_locally.date()).credentials.clause
    detail = {"state": paper.seat.code, "person": paper.person.public_id, "number": paper.number}
    enter(
        session,
        f"credential.{verb}",
        of=paper,
        by=by,
        at=at,
        clause=clause,
        meeting_id=meeting.id,
        detail=detail,
    )


def _refuse_after_the_end(meeting: Meeting) -> None:
    if meeting.closed_at is not None or meeting.cancelled_at is not None:
        raise Conflict(
            "Заседание закрыто или отменено: полномочия на него уже не вносятся и не меняются.",
            "The meeting is closed or cancelled: powers for it can no longer be entered or changed.",
        )


def _refuse_settled(paper: Credential) -> None:
    if paper.confirmed_at is not None or paper.refused_at is not None:
        raise Conflict("По этим полномочиям решение уже принято.", "These powers have been settled already.")


def _refuse_member(session: Session, holder: Person, meeting: Meeting) -> None:
    """A member acts by the office, and for the own state alone."""
    day = meeting.starts_locally.date()
    offices = session.scalars(
        select(Appointment).where(
            Appointment.person_id == holder.id,
            Appointment.body_id == meeting.body_id,
            Appointment.office == Office.MEMBER,
        )
    )
    if any(office.is_held_on(day) for office in offices):
        raise Conflict(
            f"{holder.full_name} – член Совета и действует без доверенности, только от своего государства.",
            f"{holder.full_name} is a member and acts without a credential, for the own state alone.",
        )


def _refuse_second_substitute(session: Session, paper: Credential) -> None:
    """One substitute a state, and one state a substitute."""
    standing = select(Credential).where(
        Credential.meeting_id == paper.meeting_id,
        Credential.confirmed_at.is_not(None),
        Credential.revoked_at.is_(None),
    )
    for other in session.scalars(standing):
        if paper.seat_id == other.seat_id or paper.person_id == other.person_id:
            raise Conflict(
                f"Уже подтверждены полномочия: {other.person.full_name} ({other.seat.state.short_ru}). "
                "Сначала отзовите их.",
                f"The powers of {other.person.full_name} ({other.seat.state.short_en}) stand. Revoke them first.",
            )

"""Credentials of substitutes: filed by a state, confirmed or refused by the secretariat, and revoked."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.credential_holders import NewPerson, holder_of, member_of
from council.actions.credential_reach import (
    WHOLE_MEETING,
    Reach,
    items_reached,
    last_day,
    refuse_second_substitute,
)
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.locking import (
    credential_in_locked_meeting,
    lock_running_meetings,
    locked_body,
    locked_meeting,
)
from council.actions.permission import require, require_sight
from council.actions.refusals import Conflict, Incomplete, NotFound, require_in_order
from council.actions.seats import seat_of
from council.actions.second_persons import two_persons
from council.actions.sessions import ask_again
from council.actions.storing import brought_or_none
from council.actions.telling import tell_of_powers
from council.actions.texts import clean
from council.law.ruling import Ruling
from council.law.second_persons import rule_on_confirming_powers
from council.records.columns import new_public_id
from council.records.credentials import Credential, CredentialItem, CredentialKind
from council.records.database import transaction
from council.records.files import FileStore
from council.records.floor import charter_of
from council.records.meetings import Meeting


def file_credential(
    *,
    meeting: str,
    seat: str,
    person: str | NewPerson,
    post: str,
    kind: CredentialKind,
    issued_by: str,
    number: str,
    dated_on: date,
    signatory: str,
    reach: Reach = WHOLE_MEETING,
    file: bytes | None = None,
    store: FileStore | None = None,
    by: Actor,
    at: datetime,
) -> Credential:
    """Enter the paper by which a person acts for a state (its code); it counts once confirmed.

    A state files its own, by its member or its focal point; the secretariat what it was sent.
    """
    require(by, "credential.filed", seat=seat)
    require_order(dated_on, reach.until_on)
    with brought_or_none(file, meeting, store) as scan, transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        require_sight(held, by=by)
        _refuse_after_the_end(held)
        today, day = day_of(session, held.body_id, at), held.starts_locally.date()
        if dated_on > today:
            raise Incomplete("Документ датирован будущим днем.", "The paper is dated in the future.")
        place = seat_of(session, seat, by=by, day=day)
        items = items_reached(session, reach, held, by=by)
        replaced = member_of(session, place, day=day)
        credential = Credential(
            public_id=new_public_id(),
            meeting_id=held.id,
            seat_id=place.id,
            person_id=holder_of(session, person, place, day=day, by=by, at=at).id,
            replaces_id=replaced.id if replaced else None,
            post=clean(post, field="post"),
            kind=kind,
            issued_by=clean(issued_by, field="issued_by"),
            number=clean(number, field="number", longest=80),
            dated_on=dated_on,
            signatory=clean(signatory, field="signatory"),
            limited_to_items=bool(items),
            until_on=last_day(reach, held, today=today),
            material_file_id=scan.stored(session, at=at).id if scan is not None else None,
            entered_at=at,
            entered_by_id=by.person_id,
            filed_by_state=not by.is_secretariat,
        )
        session.add(credential)
        session.flush()
        session.add_all(CredentialItem(credential_id=credential.id, item_id=item.id) for item in items)
        _enter(session, "filed", credential, held, by=by, at=at)
        return credential


def confirm_credential(*, credential: str, by: Actor, at: datetime) -> Credential:
    """Confirm the powers; from this moment, never earlier, their holder may act for the state.

    Who filed them does not: an officer's paper is confirmed by another, the state's own by any.
    """
    require(by, "credential.confirmed")
    with transaction() as session:
        locked_body(session, by=by)  # papers of two meetings may meet, and each has a lock of its own
        paper = credential_in_locked_meeting(session, credential, by=by)
        today = _refuse_once_over(session, paper, at)
        _refuse_settled(paper)
        require_in_order(confirming_ruling(session, paper, by))
        refuse_second_substitute(session, paper, today=today)
        # Acts are put in order by the lock, and their moments were taken before it.
        paper.confirmed_at, paper.confirmed_by_id = max(at, paper.entered_at), by.person_id
        tell_of_powers(session, paper, at=at)
        _enter(session, "confirmed", paper, paper.meeting, by=by, at=at)
        ask_again(session, paper.person_id)
        return paper


def confirming_ruling(session: Session, paper: Credential, by: Actor) -> Ruling:
    """Return what the law says of this person confirming the powers, and who else may."""
    persons = two_persons(
        session, first_id=paper.entered_by_id, by=by, concerned_id=paper.person_id,
        of_the_state=paper.filed_by_state,
    )  # fmt: skip
    return rule_on_confirming_powers(_clause(paper.meeting), persons)


def refuse_credential(*, credential: str, reason: str, by: Actor, at: datetime) -> Credential:
    """Refuse the powers for a reason; another paper may be filed."""
    require(by, "credential.refused")
    with transaction() as session:
        paper = credential_in_locked_meeting(session, credential, by=by)
        _refuse_settled(paper)
        paper.refused_at, paper.refused_by_id = at, by.person_id
        paper.refusal_reason = clean(reason, field="reason")
        tell_of_powers(session, paper, at=at)
        _enter(session, "refused", paper, paper.meeting, by=by, at=at)
        return paper


def revoke_credential(*, credential: str, reason: str, by: Actor, at: datetime) -> Credential:
    """Revoke the powers, at once, even in mid-meeting; a ballot cast before stays.

    A state revokes its own paper, the secretariat any. A paper until a day may serve in a meeting
    other than its own, so that every running one is locked with it.
    """
    with transaction() as session:
        locked_body(session, by=by)
        paper = credential_in_locked_meeting(session, credential, by=by)
        if not by.is_secretariat and paper.seat_id != by.delegation_id:
            raise NotFound
        require(by, "credential.revoked", seat=paper.seat.code)
        if paper.until_on is not None:
            lock_running_meetings(session, by=by)
        _refuse_once_over(session, paper, at)
        if paper.confirmed_at is None or not paper.is_valid:
            raise Conflict(
                "Отозвать можно только подтвержденные и не отозванные полномочия.",
                "Only powers that are confirmed and stand can be revoked.",
            )
        paper.revoked_at, paper.revoked_by_id = max(at, paper.confirmed_at), by.person_id
        paper.revocation_reason = clean(reason, field="reason")
        _enter(session, "revoked", paper, paper.meeting, by=by, at=at)
        return paper


def _enter(
    session: Session, verb: str, paper: Credential, meeting: Meeting, *, by: Actor, at: datetime
) -> None:
    session.flush()
    detail = {
        "state": paper.seat.code, "person": paper.person.public_id, "number": paper.number,
        "scope": paper.scope.value,
    }  # fmt: skip
    enter(
        session,
        f"credential.{verb}",
        of=paper,
        by=by,
        at=at,
        clause=_clause(meeting),
        meeting_id=meeting.id,
        detail=detail,
    )


def _clause(meeting: Meeting) -> str:
    return charter_of(meeting.body).edition_on(meeting.starts_locally.date()).credentials.clause


def _refuse_once_over(session: Session, paper: Credential, at: datetime) -> date:
    """Refuse to change powers that serve nowhere any more; return the day."""
    today = day_of(session, paper.meeting.body_id, at)
    if paper.until_on is None:
        _refuse_after_the_end(paper.meeting)
    elif paper.until_on < today:
        raise Conflict("Срок этих полномочий уже истек.", "The term of these powers has run out.")
    return today


def _refuse_after_the_end(meeting: Meeting) -> None:
    if meeting.closed_at is not None or meeting.cancelled_at is not None:
        raise Conflict(
            "Заседание закрыто или отменено: полномочия на него уже не вносятся и не меняются.",
            "The meeting is closed or cancelled: powers for it can no longer be entered or changed.",
        )


def _refuse_settled(paper: Credential) -> None:
    if paper.confirmed_at is not None or paper.refused_at is not None:
        raise Conflict("По этим полномочиям решение уже принято.", "These powers have been settled already.")

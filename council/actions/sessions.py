"""Sessions kept on the server: begun, renewed when a factor is proved, and ended by whom they belong to or by an act."""

import secrets
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from council.access.signing_in import digest, forged_session_of, session_of_token
from council.actions.calendar import end_address
from council.actions.refusals import NotFound
from council.actions.security_log import note_event, note_event_now
from council.records.binding import kept_bound
from council.records.database import db, transaction
from council.records.factors import FactorKind
from council.records.security_log import SecurityKind
from council.records.sessions import SessionEnd, WebSession

LONGEST_AGENT = 200


def begin_session(
    session: Session, *, person_id: int, address: str, agent: str = "", proved_by: FactorKind | None = None,
    at: datetime,
) -> str:  # fmt: skip
    """Begin a session inside the act that lets the person in, and return its token."""
    token = secrets.token_urlsafe(32)
    session.add(
        WebSession(
            token_sha256=digest(token),
            person_id=person_id,
            began_at=at,
            seen_at=at,
            proved_at=at if proved_by else None,
            proved_by=proved_by,
            address=address,
            agent=_harmless(agent),
        )
    )
    return token


def renew_session(*, token: str, proved_by: FactorKind, at: datetime) -> str:
    """Note that a factor was proved in the session, and return its new token; the former opens nothing."""
    with transaction() as session:
        held = session_of_token(session, token, at=at)
        if held is None:
            raise NotFound
        renewed = secrets.token_urlsafe(32)
        with kept_bound(held):
            held.token_sha256, held.seen_at = digest(renewed), at
            held.proved_at, held.proved_by = at, proved_by
        return renewed


def rename_session(session: Session, token: str, *, at: datetime) -> str:
    """Give the session another token inside an act; the former, which may have been copied, opens nothing."""
    renewed = secrets.token_urlsafe(32)
    held = session_of_token(session, token, at=at)
    if held is not None:
        with kept_bound(held):
            held.token_sha256 = digest(renewed)
    return renewed


def note_forged_session(token: str, *, address: str, at: datetime) -> None:
    """Write down that a row of a session was turned to somebody else by another hand than ours."""
    forged = forged_session_of(db.session(), token, at=at)
    if forged is not None:
        detail = {"row": "web_sessions"}
        person_id = forged.person_id
        note_event_now(SecurityKind.ROW_FORGED, at=at, person_id=person_id, address=address, detail=detail)


def end_session(*, session: str, person_id: int, at: datetime) -> None:
    """End one session of a person's own; those of others do not exist for them."""
    with transaction() as records:
        if not _end(
            records,
            WebSession.public_id == session,
            person_id=person_id,
            because=SessionEnd.ENDED_BY_OWNER,
            at=at,
        ):
            raise NotFound


def end_other_sessions(*, person_id: int, token: str, at: datetime) -> int:
    """End every session of a person but the one of the token, and the address of the calendar with them."""
    with transaction() as session:
        end_address(session, person_id, at)
        return end_sessions_of(session, person_id, because=SessionEnd.ENDED_BY_OWNER, but=token, at=at)


def end_sessions_of(
    session: Session, person_id: int, *, because: SessionEnd, at: datetime, but: str | None = None
) -> int:
    """End the sessions of a person inside the act that takes away what they were begun on; return how many."""
    others = [WebSession.token_sha256 != digest(but)] if but is not None else []
    return _end(session, *others, person_id=person_id, because=because, at=at)


def ask_again(session: Session, person_id: int) -> None:
    """Let every session of a person prove the second factor anew, inside the act that gives new powers."""
    for held in _open_sessions(session, person_id):
        with kept_bound(held):
            held.proved_at, held.proved_by = None, None


def _end(
    session: Session, *scope: ColumnElement[bool], person_id: int, because: SessionEnd, at: datetime
) -> int:
    ended = _open_sessions(session, person_id, *scope)
    for held in ended:
        with kept_bound(held):
            held.ended_at, held.ended_because = at, because
    if ended:
        detail = {"because": because.value, "sessions": len(ended)}
        note_event(session, SecurityKind.SESSION_ENDED, at=at, person_id=person_id, detail=detail)
    return len(ended)


def _open_sessions(session: Session, person_id: int, *scope: ColumnElement[bool]) -> list[WebSession]:
    mine = select(WebSession).where(WebSession.person_id == person_id, WebSession.ended_at.is_(None), *scope)
    return list(session.scalars(mine.order_by(WebSession.id).with_for_update(of=WebSession)))


def _harmless(agent: str) -> str:
    """Return what a browser calls itself, cut short and without letters that write over others."""
    return "".join(letter for letter in agent if letter.isprintable())[:LONGEST_AGENT]

"""The address by which a calendar programme fetches a person's calendar: made, revoked, and known again."""

import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.signing_in import digest
from council.records.binding import is_bound, kept_bound
from council.records.calendar import CalendarAddress
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.people import Account, Person

TOKEN_BYTES = 32  # 256 bits: not to be guessed, so no attempt needs to be counted


def make_address(*, person_id: int, at: datetime) -> str:
    """Give the person a new address and return its secret, told once; the former one leads nowhere from now on."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with transaction() as session:
        end_address(session, person_id, at)
        address = CalendarAddress(
            public_id=new_public_id(), person_id=person_id, token_sha256=digest(token), made_at=at
        )
        session.add(address)
    return token


def revoke_address(*, person_id: int, at: datetime) -> None:
    """Let the address lead nowhere any more; where there is none, nothing is to be done."""
    with transaction() as session:
        end_address(session, person_id, at)


def address_of(session: Session, person_id: int) -> CalendarAddress | None:
    """Return the address in use, if the person has one."""
    return session.scalars(
        select(CalendarAddress).where(
            CalendarAddress.person_id == person_id, CalendarAddress.revoked_at.is_(None)
        )
    ).one_or_none()


def person_of(session: Session, token: str) -> Person | None:
    """Return whose calendar the secret opens: an account that is closed takes its calendar with it."""
    found = session.scalars(
        select(CalendarAddress)
        .join(Account, Account.person_id == CalendarAddress.person_id)
        .where(CalendarAddress.token_sha256 == digest(token), CalendarAddress.revoked_at.is_(None))
        .where(Account.disabled_at.is_(None))
    ).one_or_none()
    return found.person if found is not None and is_bound(found) else None


def address_ended_since(session: Session, person_id: int, moment: datetime) -> CalendarAddress | None:
    """Return the address that has stopped leading anywhere since the moment, while the person has no other."""
    if address_of(session, person_id) is not None:
        return None
    ended = select(CalendarAddress).where(
        CalendarAddress.person_id == person_id, CalendarAddress.revoked_at >= moment
    )
    return session.scalars(ended.order_by(CalendarAddress.id.desc()).limit(1)).first()


def end_address(session: Session, person_id: int, at: datetime) -> None:
    """Let the address lead nowhere inside an act that closes what the person has opened.

    Whoever changes a passphrase or ends all sessions fears that somebody else reads along.
    """
    in_use = address_of(session, person_id)
    if in_use is not None:
        with kept_bound(in_use):
            in_use.revoked_at = at
        session.flush()  # before another is made: one is in use at a time

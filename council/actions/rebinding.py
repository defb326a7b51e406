"""Another key of the installation: what lets people in is marked and enciphered anew, if the former key had marked it."""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import founder_of
from council.access.factors import name_of_owner
from council.access.vault import Vault
from council.actions.entering import enter
from council.records.binding import Bound, bind, is_bound, kept_bound, key_of_binding, mark_of
from council.records.bodies import Body
from council.records.calendar import CalendarAddress
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.factors import OneTimeSecret, Passkey, RecoveryCode
from council.records.invitations import Invitation
from council.records.people import Account, Person


@dataclass
class Rebound:
    """How many rows are marked anew, and how many fit neither key and open nothing."""

    marked: int = 0
    strange: int = 0


def rebind_rows(*, former_key: str, former: Vault, present: Vault, at: datetime) -> Rebound:
    """Mark what still lets somebody in by the present key, and encipher the secrets of codes by it.

    Sessions are left out: with another key everybody signs in anew. A row that the former
    key had not marked was put there by another hand, and stays shut.
    """
    told, key = Rebound(), key_of_binding(former_key)
    with transaction() as session:
        for row in _rows_in_use(session):
            if is_bound(row):
                continue
            if not hmac.compare_digest(row.binding, mark_of(row, key=key)):
                told.strange += 1
                continue
            bind(row)
            told.marked += 1
            if isinstance(row, OneTimeSecret):
                _encipher_anew(session, row, former, present, at)
    return told


def _encipher_anew(
    session: Session, kept: OneTimeSecret, former: Vault, present: Vault, at: datetime
) -> None:
    """Put the same secret under the present key into another row, by an act of the installation: the row itself is fixed."""
    owner = name_of_owner(session.get_one(Person, kept.person_id))
    secret = former.opened(kept.enciphered, of=owner)
    if secret is None:
        return
    with kept_bound(kept):
        kept.removed_at = at
    session.flush()  # before the other is added: a person has one at a time
    again = OneTimeSecret(
        public_id=new_public_id(),
        person_id=kept.person_id,
        enciphered=present.enciphered(secret, of=owner),
        last_step=kept.last_step,
        added_at=at,
    )
    session.add(again)
    body = session.scalars(select(Body).order_by(Body.id).limit(1)).one()
    enter(session, "one_time_secret.enciphered_anew", of=again, by=founder_of(body.id), at=at, rows=[kept])


def _rows_in_use(session: Session) -> Iterator[Bound]:
    yield from session.scalars(select(Account))
    yield from session.scalars(
        select(Invitation).where(Invitation.used_at.is_(None), Invitation.withdrawn_at.is_(None))
    )
    yield from session.scalars(select(CalendarAddress).where(CalendarAddress.revoked_at.is_(None)))
    yield from session.scalars(select(Passkey).where(Passkey.removed_at.is_(None)))
    yield from session.scalars(select(RecoveryCode).where(RecoveryCode.replaced_at.is_(None)))
    yield from session.scalars(select(OneTimeSecret).where(OneTimeSecret.removed_at.is_(None))).all()

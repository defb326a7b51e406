"""What a person is told by letter of their own access: that it is being reset, and that somebody came in from elsewhere."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.devices import device_of, is_from_new_place, places_known, whence
from council.actions.mail import write_letters
from council.charters import load_charter
from council.records.bodies import Body
from council.records.mail import LetterKind
from council.records.people import Account
from council.records.recipients import recipient_of
from council.records.resets import Reset
from council.wording.access_mail import access_reset, signed_in_elsewhere
from council.wording.mail import Words


def tell_of_reset(session: Session, reset: Reset, *, at: datetime) -> None:
    """Tell a person that a new password may be set for them; those beside them are shown it on the site."""
    account = session.scalars(select(Account).where(Account.person_id == reset.person_id)).one()
    words = access_reset(_by_the_clock_of_the_body(session, at), by_factor=bool(reset.factor))
    _write(session, LetterKind.ACCESS_RESET, words, account, path="/account", at=at)


def tell_of_new_place(session: Session, account: Account, *, address: str, agent: str, at: datetime) -> None:
    """Tell a person that their password was used where it never was before; asked before the session is begun."""
    if not is_from_new_place(places_known(session, account.person_id, at=at), whence(address, agent)):
        return
    words = signed_in_elsewhere(_by_the_clock_of_the_body(session, at), address, device_of(agent))
    _write(session, LetterKind.SIGNED_IN_ELSEWHERE, words, account, path="/account/sessions", at=at)


def _write(
    session: Session, kind: LetterKind, words: Words, account: Account, *, path: str, at: datetime
) -> None:
    write_letters(session, kind, words, to=[recipient_of(account)], path=path, at=at)


def _by_the_clock_of_the_body(session: Session, at: datetime) -> datetime:
    body = session.scalars(select(Body).order_by(Body.id).limit(1)).one_or_none()
    return at if body is None else at.astimezone(ZoneInfo(load_charter(body.charter_code).zone))

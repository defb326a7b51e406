"""What a person changes in their own account: the address they sign in by, and the language they are written to."""

from datetime import datetime

from sqlalchemy import select

from council.access.actors import Actor
from council.actions.accounts import sound_address, sound_language
from council.actions.entering import enter
from council.actions.refusals import Conflict, NotFound
from council.records.database import transaction
from council.records.people import Account


def change_account(*, email: str, language: str, by: Actor, at: datetime) -> Account:
    """Sign in by another address, or be written to in another language; nobody does so for somebody else."""
    address, spoken = sound_address(email), sound_language(language)
    with transaction() as session:
        account = session.scalars(select(Account).where(Account.person_id == by.person_id)).one_or_none()
        if account is None:
            raise NotFound
        if (account.email, account.language) == (address, spoken):
            raise Conflict("Ничего не изменилось.", "Nothing has changed.")
        taken = select(Account.id).where(Account.email == address, Account.id != account.id)
        if session.scalar(taken) is not None:
            raise Conflict(
                "Этот адрес внести нельзя. Обратитесь в секретариат.",
                "This address cannot be entered. Ask the secretariat.",
            )
        account.email, account.language = address, spoken
        enter(session, "account.changed", of=account.person, by=by, at=at, rows=[account])
        return account

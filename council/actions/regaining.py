"""Regaining access by oneself: the address and the second factor open the way to a new password."""

from datetime import datetime

from council.access.actors import actor_of
from council.access.signing_in import place_of
from council.access.vault import Vault
from council.actions.alerting import tell_of_reset
from council.actions.entering import enter
from council.actions.invitations import Issued, issue
from council.actions.proving import WrongFactor, prove_factor
from council.actions.refusals import Incomplete
from council.actions.security_log import note_event
from council.actions.signing_in import MustWait, begin_attempt, note_success
from council.records.database import transaction
from council.records.factors import FactorKind
from council.records.people import Account, Person
from council.records.resets import Reset
from council.records.security_log import SecurityKind

# Asked for by a code as anybody is, so that an address nobody has is answered no sooner than another.
NOBODY = 0


class NotRegained(Incomplete):
    """The address, the code or the number of attempts stands in the way; which of them is not said."""

    def __init__(self) -> None:
        super().__init__(
            "Адрес или код не подходят, либо попыток было слишком много. Пароль не изменен."
            " Подождите несколько минут и попробуйте еще раз или обратитесь в секретариат.",
            "The address or the code is not right, or there were too many attempts. No password was changed."
            " Wait some minutes and try again, or ask the secretariat.",
        )


def regain_by_factor(
    *, email: str, code: str, vault: Vault, body_id: int, address: str, at: datetime
) -> Issued:
    """Give whoever proves the second factor of the address the link to a new password, or raise `NotRegained`."""
    attempt_id, account = _attempt(email, address, at)
    kind = _proved(account, code, vault, address, at)
    with transaction() as session:
        note_success(session, attempt_id)
        holder = session.get_one(Person, account.person_id if account else NOBODY)
        who = actor_of(session, holder, body_id=body_id, at=at)
        reset = Reset(
            person_id=holder.id, reason="", factor=kind.value, proposed_at=at, proposed_by_id=holder.id
        )
        session.add(reset)
        session.flush()
        issued = issue(session, holder, reset=reset, by=who, at=at)
        tell_of_reset(session, reset, at=at)
        enter(session, "reset.proved", of=reset, by=who, at=at, rows=[issued.invitation])
        note_event(session, SecurityKind.RESET_ASKED, at=at, person_id=holder.id, address=address)
        return issued


def _attempt(email: str, address: str, at: datetime) -> tuple[int, Account | None]:
    """Write the attempt down as one at the door: guesses here and there slow each other."""
    try:
        with transaction() as session:
            attempt_id, account = begin_attempt(session, email, place_of(address), at)
    except MustWait:
        raise NotRegained from None
    invited_only = account is not None and account.password_hash is None
    return attempt_id, None if invited_only else account


def _proved(account: Account | None, code: str, vault: Vault, address: str, at: datetime) -> FactorKind:
    person_id = account.person_id if account is not None else NOBODY
    try:
        return prove_factor(person_id=person_id, answer=code, vault=vault, address=address, at=at)
    except (WrongFactor, MustWait):
        raise NotRegained from None

"""Proving the second factor: at the door, before an act of weight, and where a password is forgotten."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Update, delete, exists, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from council.access.factors import (
    demonstration_code_of,
    key_of_guessing,
    name_of_owner,
    one_time_secret_of,
    seconds_to_wait_for_code,
    unused_codes_of,
)
from council.access.one_time_codes import as_typed, digest_of_recovery_code, step_of
from council.access.passkeys import Assertion, challenge_answered, key_that_answered, sign_count_proved
from council.access.signing_in import place_of
from council.access.spent import Spent
from council.access.vault import Vault
from council.actions.refusals import Incomplete
from council.actions.security_log import note_event, note_event_now
from council.actions.signing_in import MustWait
from council.records.binding import is_bound, kept_bound
from council.records.database import transaction
from council.records.factors import FactorKind, OneTimeSecret, Passkey, RecoveryCode, SpentChallenge
from council.records.people import Person
from council.records.security_log import SecurityKind
from council.records.sessions import SignInAttempt, take_turn_at_the_door

LONGEST_CODE = 64
CHALLENGES_KEPT = timedelta(days=1)  # far longer than any question can be answered


@dataclass(frozen=True)
class Owner:
    """Whose factors are asked: the key of the person, and the name their secrets are enciphered under."""

    id: int
    name: str


class WrongFactor(Incomplete):
    """The code or the key is not the person's, or has been used; which of them is not said."""

    def __init__(self) -> None:
        super().__init__(
            "Код не подходит или уже использован. Дождитесь следующего кода и введите его.",
            "The code is not right or has been used. Wait for the next code and enter it.",
        )


def prove_factor(
    *, person_id: int, answer: str | Assertion, vault: Vault, address: str = "", at: datetime
) -> FactorKind:
    """Return by what the person has proved to own the account, or raise `WrongFactor` or `MustWait`.

    A code that is tried is written down before it is looked at, so that guesses sent
    all at once are slowed like those sent one by one. What has opened once opens no more.
    """
    place = place_of(address)
    attempt_id = None if isinstance(answer, Assertion) else _begin_attempt(person_id, place, at, address)
    with transaction() as session:
        person = session.get(Person, person_id)
        kind = _kind_proved(session, _owner(person), answer, vault, at)
        if kind is not None:
            _note_success(session, attempt_id, person_id, place, at)
            detail = {"kind": kind.value}
            note_event(
                session,
                SecurityKind.FACTOR_PROVED,
                at=at,
                person_id=person_id,
                address=address,
                detail=detail,
            )
    if kind is None:
        note_event_now(SecurityKind.FACTOR_FAILED, at=at, person_id=person_id, address=address)
        raise WrongFactor
    return kind


def spend_challenge(session: Session, challenge: bytes, at: datetime, *, spent: Spent) -> bool:
    """Take the answer to a question once, inside the act it opens; say whether it was the first time.

    Remembered in both places: a database set back knows it no more, and a lost folder neither.
    """
    session.execute(delete(SpentChallenge).where(SpentChallenge.spent_at < at - CHALLENGES_KEPT))
    digest = hashlib.sha256(challenge).hexdigest()
    if session.scalar(select(exists().where(SpentChallenge.challenge_sha256 == digest))):
        return False
    try:
        with session.begin_nested():
            session.add(SpentChallenge(challenge_sha256=digest, spent_at=at))
    except IntegrityError:
        return False
    return spent.take(f"challenge {digest}")


def _owner(person: Person | None) -> Owner:
    """Return whose factors are looked through; nobody's are too, so that the work tells nobody who exists."""
    return Owner(0, "nobody") if person is None else Owner(person.id, name_of_owner(person))


def _kind_proved(
    session: Session, owner: Owner, answer: str | Assertion, vault: Vault, at: datetime
) -> FactorKind | None:
    if isinstance(answer, Assertion):
        return FactorKind.PASSKEY if _passkey_proves(session, owner, answer, vault, at) else None
    code = as_typed(answer[:LONGEST_CODE])
    if _one_time_code_proves(session, owner, code, vault, at):
        return FactorKind.ONE_TIME_CODE
    if _recovery_code_proves(session, owner, code, vault, at):
        return FactorKind.RECOVERY_CODE
    return FactorKind.DEMONSTRATION_CODE if code == demonstration_code_of(session, owner.id) else None


def _passkey_proves(session: Session, owner: Owner, answer: Assertion, vault: Vault, at: datetime) -> bool:
    challenge = challenge_answered(answer)
    if challenge is None or not vault.has_asked(challenge, of=owner.name, at=at):
        return False
    passkey = session.scalars(
        select(Passkey)
        .where(Passkey.credential_id == key_that_answered(answer), Passkey.person_id == owner.id)
        .where(Passkey.removed_at.is_(None))
        .with_for_update()
    ).one_or_none()
    if passkey is None or not is_bound(passkey):
        return False
    count = sign_count_proved(answer, passkey, challenge=challenge)
    if count is None or not spend_challenge(session, challenge, at, spent=vault.spent):
        return False
    with kept_bound(passkey):
        passkey.sign_count, passkey.used_at = count, at
    return True


def _one_time_code_proves(session: Session, owner: Owner, code: str, vault: Vault, at: datetime) -> bool:
    kept = one_time_secret_of(session, owner.id)
    secret = vault.opened(kept.enciphered, of=owner.name) if kept else None
    step = step_of(code, secret=secret, at=at) if secret else None
    if kept is None or step is None or not is_bound(kept):
        return False
    later = update(OneTimeSecret).where(OneTimeSecret.id == kept.id, OneTimeSecret.last_step < step)
    taken = _took(session, later.values(last_step=step, used_at=at))
    return taken and vault.spent.take(f"code {kept.public_id} {step}")


def _recovery_code_proves(session: Session, owner: Owner, code: str, vault: Vault, at: datetime) -> bool:
    same = RecoveryCode.code_sha256 == digest_of_recovery_code(code)
    kept = session.scalars(select(RecoveryCode).where(same, *unused_codes_of(owner.id))).one_or_none()
    if kept is None or not is_bound(kept):
        return False
    unused = update(RecoveryCode).where(RecoveryCode.id == kept.id, RecoveryCode.used_at.is_(None))
    return _took(session, unused.values(used_at=at)) and vault.spent.take_for_good(f"code {kept.public_id}")


def _took(session: Session, change: Update) -> bool:
    """Say whether the row was still there to be taken: of two at the same moment one finds it gone."""
    return session.execute(change.execution_options(synchronize_session=False)).rowcount == 1  # type: ignore[attr-defined, no-any-return]


def _begin_attempt(person_id: int, place: str, at: datetime, address: str) -> int:
    with transaction() as session:
        take_turn_at_the_door(session)
        seconds = seconds_to_wait_for_code(session, person_id=person_id, address=place, at=at)
        if not seconds:
            attempt = SignInAttempt(
                account_key=key_of_guessing(person_id), address=place, at=at, succeeded=False
            )
            session.add(attempt)
            session.flush()
            return attempt.id
    note_event_now(SecurityKind.SIGN_IN_DELAYED, at=at, person_id=person_id, address=address)
    raise MustWait(seconds)


def _note_success(session: Session, attempt_id: int | None, person_id: int, place: str, at: datetime) -> None:
    """Remember from where the owner comes; a success wipes out the failures before it."""
    if attempt_id is None:
        key = key_of_guessing(person_id)
        session.add(SignInAttempt(account_key=key, address=place, at=at, succeeded=True))
    else:
        session.execute(update(SignInAttempt).where(SignInAttempt.id == attempt_id).values(succeeded=True))

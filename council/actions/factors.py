"""Second factors of a person's own: a passkey or an application set up, taken away, and codes for a lost device."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.factors import (
    demonstration_code_of,
    factors_of,
    is_demonstration,
    is_obliged,
    name_of_owner,
    one_time_secret_of,
    unused_codes_of,
)
from council.access.one_time_codes import (
    RECOVERY_CODES,
    as_typed,
    digest_of_recovery_code,
    new_recovery_code,
    step_of,
)
from council.access.passkeys import Assertion, challenge_answered, new_key
from council.access.vault import Vault
from council.actions.entering import enter
from council.actions.proving import WrongFactor, spend_challenge
from council.actions.refusals import Conflict, Forbidden, NotFound
from council.actions.security_log import note_event
from council.actions.texts import clean
from council.records.binding import kept_bound
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.factors import DemonstrationCode, FactorKind, OneTimeSecret, Passkey, RecoveryCode
from council.records.people import Person
from council.records.security_log import SecurityKind

MOST_PASSKEYS = 10  # a telephone, a computer, a spare: more only hides a stranger's among them


def add_passkey(*, answer: Assertion, name: str, vault: Vault, by: Actor, at: datetime) -> list[str]:
    """Keep the public half of the key a device has made; return recovery codes with the first factor."""
    with transaction() as session:
        person = session.get_one(Person, by.person_id)
        challenge = challenge_answered(answer)
        if challenge is None or not vault.has_asked(challenge, of=name_of_owner(person), at=at):
            raise _not_made()
        made = new_key(answer, challenge=challenge)
        if made is None or not spend_challenge(session, challenge, at, spent=vault.spent):
            raise _not_made()
        _require_room(session, person, made.credential_id)
        passkey = Passkey(
            public_id=new_public_id(),
            person_id=person.id,
            rp_id=answer.site.rp_id,
            credential_id=made.credential_id,
            public_key=made.public_key,
            sign_count=made.sign_count,
            name=clean(name, field="passkey", longest=100),
            added_at=at,
        )
        session.add(passkey)
        return _added(session, passkey, "passkey.added", FactorKind.PASSKEY, by, at)


def set_up_one_time_codes(*, secret: str, code: str, vault: Vault, by: Actor, at: datetime) -> list[str]:
    """Share a secret with the person's application, which shows that it has it by one code.

    An application set up before is taken away by the same act. Returns recovery codes with the first factor.
    """
    step = step_of(as_typed(code), secret=secret, at=at)
    if step is None:
        raise WrongFactor
    with transaction() as session:
        person = session.get_one(Person, by.person_id)
        former = one_time_secret_of(session, person.id)
        if former is not None:
            with kept_bound(former):
                former.removed_at = at
            enter(session, "one_time_secret.removed", of=former, by=by, at=at)
        kept = OneTimeSecret(
            public_id=new_public_id(),
            person_id=person.id,
            enciphered=vault.enciphered(secret, of=name_of_owner(person)),
            last_step=step,
            added_at=at,
        )
        session.add(kept)
        return _added(session, kept, "one_time_secret.added", FactorKind.ONE_TIME_CODE, by, at)


def make_recovery_codes(*, by: Actor, at: datetime) -> list[str]:
    """Return ten codes for the day the device is lost; those made before open nothing any more."""
    with transaction() as session:
        person = session.get_one(Person, by.person_id)
        if not factors_of(session, person.id).are_any:
            raise Conflict(
                "Сначала настройте ключ доступа или приложение с кодами.",
                "First set up a passkey or an application with codes.",
            )
        return _new_recovery_codes(session, person, by, at)


def remove_passkey(*, passkey: str, by: Actor, at: datetime) -> None:
    """Take a key away: the device it lies on opens nothing any more."""
    with transaction() as session:
        held = session.scalars(
            select(Passkey).where(Passkey.public_id == passkey, Passkey.person_id == by.person_id)
        ).one_or_none()
        if held is None:
            raise NotFound
        if held.removed_at is not None:
            raise Conflict("Этот ключ уже удален.", "This passkey has been removed already.")
        _remove(session, held, "passkey.removed", by, at)


def remove_one_time_codes(*, by: Actor, at: datetime) -> None:
    """Take the application away: its codes open nothing any more."""
    with transaction() as session:
        held = one_time_secret_of(session, by.person_id)
        if held is None:
            raise Conflict("Приложение с кодами уже отключено.", "The application is not connected any more.")
        _remove(session, held, "one_time_secret.removed", by, at)


def give_demonstration_code(*, person: str, code: str, by: Actor, at: datetime) -> None:
    """Give an invented person an open code; refused wherever a real body is served."""
    with transaction() as session:
        if not is_demonstration(session):
            raise Forbidden(
                "Открытый код бывает только в демонстрации.",
                "There is an open code in the demonstration only.",
            )
        holder = session.scalars(select(Person).where(Person.public_id == person)).one()
        if demonstration_code_of(session, holder.id) is not None:
            raise Conflict("Код уже выдан.", "There is a code already.")
        given = DemonstrationCode(public_id=new_public_id(), person_id=holder.id, code=code, made_at=at)
        session.add(given)
        enter(session, "demonstration_code.given", of=given, by=by, at=at)


def take_factors_away(session: Session, person: Person, *, by: Actor, at: datetime) -> list[object]:
    """Take every factor of a person away inside the act that resets a lost one; return the rows changed."""
    held = factors_of(session, person.id)
    factors: list[Passkey | OneTimeSecret] = [*held.passkeys]
    if held.one_time_secret is not None:
        factors.append(held.one_time_secret)
    for factor in factors:
        with kept_bound(factor):
            factor.removed_at = at
    taken: list[object] = [*factors]
    taken += _replaced_codes(session, person.id, at)
    if taken:
        detail = {"taken": len(taken)}
        note_event(session, SecurityKind.FACTOR_REMOVED, at=at, person_id=person.id, detail=detail)
    session.flush()
    return taken


def _added(
    session: Session, factor: Passkey | OneTimeSecret, act: str, kind: FactorKind, by: Actor, at: datetime
) -> list[str]:
    enter(session, act, of=factor, by=by, at=at)
    detail = {"kind": kind.value}
    note_event(session, SecurityKind.FACTOR_ADDED, at=at, person_id=by.person_id, detail=detail)
    if session.scalar(select(RecoveryCode.id).where(*unused_codes_of(by.person_id)).limit(1)) is not None:
        return []
    return _new_recovery_codes(session, session.get_one(Person, by.person_id), by, at)


def _remove(session: Session, factor: Passkey | OneTimeSecret, act: str, by: Actor, at: datetime) -> None:
    with kept_bound(factor):
        factor.removed_at = at
    session.flush()
    if is_obliged(by) and not factors_of(session, by.person_id).are_any and not is_demonstration(session):
        raise Conflict(
            "Это ваш последний второй фактор. Сначала настройте другой, затем удалите этот.",
            "This is your last second factor. First set up another, then remove this one.",
        )
    enter(session, act, of=factor, by=by, at=at)
    note_event(session, SecurityKind.FACTOR_REMOVED, at=at, person_id=by.person_id, detail={"act": act})


def _new_recovery_codes(session: Session, person: Person, by: Actor, at: datetime) -> list[str]:
    _replaced_codes(session, person.id, at)
    codes = [new_recovery_code() for _ in range(RECOVERY_CODES)]
    kept = [
        RecoveryCode(
            public_id=new_public_id(),
            person_id=person.id,
            code_sha256=digest_of_recovery_code(code),
            made_at=at,
        )
        for code in codes
    ]
    session.add_all(kept)
    enter(session, "recovery_codes.made", of=person, by=by, at=at, rows=kept)
    return codes


def _replaced_codes(session: Session, person_id: int, at: datetime) -> list[RecoveryCode]:
    former = list(session.scalars(select(RecoveryCode).where(*unused_codes_of(person_id))))
    for code in former:
        with kept_bound(code):
            code.replaced_at = at
    return former


def _require_room(session: Session, person: Person, credential_id: str) -> None:
    if len(factors_of(session, person.id).passkeys) >= MOST_PASSKEYS:
        raise Conflict(
            f"У вас уже {MOST_PASSKEYS} ключей доступа. Удалите тот, которым не пользуетесь.",
            f"You have {MOST_PASSKEYS} passkeys already. Remove one that you do not use.",
        )
    if session.scalar(select(Passkey.id).where(Passkey.credential_id == credential_id)) is not None:
        raise Conflict("Этот ключ уже добавлен.", "This passkey has been added already.")


def _not_made() -> Conflict:
    return Conflict(
        "Ключ доступа не создан: время ожидания истекло или устройство ответило иначе. Повторите.",
        "No passkey was made: the time was up or the device answered otherwise. Try again.",
    )

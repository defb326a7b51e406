"""Which second factors a person has, who is obliged to one, and how long guessing at it must wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.signing_in import digest
from council.records.binding import is_bound
from council.records.bodies import Body
from council.records.factors import DemonstrationCode, OneTimeSecret, Passkey, RecoveryCode
from council.records.people import Office, Person
from council.records.sessions import SignInAttempt

# Who may vote, sign, confirm credentials, keep a state's users or administer, has a second factor.
OBLIGED = frozenset(
    {
        Office.OPERATOR, Office.SECRETARIAT_HEAD, Office.SECRETARIAT_DEPUTY, Office.SECRETARIAT_OFFICER,
        Office.MEMBER, Office.FOCAL_POINT,
    }
)  # fmt: skip

# Six digits are soon guessed by who knows the password, so failures count for a day and the wait grows
# further than at the door: some three hundred guesses a day, one chance in a thousand.
WINDOW = timedelta(days=1)
FREE_FAILURES = 4
LONGEST_WAIT = 300  # seconds; the owner is never locked out, and a passkey, which is not guessed, never waits


@dataclass(frozen=True)
class Factors:
    """The second factors a person can use today."""

    passkeys: tuple[Passkey, ...]
    one_time_secret: OneTimeSecret | None
    recovery_codes: int  # how many are left

    @property
    def are_any(self) -> bool:
        """Say whether there is one to sign in by; recovery codes only stand in for one that is lost."""
        return bool(self.passkeys) or self.one_time_secret is not None


def is_obliged(actor: Actor) -> bool:
    """Say whether the person must have a second factor; whoever only reads or speaks may go without."""
    return actor.seat_id is not None or actor.delegation_id is not None or bool(actor.offices & OBLIGED)


def has_factor(session: Session, person_id: int) -> bool:
    """Say whether the person has a second factor, of which they are then asked at every sign-in."""
    asked = or_(
        exists().where(Passkey.person_id == person_id, Passkey.removed_at.is_(None)),
        exists().where(OneTimeSecret.person_id == person_id, OneTimeSecret.removed_at.is_(None)),
        exists().where(DemonstrationCode.person_id == person_id) & _serves_the_demonstration(),
    )
    return bool(session.scalar(select(asked)))


def factors_of(session: Session, person_id: int) -> Factors:
    """Return the factors a person has set up, for their own page."""
    passkeys = session.scalars(
        select(Passkey)
        .where(Passkey.person_id == person_id, Passkey.removed_at.is_(None))
        .order_by(Passkey.id)
    )
    return Factors(
        tuple(passkeys), one_time_secret_of(session, person_id), recovery_codes_left(session, person_id)
    )


def one_time_secret_of(session: Session, person_id: int) -> OneTimeSecret | None:
    """Return the secret whose codes a person may give now."""
    return session.scalars(
        select(OneTimeSecret).where(OneTimeSecret.person_id == person_id, OneTimeSecret.removed_at.is_(None))
    ).one_or_none()


def recovery_codes_left(session: Session, person_id: int) -> int:
    """Return how many recovery codes a person has not used yet."""
    unused = select(func.count()).select_from(RecoveryCode).where(*unused_codes_of(person_id))
    return session.scalar(unused) or 0


def unused_codes_of(person_id: int):
    """Return the conditions a recovery code meets that may still be used."""
    return (
        RecoveryCode.person_id == person_id,
        RecoveryCode.used_at.is_(None),
        RecoveryCode.replaced_at.is_(None),
    )


def demonstration_code_of(session: Session, person_id: int) -> str | None:
    """Return the open code of an invented person; None wherever a real body is served."""
    given = session.scalars(
        select(DemonstrationCode).where(DemonstrationCode.person_id == person_id, _serves_the_demonstration())
    ).one_or_none()
    return given.code if given is not None and is_bound(given) else None


def is_demonstration(session: Session) -> bool:
    """Say whether the installation serves the demonstration."""
    return bool(session.scalar(select(_serves_the_demonstration())))


def name_of_owner(person: Person) -> str:
    """Return under which name a person's secrets are enciphered."""
    return f"person {person.public_id}"


def key_of_guessing(person_id: int) -> str:
    """Return under what the attempts at a person's second factor are counted."""
    return digest(f"factor of {person_id}")


def seconds_to_wait_for_code(session: Session, *, person_id: int, address: str, at: datetime) -> int:
    """Return how long the next code must wait; 0 when it may be given now.

    Where the factor was proved before only failures there count, so that who guesses
    from elsewhere does not keep the owner waiting; at a new place all of them count.
    """
    of_person, from_here = (
        SignInAttempt.account_key == key_of_guessing(person_id),
        SignInAttempt.address == address,
    )
    since, known = at - WINDOW, _last(session, of_person, from_here, SignInAttempt.succeeded)
    scope = (of_person, from_here) if known else (of_person,)
    failed = (*scope, SignInAttempt.succeeded.is_(False), SignInAttempt.at > max(since, known or since))
    failures = session.scalar(select(func.count()).select_from(SignInAttempt).where(*failed)) or 0
    last = _last(session, *failed)
    if failures <= FREE_FAILURES or last is None:
        return 0
    return max(0, min(2 ** min(failures - FREE_FAILURES, 9), LONGEST_WAIT) - int((at - last).total_seconds()))


def _last(session: Session, *scope) -> datetime | None:
    return session.scalar(select(SignInAttempt.at).where(*scope).order_by(SignInAttempt.at.desc()).limit(1))


def _serves_the_demonstration():
    """Say that the installation serves the demonstration, and no real body beside it."""
    return exists().where(Body.is_demonstration) & ~exists().where(~Body.is_demonstration)

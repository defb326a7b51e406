"""Web sessions kept on the server, and attempts to sign in: operational, outside the register."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.records.binding import Bound
from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db
from council.records.factors import FactorKind
from council.records.people import Person

# One number for the whole installation: on PostgreSQL attempts to sign in take turns on it.
DOOR_LOCK = 5_300_515


class SessionEnd(StrEnum):
    """Why a session was ended before its time; one that only grew old ends by itself."""

    SIGNED_OUT = "signed_out"
    ENDED_BY_OWNER = "ended_by_owner"
    DISABLED = "disabled"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a reason
    POWERS = "powers"
    RESET = "reset"


class WebSession(Bound, db.Model):
    """A browser; the cookie holds a token of which only the digest is kept here.

    Until the second factor is proved (`proved_at`) it is half open, where its person has one.
    """

    BOUND = ("token_sha256", "person_id", "began_at", "proved_at", "proved_by", "ended_at")

    __tablename__ = "web_sessions"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ended_because IS NULL)", name="ended_for_a_reason"),
        CheckConstraint("(proved_at IS NULL) = (proved_by IS NULL)", name="proved_by_a_factor"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = reference("persons.id")
    began_at: Mapped[At]
    seen_at: Mapped[At]
    proved_at: Mapped[AtOrNone]
    proved_by: Mapped[FactorKind | None] = mapped_column(choice(FactorKind, "known_factor"))
    ended_at: Mapped[AtOrNone]
    ended_because: Mapped[SessionEnd | None] = mapped_column(choice(SessionEnd, "known_end"))
    address: Mapped[str] = mapped_column(String(64), default="")
    agent: Mapped[str] = mapped_column(String(200), default="")

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


class SignInAttempt(db.Model):
    """One attempt to sign in, counted by account and by address to slow down guessing."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (
        Index("ix_sign_in_attempts_account", "account_key", "at"),
        Index("ix_sign_in_attempts_address", "address", "at"),
    )

    id: Mapped[Key]
    account_key: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(64))
    at: Mapped[At]
    succeeded: Mapped[bool]


def take_turn_at_the_door(session: Session) -> None:
    """Let attempts be counted one after another: guesses sent all at once would not see each other.

    On SQLite a write transaction has taken its turn already.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": DOOR_LOCK})

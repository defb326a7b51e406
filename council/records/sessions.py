"""Web sessions kept on the server, and attempts to sign in: operational, outside the register."""

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.records.columns import At, AtOrNone, Key, PublicId, reference
from council.records.database import db
from council.records.people import Person

# One number for the whole installation: on PostgreSQL attempts to sign in take turns on it.
DOOR_LOCK = 5_300_515


class WebSession(db.Model):
    """A signed-in browser; the cookie holds a token of which only the digest is kept here."""

    __tablename__ = "web_sessions"

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = reference("persons.id")
    began_at: Mapped[At]
    seen_at: Mapped[At]
    ended_at: Mapped[AtOrNone]
    address: Mapped[str] = mapped_column(String(64), default="")

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

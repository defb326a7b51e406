"""Invitations: links by which a person sets a password of their own, each once and not for long."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.records.binding import Bound
from council.records.columns import At, AtOrNone, Key, PublicId, choice, reference
from council.records.database import db
from council.records.people import Person
from council.records.resets import Reset


class InvitationKind(StrEnum):
    """What the link opens: the first way in, or a new password in place of one that is lost."""

    FIRST_ACCESS = "first_access"
    RESET = "reset"


class InvitationState(StrEnum):
    """What became of a link; what it says is asked of its dates."""

    OPEN = "open"
    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Invitation(Bound, db.Model):
    """A link given to one person; the link holds a token of which only the digest is kept here."""

    BOUND = ("person_id", "kind", "reset_id", "token_sha256", "expires_at", "used_at", "withdrawn_at")

    __tablename__ = "invitations"
    __table_args__ = (
        CheckConstraint("expires_at > issued_at", name="expires_after_issue"),
        CheckConstraint("used_at IS NULL OR withdrawn_at IS NULL", name="used_or_withdrawn"),
        CheckConstraint(
            "used_at IS NULL OR (used_at >= issued_at AND used_at < expires_at)", name="used_in_time"
        ),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)", name="withdrawn_by_somebody"),
        CheckConstraint("(kind = 'reset') = (reset_id IS NOT NULL)", name="resets_by_a_reset"),
        Index(
            "uq_invitations_one_open_a_person",
            "person_id",
            unique=True,
            sqlite_where=text("used_at IS NULL AND withdrawn_at IS NULL"),
            postgresql_where=text("used_at IS NULL AND withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    person_id: Mapped[int] = reference("persons.id")
    kind: Mapped[InvitationKind] = mapped_column(choice(InvitationKind, "known_kind"))
    reset_id: Mapped[int | None] = reference("resets.id")
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    issued_at: Mapped[At]
    issued_by_id: Mapped[int] = reference("persons.id")
    expires_at: Mapped[At]
    used_at: Mapped[AtOrNone]
    withdrawn_at: Mapped[AtOrNone]
    withdrawn_by_id: Mapped[int | None] = reference("persons.id")

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True, foreign_keys=[person_id])
    issued_by: Mapped[Person] = relationship(foreign_keys=[issued_by_id])
    reset: Mapped[Reset | None] = relationship(foreign_keys=[reset_id])

    def state_at(self, moment: datetime) -> InvitationState:
        """Return whether the link still opens anything, and if not why."""
        if self.used_at is not None:
            return InvitationState.USED
        if self.withdrawn_at is not None:
            return InvitationState.WITHDRAWN
        return InvitationState.OPEN if self.issued_at <= moment < self.expires_at else InvitationState.EXPIRED


def last_invitation(session: Session, person_id: int) -> Invitation | None:
    """Return the link given to the person last, whatever became of it."""
    query = select(Invitation).where(Invitation.person_id == person_id)
    return session.scalars(query.order_by(Invitation.id.desc()).limit(1)).first()


def standing_invitation(session: Session, person: Person, *, at: datetime) -> Invitation | None:
    """Return the link given to the person last, unless it was used or taken back: one too old may be seen still."""
    last = last_invitation(session, person.id)
    gone = {InvitationState.USED, InvitationState.WITHDRAWN}
    return None if last is None or last.state_at(at) in gone else last


def was_let_in_by(session: Session, person_id: int, other_id: int) -> bool:
    """Say whether a link to the person's account was ever in the other's hands, who may then be both.

    It may have gone through others: whoever is let in by a link can give out the next.
    """
    givers = (
        select(Invitation.issued_by_id).where(Invitation.person_id == person_id).cte("givers", recursive=True)
    )
    before = select(Invitation.issued_by_id).join(givers, Invitation.person_id == givers.c.issued_by_id)
    givers = givers.union(before)  # nobody is asked about twice, whoever let in whom
    let_in = select(givers.c.issued_by_id).where(givers.c.issued_by_id == other_id)
    return person_id != other_id and session.scalars(let_in.limit(1)).first() is not None

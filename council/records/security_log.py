"""The security log: who came to the door, what was denied to whom; apart from the register, append-only and bounded."""

from enum import StrEnum

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.columns import At, Json, Key, reference
from council.records.database import db
from council.records.people import Person

# So many of the newest events the database itself refuses to let go: about a year of an ordinary council,
# and a week of the fastest flood that `council.actions.security_log` writes down.
EVENTS_KEPT = 200_000


class SecurityKind(StrEnum):
    """What happened. Subjects and verbs as in the register; never renamed once it was written."""

    SIGN_IN_SUCCEEDED = "sign_in.succeeded"
    SIGN_IN_FAILED = "sign_in.failed"
    SIGN_IN_DELAYED = "sign_in.delayed"
    SIGNED_OUT = "session.signed_out"
    SESSION_ENDED = "session.ended"
    FACTOR_PROVED = "factor.proved"
    FACTOR_FAILED = "factor.failed"
    FACTOR_ADDED = "factor.added"
    FACTOR_REMOVED = "factor.removed"
    PASSPHRASE_CHANGED = "passphrase.changed"  # noqa: S105 - the name of an event
    INVITATION_USED = "invitation.used"
    INVITATION_REFUSED = "invitation.refused"
    RESET_ASKED = "reset.asked"
    RESET_DONE = "reset.done"
    DENIED = "page.denied"
    FORGED = "form.forged"
    ACT_REFUSED = "act.refused"
    UPLOAD_REFUSED = "upload.refused"
    START_REFUSED = "start.refused"
    ROW_FORGED = "row.forged"


class SecurityEvent(db.Model):
    """Something that happened at the door or was denied; `detail` holds no secret and no unprintable letter."""

    __tablename__ = "security_events"
    __table_args__ = (
        Index("ix_security_events_kind_at", "kind", "at"),
        Index("ix_security_events_address_at", "address", "at"),
    )

    id: Mapped[Key]
    at: Mapped[At] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int | None] = reference("persons.id")
    address: Mapped[str] = mapped_column(String(64), default="")
    detail: Mapped[Json]

    person: Mapped[Person | None] = relationship(lazy="joined")

"""The address by which a person's calendar fetches the meetings and deadlines: secret, one at a time, revocable."""

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.binding import Bound
from council.records.columns import At, AtOrNone, Key, PublicId, reference
from council.records.database import db
from council.records.people import Person


class CalendarAddress(Bound, db.Model):
    """An address of a subscription; whoever holds it reads the calendar of the person until it is revoked.

    A calendar programme cannot sign in, so the address is the key; only its digest is kept here.
    """

    BOUND = ("person_id", "token_sha256", "revoked_at")

    __tablename__ = "calendar_addresses"
    __table_args__ = (
        CheckConstraint("revoked_at IS NULL OR revoked_at >= made_at", name="revoked_after_made"),
        Index(
            "ix_calendar_addresses_one_in_use",
            "person_id",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    person_id: Mapped[int] = reference("persons.id")
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[At]
    revoked_at: Mapped[AtOrNone]

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

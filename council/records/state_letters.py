"""Letters a state sent on paper, by which the secretariat enters what that state says: its position, an item it proposes."""

from datetime import date

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, Key, LongText, PublicId, reference
from council.records.database import db
from council.records.guard import Guard, append_only
from council.records.materials import StoredFile
from council.records.meetings import Meeting


class StateLetter(db.Model):
    """A letter of a state to the secretariat about a meeting: its number, its day, and the day it came.

    Where there is no scan, `without_scan` says why.
    """

    __tablename__ = "state_letters"
    __table_args__ = (
        UniqueConstraint("meeting_id", "seat_id", "number", "dated_on", name="entered_once"),
        CheckConstraint("number <> ''", name="has_a_number"),
        CheckConstraint("received_on >= dated_on", name="received_after_it_was_written"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    seat_id: Mapped[int] = reference("seats.id")
    number: Mapped[str] = mapped_column(String(80))
    dated_on: Mapped[date]
    received_on: Mapped[date]
    file_id: Mapped[int | None] = reference("files.id")
    without_scan: Mapped[LongText] = mapped_column(default="")
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")

    meeting: Mapped[Meeting] = relationship()
    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    file: Mapped[StoredFile | None] = relationship()


# A guard, since letters entered before it was asked for may have neither.
STATE_LETTER_GUARDS: tuple[Guard, ...] = (
    *append_only("state_letters"),
    Guard(
        "state_letters", "scan_or_reason", "INSERT", "(NEW.file_id IS NULL) <> (COALESCE(NEW.without_scan, '') <> '')"
    ),
)  # fmt: skip

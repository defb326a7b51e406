"""Papers issued from the record: frozen as composed, each under the next number of its kind."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.records.columns import At, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.guard import Guard, append_only
from council.records.meetings import Meeting


class PaperKind(StrEnum):
    """What may be issued, in the order in which a meeting needs it."""

    INVITATION = "invitation"
    AGENDA = "agenda"
    BLANK_SHEET = "blank_sheet"
    PARTICIPANTS = "participants"
    VOTE_SHEET = "vote_sheet"
    MEETING_SHEET = "meeting_sheet"
    CHAIRMANSHIP = "chairmanship"
    SHORT_MINUTES = "short_minutes"
    EXTRACT = "extract"
    OPINIONS = "opinions"
    CREDENTIALS = "credentials"
    COPY = "copy"
    POSITIONS = "positions"


class IssuedPaper(db.Model):
    """One paper as it was composed, frozen, and printed by the worker.

    `about` tells apart papers of one kind of one meeting: the state invited, the vote, the
    items of an extract, the paper that was copied. Numbers run through the body, kind by kind.
    """

    __tablename__ = "issued_papers"
    __table_args__ = (
        UniqueConstraint("body_id", "kind", "number", name="number_used_once"),
        CheckConstraint("number > 0", name="number_is_positive"),
        CheckConstraint("length(fingerprint) = 64", name="full_digest"),
        CheckConstraint("(kind = 'invitation') = (seat_id IS NOT NULL)", name="a_state_is_invited"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    meeting_id: Mapped[int] = reference("meetings.id")
    seat_id: Mapped[int | None] = reference("seats.id")
    kind: Mapped[PaperKind] = mapped_column(choice(PaperKind, "known_kind"))
    number: Mapped[int]
    about: Mapped[str] = mapped_column(String(400), default="")
    content: Mapped[LongText]
    fingerprint: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[At]
    issued_by_id: Mapped[int] = reference("persons.id")

    meeting: Mapped[Meeting] = relationship()


ISSUED_GUARDS: tuple[Guard, ...] = (
    *append_only("issued_papers"),
    Guard(
        "issued_papers",
        "numbers_leave_no_gap",
        "INSERT",
        "NEW.number <> (SELECT COALESCE(MAX(before.number), 0) + 1 FROM issued_papers AS before"
        " WHERE before.body_id = NEW.body_id AND before.kind = NEW.kind)",
    ),
)


def next_number(session: Session, body_id: int, kind: PaperKind) -> int:
    """Return the number the next paper of the kind bears; asked under the lock of the body."""
    of_kind = (IssuedPaper.body_id == body_id, IssuedPaper.kind == kind)
    return (session.scalar(select(func.max(IssuedPaper.number)).where(*of_kind)) or 0) + 1


def last_issued(session: Session, meeting_id: int, kind: PaperKind, about: str) -> IssuedPaper | None:
    """Return the paper of the kind on the same matter that was issued last."""
    same = (IssuedPaper.meeting_id == meeting_id, IssuedPaper.kind == kind, IssuedPaper.about == about)
    return session.scalars(select(IssuedPaper).where(*same).order_by(IssuedPaper.id.desc()).limit(1)).first()


def seats_invited(session: Session, meeting_id: int) -> frozenset[int]:
    """Return the seats to which an invitation to the meeting was written."""
    written = (IssuedPaper.meeting_id == meeting_id, IssuedPaper.kind == PaperKind.INVITATION)
    return frozenset(seat for seat in session.scalars(select(IssuedPaper.seat_id).where(*written)) if seat)

"""Dispatches: which papers of a meeting were sent to whom, by the system or otherwise, and what became of each."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.mail import Letter
from council.records.materials import MaterialVersion
from council.records.meetings import Meeting
from council.records.minutes import Rendering
from council.records.people import Person


class DispatchKind(StrEnum):
    """What is sent: the materials before a meeting (5.11), or what it adopted (5.16)."""

    MATERIALS = "materials"
    ADOPTED = "adopted"


class Dispatch(db.Model):
    """Papers sent to the members and to those with an advisory voice.

    `issued_at` is always the moment of the system. What went by a note or a courier is
    entered with the day of its own in `handed_on` and the evidence of it, and stands marked so.
    """

    __tablename__ = "dispatches"
    __table_args__ = (
        UniqueConstraint("meeting_id", "kind", "number", name="one_of_a_number"),
        UniqueConstraint("meeting_id", "form_key", name="one_of_a_form"),
        CheckConstraint("number > 0", name="number_is_positive"),
        CheckConstraint("(handed_on IS NULL) = (evidence = '')", name="handed_over_with_evidence"),
        CheckConstraint("form_key <> ''", name="sent_from_a_form"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    kind: Mapped[DispatchKind] = mapped_column(choice(DispatchKind, "known_kind"))
    number: Mapped[int]
    note: Mapped[LongText] = mapped_column(default="")
    handed_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(default="")
    form_key: Mapped[str] = mapped_column(String(80))
    issued_at: Mapped[At]
    issued_by_id: Mapped[int] = reference("persons.id")

    meeting: Mapped[Meeting] = relationship()
    issued_by: Mapped[Person] = relationship()
    papers: Mapped[list["DispatchPaper"]] = relationship(
        back_populates="dispatch", order_by="DispatchPaper.id"
    )
    deliveries: Mapped[list["Delivery"]] = relationship(back_populates="dispatch", order_by="Delivery.id")

    @property
    def is_by_hand(self) -> bool:
        return self.handed_on is not None


class DispatchPaper(db.Model):
    """One paper of a dispatch: the version of a material, or the PDF of a protocol or a decision."""

    __tablename__ = "dispatch_papers"
    __table_args__ = (
        UniqueConstraint("dispatch_id", "version_id", name="a_version_once"),
        UniqueConstraint("dispatch_id", "rendering_id", name="a_paper_once"),
        CheckConstraint("(version_id IS NULL) <> (rendering_id IS NULL)", name="a_material_or_a_paper"),
    )

    id: Mapped[Key]
    dispatch_id: Mapped[int] = reference("dispatches.id")
    version_id: Mapped[int | None] = reference("material_versions.id")
    rendering_id: Mapped[int | None] = reference("renderings.id")

    dispatch: Mapped[Dispatch] = relationship(back_populates="papers")
    version: Mapped[MaterialVersion | None] = relationship()
    rendering: Mapped[Rendering | None] = relationship()


class Delivery(db.Model):
    """What one recipient was sent: a person by a letter, or a state as such by other means.

    Whether the mail server took it stands with the letter; who opened what, in the openings.
    """

    __tablename__ = "dispatch_deliveries"
    __table_args__ = (
        UniqueConstraint("dispatch_id", "person_id", name="one_a_person"),
        CheckConstraint("person_id IS NOT NULL OR seat_id IS NOT NULL", name="goes_to_somebody"),
        CheckConstraint("(person_id IS NULL) = (letter_id IS NULL)", name="a_person_has_a_letter"),
        CheckConstraint("acknowledged_at IS NULL OR person_id IS NOT NULL", name="acknowledged_by_a_person"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    dispatch_id: Mapped[int] = reference("dispatches.id")
    person_id: Mapped[int | None] = reference("persons.id")
    seat_id: Mapped[int | None] = reference("seats.id")
    letter_id: Mapped[int | None] = reference("letters.id")
    acknowledged_at: Mapped[AtOrNone]

    dispatch: Mapped[Dispatch] = relationship(back_populates="deliveries")
    person: Mapped[Person | None] = relationship()
    seat: Mapped[Seat | None] = relationship()
    letter: Mapped[Letter | None] = relationship()


class Opening(db.Model):
    """The first time a recipient opened a paper in the system, or without a paper the page of the dispatch: a mark, no act."""

    __tablename__ = "dispatch_openings"
    __table_args__ = (
        UniqueConstraint("delivery_id", "paper_id", name="a_paper_once"),
        Index(
            "uq_dispatch_openings_the_page_once",
            "delivery_id",
            unique=True,
            sqlite_where=text("paper_id IS NULL"),
            postgresql_where=text("paper_id IS NULL"),
        ),
    )

    id: Mapped[Key]
    delivery_id: Mapped[int] = reference("dispatch_deliveries.id")
    paper_id: Mapped[int | None] = reference("dispatch_papers.id")
    opened_at: Mapped[At]


class DispatchSheet(db.Model):
    """The certificate of distribution (ведомость рассылки) as composed on a day, frozen; printed by the worker."""

    __tablename__ = "dispatch_sheets"
    __table_args__ = (UniqueConstraint("meeting_id", "kind", "number", name="one_of_a_number"),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    kind: Mapped[DispatchKind] = mapped_column(choice(DispatchKind, "known_kind"))
    number: Mapped[int]
    content: Mapped[LongText]
    fingerprint: Mapped[str] = mapped_column(String(64))
    composed_at: Mapped[At]
    composed_by_id: Mapped[int] = reference("persons.id")

    meeting: Mapped[Meeting] = relationship()

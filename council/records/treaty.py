"""The status register of the founding treaty: what states did about it, and its amending protocols."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.law.parties import TreatyAct, TreatyStep
from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.people import Person

_ONCE = text("voided_at IS NULL AND protocol_id IS NULL AND step IN ('signed', 'notified')")
_ONCE_IN_A_PROTOCOL = text("voided_at IS NULL AND protocol_id IS NOT NULL AND step IN ('signed', 'notified')")


class TreatyProtocol(db.Model):
    """A protocol that amends the treaty; it enters into force by its own notifications (Article 8)."""

    __tablename__ = "treaty_protocols"

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    title_ru: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    done_on: Mapped[date]
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")


class TreatyEntry(db.Model):
    """An act about the treaty, or about a protocol to it, as the secretariat entered it.

    `acted_on` is the day the depositary received the paper; of a signature, a recognition
    or a publication it is the day itself. An official day that is not known stays empty.
    """

    __tablename__ = "treaty_acts"
    __table_args__ = (
        CheckConstraint("(step = 'entered_into_force') = (seat_id IS NULL)", name="of_a_state_or_the_treaty"),
        CheckConstraint(
            "acted_on IS NOT NULL OR step IN ('signed', 'notified')", name="day_unless_official_and_unknown"
        ),
        CheckConstraint(
            "takes_effect_on IS NULL OR step = 'withdrawal_notified'", name="only_a_notice_names_its_day"
        ),
        CheckConstraint("step = 'recognised' OR NOT is_assumed", name="only_recognition_is_assumed"),
        CheckConstraint(
            "sent_on IS NULL OR acted_on IS NULL OR sent_on <= acted_on", name="received_after_sending"
        ),
        CheckConstraint("(voided_at IS NULL) = (voiding_reason = '')", name="voided_with_a_reason"),
        Index(
            "uq_treaty_acts_once", "seat_id", "step", unique=True, sqlite_where=_ONCE, postgresql_where=_ONCE
        ),
        Index(
            "uq_treaty_acts_once_in_a_protocol",
            "protocol_id",
            "seat_id",
            "step",
            unique=True,
            sqlite_where=_ONCE_IN_A_PROTOCOL,
            postgresql_where=_ONCE_IN_A_PROTOCOL,
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    protocol_id: Mapped[int | None] = reference("treaty_protocols.id")
    seat_id: Mapped[int | None] = reference("seats.id")
    step: Mapped[TreatyStep] = mapped_column(choice(TreatyStep, "known_treaty_step"))
    acted_on: Mapped[date | None]
    sent_on: Mapped[date | None]
    takes_effect_on: Mapped[date | None]
    is_assumed: Mapped[bool] = mapped_column(default=False)
    document: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    note: Mapped[LongText] = mapped_column(default="")
    entered_at: Mapped[At]
    entered_by_id: Mapped[int | None] = reference("persons.id")  # none where a migration carried it over
    voided_at: Mapped[AtOrNone]
    voided_by_id: Mapped[int | None] = reference("persons.id")
    voiding_reason: Mapped[str] = mapped_column(default="")

    seat: Mapped[Seat | None] = relationship(lazy="joined")
    entered_by: Mapped[Person | None] = relationship(foreign_keys=[entered_by_id])
    voided_by: Mapped[Person | None] = relationship(foreign_keys=[voided_by_id])

    def as_law(self) -> TreatyAct:
        """Return the act as the law reads it."""
        return TreatyAct(
            step=self.step,
            state=self.seat.code if self.seat else "",
            on=self.acted_on,
            takes_effect_on=self.takes_effect_on,
            is_assumed=self.is_assumed,
        )

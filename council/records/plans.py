"""The yearly work plans and the annual information: what was approved and sent, year by year (clause 5.5)."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from council.records.columns import At, Key, PublicId, choice, reference
from council.records.database import db


class YearlyPaper(StrEnum):
    """What every year asks for."""

    PLAN = "plan"
    INFORMATION = "information"


class YearlyRecord(db.Model):
    """The plan of a year approved, or the information on it sent; entered again it corrects the entry before."""

    __tablename__ = "yearly_records"
    __table_args__ = (
        UniqueConstraint("body_id", "kind", "year", "number", name="one_of_a_number"),
        CheckConstraint("basis <> ''", name="rests_on_a_paper"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    body_id: Mapped[int] = reference("bodies.id")
    kind: Mapped[YearlyPaper] = mapped_column(choice(YearlyPaper, "known_kind"))
    year: Mapped[int]
    number: Mapped[int]
    done_on: Mapped[date]
    basis: Mapped[str]
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")

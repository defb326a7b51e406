"""On what ground observers and experts take part in a meeting (clauses 5.6 and 5.7)."""

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.law import attendance as law
from council.law.charter import Edition
from council.law.ruling import Ruling
from council.records.agenda import Item
from council.records.columns import At, Key, PublicId, choice, reference
from council.records.database import db
from council.records.presence import Capacity, Participant

ADMITTED = frozenset({Capacity.OBSERVER, Capacity.EXPERT})


class Origin(StrEnum):
    """Where a participant without a seat comes from."""

    PARTY = "party"
    OUTSIDE = "outside"
    INTERNATIONAL = "international"


OF_PARTY = {Origin.PARTY: True, Origin.OUTSIDE: False, Origin.INTERNATIONAL: None}


class Admission(db.Model):
    """The decision that admits a participant, where they come from, and whether they agreed; the latest stands.

    An expert may be engaged for one item only.
    """

    __tablename__ = "admissions"

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    participant_id: Mapped[int] = reference("participants.id")
    decision_reference: Mapped[str]
    origin: Mapped[Origin] = mapped_column(choice(Origin, "known_origin"))
    has_agreed: Mapped[bool]
    item_id: Mapped[int | None] = reference("items.id")
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")

    item: Mapped[Item | None] = relationship()


def admissions_of(session: Session, participants: Iterable[Participant]) -> dict[int, Admission]:
    """Return the standing ground of each by the key of the participant; no query where nobody needs one."""
    keys = [person.id for person in participants if person.capacity in ADMITTED]
    if not keys:
        return {}
    found = session.scalars(
        select(Admission).where(Admission.participant_id.in_(keys)).order_by(Admission.id)
    )
    return {admission.participant_id: admission for admission in found}


def admission_rulings(
    edition: Edition, person: Participant, admission: Admission | None
) -> tuple[Ruling, ...]:
    """Return what the law says of the part a person takes, on the ground that is recorded."""
    facts = law.Admission()
    if admission is not None:
        facts = law.Admission(
            decision=admission.decision_reference,
            of_party=OF_PARTY[admission.origin],
            agreed=admission.has_agreed,
        )
    return law.attendance_rulings(edition, person.capacity.value, facts)

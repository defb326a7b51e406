"""Items a state proposes for the agenda of a meeting, in versions, until the secretariat takes one into the agenda."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.agenda import Item
from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Json, JsonOrNone, Key, LongText, PublicId, reference
from council.records.database import db
from council.records.materials import Material, MaterialVersion
from council.records.meetings import Meeting
from council.records.people import Person
from council.records.state_letters import StateLetter


class ItemProposal(db.Model):
    """What a state proposes the meeting should consider; what it says is in its versions.

    `letter` is the paper it came by, entered by the secretariat; None where the state proposed it itself.
    """

    __tablename__ = "item_proposals"
    __table_args__ = (
        UniqueConstraint("item_id", name="one_an_item"),
        CheckConstraint("(taken_at IS NULL) = (taken_by_id IS NULL)", name="taken_by_somebody"),
        CheckConstraint("(taken_at IS NULL) = (item_id IS NULL)", name="taken_as_an_item"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)", name="withdrawn_by_somebody"),
        CheckConstraint("taken_at IS NULL OR withdrawn_at IS NULL", name="taken_or_withdrawn"),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    seat_id: Mapped[int] = reference("seats.id")
    proposed_at: Mapped[At]
    letter_id: Mapped[int | None] = reference("state_letters.id")
    taken_at: Mapped[AtOrNone]
    taken_by_id: Mapped[int | None] = reference("persons.id")
    item_id: Mapped[int | None] = mapped_column(db.ForeignKey("items.id", ondelete="RESTRICT"))
    withdrawn_at: Mapped[AtOrNone]
    withdrawn_by_id: Mapped[int | None] = reference("persons.id")

    meeting: Mapped[Meeting] = relationship()
    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)
    item: Mapped[Item | None] = relationship()
    letter: Mapped[StateLetter | None] = relationship()
    versions: Mapped[list["ProposalVersion"]] = relationship(
        back_populates="proposal", order_by="ProposalVersion.number", lazy="selectin"
    )
    materials: Mapped[list[Material]] = relationship(order_by=Material.id, viewonly=True)

    @property
    def latest(self) -> "ProposalVersion":
        return self.versions[-1]

    @property
    def is_open(self) -> bool:
        """Say whether the proposal is neither on the agenda nor taken back."""
        return self.taken_at is None and self.withdrawn_at is None

    @property
    def is_waiting(self) -> bool:
        """Say whether the secretariat has not yet answered what was said last."""
        return self.is_open and self.latest.returned_at is None

    @property
    def papers_waiting(self) -> list[MaterialVersion]:
        """Return the versions of its papers that the secretariat has not answered."""
        return [material.waiting for material in self.materials if material.waiting is not None]


class ProposalVersion(db.Model):
    """The words of a proposal as they were given, and the remark with which they were returned."""

    __tablename__ = "proposal_versions"
    __table_args__ = (
        UniqueConstraint("proposal_id", "number", name="one_of_a_number"),
        CheckConstraint("number > 0", name="number_is_positive"),
        CheckConstraint("title <> ''", name="has_a_title"),
        CheckConstraint("(returned_at IS NULL) = (returned_by_id IS NULL)", name="returned_by_somebody"),
        CheckConstraint("(returned_at IS NULL) = (remark = '')", name="returned_with_a_remark"),
    )

    id: Mapped[Key]
    proposal_id: Mapped[int] = reference("item_proposals.id")
    number: Mapped[int]
    title: Mapped[str]
    rapporteur: Mapped[str] = mapped_column(default="")
    functions: Mapped[Json]
    function_reason: Mapped[str] = mapped_column(default="")
    points: Mapped[Json]
    affected: Mapped[JsonOrNone]
    given_at: Mapped[At]
    given_by_id: Mapped[int] = reference("persons.id")
    returned_at: Mapped[AtOrNone]
    returned_by_id: Mapped[int | None] = reference("persons.id")
    remark: Mapped[LongText] = mapped_column(default="")

    proposal: Mapped[ItemProposal] = relationship(back_populates="versions")
    given_by: Mapped[Person] = relationship(foreign_keys="ProposalVersion.given_by_id")

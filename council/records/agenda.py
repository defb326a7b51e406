"""Agenda items, the versions of their draft decisions, affected states and declared disinterest."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from council.records.bodies import Seat
from council.records.columns import At, AtOrNone, Json, Key, LongText, PublicId, choice, reference
from council.records.database import db
from council.records.meetings import Meeting


class FlagOwner(StrEnum):
    """On whose word a state stands as directly affected; a state's own word only it takes back."""

    SECRETARIAT = "secretariat"
    PROPOSER = "proposer"
    STATE = "state"


class Item(db.Model):
    """A question on the agenda of a meeting."""

    __tablename__ = "items"
    __table_args__ = (
        CheckConstraint("position > 0", name="position_is_positive"),
        CheckConstraint("title <> ''", name="has_a_title"),
        Index(
            "uq_items_one_at_a_position",
            "meeting_id",
            "position",
            unique=True,
            sqlite_where=text("dropped_at IS NULL"),
            postgresql_where=text("dropped_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    meeting_id: Mapped[int] = reference("meetings.id")
    position: Mapped[int]
    title: Mapped[str]
    rapporteur: Mapped[str] = mapped_column(default="")
    item_class: Mapped[str] = mapped_column(String(40), default="")
    added_in_meeting: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[At]
    put_forward_at: Mapped[AtOrNone]
    dropped_at: Mapped[AtOrNone]
    drop_reason: Mapped[str] = mapped_column(default="")
    function_reason: Mapped[str] = mapped_column(default="")  # which aim an item under other functions serves

    meeting: Mapped[Meeting] = relationship()
    functions: Mapped[list["ItemFunction"]] = relationship(order_by="ItemFunction.id")
    drafts: Mapped[list["Draft"]] = relationship(order_by="Draft.number")
    affected_states: Mapped[list["AffectedState"]] = relationship(order_by="AffectedState.id")
    disinterests: Mapped[list["Disinterest"]] = relationship(order_by="Disinterest.id")

    @property
    def current_draft(self) -> "Draft | None":
        return self.drafts[-1] if self.drafts else None


class ItemFunction(db.Model):
    """A function of the body (2.1–2.14) under which an item falls."""

    __tablename__ = "item_functions"
    __table_args__ = (UniqueConstraint("item_id", "code", name="named_once"),)

    id: Mapped[Key]
    item_id: Mapped[int] = reference("items.id")
    code: Mapped[str] = mapped_column(String(8))


class Draft(db.Model):
    """A version of the draft decision: numbered points and their fingerprint, never overwritten."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("item_id", "number", name="one_of_a_number"),)

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    item_id: Mapped[int] = reference("items.id")
    number: Mapped[int]
    points: Mapped[Json]
    fingerprint: Mapped[str] = mapped_column(String(64))
    amended_in_meeting: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[At]
    created_by_id: Mapped[int] = reference("persons.id")


class AffectedState(db.Model):
    """A flag: the decision would directly affect this state (clause 5.14); lifted by another act."""

    __tablename__ = "affected_states"
    __table_args__ = (
        CheckConstraint("(lifted_at IS NULL) = (lifting_reason = '')", name="lifted_for_a_reason"),
        Index(
            "uq_affected_states_one_standing_flag",
            "item_id",
            "seat_id",
            unique=True,
            sqlite_where=text("lifted_at IS NULL"),
            postgresql_where=text("lifted_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    item_id: Mapped[int] = reference("items.id")
    seat_id: Mapped[int] = reference("seats.id")
    set_as: Mapped[FlagOwner] = mapped_column(choice(FlagOwner, "known_owner"))
    set_at: Mapped[At]
    set_by_id: Mapped[int] = reference("persons.id")
    lifted_at: Mapped[AtOrNone]
    lifted_by_id: Mapped[int | None] = reference("persons.id")
    lifting_reason: Mapped[str] = mapped_column(default="")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)


class Disinterest(db.Model):
    """A member's declaration of disinterest in an item (clause 5.8); its withdrawal is dated too."""

    __tablename__ = "disinterests"
    __table_args__ = (
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_at >= declared_at", name="withdrawn_later"),
        Index(
            "uq_disinterests_one_standing",
            "item_id",
            "seat_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[PublicId]
    item_id: Mapped[int] = reference("items.id")
    seat_id: Mapped[int] = reference("seats.id")
    note: Mapped[LongText] = mapped_column(default="")
    declared_at: Mapped[At]
    declared_by_id: Mapped[int] = reference("persons.id")
    withdrawn_at: Mapped[AtOrNone]
    withdrawn_by_id: Mapped[int | None] = reference("persons.id")

    seat: Mapped[Seat] = relationship(lazy="joined", innerjoin=True)

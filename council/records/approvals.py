"""The standing item of the next agenda: the approval of the protocol of an earlier meeting, entered once."""

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from council.records.agenda import Item
from council.records.columns import At, Key, reference
from council.records.database import db
from council.records.meetings import Meeting


class ApprovalItem(db.Model):
    """The item by which a meeting approves the protocol of an earlier one."""

    __tablename__ = "approval_items"
    __table_args__ = (UniqueConstraint("item_id", name="once_an_item"),)

    id: Mapped[Key]
    minutes_id: Mapped[int] = reference("minutes.id")
    item_id: Mapped[int] = mapped_column(db.ForeignKey("items.id", ondelete="RESTRICT"))
    entered_at: Mapped[At]
    entered_by_id: Mapped[int] = reference("persons.id")

    item: Mapped[Item] = relationship()


def approval_of(session: Session, minutes_id: int) -> Item | None:
    """Return the item of an agenda under which the protocol is approved; None where it stands on none."""
    query = select(Item).join(ApprovalItem, ApprovalItem.item_id == Item.id)
    found = query.where(ApprovalItem.minutes_id == minutes_id, Item.dropped_at.is_(None))
    return session.scalars(found.order_by(ApprovalItem.id.desc()).limit(1)).one_or_none()


def meeting_in_preparation(session: Session, after: Meeting) -> Meeting | None:
    """Return the nearest meeting of the body that has not opened yet, not earlier than the given one."""
    query = select(Meeting).where(
        Meeting.body_id == after.body_id,
        Meeting.opened_at.is_(None),
        Meeting.cancelled_at.is_(None),
        Meeting.id != after.id,
        Meeting.starts_at >= after.starts_at,
    )
    return session.scalars(query.order_by(Meeting.starts_at, Meeting.id).limit(1)).one_or_none()

"""How far a paper is to reach, checked as it is filed, and where two papers would meet."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.scopes import items_seen_by
from council.actions.refusals import Conflict, Incomplete
from council.law.credentials import Scope
from council.records.agenda import Item
from council.records.credentials import Credential
from council.records.meetings import Meeting
from council.wording.dates import long_date


@dataclass(frozen=True)
class Reach:
    """How far the powers are to reach: a whole meeting, certain items of it (by identifier), or until a day."""

    scope: Scope = Scope.MEETING
    items: tuple[str, ...] = ()
    until_on: date | None = None


WHOLE_MEETING = Reach()


def items_reached(session: Session, reach: Reach, meeting: Meeting, *, by: Actor) -> list[Item]:
    """Return the items the powers are limited to; those of another meeting, or not yet published, are none."""
    if reach.scope is not Scope.ITEMS:
        if reach.items:
            raise Incomplete(
                "Вопросы отмечены, а полномочия выданы не на отдельные вопросы. Исправьте одно из двух.",
                "Items are marked, and the powers are not for certain items. Correct one of the two.",
            )
        return []
    seen = items_seen_by(by).with_only_columns(Item.id)
    query = select(Item).where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None), Item.id.in_(seen))
    found = [item for item in session.scalars(query) if item.public_id in reach.items]
    if not found or len(found) != len(set(reach.items)):
        raise Incomplete(
            "Отметьте вопросы из повестки дня этого заседания, на которые выданы полномочия.",
            "Mark the items on the agenda of this meeting for which the powers are given.",
        )
    return found


def last_day(reach: Reach, meeting: Meeting, *, today: date) -> date | None:
    """Return the last day of the powers; one that has passed, or comes before the meeting, gives none."""
    if reach.scope is not Scope.UNTIL:
        if reach.until_on is not None:
            raise Incomplete(
                "Последний день указан, а полномочия выданы не на срок. Исправьте одно из двух.",
                "A last day is given, and the powers are not for a term. Correct one of the two.",
            )
        return None
    if reach.until_on is None:
        raise Incomplete("Укажите последний день полномочий.", "Give the last day of the powers.")
    earliest = max(today, meeting.starts_locally.date())
    if reach.until_on < earliest:
        raise Incomplete(
            f"Полномочия истекают раньше заседания или уже истекли. Последний день – не раньше {long_date(earliest)}.",
            f"The powers run out before the meeting, or have. Their last day is not before {long_date(earliest, 'en')}.",
        )
    return reach.until_on


def refuse_second_substitute(session: Session, paper: Credential, *, today: date) -> None:
    """One substitute a state, and one state a substitute, at any meeting both papers reach to."""
    standing = (
        select(Credential)
        .join(Meeting, Meeting.id == Credential.meeting_id)
        .where(Meeting.body_id == paper.meeting.body_id, Credential.id != paper.id)
        .where(Credential.confirmed_at.is_not(None), Credential.revoked_at.is_(None))
        .where((Credential.seat_id == paper.seat_id) | (Credential.person_id == paper.person_id))
    )
    for other in session.scalars(standing):
        if _meet(paper, other, today):
            raise Conflict(
                f"Уже подтверждены полномочия: {other.person.full_name} ({other.seat.state.short_ru}). "
                "Сначала отзовите их.",
                f"The powers of {other.person.full_name} ({other.seat.state.short_en}) stand. Revoke them first.",
            )


def _meet(one: Credential, other: Credential, today: date) -> bool:
    """Say whether there is, or may be, a meeting to which both papers reach."""
    if one.meeting_id == other.meeting_id:
        return True
    if one.until_on is not None and other.until_on is not None:
        return other.until_on >= today
    return _lasts_to(one, other.meeting) or _lasts_to(other, one.meeting)


def _lasts_to(paper: Credential, meeting: Meeting) -> bool:
    over = meeting.closed_at is not None or meeting.cancelled_at is not None
    return paper.until_on is not None and not over and meeting.starts_locally.date() <= paper.until_on

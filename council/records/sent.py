"""What has gone to the members for a meeting, as the law asks for it: one query however many meetings there are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import reduce
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, String, and_, cast, extract, func, inspect, select
from sqlalchemy.orm import Session, aliased, column_property, undefer_group

from council.law.dispatches import Paper, Sending, Sent, papers_sent_first
from council.law.rules import DaysRule
from council.records.agenda import Item
from council.records.bodies import Seat, State
from council.records.dispatches import Delivery, Dispatch, DispatchKind, DispatchPaper
from council.records.floor import charter_of
from council.records.mail import Letter
from council.records.materials import Material, MaterialVersion
from council.records.meetings import Meeting

# Letters that no title holds: they part the fields and the lines of what is read as one text.
FIELD, LINE = "\x1f", "\x1e"


@dataclass(frozen=True)
class PaperGiven:
    """A material as it stands: the version in force, for which item, and when it was given."""

    paper: Paper
    title: str
    item_id: int | None
    given_at: datetime
    place: tuple[int, int]  # on the agenda, the papers of the whole meeting first

    @property
    def material_id(self) -> int:
        return self.place[1]


@dataclass(frozen=True)
class MeetingSent:
    """What a meeting has to send and has sent: its materials, and what it adopted."""

    materials: Sent
    adopted: Sent
    given: tuple[PaperGiven, ...] = ()

    @property
    def last_given_at(self) -> datetime | None:
        return max((one.given_at for one in self.given), default=None)

    def items_reached(self, rule: DaysRule, *, today: date) -> dict[int, date]:
        """Return by item the day its last paper reached the last member; what is still to be sent goes today at best."""
        found: dict[int, date] = {}
        for one in self.given:
            if one.item_id is not None:
                last = self.materials.of(one.paper).last(rule)
                day = (last.day_by(rule.by) if last else None) or today
                found[one.item_id] = max(day, found.get(one.item_id, day))
        return found

    @property
    def has_dispatches(self) -> bool:
        return bool(self.materials.sendings)


def sent_for(meeting: Meeting, seats: Iterable[str]) -> MeetingSent:
    """Return what has gone to these members for the meeting; read with it where it was asked for, else in one query."""
    return _of_meeting(meeting, tuple(seats))


def sent_of(
    session: Session, meetings: Sequence[Meeting], seats: Callable[[Meeting], Iterable[str]]
) -> dict[int, MeetingSent]:
    """Return by the keys of the meetings what has gone to the members of each, in at most one query."""
    unread = [meeting.id for meeting in meetings if "sent_text" in inspect(meeting).unloaded]
    if unread:
        session.scalars(select(Meeting).where(Meeting.id.in_(unread)).options(WITH_SENT)).all()
    return {meeting.id: sent_for(meeting, seats(meeting)) for meeting in meetings}


def day_of_body(meeting: Meeting, at: datetime) -> date:
    """Return the day by the clock of the body, by which sending is judged."""
    return at.astimezone(ZoneInfo(charter_of(meeting.body).zone)).date()


def _of_meeting(meeting: Meeting, seats: tuple[str, ...]) -> MeetingSent:
    papers = sorted(map(_read_given, _lines(meeting.given_text)), key=lambda one: one.place)
    packed: dict[str, set[str]] = defaultdict(set)
    for dispatch, paper in _lines(meeting.packed_text):
        packed[dispatch].add(paper)
    sendings = _sendings(meeting, _lines(meeting.sent_text), packed)
    adopted = [sending for kind, sending in sendings if kind is DispatchKind.ADOPTED]
    keys = papers_sent_first(adopted)
    if adopted and (former := _by_hand(meeting)) is not None:
        entered_on, handed_on = former
        adopted += [Sending(seat, frozenset(keys), entered_on, handed_on=handed_on) for seat in seats]
    return MeetingSent(
        materials=Sent(
            seats,
            tuple(one.paper for one in papers),
            tuple(sending for kind, sending in sendings if kind is DispatchKind.MATERIALS),
        ),
        adopted=Sent(seats, tuple(Paper(key, "") for key in keys), tuple(adopted)),
        given=tuple(papers),
    )


def _by_hand(meeting: Meeting) -> tuple[date, date] | None:
    """Return when an entry of before dispatches was made, and the day it names."""
    if meeting.circulated_on is None or meeting.circulation_entered_at is None:
        return None
    return day_of_body(meeting, meeting.circulation_entered_at), meeting.circulated_on


def _lines(text: str | None) -> list[list[str]]:
    return [line.split(FIELD) for line in (text or "").split(LINE) if line]


def _read_given(fields: list[str]) -> PaperGiven:
    key, material, item, position, accepted_at, title = fields
    label = f"{position}. {title}" if position else title
    return PaperGiven(
        paper=Paper(key, label),
        title=title,
        item_id=int(item) if item else None,
        given_at=_moment(accepted_at),
        place=(int(position or 0), int(material)),
    )


def _sendings(
    meeting: Meeting, lines: list[list[str]], packed: dict[str, set[str]]
) -> list[tuple[DispatchKind, Sending]]:
    """Return each dispatch to each state once; it is accepted when a mail server first took a letter to that state."""
    accepted: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for dispatch, kind, seat, issued_at, handed_on, accepted_at in lines:
        accepted[dispatch, kind, seat, issued_at, handed_on] += [float(accepted_at)] if accepted_at else []
    return [
        (
            DispatchKind(kind),
            Sending(
                seat=seat,
                papers=frozenset(packed[dispatch]),
                issued_on=day_of_body(meeting, _moment(issued_at)),
                accepted_on=day_of_body(meeting, _moment(min(moments))) if moments else None,
                handed_on=date.fromisoformat(handed_on) if handed_on else None,
            ),
        )
        for (dispatch, kind, seat, issued_at, handed_on), moments in accepted.items()
    ]


def _moment(seconds: str | float) -> datetime:
    return datetime.fromtimestamp(float(seconds), UTC)


def current_versions(meetings: Iterable[int]) -> Select[*tuple[Any, ...]]:
    """Ask for the versions in force of the materials that stand, in the order of the agenda."""
    return (
        _in_force(
            MaterialVersion.id, Material.meeting_id, Material.item_id, Item.added_in_meeting, Item.created_at
        )
        .where(Material.meeting_id.in_(list(meetings)))
        .order_by(Item.position, Material.id)
    )


def _in_force(*columns: Any) -> Select[*tuple[Any, ...]]:
    later = aliased(MaterialVersion)
    newest = (
        select(func.max(later.number))
        .where(later.material_id == Material.id, later.accepted_at.is_not(None))
        .correlate(Material)
        .scalar_subquery()
    )
    of_material = and_(MaterialVersion.material_id == Material.id, MaterialVersion.number == newest)
    return (
        select(*columns)
        .select_from(Material)
        .join(MaterialVersion, of_material)
        .outerjoin(Item, Item.id == Material.item_id)
        .where(Material.withdrawn_at.is_(None), Item.dropped_at.is_(None))
    )


def _line(*fields: Any) -> Any:
    """Return the fields as one text; what is empty leaves its place empty."""
    told = [func.coalesce(cast(field, String), "") for field in fields]
    return reduce(lambda said, field: said.concat(FIELD).concat(field), told)


def _seconds(moment: Any) -> Any:
    """Return a moment as both databases can write it into a text."""
    return extract("epoch", moment)


def _given_text() -> Any:
    line = _line(
        MaterialVersion.id, Material.id, Material.item_id, Item.position, _seconds(MaterialVersion.accepted_at),
        Material.title,
    )  # fmt: skip
    return (
        _in_force(func.aggregate_strings(line, LINE))
        .where(Material.meeting_id == Meeting.id)
        .correlate(Meeting)
        .scalar_subquery()
    )


def _sent_text() -> Any:
    """Tell of each delivery to a state: by which dispatch, its moment, and when a mail server took the letter."""
    line = _line(
        Dispatch.id, Dispatch.kind, State.code, _seconds(Dispatch.issued_at), Dispatch.handed_on,
        _seconds(Letter.accepted_at),
    )  # fmt: skip
    return (
        select(func.aggregate_strings(line, LINE))
        .select_from(Dispatch)
        .join(Delivery, Delivery.dispatch_id == Dispatch.id)
        .join(Seat, Seat.id == Delivery.seat_id)
        .join(State, State.id == Seat.state_id)
        .outerjoin(Letter, Letter.id == Delivery.letter_id)
        .where(Dispatch.meeting_id == Meeting.id)
        .correlate(Meeting)
        .scalar_subquery()
    )


def _packed_text() -> Any:
    """Tell of each paper that was sent: by which dispatch."""
    line = _line(Dispatch.id, func.coalesce(DispatchPaper.version_id, DispatchPaper.rendering_id))
    return (
        select(func.aggregate_strings(line, LINE))
        .select_from(Dispatch)
        .join(DispatchPaper, DispatchPaper.dispatch_id == Dispatch.id)
        .where(Dispatch.meeting_id == Meeting.id)
        .correlate(Meeting)
        .scalar_subquery()
    )


# Read on request with the meeting itself, so that the strip of its days costs no query of its own.
Meeting.given_text = column_property(_given_text(), deferred=True, group="sent")
Meeting.sent_text = column_property(_sent_text(), deferred=True, group="sent")
Meeting.packed_text = column_property(_packed_text(), deferred=True, group="sent")
WITH_SENT = undefer_group("sent")

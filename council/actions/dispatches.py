"""Circulation as an act: the papers of a meeting go to everybody they are for, once, at a moment the system keeps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.days import require_order
from council.actions.dispatch_letters import write_dispatch_letters
from council.actions.dispatch_papers import Papers, papers_of, require_existing
from council.actions.entering import enter
from council.actions.locking import locked_meeting
from council.actions.permission import require
from council.actions.refusals import Conflict, Incomplete
from council.actions.texts import clean, clean_paragraphs
from council.law.ruling import Ruling
from council.records.bodies import Seat
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.delivered import papers_sent
from council.records.dispatches import Delivery, Dispatch, DispatchKind
from council.records.floor import seats_on
from council.records.meetings import Meeting
from council.records.notice import days_of
from council.records.sendable import Circle, circle_of, seats_to_reach
from council.records.sent import day_of_body, sent_for
from council.records.sent_rulings import adopted_ruling, materials_ruling


def issue_dispatch(
    *,
    meeting: str,
    kind: DispatchKind,
    versions: Sequence[str] = (),
    note: str = "",
    form_key: str,
    by: Actor,
    at: datetime,
) -> Dispatch:
    """Send papers to every member and whoever else they are for; the same form sent twice sends nothing twice.

    What was adopted always goes whole; of the materials those named by their versions go.
    """
    require(by, "dispatch.issued")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        if replayed := _of_form(session, held, form_key, _Sent(kind, frozenset(versions))):
            return replayed
        papers = papers_of(session, held, kind, versions)
        day = day_of_body(held, at)
        circle = circle_of(session, held, seats_to_reach(session, held, kind, day=day), day=day)
        _require_anybody(circle)
        dispatch = _begun(session, held, kind, form_key=form_key, by=by, at=at)
        dispatch.note = clean_paragraphs(note, field="note", required=False)
        session.add(dispatch)
        session.flush()
        letters = write_dispatch_letters(session, dispatch, papers, circle, at=at)
        deliveries = [
            Delivery(
                public_id=new_public_id(), dispatch_id=dispatch.id, person_id=person, letter_id=letter,
                seat_id=circle.seat_ids.get(person), acknowledged_at=None,
            )
            for person, letter in letters.items()
        ]  # fmt: skip
        session.add_all([*papers.rows(dispatch), *deliveries])
        _enter(session, "dispatch.issued", dispatch, papers, by=by, at=at)
        return dispatch


def enter_dispatch(
    *,
    meeting: str,
    kind: DispatchKind,
    versions: Sequence[str] = (),
    states: Sequence[str],
    handed_on: date,
    evidence: str,
    note: str = "",
    form_key: str,
    by: Actor,
    at: datetime,
) -> Dispatch:
    """Enter what went to states by other means, by a note or a courier, with its own day and evidence.

    The system's own moment stays that of the entry: nothing it did itself is dated back.
    """
    require(by, "dispatch.entered")
    require_order(handed_on, None)
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        asked = _Sent(kind, frozenset(versions), frozenset(states), handed_on)
        if replayed := _of_form(session, held, form_key, asked):
            return replayed
        papers = papers_of(session, held, kind, versions, handed_on)
        _require_day(held, kind, handed_on, at)
        require_existing(session, held, papers, handed_on)
        named = _named(seats_to_reach(session, held, kind, day=day_of_body(held, at)), states)
        dispatch = _begun(session, held, kind, form_key=form_key, by=by, at=at)
        dispatch.handed_on, dispatch.evidence = handed_on, clean(evidence, field="evidence")
        dispatch.note = clean_paragraphs(note, field="note", required=False)
        session.add(dispatch)
        session.flush()
        deliveries = [
            Delivery(public_id=new_public_id(), dispatch_id=dispatch.id, seat_id=seat.id) for seat in named
        ]
        session.add_all([*papers.rows(dispatch), *deliveries])
        _enter(session, "dispatch.entered", dispatch, papers, by=by, at=at)
        return dispatch


@dataclass(frozen=True)
class _Sent:
    """What a form asks to send: of materials which versions; by other means to which states, and on which day."""

    kind: DispatchKind
    versions: frozenset[str]
    states: frozenset[str] = frozenset()
    handed_on: date | None = None


def _of_form(session: Session, meeting: Meeting, form_key: str, asked: _Sent) -> Dispatch | None:
    """Return what the same form has sent already; another sending under its key is refused, and not answered by it."""
    if not form_key.strip():
        raise Incomplete("Откройте страницу рассылки заново.", "Open the page of the dispatch again.")
    sent = select(Dispatch).where(Dispatch.meeting_id == meeting.id, Dispatch.form_key == form_key)
    found = session.scalars(sent).one_or_none()
    if found is not None and _asked_by(session, found) != asked:
        raise Conflict(
            f"С этой страницы уже отправлена другая рассылка, № {found.number}. Ничего не разослано. Откройте"
            " страницу рассылки заново.",
            f"Another dispatch, No {found.number}, was sent from this page already. Nothing was sent. Open the"
            " page of the dispatch again.",
        )
    return found


def _asked_by(session: Session, dispatch: Dispatch) -> _Sent:
    """Return what the form of a dispatch asked for."""
    papers = papers_sent(session, [dispatch.id]).get(dispatch.id, [])
    versions = frozenset(paper.version.public_id for paper in papers if paper.version is not None)
    if dispatch.handed_on is None:
        return _Sent(dispatch.kind, versions)
    handed = session.scalars(select(Delivery).where(Delivery.dispatch_id == dispatch.id))
    states = frozenset(one.seat.code for one in handed if one.seat is not None)
    return _Sent(dispatch.kind, versions, states, dispatch.handed_on)


def _begun(
    session: Session, meeting: Meeting, kind: DispatchKind, *, form_key: str, by: Actor, at: datetime
) -> Dispatch:
    before = select(func.max(Dispatch.number)).where(Dispatch.meeting_id == meeting.id, Dispatch.kind == kind)
    return Dispatch(
        public_id=new_public_id(),
        meeting_id=meeting.id,
        kind=kind,
        number=(session.scalar(before) or 0) + 1,
        form_key=form_key,
        evidence="",
        issued_at=at,
        issued_by_id=by.person_id,
    )


def _require_anybody(circle: Circle) -> None:
    if not circle.of_states:
        raise Conflict(
            "Ни у одного государства нет пользователя с адресом: рассылать некому.",
            "No state has a user with an address: there is nobody to send to.",
        )


def _require_day(meeting: Meeting, kind: DispatchKind, handed_on: date, at: datetime) -> None:
    _first, last, today = days_of(meeting, at)
    if handed_on > today:
        raise Incomplete(
            "День вручения еще не наступил. Внесите запись, когда документы вручены.",
            "The day of delivery is still to come. Enter it when the papers have been handed over.",
        )
    if kind is DispatchKind.ADOPTED and handed_on < last:
        raise Incomplete(
            f"День рассылки – от дня закрытия заседания ({last:%d.%m.%Y}) до сегодняшнего.",
            f"The day of sending lies between the close of the meeting ({last}) and today.",
        )


def _named(seats: Iterable[Seat], states: Sequence[str]) -> list[Seat]:
    named = [seat for seat in seats if seat.code in states]
    if not named or len(named) < len(set(states)):
        raise Incomplete(
            "Выберите государства, которым вручены документы.", "Choose the states that received it."
        )
    return named


def _enter(
    session: Session,
    act: str,
    dispatch: Dispatch,
    papers: Papers,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Enter the act with what the law says of the sending now that it is done."""
    session.flush()
    meeting = session.get_one(Meeting, dispatch.meeting_id)
    ruling = _ruling(session, meeting, dispatch.kind, at)
    enter(
        session, act, of=dispatch, by=by, at=at, clause=ruling.clause, meeting_id=meeting.id,
        detail={"ruling": ruling.as_json(), "sha256": papers.digests},
    )  # fmt: skip


def _ruling(session: Session, meeting: Meeting, kind: DispatchKind, at: datetime) -> Ruling:
    session.expire(meeting, ["given_text", "sent_text", "packed_text"])
    seats = seats_on(session, meeting.body_id, meeting.starts_locally.date())
    sent = sent_for(meeting, [seat.code for seat in seats])
    if kind is DispatchKind.ADOPTED:
        return adopted_ruling(meeting, sent, at=at)
    return materials_ruling(meeting, sent, at=at)

"""How ready the next meeting is, for the secretariat: what is there, what is missing and what is late, each with a way to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from council.law.ruling import Ruling
from council.records.floor import charter_of
from council.records.matters import credentials_owed
from council.records.meetings import Meeting
from council.records.participation import forecast
from council.records.parties import seats_on
from council.records.prepared_meetings import Prepared
from council.records.sent import MeetingSent
from council.records.sent_rulings import late_papers, materials_ruling, sent_to_members
from council.web.desk_books import Books
from council.web.naming import state_by_code
from council.web.texts import ruling_kind, sentence

MARKS = {"ok": "yes", "note": "live", "warn": "no", "bar": "no"}


@dataclass(frozen=True)
class ReadinessLine:
    """One point: what it is about, how it stands, where it is seen to, and the mark of it."""

    title: str
    said: str
    url: str
    mark: str
    clause: str = ""


class Readiness(NamedTuple):
    """The meeting that comes next, and how ready it is."""

    meeting: Meeting
    lines: list[ReadinessLine]


def readiness_of_next(session: Session, books: Books, *, at: datetime) -> Readiness | None:
    """Return how ready the nearest meeting is that has not begun; None where none lies ahead."""
    prepared = next((one for one in books.prepared if one.meeting.ends_at >= at), None)
    if prepared is None:
        return None
    meeting = prepared.meeting
    sent = sent_to_members(session, meeting)
    lines = [
        _agenda(prepared),
        _materials(prepared),
        *_sending(meeting, sent, at),
        *_opened(meeting, books.unopened_of(meeting), sent),
        _credentials(session, meeting, books),
        _quorum(session, meeting),
    ]
    return Readiness(meeting, lines)


def _agenda(prepared: Prepared) -> ReadinessLine:
    url = url_for("meetings.show_meeting", meeting=prepared.meeting.public_id)
    said = _(
        "вопросов: %(items)d, без проекта решения: %(lacking)d",
        items=prepared.items, lacking=prepared.without_draft,
    )  # fmt: skip
    if prepared.meeting.published_at is None:
        said = _("%(said)s; не опубликована", said=said)
    is_ready = prepared.items and not prepared.without_draft and prepared.meeting.published_at is not None
    return ReadinessLine(_("Повестка дня"), said, url, "yes" if is_ready else "due")


def _materials(prepared: Prepared) -> ReadinessLine:
    url = url_for("materials.list_materials", meeting=prepared.meeting.public_id)
    if not prepared.without_material:
        return ReadinessLine(
            _("Материалы"), _("есть по каждому вопросу"), url, "yes" if prepared.items else "due"
        )
    said = _("вопросов без материалов: %(number)d", number=prepared.without_material)
    return ReadinessLine(_("Материалы"), said, url, "due")


def _sending(meeting: Meeting, sent: MeetingSent, at: datetime) -> Iterator[ReadinessLine]:
    url = url_for("dispatches.list_dispatches", meeting=meeting.public_id)
    yield _ruled(_("Рассылка"), materials_ruling(meeting, sent, at=at), url)
    if late := late_papers(meeting, sent, at=at):
        yield ReadinessLine(_("Позднее срока"), _("материалов: %(number)d", number=len(late)), url, "no")


def _opened(meeting: Meeting, unopened: Mapping[str, int], sent: MeetingSent) -> Iterator[ReadinessLine]:
    """Yield who has not opened how many of the papers sent; nothing before anything was sent."""
    if not sent.materials.sendings:
        return
    url = url_for("dispatches.list_dispatches", meeting=meeting.public_id)
    if not unopened:
        yield ReadinessLine(_("Не открыто"), _("все разосланное открыто в каждом государстве"), url, "yes")
        return
    said = ", ".join(f"{state_by_code(state)} – {papers}" for state, papers in unopened.items())
    yield ReadinessLine(_("Не открыто"), _("документов: %(said)s", said=said), url, "due")


def _credentials(session: Session, meeting: Meeting, books: Books) -> ReadinessLine:
    """Say which papers wait for a word, and which states announced a substitute without one."""
    url = url_for("credentials.list_credentials", meeting=meeting.public_id)
    waiting = sum(number for one, number in books.credentials if one.id == meeting.id)
    owed = [state_by_code(matter.state) for matter in credentials_owed(session, [meeting])]
    said = [_("ждут рассмотрения: %(number)d", number=waiting)] if waiting else []
    if owed:
        said.append(_("объявлен заместитель, документа нет: %(states)s", states=", ".join(owed)))
    mark = "due" if said else "yes"
    return ReadinessLine(_("Полномочия"), "; ".join(said) or _("все поступившие рассмотрены"), url, mark)


def _quorum(session: Session, meeting: Meeting) -> ReadinessLine:
    day = meeting.starts_locally.date()
    members = frozenset(seat.code for seat in seats_on(session, meeting.body_id, day))
    ruling = forecast(charter_of(meeting.body).edition_on(day), meeting, members)
    url = url_for("participation.show_participation", meeting=meeting.public_id)
    return _ruled(_("Кворум"), ruling, url)


def _ruled(title: str, ruling: Ruling, url: str) -> ReadinessLine:
    return ReadinessLine(title, sentence(ruling), url, MARKS[ruling_kind(ruling)], ruling.clause)

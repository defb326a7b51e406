"""«Журнал»: the register of acts as its readers may see it, and the history of each thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, render_template, request
from sqlalchemy import select

from council.access.actors import Actor
from council.access.register_scopes import entries_seen_by, reads_register, reads_security_log
from council.access.scopes import meetings_seen_by
from council.access.seeing import SCOPES
from council.charters import load_charter
from council.records.bodies import State
from council.records.database import db
from council.records.directory import persons_named
from council.records.history import Sought, found_among, opened_ballot
from council.records.meetings import Meeting
from council.records.proofs import first_checkpoint_over
from council.records.register import RegisterEntry
from council.records.seals import sealed_models
from council.web.acting import body_or_404, current_actor
from council.web.asked import day_asked, number_asked, text_asked
from council.web.finding import found_or_404
from council.web.naming import meeting_name, short_state_name
from council.web.paging import Paging, paging_of
from council.web.register_page import EntryLine, entry_lines, subject_names

bp = Blueprint("register", __name__)

ENTRIES_ON_PAGE = 40
FILTERS = ("meeting", "subject", "name", "state", "day")


@dataclass(frozen=True)
class RegisterPage:
    """A page of the register: its lines, what was asked, and what may be asked."""

    lines: list[EntryLine]
    asked: dict[str, str]
    paging: Paging
    meetings: list[tuple[str, str]]
    states: list[tuple[str, str]]
    thing: Any


@bp.get("/register")
def show_register() -> str:
    """Show the acts, the latest first, a page at a time."""
    by = reader()
    thing, meetings = _thing_asked(by), _meetings(by)
    session, below = db.session(), number_asked(request.args.get("before", ""))
    found = found_among(entries_seen_by(by), _sought(meetings, thing))
    from_here = found if below is None else found.where(RegisterEntry.sequence < below)
    shown = list(session.scalars(from_here.limit(ENTRIES_ON_PAGE)))
    numbers = [entry.sequence for entry in shown]
    page = RegisterPage(
        entry_lines(session, shown, by), {name: text_asked(name) for name in FILTERS},
        paging_of(session, found, RegisterEntry.sequence, before=below, shown=numbers),
        [(key, meeting_name(one)) for key, one in meetings.items()], _states(), thing,
    )  # fmt: skip
    return render_template(
        "register/list.html",
        page=page,
        subjects=subject_names(),
        zone=_zone(),
        security=reads_security_log(by),
    )


@bp.get("/register/<int(max=999999999):sequence>")
def show_entry(sequence: int) -> str:
    """Show one act with all that was sealed."""
    by = reader()
    entry = entry_seen(sequence, by)
    [line] = entry_lines(db.session(), [entry], by)
    return render_template(
        "register/entry.html", line=line, zone=_zone(), ballot=opened_ballot(db.session(), entry),
        checkpoint=first_checkpoint_over(db.session(), sequence),
    )  # fmt: skip


@cache
def things() -> dict[str, Any]:
    """Return by their tables what acts are done on: whatever has an identifier has a history."""
    return {kind.__tablename__: kind for kind in sealed_models() if hasattr(kind, "public_id")}


def reader() -> Actor:
    """Return who reads the register; for others it does not exist."""
    by = current_actor()
    if not reads_register(by):
        abort(404)
    return by


def entry_seen(sequence: int, by: Actor) -> RegisterEntry:
    """Return the entry, if it is about something the actor may see."""
    entry = db.session.scalars(entries_seen_by(by).where(RegisterEntry.sequence == sequence)).one_or_none()
    if entry is None:
        abort(404)
    return entry


def _thing_asked(by: Actor) -> Any:
    """Return the thing whose history is asked for; what the reader may not see has none."""
    kind, public_id = things().get(text_asked("kind")), text_asked("thing")
    if not public_id:
        return None
    if kind is None:
        abort(404)
    return _entered(kind, public_id, by) or found_or_404(kind, public_id, by)


def _entered(kind: Any, public_id: str, by: Actor) -> Any:
    """Return a thing if the reader is shown an act on it, also where no page shows the thing itself."""
    acts = entries_seen_by(by).where(
        RegisterEntry.thing_kind == kind.__tablename__, RegisterEntry.thing_id == public_id
    )
    if db.session.scalars(acts.limit(1)).first() is not None:
        return db.session.scalars(select(kind).where(kind.public_id == public_id)).one_or_none()
    return None if kind in SCOPES else abort(404)


def _sought(meetings: dict[str, Meeting], thing: Any) -> Sought:
    day, name, meeting = day_asked(text_asked("day")), text_asked("name"), text_asked("meeting")
    since = datetime.combine(day, time.min, ZoneInfo(_zone())) if day else None
    return Sought(
        meeting_id=meetings[meeting].id if meeting in meetings else 0 if meeting else None,
        subject=text_asked("subject") or None,
        person_ids=persons_named(db.session(), name) if name else None,
        seat=text_asked("state") or None,
        since=since,
        before=since + timedelta(days=1) if since else None,
        thing=thing,
    )


def _meetings(by: Actor) -> dict[str, Meeting]:
    """Return the meetings the reader sees, by their identifiers, the latest first."""
    meetings = db.session.scalars(meetings_seen_by(by).order_by(Meeting.starts_at.desc()))
    return {meeting.public_id: meeting for meeting in meetings}


def _states() -> list[tuple[str, str]]:
    return [
        (one.code, short_state_name(one)) for one in db.session.scalars(select(State).order_by(State.place))
    ]


def _zone() -> str:
    return load_charter(body_or_404().charter_code).zone

"""The calendar outside: a meeting as a file, and an address from which programmes fetch meetings and deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from council.access.actors import Actor, actor_of, credential_held, day_of
from council.access.scopes import meetings_seen_by
from council.actions.announcing import event_of
from council.actions.calendar import address_ended_since, address_of, make_address, person_of, revoke_address
from council.charters import load_charter
from council.law.deadlines import Standing
from council.papers.calendar import CalendarDay, list_file
from council.records.database import db
from council.records.meetings import Meeting
from council.web.acting import body_or_404, current_actor
from council.web.clock import now
from council.web.deadlines import lines_for
from council.web.filing import sent
from council.web.finding import found_or_404
from council.web.forms.base import Form

bp = Blueprint("calendar", __name__)
# Apart, since a programme that fetches the calendar cannot sign in: the address itself is its key.
feed = Blueprint("calendar_feed", __name__)

# Long enough to be read by whoever looks into the calendar once a week, and wonders why nothing changes.
TOLD_FOR = timedelta(days=30)

MEDIA_TYPE = "text/calendar; charset=utf-8"


@bp.get("/calendar")
def show_calendar() -> str:
    """Tell how to subscribe, and since when the person does."""
    return _page(current_actor(), Form())


@bp.post("/calendar/address")
def make() -> str | tuple[str, int]:
    """Give the person a new address, shown this once."""
    by, form = current_actor(), Form()
    if form.validate_on_submit():
        token = make_address(person_id=by.person_id, at=now())
        url = url_for("calendar_feed.send_calendar", token=token, _external=True)
        return _page(by, form, url=url)
    return _page(by, form), form.status


@bp.post("/calendar/address/revocation")
def revoke() -> AnyResponse | tuple[str, int]:
    """Let the address lead nowhere any more."""
    by, form = current_actor(), Form()
    if form.validate_on_submit():
        revoke_address(person_id=by.person_id, at=now())
        return redirect(url_for(".show_calendar"), 303)
    return _page(by, form), form.status


@bp.get("/meetings/<meeting>/calendar")
def send_meeting(meeting: str) -> Response:
    """Send one meeting as a file for a calendar."""
    shown = found_or_404(Meeting, meeting)
    if shown.published_at is None:
        abort(404)
    file = list_file(
        [event_of(shown)], [], name=event_of(shown).summary, site=request.host_url, stamp=_changed_at(shown)
    )
    return sent(file, MEDIA_TYPE, sha256(file).hexdigest(), name="meeting.ics", plain="meeting")


@feed.get("/calendars/<token>")
def send_calendar(token: str) -> Response:
    """Send what the person of the address may see; an address that is not (any more) in use leads nowhere."""
    session, at = db.session(), now()
    person = person_of(session, token) if token.isascii() else None
    if person is None:
        abort(404)
    by = actor_of(session, person, body_id=body_or_404().id, at=at)
    file = _calendar_of(session, by, at)
    return Response(file, content_type=MEDIA_TYPE, headers={"Cache-Control": "private, no-cache"})


def _calendar_of(session: Session, by: Actor, at: datetime) -> bytes:
    meetings = session.scalars(meetings_seen_by(by).where(Meeting.published_at.is_not(None))).all()
    days = [] if by.is_guest or not (by.offices or by.seat_id) else _days_of(by, meetings, at)
    name = load_charter(body_or_404().charter_code).short_title_ru
    return list_file(
        [event_of(meeting) for meeting in meetings], days, name=name, site=request.host_url, stamp=at
    )


def _days_of(by: Actor, meetings: Sequence[Meeting], at: datetime) -> list[CalendarDay]:
    """Return what is still due, each under a name that stays while its day moves.

    Who has nothing but a paper is told of the meetings it is for.
    """
    within = {one.public_id for one in meetings if _is_within_paper(by, one, at)}
    return [
        CalendarDay(
            uid=f"{line.name}@{body_or_404().public_id}",
            summary=_("Срок: %(what)s", what=line.title),
            day=line.due_on,
            path=line.url or url_for("deadlines.show_deadlines"),
        )
        for line in lines_for(by)
        if line.standing is not Standing.DONE and (not line.meeting or line.meeting in within)
    ]


def _is_within_paper(by: Actor, meeting: Meeting, at: datetime) -> bool:
    if by.credential_id is None or by.offices:
        return True
    session = db.session()
    day = day_of(session, by.body_id, at)
    paper = credential_held(session, by.person_id, body_id=by.body_id, meeting=meeting, day=day)
    return paper is not None


def _changed_at(meeting: Meeting) -> datetime:
    """Return when the meeting was last changed for a calendar, so that the same file is sent until then."""
    moved = [one.moved_at for one in meeting.postponements]
    return max(filter(None, [meeting.published_at, meeting.cancelled_at, *moved]))


def _page(by: Actor, form: Form, url: str = "") -> str:
    return render_template(
        "calendar/address.html",
        address=address_of(db.session(), by.person_id),
        ended=address_ended_since(db.session(), by.person_id, now() - TOLD_FOR),
        url=url,
        form=form,
    )

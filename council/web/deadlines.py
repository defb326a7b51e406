"""«Сроки»: everything that has a day, and a calendar that counts back from a meeting."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext as _

from council.access.actors import Actor
from council.access.petition_scopes import sees_petitions
from council.access.rights import may
from council.access.scopes import meetings_seen_by
from council.charters import load_charter
from council.law.deadlines import DeadlineKind
from council.law.planning import PlanDay, days_of_plan
from council.records.database import db
from council.records.deadlines import deadlines_of
from council.web.acting import body_or_404, current_actor, today
from council.web.clock import now
from council.web.deadline_lines import DeadlineLine, deadline_line, group_names

bp = Blueprint("deadlines", __name__)

EARLIEST, LATEST = date(1992, 1, 1), date(2199, 12, 31)


@bp.get("/deadlines")
def show_deadlines() -> str:
    """Show what is overdue, what is due and what was done, by date."""
    by = _reader()
    lines = lines_for(by)
    groups = [(name, [one for one in lines if one.standing is kind]) for kind, name in group_names().items()]
    may_enter = may(by, "yearly_record.entered")
    return render_template("deadlines/list.html", groups=groups, may_enter=may_enter)


@bp.get("/deadlines/plan")
def show_plan() -> tuple[str, int]:
    """Count back from the day of a meeting to the last days of all that precedes it."""
    _reader()
    asked = request.args.get("starts_on", "")
    starts_on, fault = _day_asked(asked)
    days: list[PlanDay] = []
    if starts_on is not None:
        edition = load_charter(body_or_404().charter_code).edition_on(starts_on)
        days = days_of_plan(edition, starts_on=starts_on)
    shown = {"starts_on": starts_on, "days": days, "fault": fault, "today": today()}
    return render_template("deadlines/plan.html", **shown), 422 if fault else 200


def lines_for(by: Actor) -> list[DeadlineLine]:
    """Return every deadline the actor may read, by date; petitions are between the states and the secretariat."""
    session, body, at = db.session(), body_or_404(), now()
    meetings = session.scalars(meetings_seen_by(by)).all()
    known = {meeting.public_id: meeting for meeting in meetings}
    found = deadlines_of(session, body, meetings, at=at)
    shown = [one for one in found if one.kind is not DeadlineKind.PETITION or sees_petitions(by)]
    return [deadline_line(one, by, known, today=today()) for one in shown]


def _reader() -> Actor:
    by = current_actor()
    if by.is_guest:
        abort(404)
    return by


def _day_asked(asked: str) -> tuple[date | None, str]:
    """Return the day, or what is wrong with it; nothing asked is nothing wrong."""
    if not asked:
        return None, ""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return None, _("Укажите существующий день, например 2026-06-04")
    first = load_charter(body_or_404().charter_code).editions[0].in_force_from
    if not max(EARLIEST, first) <= day <= LATEST:
        return None, _("Проверьте год")
    return day, ""

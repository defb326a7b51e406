"""Who will come: what each state has announced, and whether a quorum can be expected."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.rights import may
from council.actions.participation import answer_participation
from council.law.ruling import Ruling
from council.records.bodies import Seat
from council.records.database import db
from council.records.floor import charter_of, seats_on
from council.records.meetings import Meeting
from council.records.participation import ParticipationAnswer, announced, forecast
from council.web.choices import seat_choices
from council.web.clock import now
from council.web.forms.participation import ANNOUNCED, ParticipationForm
from council.web.meeting_finding import meeting_seen

bp = Blueprint("participation", __name__)

Page = Response | tuple[str, int]


@dataclass(frozen=True)
class ParticipationPage:
    """What the page is drawn from."""

    meeting: Meeting
    actor: Actor
    ruling: Ruling
    rows: list[tuple[Seat, ParticipationAnswer | None]]

    @property
    def is_ahead(self) -> bool:
        held = self.meeting
        return held.published_at is not None and held.opened_at is None and held.cancelled_at is None

    @property
    def own_state(self) -> str | None:
        """Return the state whose answer the reader gives without a letter."""
        state = None if self.actor.is_secretariat else self.actor.delegation
        return state if may(self.actor, "participation.answered", self.meeting, seat=state) else None

    @property
    def may_answer(self) -> bool:
        return self.is_ahead and (self.actor.is_secretariat or self.own_state is not None)


@bp.get("/meetings/<meeting>/participation")
def show_participation(meeting: str) -> str:
    """Show the forecast, and what each state has announced."""
    return _shown(_page(meeting), ParticipationForm())


@bp.post("/meetings/<meeting>/participation")
def answer(meeting: str) -> Page:
    """Record what a state announces."""
    page, form = _page(meeting), ParticipationForm()
    if not (page.actor.is_secretariat or page.own_state):
        abort(404)
    form.state.choices = seat_choices(db.session(), page.actor, day=page.meeting.starts_locally.date())
    if form.validate_on_submit():
        with form.refusals():
            said = form.said() | {"state": page.own_state or form.state.data or ""}
            answer_participation(meeting=meeting, **said, by=page.actor, at=now())
            return redirect(url_for(".show_participation", meeting=meeting), 303)
    return _shown(page, form), form.status


def _page(public_id: str) -> ParticipationPage:
    meeting, by = meeting_seen(public_id)
    if meeting.published_at is None or not (by.is_secretariat or by.delegation_id is not None):
        abort(404)
    session, day = db.session(), meeting.starts_locally.date()
    seats, said = seats_on(session, meeting.body_id, day), announced(session, meeting)
    edition = charter_of(meeting.body).edition_on(day)
    ruling = forecast(edition, meeting, frozenset(seat.code for seat in seats))
    return ParticipationPage(meeting, by, ruling, [(seat, said.get(seat.code)) for seat in seats])


def _shown(page: ParticipationPage, form: ParticipationForm) -> str:
    form.state.choices = seat_choices(db.session(), page.actor, day=page.meeting.starts_locally.date())
    form.require("state", "letter")
    if not page.actor.is_secretariat:
        form.answer.label.text = _("Ответ вашего государства")  # the question is the only heading of the form
    return render_template(
        "participation/page.html", page=page, meeting=page.meeting, form=form, answers=ANNOUNCED
    )

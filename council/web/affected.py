"""The states an item would directly affect: marked, and the marks lifted for a reason."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from council.access.actors import Actor
from council.access.rights import may
from council.actions import affected
from council.actions.item_reading import reading_of
from council.records.agenda import FlagOwner, Item
from council.records.database import db
from council.web.clock import now
from council.web.forms.agenda import AffectedForm
from council.web.forms.meetings import ReasonForm
from council.web.item_choices import affected_choices
from council.web.meeting_finding import item_seen

bp = Blueprint("affected", __name__)

Page = Response | tuple[str, int]


@bp.route("/items/<item>/affected-states", methods=["GET", "POST"])
def flag_affected(item: str) -> Page:
    """Show the marks of an item; set one. A state marks itself, on its own word."""
    question, by = item_seen(item)
    form = _form_for(question, by)
    if form.validate_on_submit():
        owner = FlagOwner.STATE if form.seat.data == by.seat else FlagOwner(form.set_as.data)
        with form.refusals():
            affected.flag_affected(item=item, seat=form.seat.data, set_as=owner, by=by, at=now())
            return _to_marks(item)
    return render_template(
        "affected/list.html",
        item=question,
        read=reading_of(db.session(), question, by),
        meeting=question.meeting,
        form=form,
        flags=[flag for flag in question.affected_states if flag.lifted_at is None],
        lifted=[flag for flag in question.affected_states if flag.lifted_at is not None],
        may_flag=may(by, "affected.flagged", seat=by.seat),
    ), form.status


@bp.route("/items/<item>/affected-states/<seat>/lifting", methods=["GET", "POST"])
def lift_flag(item: str, seat: str) -> Page:
    """Lift a mark for a reason; what the state itself has set, it alone lifts."""
    (question, by), form = item_seen(item), ReasonForm()
    if not may(by, "affected.lifted", seat=by.seat):
        abort(404)
    flag = next(
        (flag for flag in question.affected_states if flag.seat.code == seat and not flag.lifted_at), None
    )
    if flag is None:
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            affected.lift_flag(item=item, seat=seat, reason=form.reason.data, by=by, at=now())
            return _to_marks(item)
    return render_template(
        "affected/lifting.html",
        item=question,
        read=reading_of(db.session(), question, by),
        meeting=question.meeting,
        flag=flag,
        form=form,
    ), form.status


def _form_for(item: Item, by: Actor) -> AffectedForm:
    """Return the form with the states that may still be marked by this actor; a member marks the own state only."""
    form = AffectedForm()
    if not by.is_secretariat:
        del form.set_as
    marked = {flag.seat.code for flag in item.affected_states if flag.lifted_at is None}
    states = affected_choices(db.session(), item.meeting)
    form.seat.choices = [SelectChoice("", _("— не выбрано —"))] + [
        state
        for state in states
        if state.value not in marked and (by.is_secretariat or state.value == by.seat)
    ]
    return form


def _to_marks(item: str) -> Response:
    return redirect(url_for("affected.flag_affected", item=item), 303)

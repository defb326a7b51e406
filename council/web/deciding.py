"""An item in the hands of the meeting: put forward, put to the vote, or ended without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from council.actions import deciding, disinterest, sittings, voting
from council.records.database import db
from council.records.voting import Manner
from council.web.choices import after_a_blank
from council.web.clock import now
from council.web.forms.deciding import DisinterestForm, EndForm, MannerForm
from council.web.item_page import item_page
from council.web.meeting_finding import item_seen
from council.web.naming import state_name
from council.web.seen import actor_at_item

bp = Blueprint("deciding", __name__)

Page = Response | tuple[str, int]


@bp.post("/items/<item>/announcement")
def put_forward(item: str) -> Response:
    """Put the item forward."""
    sittings.put_forward(item=item, by=actor_at_item(item), at=now())
    return _to_item(item)


@bp.post("/items/<item>/votes")
def open_vote(item: str) -> Response:
    """Open a vote, or put «no objections» to those present."""
    by, form = actor_at_item(item), MannerForm()
    if not form.validate_on_submit():
        abort(400)
    vote = voting.open_vote(item=item, manner=Manner(form.manner.data), by=by, at=now())
    return redirect(url_for("voting.show", vote=vote.public_id), 303)


@bp.post("/items/<item>/note")
def take_note(item: str) -> Response:
    """Take note of the information given."""
    deciding.take_note(item=item, by=actor_at_item(item), at=now())
    return _to_item(item)


@bp.route("/items/<item>/withdrawal", methods=["GET", "POST"])
def withdraw_item(item: str) -> Page:
    """Withdraw the item from consideration."""
    return _end(item, deciding.withdraw_item, "items/withdrawal.html")


@bp.route("/items/<item>/postponement", methods=["GET", "POST"])
def postpone_item(item: str) -> Page:
    """Put the taking of the decision off."""
    return _end(item, deciding.postpone_item, "items/postponement.html")


@bp.route("/items/<item>/disinterests", methods=["GET", "POST"])
def declare_disinterest(item: str) -> Page:
    """Declare that a state has no interest in the item; the secretariat enters it for the state that said so."""
    shown, by = item_seen(item)
    form, page = DisinterestForm(), item_page(db.session(), shown, by)
    speakable = [seat for seat in page.floor.seats if page.speaks_for(seat.code)]
    if not speakable:
        abort(404)
    states = [SelectChoice(seat.code, state_name(seat.state)) for seat in speakable]
    form.seat.choices = after_a_blank(states, _("Выберите государство"))
    if form.validate_on_submit():
        with form.refusals():
            disinterest.declare_disinterest(
                item=item, seat=form.seat.data, note=form.note.data, by=by, at=now()
            )
            return _to_item(item)
    return render_template("items/disinterest.html", page=page, form=form), form.status


@bp.post("/items/<item>/disinterests/<seat>/withdrawal")
def withdraw_disinterest(item: str, seat: str) -> Response:
    """Take the declaration of a state back."""
    disinterest.withdraw_disinterest(item=item, seat=seat, by=actor_at_item(item), at=now())
    return _to_item(item)


def _end(item: str, act: Callable[..., Any], template: str) -> Page:
    shown, by = item_seen(item)
    form, page = EndForm(), item_page(db.session(), shown, by)
    page.helm.require()
    if form.validate_on_submit():
        with form.refusals():
            act(item=item, reason=form.reason.data, by=by, at=now())
            return _to_item(item)
    return render_template(template, page=page, form=form), form.status


def _to_item(item: str) -> Response:
    return redirect(url_for("voting.show_item", item=item), 303)

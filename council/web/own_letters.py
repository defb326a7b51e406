"""How a person wants what may wait: at once, or once a day at an hour of the body's clock."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from council.actions.digests import choice_of, choose_letters
from council.records.database import db
from council.records.mail import MAY_WAIT
from council.web.acting import body_zone, current_actor
from council.web.clock import now
from council.web.forms.own_letters import OwnLettersForm
from council.web.letter_words import kind_names

bp = Blueprint("own_letters", __name__)


@bp.route("/account/letters", methods=["GET", "POST"])
def choose() -> Response | tuple[str, int]:
    """Choose between letters at once and a daily digest; what the law asks for never waits."""
    by = current_actor()
    chosen = choice_of(db.session(), by.person_id)
    hour = None if chosen is None else chosen.hour
    form = OwnLettersForm() if request.method == "POST" else OwnLettersForm(data={"hour": _named(hour)})
    if form.validate_on_submit():
        with form.refusals():
            choose_letters(hour=form.chosen_hour, by=by, at=now())
            return redirect(url_for("account.show_account"), 303)
    names = kind_names()
    told = {"waiting": [name for kind, name in names.items() if kind in MAY_WAIT], "zone": body_zone()}
    return render_template("account/letters.html", form=form, **told), form.status


def _named(hour: int | None) -> str | None:
    return None if hour is None else str(hour)

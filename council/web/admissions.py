"""The ground on which an observer or an expert takes part, entered after they were listed."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from council.access.rights import may
from council.actions import admissions
from council.records.admissions import ADMITTED, admission_rulings, admissions_of
from council.records.database import db
from council.records.floor import charter_of
from council.web.clock import now
from council.web.forms.admissions import AdmissionForm
from council.web.item_choices import agenda_choices
from council.web.seen import participant_seen

bp = Blueprint("admissions", __name__)


@bp.route("/participants/<participant>/admission", methods=["GET", "POST"])
def record_admission(participant: str) -> Response | tuple[str, int]:
    """Show on what ground somebody takes part, and enter another one."""
    person, (held, by) = participant_seen(participant)
    if not may(by, "participant.admitted", held) or person.capacity not in ADMITTED:
        abort(404)
    standing = admissions_of(db.session(), [person]).get(person.id)
    form = AdmissionForm(obj=standing)
    form.item.choices = [SelectChoice("", _("все заседание")), *agenda_choices(db.session(), by, held)]
    if form.validate_on_submit():
        with form.refusals():
            admissions.record_admission(participant=participant, ground=form.ground, by=by, at=now())
            return redirect(url_for("day.show", meeting=held.public_id), 303)
    if standing is not None and standing.item is not None and not form.is_submitted():
        form.item.data = standing.item.public_id
    rules = charter_of(held.body).edition_on(held.starts_locally.date())
    rulings = admission_rulings(rules, person, standing)
    return render_template(
        "day/admission.html", meeting=held, person=person, form=form, rulings=rulings
    ), form.status

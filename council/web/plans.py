"""Entering the plan of a year and the information on it."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from council.actions.plans import record_yearly
from council.records.plans import YearlyPaper
from council.web.acting import actor_who_may, current_rules, today
from council.web.clock import now
from council.web.forms.plans import YearlyForm

bp = Blueprint("plans", __name__)

Page = Response | tuple[str, int]


@bp.route("/yearly-records/new", methods=["GET", "POST"])
def record_year() -> Page:
    """Enter that the plan of a year was approved, or the information on it sent."""
    by, form, rules = actor_who_may("yearly_record.entered"), YearlyForm(), current_rules()
    if rules is None or rules.annual is None:
        abort(404)
    if not form.is_submitted():
        asked = request.args.get("kind", YearlyPaper.PLAN.value)
        form.kind.data = YearlyPaper(asked) if asked in set(YearlyPaper) else YearlyPaper.PLAN
        form.year.data = request.args.get("year", today().year, type=int)
    if form.validate_on_submit():
        with form.refusals():
            record_yearly(**form.said(), by=by, at=now())
            flash(_("Запись внесена."), "ok")
            return redirect(url_for("deadlines.show_deadlines"), 303)
    return render_template("deadlines/yearly.html", form=form), form.status

"""The rules of procedure: their versions, and what the body has set otherwise."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.rights import may
from council.actions import rules_of_procedure as rules
from council.records.database import db
from council.records.rules_of_procedure import RulesVersion, version_on, versions_of
from council.web.acting import actor_who_may, body_or_404, current_actor
from council.web.clock import now
from council.web.filing import bytes_sent, file_store, send_stored
from council.web.finding import found_or_404
from council.web.forms.overrides import decision_choices
from council.web.forms.rules_of_procedure import VersionForm, WithdrawalForm
from council.web.overrides import ledger_of, unchangeable, words_of_clauses

bp = Blueprint("rules_of_procedure", __name__)

Page = Response | tuple[str, int]


@bp.get("/rules")
def show_rules() -> str:
    """Show the versions of the rules of procedure, the latest first, and the ledger of what was set otherwise."""
    by, body, session = _reader(), body_or_404(), db.session()
    return render_template(
        "rules_of_procedure/rules.html",
        versions=versions_of(session, body.id),
        current=version_on(session, body.id, now().date()),
        ledger=ledger_of(session, body, by),
        unchangeable=unchangeable(body),
        words=words_of_clauses(body),
        may_adopt=may(by, "rules_version.adopted"),
    )


@bp.route("/rules/new", methods=["GET", "POST"])
def adopt_version() -> Page:
    """Enter a version that the body has adopted."""
    by, form = actor_who_may("rules_version.adopted"), VersionForm()
    form.decision.choices = decision_choices(db.session(), by)
    if form.validate_on_submit():
        with form.refusals():
            content = bytes_sent(form.file)
            rules.adopt_version(
                **form.said(but="file"),
                file_name=form.file.data.filename if content is not None else "",
                content=content,
                store=file_store(),
                by=by,
                at=now(),
            )
            return redirect(url_for(".show_rules"), 303)
    return render_template("rules_of_procedure/new.html", form=form), form.status


@bp.get("/rules/<version>/text")
def send_text(version: str) -> Response:
    """Send the text of a version, as an attachment."""
    _reader()
    shown = found_or_404(RulesVersion, version)
    if shown.file is None:
        abort(404)
    return send_stored(shown.file, shown.file_name)


@bp.route("/rules/<version>/withdrawal", methods=["GET", "POST"])
def withdraw_version(version: str) -> Page:
    """Take a wrong entry back."""
    by, shown = actor_who_may("rules_version.withdrawn"), found_or_404(RulesVersion, version)
    form = WithdrawalForm()
    if form.validate_on_submit():
        with form.refusals():
            rules.withdraw_version(version=version, reason=form.reason.data, by=by, at=now())
            return redirect(url_for(".show_rules"), 303)
    return render_template("rules_of_procedure/withdrawal.html", version=shown, form=form), form.status


def _reader() -> Actor:
    by = current_actor()
    if by.is_guest:
        abort(404)
    return by

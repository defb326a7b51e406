"""What a state submits to a meeting, and the secretariat's answer to it."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from council.actions import submissions
from council.records.database import db
from council.records.materials import Material
from council.web.clock import now
from council.web.filing import file_store
from council.web.forms.materials import AnswerForm, RemarkForm, SubmissionForm
from council.web.material_page import Hand, choices_of_items
from council.web.materials import material_seen, to_versions, versions_page
from council.web.meeting_finding import meeting_seen

bp = Blueprint("submissions", __name__)

Page = Response | tuple[str, int]


@bp.route("/meetings/<meeting>/submissions/new", methods=["GET", "POST"])
def submit_material(meeting: str) -> Page:
    """Submit a document for the reader's own state."""
    (shown, by), form = meeting_seen(meeting), SubmissionForm(item=request.args.get("proposal"))
    state = Hand(shown, by).state
    if state is None or shown.published_at is None:
        abort(404)
    form.item.choices = choices_of_items(db.session(), shown, by)
    if form.validate_on_submit():
        with form.refusals():
            given = submissions.submit_material(
                meeting=meeting, state=state, **form.given(), store=file_store(), by=by, at=now()
            )
            return to_versions(given)
    return render_template("materials/submission.html", meeting=shown, form=form), form.status


@bp.post("/materials/<material>/acceptance")
def accept_material(material: str) -> Page:
    """Accept the version that was read."""
    given, form = _to_answer(material), AnswerForm()
    if form.validate_on_submit():
        with form.refusals():
            submissions.accept_material(
                material=material, version=form.version.data, by=given[1].actor, at=now()
            )
            return to_versions(given[0])
    return versions_page(material, form), form.status


@bp.post("/materials/<material>/return")
def return_material(material: str) -> Page:
    """Return the version that was read, with a remark."""
    given, form = _to_answer(material), RemarkForm()
    if form.validate_on_submit():
        with form.refusals():
            submissions.return_material(
                material=material,
                version=form.version.data,
                remark=form.remark.data,
                by=given[1].actor,
                at=now(),
            )
            return to_versions(given[0])
    return versions_page(material, form), form.status


def _to_answer(material: str) -> tuple[Material, Hand]:
    given, meeting, by = material_seen(material)
    if not by.is_secretariat:
        abort(404)
    return given, Hand(meeting, by)

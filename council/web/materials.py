"""Materials of a meeting: listed by item, added, given out as attachments, followed by versions, and taken back."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.seeing import seen_by
from council.actions import materials
from council.records.agenda import Item
from council.records.database import db
from council.records.materials import Material, MaterialVersion
from council.records.meetings import Meeting
from council.web.choices import seat_choices
from council.web.clock import now
from council.web.filing import bytes_sent, file_store, send_stored
from council.web.finding import found_in_meeting
from council.web.forms.base import Form
from council.web.forms.materials import AnswerForm, MaterialForm, RemarkForm, VersionForm
from council.web.item_choices import item_choices
from council.web.material_page import Hand, groups_of, proposals_of, versions_of
from council.web.meeting_finding import has_hand, meeting_seen, meeting_to_change
from council.web.opening import mark_paper

bp = Blueprint("materials", __name__)

Page = Response | tuple[str, int]


@bp.get("/meetings/<meeting>/materials")
def list_materials(meeting: str) -> str:
    """Show the materials of the meeting, by item."""
    shown, by = meeting_seen(meeting)
    groups, proposed = groups_of(db.session(), shown, by), proposals_of(db.session(), shown, by)
    return render_template(
        "materials/list.html", meeting=shown, groups=groups, proposed=proposed, hand=Hand(shown, by)
    )


@bp.route("/meetings/<meeting>/materials/new", methods=["GET", "POST"])
def add_material(meeting: str) -> Page:
    """Give a document to the meeting, for an item or for the whole."""
    (shown, by), form = meeting_to_change(meeting, "material.added"), MaterialForm()
    form.item.choices = item_choices(db.session(), shown)
    form.state.choices = seat_choices(db.session(), by, day=shown.starts_locally.date())
    if form.validate_on_submit():
        with form.refusals():
            materials.add_material(meeting=meeting, **form.given(), store=file_store(), by=by, at=now())
            return _to_materials(shown)
    return render_template("materials/new.html", meeting=shown, form=form), form.status


@bp.get("/materials/<material>")
def send_material(material: str) -> Response:
    """Send a document to whom it is open, as an attachment: the version in force; of a withdrawn one none is."""
    given, meeting, by = material_seen(material)
    if given.withdrawn_at is not None and not has_hand(meeting, by, "material.added"):
        abort(404)
    shown = given.shown
    mark_paper(by, version_id=shown.id)
    return send_stored(shown.file, shown.file_name)


@bp.get("/material-versions/<version>")
def send_version(version: str) -> Response:
    """Send one version of a document to whom it is open."""
    found, _meeting, by = found_in_meeting(MaterialVersion, version)
    mark_paper(by, version_id=found.id)
    return send_stored(found.file, found.file_name)


@bp.get("/materials/<material>/versions")
def show_versions(material: str) -> str:
    """Show what a document is, and how it came to be so."""
    return versions_page(material, RemarkForm(formdata=None))


@bp.route("/materials/<material>/versions/new", methods=["GET", "POST"])
def add_version(material: str) -> Page:
    """Give another version of a document, saying what changed."""
    (given, meeting, by), form = material_seen(material), VersionForm()
    if not Hand(meeting, by).may("material.versioned", given):
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            materials.add_version(
                material=material,
                change_note=form.change_note.data,
                file_name=form.file.data.filename,
                content=bytes_sent(form.file) or b"",
                store=file_store(),
                by=by,
                at=now(),
            )
            return to_versions(given)
    return render_template(
        "materials/new_version.html", meeting=meeting, material=given, form=form
    ), form.status


@bp.route("/materials/<material>/withdrawal", methods=["GET", "POST"])
def withdraw_material(material: str) -> Page:
    """Take a document back."""
    (given, meeting, by), form = material_seen(material), Form()
    if not has_hand(meeting, by, "material.added") and not Hand(meeting, by).owns(given):
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            materials.withdraw_material(material=material, by=by, at=now())
            return to_versions(given)
    item = db.session.scalars(seen_by(by, Item).where(Item.id == given.item_id)).one_or_none()
    return render_template(
        "materials/withdrawal.html", meeting=meeting, material=given, item=item, form=form
    ), form.status


def material_seen(public_id: str) -> tuple[Material, Meeting, Actor]:
    """Return the document with its meeting and its reader; 404 where it is not open to them."""
    return found_in_meeting(Material, public_id)


def versions_page(material: str, form: AnswerForm) -> str:
    """Draw the page of a document; `form` is the answer to it that was refused, or an empty one."""
    given, meeting, by = material_seen(material)
    versions = versions_of(db.session(), given, by)
    return render_template(
        "materials/versions.html",
        meeting=meeting,
        material=given,
        versions=versions,
        form=form,
        remark=form if isinstance(form, RemarkForm) else RemarkForm(formdata=None),
        hand=Hand(meeting, by),
    )


def to_versions(material: Material) -> Response:
    """Lead to the page of a document."""
    return redirect(url_for("materials.show_versions", material=material.public_id), 303)


def _to_materials(meeting: Meeting) -> Response:
    return redirect(url_for(".list_materials", meeting=meeting.public_id), 303)

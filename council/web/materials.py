"""Materials of a meeting: added, given out as attachments, and taken back."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.seeing import seen_by
from council.actions import materials
from council.records.agenda import Item
from council.records.database import db
from council.records.materials import Material, Openness
from council.records.meetings import Meeting
from council.web.clock import now
from council.web.filing import bytes_sent, file_store, send_stored
from council.web.finding import found_in_meeting
from council.web.forms.base import Form
from council.web.forms.materials import MaterialForm
from council.web.item_choices import item_choices
from council.web.meeting_finding import has_hand, meeting_to_change

bp = Blueprint("materials", __name__)

Page = Response | tuple[str, int]


@bp.route("/meetings/<meeting>/materials/new", methods=["GET", "POST"])
def add_material(meeting: str) -> Page:
    """Give a document to the meeting, for an item or for the whole."""
    (shown, by), form = meeting_to_change(meeting, "material.added"), MaterialForm()
    form.item.choices = item_choices(db.session(), shown)
    if form.validate_on_submit():
        with form.refusals():
            materials.add_material(
                meeting=meeting,
                item=form.item.data or None,
                title=form.title.data,
                file_name=form.file.data.filename,
                content=bytes_sent(form.file) or b"",
                openness=Openness(form.openness.data),
                store=file_store(),
                by=by,
                at=now(),
            )
            return _to_meeting(shown)
    return render_template("materials/new.html", meeting=shown, form=form), form.status


@bp.get("/materials/<material>")
def send_material(material: str) -> Response:
    """Send a document to whom it is open, as an attachment."""
    given, _meeting, _by = _material_seen(material)
    version = given.current or given.latest
    return send_stored(version.file, version.file_name)


@bp.route("/materials/<material>/withdrawal", methods=["GET", "POST"])
def withdraw_material(material: str) -> Page:
    """Take a document back."""
    (given, meeting, by), form = _material_seen(material), Form()
    if not has_hand(meeting, by, "material.withdrawn"):
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            materials.withdraw_material(material=material, by=by, at=now())
            return _to_meeting(meeting)
    item = db.session.scalars(seen_by(by, Item).where(Item.id == given.item_id)).one_or_none()
    return render_template(
        "materials/withdrawal.html", meeting=meeting, material=given, item=item, form=form
    ), form.status


def _material_seen(public_id: str) -> tuple[Material, Meeting, Actor]:
    """Return the document with its meeting and its reader; 404 where it is not open to them."""
    return found_in_meeting(Material, public_id)


def _to_meeting(meeting: Meeting) -> Response:
    return redirect(url_for("meetings.show_meeting", meeting=meeting.public_id), 303)

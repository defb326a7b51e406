"""The notes of the secretariat on an item: who was heard, who spoke, what was remarked."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from council.access.rights import may
from council.actions import notes as acts
from council.records.agenda import Item
from council.records.database import db
from council.records.minutes import ItemNotes
from council.web.clock import now
from council.web.forms.minutes import NotesForm
from council.web.meeting_finding import item_seen
from council.web.notes_versions import versions_of

bp = Blueprint("notes", __name__)

Page = Response | tuple[str, int]


@bp.route("/items/<item>/notes", methods=["GET", "POST"])
def write(item: str) -> Page:
    """Write the notes on an item; what somebody else wrote meanwhile is shown beside what was typed."""
    (shown, by), form = item_seen(item), NotesForm()
    if not may(by, "notes.recorded", shown.meeting):
        abort(404)
    if not form.is_submitted():
        form.show(_written_on(shown))
    if form.validate_on_submit():
        with form.refusals():
            acts.record_notes(
                item=item,
                heard=form.heard.data,
                spoke=form.spoke.data,
                remarks=form.remarks.data,
                revision=int(form.revision.data),
                by=by,
                at=now(),
            )
            flash(_("Записи по вопросу %(number)d сохранены.", number=shown.position), "ok")
            return redirect(_way_back(shown), 303)
    return _answer(shown, form)


@bp.get("/items/<item>/notes/versions")
def show_versions(item: str) -> str:
    """Show every text the notes have had: who wrote it, when, and what it changed in the one before."""
    shown, by = item_seen(item)
    if not may(by, "notes.recorded", shown.meeting):
        abort(404)
    return render_template("minutes/notes_versions.html", item=shown, versions=versions_of(shown))


def _answer(item: Item, form: NotesForm) -> Page:
    """Return the form; once the newer text is shown, saving again puts the typed one over it knowingly."""
    newer = _written_on(item)
    if newer is None or str(newer.revision) == form.revision.data:
        newer = None
    else:
        form.revision.data = str(newer.revision)
    has_versions = (_written_on(item) or ItemNotes(revision=0)).revision > 1
    shown = {
        "item": item, "form": form, "newer": newer, "way_back": _way_back(item), "has_versions": has_versions,
    }  # fmt: skip
    return render_template("minutes/notes_form.html", **shown), form.status


def _way_back(item: Item) -> str:
    """Return where the writer came from: the item while the meeting runs, then the minutes."""
    if item.meeting.is_running:
        return url_for("voting.show_item", item=item.public_id)
    return url_for("minutes.show", meeting=item.meeting.public_id)


def _written_on(item: Item) -> ItemNotes | None:
    return db.session.scalars(select(ItemNotes).where(ItemNotes.item_id == item.id)).one_or_none()

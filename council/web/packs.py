"""Packs of a meeting's papers: what one holds for the reader, how far it has come, and the file itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from council.actions.pack_contents import contents_for
from council.actions.packs import ask_for_pack, is_made, is_whole, pack_of, pack_path
from council.papers.pack_text import PackText
from council.records.database import db
from council.records.meetings import Meeting
from council.records.packs import Pack, PackForm
from council.records.printing import printing_of
from council.web.clock import now
from council.web.filing import send_from_disk
from council.web.fragments import fragment
from council.web.meeting_finding import meeting_seen
from council.web.printing_state import PrintingState, printing_state

bp = Blueprint("packs", __name__)

MEDIA_TYPES = {PackForm.PDF: "application/pdf", PackForm.ZIP: "application/zip"}


@dataclass(frozen=True)
class PackLine:
    """A form of the pack as the page shows it: made, on its way, or not asked for."""

    form: PackForm
    pack: Pack | None
    is_made: bool
    printing: PrintingState | None

    @property
    def is_on_its_way(self) -> bool:
        return self.printing is not None and not self.printing.given_up


@dataclass(frozen=True)
class PacksPage:
    """What the page is drawn from."""

    meeting: Meeting
    contents: PackText
    lines: list[PackLine]

    @property
    def is_waiting(self) -> bool:
        return any(line.is_on_its_way for line in self.lines)


@bp.get("/meetings/<meeting>/packs")
def show_packs(meeting: str) -> str:
    """Show what the pack holds for the reader, and both its forms."""
    page = _page(meeting)
    return render_template("packs/page.html", page=page, meeting=page.meeting)


@bp.get("/meetings/<meeting>/packs/progress")
def show_progress(meeting: str) -> Response:
    """Send the part that refreshes itself while the worker puts the papers together."""
    page = _page(meeting)
    return fragment("packs/lines.html", page=page, meeting=page.meeting)


@bp.post("/meetings/<meeting>/packs/<form>")
def ask(meeting: str, form: str) -> Answer:
    """Have the worker put the papers together."""
    seen, by = meeting_seen(meeting)
    ask_for_pack(meeting=seen, form=_form(form), folder=_folder(), by=by, at=now())
    return redirect(url_for(".show_packs", meeting=meeting), 303)


@bp.get("/meetings/<meeting>/packs/<form>")
def send_pack(meeting: str, form: str) -> Answer:
    """Send the pack of what the reader may read at this moment; where none is made, or it is damaged, show how to ask."""
    page = _page(meeting)
    line = next(line for line in page.lines if line.form is _form(form))
    if line.pack is None or not is_whole(line.pack, _folder()):
        return redirect(url_for(".show_packs", meeting=meeting), 303)
    name = _("Пакет документов %(number)s.%(ending)s", number=page.contents.meeting.number, ending=form)
    path = pack_path(_folder(), line.pack)
    return send_from_disk(path, MEDIA_TYPES[line.form], line.pack.sha256 or "", name=name, plain="papers")


def _page(public_id: str) -> PacksPage:
    meeting, by = meeting_seen(public_id)
    session = db.session()
    contents = contents_for(session, meeting, by)
    return PacksPage(meeting, contents, [_line(meeting, form, contents) for form in PackForm])


def _line(meeting: Meeting, form: PackForm, contents: PackText) -> PackLine:
    session = db.session()
    pack = pack_of(session, meeting, form, contents)
    if pack is None or is_made(pack, _folder()):
        return PackLine(form, pack, pack is not None, None)
    job = printing_of(session, pack.public_id)
    return PackLine(form, pack, False, printing_state(session, job, meeting.zone, at=now()))


def _form(word: str) -> PackForm:
    """Return the form an address names; there is no page for another."""
    form = next((form for form in PackForm if form.value == word), None)
    if form is None:
        abort(404)
    return form


def _folder() -> Path:
    folder: Path = current_app.config["SETTINGS"].packs_dir
    return folder

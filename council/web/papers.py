"""Printed papers: the minutes and the sheets of decisions, as the PDF that was printed once."""

from __future__ import annotations

from hashlib import sha256

from flask import Blueprint, Response, abort, redirect, request, url_for

from council.access.actors import Actor
from council.access.rights import may
from council.actions.drafted_texts import text_of
from council.actions.reprinting import Printed, print_again
from council.papers.composing.story import number_of_meeting
from council.papers.minutes_word import render_minutes_word
from council.records.corrections import MinutesCorrection
from council.records.database import db
from council.records.decisions import Decision
from council.records.dispatches import Dispatch, DispatchKind, DispatchSheet
from council.records.draft_prints import file_shown
from council.records.file_signatures import last_believed_file
from council.records.files_sent import files_sent
from council.records.issued_papers import IssuedPaper, PaperKind
from council.records.materials import StoredFile
from council.records.meetings import Meeting
from council.records.minutes import MinutesVersion, Rendering
from council.records.preparations import version_past_drafting
from council.records.printing import renderings_of
from council.web.clock import now
from council.web.filing import file_store, sent
from council.web.finding import found_or_none, found_with_actor
from council.web.issued_paper_words import names_of_file
from council.web.opening import mark_paper
from council.web.seen import decision_seen

bp = Blueprint("papers", __name__)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A browser shows the file by a program of its own, which the policy of our pages could keep from its work.
POLICY = "frame-ancestors 'none'"
# On which page a paper stands that is not among the minutes.
PAGES: dict[type, str] = {
    DispatchSheet: "dispatches.list_dispatches",
    IssuedPaper: "issued_papers.list_papers",
}


@bp.get("/papers/<paper>")
def show(paper: str) -> Response:
    """Show a paper; its bytes are compared with their digest first, and damaged ones are not given out.

    With «signed» in the address it is the file in force: the last with signatures all of which are believed;
    with «dispatch», the one that was sent in that dispatch.
    """
    printed, by = paper_seen(paper)
    rendering = rendering_shown(printed)
    if rendering is None and _is_invitation(printed):  # a letter leads here before it is printed
        return redirect(
            url_for("issued_papers.list_papers", meeting=meeting_of_paper(printed).public_id), 303
        )
    if rendering is None:
        abort(404)
    name, plain = names_of(printed)
    mark_paper(by, rendering_id=rendering.id)
    file = _file_asked(rendering)
    response = sent(
        file_store().read(file.sha256),
        file.media_type,
        file.sha256,
        name=f"{name}.pdf",
        plain=plain,
        to_be_saved="save" in request.args,
    )
    if "save" not in request.args:
        response.headers["Content-Security-Policy"] = POLICY
    return response


def _file_asked(rendering: Rendering) -> StoredFile:
    if "signed" in request.args:
        return last_believed_file(db.session(), rendering)
    sent_in = found_or_none(Dispatch, request.args.get("dispatch", ""))
    found = files_sent(db.session(), [sent_in[0]]) if sent_in is not None else {}
    return next((file for (_dispatch, key), file in found.items() if key == rendering.id), rendering.file)


@bp.get("/papers/<paper>/word")
def show_word(paper: str) -> Response:
    """Send a draft of the minutes for a word processor, from the same text as its PDF; what is signed stays a PDF."""
    version, _by = found_with_actor(MinutesVersion, paper)
    signature = version.minutes.signature
    if signature is not None and signature.version_id == version.id:
        abort(404)
    zone = version.minutes.meeting.venue_zone
    content = render_minutes_word(text_of(version), on=version.composed_at.astimezone(zone))
    name, plain = names_of(version)
    digest = sha256(content).hexdigest()
    return sent(content, DOCX, digest, name=f"{name}.docx", plain=plain, to_be_saved=True)


@bp.post("/papers/<paper>/printing")
def repeat_printing(paper: str) -> Response:
    """Have the worker try once more a paper it has given up."""
    printed, by = paper_seen(paper)
    if not may(by, "printing.repeated", meeting_of_paper(printed)):
        abort(404)
    print_again(paper=printed, by=by, at=now())
    page = PAGES.get(type(printed), "minutes.show")
    return redirect(url_for(page, meeting=meeting_of_paper(printed).public_id), 303)


def paper_seen(public_id: str) -> tuple[Printed, Actor]:
    """Return the paper and its reader; 404 where the paper is not shown to them."""
    version = found_or_none(MinutesVersion, public_id)
    if version is not None:
        return version
    for kind in (DispatchSheet, IssuedPaper, MinutesCorrection):
        found = found_or_none(kind, public_id)
        if found is not None:
            return found
    decision, by = decision_seen(public_id)
    if decision.number is None:
        abort(404)
    return decision, by


def rendering_shown(paper: Printed) -> Rendering | None:
    """Return the PDF of a paper that is shown: of a draft of the minutes the file that says so."""
    if isinstance(paper, MinutesVersion):
        return file_shown(db.session(), paper)
    return renderings_of(db.session(), [paper.public_id]).get(paper.public_id)


def meeting_of_paper(paper: Printed) -> Meeting:
    if isinstance(paper, DispatchSheet | IssuedPaper):
        return paper.meeting
    return (
        paper.minutes.meeting if isinstance(paper, MinutesVersion | MinutesCorrection) else paper.item.meeting
    )


def _is_invitation(paper: Printed) -> bool:
    return isinstance(paper, IssuedPaper) and paper.kind is PaperKind.INVITATION


def names_of(paper: Printed) -> tuple[str, str]:
    """Return under what name the file is saved, as Russian as the paper, and the same in Latin letters."""
    if isinstance(paper, Decision):
        number = (paper.number.number if paper.number else "").replace("/", "-")
        return f"Решение № {number}", f"decision-{_in_latin(number)}"
    if isinstance(paper, DispatchSheet):
        return _names_of_sheet(paper)
    if isinstance(paper, IssuedPaper):
        return names_of_file(paper)
    number = number_of_meeting(paper.minutes.meeting)
    if isinstance(paper, MinutesCorrection):
        names = f"Протокол № {number}, исправление {paper.number}", f"protocol-{_in_latin(number)}-correction"
        return names[0], f"{names[1]}-{paper.number}"
    if version_past_drafting(db.session(), paper.minutes) == paper.id:
        signed, plain = f"Протокол № {number}", f"protocol-{_in_latin(number)}"
        return (signed, plain) if paper.minutes.is_signed else (f"{signed}, на подпись", f"{plain}-to-sign")
    return (
        f"Проект протокола № {number}, редакция {paper.number}",
        f"draft-protocol-{_in_latin(number)}-{paper.number}",
    )


def _names_of_sheet(sheet: DispatchSheet) -> tuple[str, str]:
    of_what = "материалы" if sheet.kind is DispatchKind.MATERIALS else "принятые документы"
    number = number_of_meeting(sheet.meeting)
    return (
        f"Ведомость рассылки № {sheet.number}, {of_what}, заседание № {number}",
        f"distribution-{sheet.kind.value}-{_in_latin(number)}-{sheet.number}",
    )


def _in_latin(number: str) -> str:
    """Return the number of a paper without the Russian mark of an extraordinary meeting."""
    return number.replace("ВН", "extra")

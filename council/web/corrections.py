"""Corrections of a signed protocol: proposed by the secretariat item by item, read, and signed by who presided."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.rights import may
from council.actions import correction_countersigning as head_acts
from council.actions import corrections as acts
from council.actions.correction_rulings import signing_ruling
from council.actions.protocols_in_force import in_force, text_of_correction
from council.papers.minutes_text import MinutesText
from council.records.corrections import MinutesCorrection
from council.records.database import db
from council.records.file_signatures import last_believed_file
from council.records.floor import floor_of
from council.records.meetings import Meeting
from council.records.minutes import Minutes
from council.records.printing import renderings_of
from council.web.asked import number_asked
from council.web.clock import now
from council.web.finding import found_in_meeting
from council.web.forms.base import Form
from council.web.forms.corrections import CorrectionForm
from council.web.forms.minutes import SigningForm
from council.web.text_changes import compared

bp = Blueprint("corrections", __name__)

Page = Response | tuple[str, int]


@bp.route("/minutes/<minutes>/corrections", methods=["GET", "POST"])
def propose(minutes: str) -> Page:
    """Propose other words for the texts of one item, or for the closing part of the protocol."""
    (found, meeting, by), form = found_in_meeting(Minutes, minutes), CorrectionForm()
    standing = in_force(db.session(), found) if may(by, "minutes.correction_proposed", found) else None
    if standing is None:
        abort(404)
    asked = form.item.data if form.is_submitted() else request.args.get("item")
    number = number_asked(asked or "") or 0
    item = next((one for one in standing.text.items if one.number == number), None)
    if not form.is_submitted():
        form.show(item, standing.text.closing)
    if form.validate_on_submit():
        with form.refusals():
            texts = {item.number: form.texts()} if item is not None else {}
            closing = (form.closing.data or "") if item is None else standing.text.closing
            proposed = acts.propose_correction(
                minutes=minutes, texts=texts, closing=closing, reason=form.reason.data or "",
                replaces=form.replaces.data or "", by=by, at=now(),
            )  # fmt: skip
            return redirect(url_for(".show_correction", correction=proposed.public_id), 303)
    has_changed = form.is_submitted() and form.replaces.data != standing.sha256
    form.replaces.data = standing.sha256  # once what stands now is shown, proposing again is done knowingly
    shown = {
        "minutes": found, "meeting": meeting, "form": form, "item": item, "text": standing.text,
        "has_changed": has_changed,
    }  # fmt: skip
    return render_template("minutes/correction_form.html", **shown), form.status


@bp.get("/corrections/<correction>")
def show_correction(correction: str) -> Page:
    """Show what a correction replaces and what differs, and its file."""
    found, meeting, by = found_in_meeting(MinutesCorrection, correction)
    return _answer(found, meeting, by, SigningForm(formdata=None))


@bp.post("/corrections/<correction>/signature")
def sign(correction: str) -> Page:
    """Sign the very file that the page showed, as the second person."""
    (found, meeting, by), form = found_in_meeting(MinutesCorrection, correction), SigningForm()
    if form.validate_on_submit():
        with form.refusals():
            acts.sign_correction(correction=correction, sha256=form.sha256.data, by=by, at=now())
            return redirect(url_for("minutes.show", meeting=meeting.public_id), 303)
    return _answer(found, meeting, by, form)


@bp.post("/corrections/<correction>/countersignature")
def countersign(correction: str) -> Page:
    """Sign the very file that the page showed, as the head of the secretariat, before who presided."""
    (found, meeting, by), form = found_in_meeting(MinutesCorrection, correction), SigningForm()
    if found.head_id is None or not by.is_head:
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            head_acts.countersign_correction(correction=correction, sha256=form.sha256.data, by=by, at=now())
            return redirect(url_for(".show_correction", correction=correction), 303)
    return _answer(found, meeting, by, form)


@bp.post("/corrections/<correction>/refusal")
def refuse(correction: str) -> Page:
    """Decline a correction, or take it back."""
    (found, meeting, by), form = found_in_meeting(MinutesCorrection, correction), Form()
    if form.validate_on_submit():
        with form.refusals():
            acts.refuse_correction(correction=correction, by=by, at=now())
            return redirect(url_for("minutes.show", meeting=meeting.public_id), 303)
    return _answer(found, meeting, by, SigningForm(formdata=None), refused=form)


def _answer(
    found: MinutesCorrection, meeting: Meeting, by: Actor, form: SigningForm, refused: Form | None = None
) -> Page:
    session = db.session()
    text: MinutesText = text_of_correction(found)
    printed = renderings_of(session, [found.public_id]).get(found.public_id)
    sha256 = printed.file.sha256 if printed else ""
    if printed is not None:
        form.ask_about(sha256)
    floor = floor_of(session, meeting, meeting.closed_at or now())
    is_signer = acts.signs(session, floor, found, by, at=now())
    differs = text.correction.changes if text.correction else ()
    shown = {
        "correction": found, "meeting": meeting, "form": form, "refused": refused, "printed": printed, "text": text,
        "ruling": signing_ruling(session, floor, found, by, shown=sha256, at=now()),
        "answers": found.is_waiting and (by.is_secretariat or is_signer),
        "signs": found.is_waiting and is_signer,
        "countersigns": found.awaits_head and by.is_head,
        "second": head_acts.countersigning_ruling(session, floor, found, by, shown=sha256),
        "rule": floor.edition.minutes,
        "file": last_believed_file(session, printed) if printed is not None and found.signed_at else None,
        "differs": [(one, compared(one.before.split("\n"), one.after.split("\n"))) for one in differs],
    }  # fmt: skip
    return render_template("minutes/correction.html", **shown), (refused or form).status

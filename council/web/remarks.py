"""Remarks on a draft protocol: given by the states, answered one by one by the secretariat."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from council.access.rights import may
from council.access.scopes import sees_votes_of
from council.actions import remarks as acts
from council.law.remarks import RemarkKind, Verdict
from council.records.database import db
from council.records.meetings import Meeting
from council.records.minutes import Minutes
from council.records.remarks import Remark
from council.web.clock import now
from council.web.finding import found_in_meeting
from council.web.forms.base import Form
from council.web.forms.remarks import VERDICTS, AnswerForm, NoRemarksForm, RemarkForm
from council.web.meeting_finding import meeting_seen
from council.web.minutes_page import minutes_page
from council.web.remarks_page import RemarksPage, remarks_page

bp = Blueprint("remarks", __name__)

Page = Response | tuple[str, int]


@bp.get("/meetings/<meeting>/minutes/remarks")
def show_remarks(meeting: str) -> Page:
    """Show what each state said of the draft, and ask the reader's own."""
    return _answer(_page_of(meeting), RemarkForm(formdata=None))


@bp.post("/minutes/<minutes>/remarks")
def give(minutes: str) -> Page:
    """Record what the reader's state remarks on the version it has read."""
    page, form = _page_for_a_state(minutes), RemarkForm()
    form.item.choices = _points(page)
    if form.validate_on_submit():
        with form.refusals():
            acts.give_remark(
                minutes=minutes, state=page.actor.delegation or "", **form.said(), by=page.actor, at=now()
            )
            return _back(page)
    return _answer(page, form)


@bp.post("/minutes/<minutes>/no-remarks")
def give_none(minutes: str) -> Page:
    """Record that the reader's state has nothing to remark."""
    page, form = _page_for_a_state(minutes), NoRemarksForm()
    if form.validate_on_submit():
        with form.refusals():
            acts.give_no_remarks(
                minutes=minutes,
                version=form.version.data,
                state=page.actor.delegation or "",
                by=page.actor,
                at=now(),
            )
            return _back(page)
    return _answer(page, RemarkForm(formdata=None), refused=form)


@bp.route("/remarks/<remark>/answer", methods=["GET", "POST"])
def answer(remark: str) -> Page:
    """Answer one remark."""
    (found, meeting, by), form = found_in_meeting(Remark, remark), AnswerForm()
    if not may(by, "remark.answered", found) or found.kind is RemarkKind.NONE:
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            acts.answer_remark(remark=remark, **form.said(), by=by, at=now())
            return redirect(url_for(".show_remarks", meeting=meeting.public_id), 303)
    taking_over = acts.answering_ruling(found, Verdict.ACCEPTED)
    shown = {
        "remark": found, "meeting": meeting, "form": form, "verdicts": VERDICTS, "taking_over": taking_over,
    }  # fmt: skip
    return render_template("minutes/remark_answer.html", **shown), form.status


def _page_for_a_state(minutes: str) -> RemarksPage:
    found, meeting, _by = found_in_meeting(Minutes, minutes)
    page = _page_of(meeting.public_id)
    if page.own is None or found.id != page.minutes.course.drafted.id:
        abort(404)
    return page


def _page_of(public_id: str) -> RemarksPage:
    """Read the page for a delegation or who keeps the drafts; for anybody else, and before a draft, there is none."""
    meeting, by = meeting_seen(public_id)
    page = minutes_page(db.session(), meeting, by, at=now())
    if page.minutes is None or not (sees_votes_of(by, meeting) and page.reads_remarks):
        abort(404)
    return remarks_page(page)


def _back(page: RemarksPage) -> Response:
    meeting: Meeting = page.minutes.meeting
    return redirect(url_for(".show_remarks", meeting=meeting.public_id), 303)


def _points(page: RemarksPage) -> list[SelectChoice]:
    """Return the points of the protocol a remark may concern: each item, or the whole."""
    whole = SelectChoice("", _("Протокол в целом"))
    items = [SelectChoice(item.public_id, f"{item.position}. {item.title}") for item in page.items]
    return [whole, *items]


def _answer(page: RemarksPage, form: RemarkForm, refused: Form | None = None) -> Page:
    form.item.choices = _points(page)
    if page.last is not None and not form.version.data:
        form.version.data = page.last.version.public_id
    shown = {"page": page, "form": form, "refused": refused, "verdicts": VERDICTS}
    return render_template("minutes/remarks.html", **shown), (refused or form).status

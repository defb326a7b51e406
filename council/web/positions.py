"""What the states think of the drafts before the meeting: asked by the secretariat, given by each, seen by all members."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.actions.position_questions import ask_positions
from council.actions.positions import give_position
from council.records.agenda import Item
from council.records.database import db
from council.records.meetings import Meeting
from council.web.clock import now
from council.web.forms.positions import STANCES, PositionForm, QuestionForm
from council.web.item_choices import item_choices
from council.web.meeting_finding import item_seen, meeting_seen
from council.web.position_page import PositionsPage, positions_page
from council.web.spreadsheets import send_table

bp = Blueprint("positions", __name__)

Page = Response | tuple[str, int]


@bp.get("/meetings/<meeting>/positions")
def show_positions(meeting: str) -> str:
    """Show which state has said what of which draft."""
    return _table(_page_of(meeting), QuestionForm(formdata=None))


@bp.post("/meetings/<meeting>/positions")
def ask(meeting: str) -> Page:
    """Ask the states for their positions by a day."""
    page, form = _page_of(meeting), QuestionForm()
    if not page.actor.is_secretariat:
        abort(404)
    form.item.choices = item_choices(db.session(), page.meeting)
    if form.validate_on_submit() and form.due_on.data is not None:
        with form.refusals():
            ask_positions(
                meeting=meeting, item=form.item.data, due_on=form.due_on.data, by=page.actor, at=now()
            )
            return redirect(url_for(".show_positions", meeting=meeting), 303)
    return _table(page, form), form.status


@bp.get("/meetings/<meeting>/positions.csv")
def send_positions(meeting: str) -> Response:
    """Send the same table to be saved."""
    return send_table(_page_of(meeting).rows(), "positions")


@bp.get("/items/<item>/positions")
def show_of_item(item: str) -> str:
    """Show what the states think of one draft, and ask the reader's state."""
    question, page = _item_page(item)
    return _item(question, page, PositionForm(formdata=None))


@bp.post("/items/<item>/positions")
def give(item: str) -> Page:
    """Record what the reader's state thinks of the text it has read."""
    question, page = _item_page(item)
    state, form = page.actor.delegation, PositionForm()
    if state is None or page.actor.is_secretariat:
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            give_position(item=item, state=state, **form.said(), by=page.actor, at=now())
            return redirect(url_for(".show_positions", meeting=page.meeting.public_id), 303)
    return _item(question, page, form), form.status


def _page_of(public_id: str) -> PositionsPage:
    return _page(*meeting_seen(public_id))


def _item_page(public_id: str) -> tuple[Item, PositionsPage]:
    question, by = item_seen(public_id)
    return question, _page(question.meeting, by)


def _page(meeting: Meeting, by: Actor) -> PositionsPage:
    """Read the page for a state or the secretariat; for anybody else there is none."""
    if meeting.published_at is None or not (by.is_secretariat or by.delegation_id is not None):
        abort(404)
    return positions_page(db.session(), meeting, by, at=now())


def _table(page: PositionsPage, form: QuestionForm) -> str:
    form.item.choices = item_choices(db.session(), page.meeting) if page.may_ask else []
    return render_template(
        "positions/table.html", page=page, meeting=page.meeting, form=form, stances=STANCES
    )


def _item(question: Item, page: PositionsPage, form: PositionForm) -> str:
    line = page.line_of(question.public_id)
    if line is not None and form.draft.data is None:
        form.draft.data = line.asked.question.draft.public_id
    return render_template(
        "positions/item.html",
        page=page,
        meeting=page.meeting,
        item=question,
        line=line,
        form=form,
        stances=STANCES,
    )

"""The agenda of a meeting: its items, their drafts and the states they affect, their order and adoption."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.actions import agenda, drafts
from council.actions.agenda_versions import standing_items
from council.records.agenda import Item
from council.records.database import db
from council.records.meetings import Meeting
from council.web.clock import now
from council.web.forms.agenda import DraftForm, ItemForm, NewItemForm, points_of, text_of
from council.web.forms.base import Form
from council.web.forms.meetings import ReasonForm
from council.web.forms.order import order_form
from council.web.item_choices import affected_choices, class_choices, function_choices
from council.web.meeting_finding import item_to_change, meeting_to_change

bp = Blueprint("agenda", __name__)

Page = Response | tuple[str, int]


@bp.route("/meetings/<meeting>/items/new", methods=["GET", "POST"])
def add_item(meeting: str) -> Page:
    """Add an item to the agenda."""
    (shown, by), form = meeting_to_change(meeting, "item.added"), NewItemForm()
    form.functions.choices = function_choices(shown)
    form.item_class.choices = class_choices(shown)
    form.affected.choices = affected_choices(db.session(), shown)
    if form.validate_on_submit():
        with form.refusals():
            agenda.add_item(
                meeting=meeting,
                title=form.title.data,
                rapporteur=form.rapporteur.data,
                functions=form.functions.data,
                item_class=form.item_class.data,
                function_reason=form.function_reason.data,
                points=points_of(form.text.data),
                affected=form.affected.data,
                by=by,
                at=now(),
            )
            return _to_meeting(shown)
    return render_template("agenda/new.html", meeting=shown, form=form), form.status


@bp.route("/items/<item>/details", methods=["GET", "POST"])
def change_item(item: str) -> Page:
    """Change the title, the rapporteur or the functions of an item."""
    question, by = item_to_change(item, "item.changed")
    form = ItemForm(
        title=question.title,
        rapporteur=question.rapporteur,
        item_class=question.item_class,
        functions=[function.code for function in question.functions],
        function_reason=question.function_reason,
    )
    form.functions.choices = function_choices(question.meeting)
    form.item_class.choices = class_choices(question.meeting)
    if form.validate_on_submit():
        with form.refusals():
            agenda.change_item(
                item=item,
                title=form.title.data,
                rapporteur=form.rapporteur.data,
                functions=form.functions.data,
                item_class=form.item_class.data,
                function_reason=form.function_reason.data,
                by=by,
                at=now(),
            )
            return _to_meeting(question.meeting)
    return render_template(
        "agenda/details.html", item=question, meeting=question.meeting, form=form
    ), form.status


@bp.route("/items/<item>/draft", methods=["GET", "POST"])
def write_draft(item: str) -> Page:
    """Write the next version of the draft decision."""
    question, by = item_to_change(item, "draft.written")
    current = question.current_draft
    form = DraftForm(text=text_of(current.points) if current else "")
    if form.validate_on_submit():
        with form.refusals():
            drafts.write_draft(item=item, points=points_of(form.text.data), by=by, at=now())
            return _to_item(question)
    return render_template(
        "agenda/draft.html",
        item=question,
        meeting=question.meeting,
        form=form,
        ruling=drafts.amending_ruling(db.session(), question, at=now()),
    ), form.status


@bp.route("/items/<item>/removal", methods=["GET", "POST"])
def drop_item(item: str) -> Page:
    """Take an item off the agenda for a reason."""
    (question, by), form = item_to_change(item, "item.dropped"), ReasonForm()
    if form.validate_on_submit():
        with form.refusals():
            agenda.drop_item(item=item, reason=form.reason.data, by=by, at=now())
            return _to_meeting(question.meeting)
    return render_template(
        "agenda/removal.html", item=question, meeting=question.meeting, form=form
    ), form.status


@bp.route("/meetings/<meeting>/agenda-order", methods=["GET", "POST"])
def reorder_items(meeting: str) -> Page:
    """Put the items in another order, by giving each its number."""
    shown, by = meeting_to_change(meeting, "item.moved")
    items = standing_items(db.session(), shown)
    form = order_form(items)
    if form.validate_on_submit():
        with form.refusals():
            agenda.reorder_items(meeting=meeting, order=form.order, by=by, at=now())
            return _to_meeting(shown)
    return render_template("agenda/order.html", meeting=shown, items=items, form=form), form.status


@bp.post("/meetings/<meeting>/agenda-adoption")
def adopt_agenda(meeting: str) -> Response:
    """Record that the meeting has adopted its agenda."""
    (shown, by), form = meeting_to_change(meeting, "agenda.adopted"), Form()
    if not form.validate_on_submit():
        abort(400)
    agenda.adopt_agenda(meeting=meeting, by=by, at=now())
    return redirect(url_for("day.show", meeting=shown.public_id), 303)


def _to_meeting(meeting: Meeting) -> Response:
    """Lead back to where the agenda is worked on: to the course of a running meeting, else to its page."""
    if meeting.is_running:
        return redirect(url_for("day.show", meeting=meeting.public_id), 303)
    return redirect(url_for("meetings.show_meeting", meeting=meeting.public_id), 303)


def _to_item(item: Item) -> Response:
    return redirect(url_for("voting.show_item", item=item.public_id), 303)

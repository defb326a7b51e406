"""What came from states by letter on paper: the secretariat enters a position or a proposed item; the scan is given out."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.rights import may
from council.actions.item_proposals import enter_proposal
from council.actions.positions_by_letter import enter_position
from council.records.bodies import Seat
from council.records.database import db
from council.records.state_letters import StateLetter
from council.web.clock import now
from council.web.filing import file_store, send_stored
from council.web.finding import found_or_404
from council.web.forms.positions import STANCES
from council.web.forms.state_letters import PositionByLetterForm, ProposalByLetterForm
from council.web.item_choices import affected_choices, function_choices
from council.web.meeting_finding import item_seen, meeting_seen
from council.web.position_page import PositionLine, PositionsPage, positions_page

bp = Blueprint("state_letters", __name__)

Page = Response | tuple[str, int]


@bp.route("/items/<item>/positions/<state>/by-letter", methods=["GET", "POST"])
def enter_position_by_letter(item: str, state: str) -> Page:
    """Enter the position that a state sent on paper."""
    question, by = item_seen(item)
    if not may(by, "position.entered", question.meeting):
        abort(404)
    page = positions_page(db.session(), question.meeting, by, at=now())
    line, seat = _asked_of(page, item, state)
    form = PositionByLetterForm()
    if form.validate_on_submit():
        with form.refusals():
            enter_position(
                meeting=page.meeting.public_id, item=item, state=state, **form.written(), store=file_store(),
                by=by, at=now(),
            )  # fmt: skip
            return redirect(url_for("positions.show_of_item", item=item), 303)
    _carry_what_is_read(form, line, seat)
    return render_template(
        "positions/by_letter.html", page=page, meeting=page.meeting, line=line, seat=seat, form=form, stances=STANCES
    ), form.status  # fmt: skip


@bp.route("/meetings/<meeting>/item-proposals/by-letter", methods=["GET", "POST"])
def enter_proposal_by_letter(meeting: str) -> Page:
    """Enter the item that a state proposes on paper."""
    (shown, by), form = meeting_seen(meeting), ProposalByLetterForm()
    if not may(by, "item_proposal.entered", shown):
        abort(404)
    form.functions.choices = function_choices(shown)
    form.affected.choices = form.state.choices = affected_choices(db.session(), shown)
    if form.validate_on_submit():
        with form.refusals():
            given = enter_proposal(
                meeting=meeting, state=form.state.data or "", letter=form.letter, **form.given(),
                store=file_store(), by=by, at=now(),
            )  # fmt: skip
            return redirect(url_for("item_proposals.show_proposal", proposal=given.public_id), 303)
    return render_template("item_proposals/by_letter.html", meeting=shown, form=form), form.status


@bp.get("/state-letters/<letter>/scan")
def send_scan(letter: str) -> Response:
    """Send the scan of a letter: to the secretariat and to the state whose letter it is."""
    found = found_or_404(StateLetter, letter)
    if found.file is None:
        abort(404)
    return send_stored(found.file, f"{found.seat.code}-{found.number}")


def _asked_of(page: PositionsPage, item: str, state: str) -> tuple[PositionLine, Seat]:
    line = page.line_of(item)
    seat = next((one for one in page.seats if one.code == state), None)
    if line is None or seat is None:
        abort(404)
    return line, seat


def _carry_what_is_read(form: PositionByLetterForm, line: PositionLine, seat: Seat) -> None:
    """Let the form name the text and the last word that its page shows now."""
    last = line.asked.standing(seat)
    if not form.is_submitted() or form.refused_with is not None:
        form.draft.data = line.asked.question.draft.public_id
        form.over.data = last.public_id if last is not None else ""

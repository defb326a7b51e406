"""Items that states propose: proposed, changed and taken back by the state; returned or taken by the secretariat."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.rights import may
from council.actions import item_proposals as proposals
from council.law.item_proposals import ProposalFacts, proposal_rulings
from council.law.ruling import Ruling
from council.records.database import db
from council.records.floor import charter_of
from council.records.item_proposals import ItemProposal
from council.web.clock import now
from council.web.finding import found_with_actor
from council.web.forms.agenda import text_of
from council.web.forms.base import Form
from council.web.forms.item_proposals import ProposalForm
from council.web.forms.materials import AnswerForm, RemarkForm, TakingForm
from council.web.item_choices import affected_choices, function_choices
from council.web.material_page import Hand
from council.web.meeting_finding import meeting_seen
from council.web.naming import state_by_code

bp = Blueprint("item_proposals", __name__)

Page = Response | tuple[str, int]


@bp.route("/meetings/<meeting>/item-proposals/new", methods=["GET", "POST"])
def propose_item(meeting: str) -> Page:
    """Propose an item for the reader's own state."""
    (shown, by), form = meeting_seen(meeting), ProposalForm()
    state = Hand(shown, by).state
    if state is None or shown.published_at is None:
        abort(404)
    form.functions.choices = function_choices(shown)
    form.affected.choices = affected_choices(db.session(), shown)
    if form.validate_on_submit():
        with form.refusals():
            given = proposals.propose_item(meeting=meeting, state=state, **form.given(), by=by, at=now())
            return _to(given.public_id)
    return render_template("item_proposals/new.html", meeting=shown, form=form, given=None), form.status


@bp.get("/item-proposals/<proposal>")
def show_proposal(proposal: str) -> str:
    """Show what is proposed, what is missing, and what was answered."""
    return _page(proposal, RemarkForm(formdata=None))


@bp.route("/item-proposals/<proposal>/words", methods=["GET", "POST"])
def change_proposal(proposal: str) -> Page:
    """Say it otherwise."""
    given, by = _found(proposal, "item_proposal.changed")
    words = given.latest
    form = ProposalForm(
        title=words.title,
        rapporteur=words.rapporteur,
        functions=words.functions,
        function_reason=words.function_reason,
        text=text_of(words.points),
        affected=words.affected or [],
    )
    form.affected.choices = affected_choices(db.session(), given.meeting)
    form.functions.choices = function_choices(given.meeting)
    if form.validate_on_submit():
        with form.refusals():
            proposals.change_proposal(proposal=proposal, **form.given(), by=by, at=now())
            return _to(proposal)
    return render_template(
        "item_proposals/new.html", meeting=given.meeting, form=form, given=given
    ), form.status


@bp.route("/item-proposals/<proposal>/withdrawal", methods=["GET", "POST"])
def withdraw_proposal(proposal: str) -> Page:
    """Take the proposal back."""
    (given, by), form = _found(proposal, "item_proposal.withdrawn"), Form()
    if form.validate_on_submit():
        with form.refusals():
            proposals.withdraw_proposal(proposal=proposal, by=by, at=now())
            return _to(proposal)
    return render_template(
        "item_proposals/withdrawal.html", meeting=given.meeting, given=given, form=form
    ), form.status


@bp.post("/item-proposals/<proposal>/taking")
def take_proposal(proposal: str) -> Page:
    """Take the proposed item into the agenda."""
    (_given, by), form = _found(proposal, "item_proposal.taken"), TakingForm()
    if form.validate_on_submit():
        with form.refusals():
            item = proposals.take_proposal(proposal=proposal, **form.read(), by=by, at=now())
            return redirect(url_for("voting.show_item", item=item.public_id), 303)
    return _page(proposal, form), form.status


@bp.post("/item-proposals/<proposal>/return")
def return_proposal(proposal: str) -> Page:
    """Return the proposal with a remark."""
    (_given, by), form = _found(proposal, "item_proposal.returned"), RemarkForm()
    if form.validate_on_submit():
        with form.refusals():
            proposals.return_proposal(
                proposal=proposal, version=form.version.data, remark=form.remark.data, by=by, at=now()
            )
            return _to(proposal)
    return _page(proposal, form), form.status


def _found(proposal: str, act: str) -> tuple[ItemProposal, Actor]:
    given, by = found_with_actor(ItemProposal, proposal)
    if not may(by, act, given.meeting, seat=given.seat.code):
        abort(404)
    return given, by


def _page(proposal: str, form: AnswerForm) -> str:
    given, by = found_with_actor(ItemProposal, proposal)
    return render_template(
        "item_proposals/proposal.html",
        meeting=given.meeting,
        given=given,
        rulings=_rulings(given),
        functions={choice.value: choice.label for choice in function_choices(given.meeting)},
        form=form,
        remark=form if isinstance(form, RemarkForm) else RemarkForm(formdata=None),
        hand=Hand(given.meeting, by),
        affected=_affected(given),
        is_own=by.delegation == given.seat.code and not by.is_secretariat,
    )


def _rulings(given: ItemProposal) -> tuple[Ruling, ...]:
    """Return what the proposal has and what it lacks."""
    words, edition = (
        given.latest,
        charter_of(given.meeting.body).edition_on(given.meeting.starts_locally.date()),
    )
    papers = sum(1 for material in given.materials if material.withdrawn_at is None)
    facts = ProposalFacts(words.title, len(words.points), papers, bool(words.functions))
    return proposal_rulings(edition, facts)


def _affected(given: ItemProposal) -> list[str]:
    """Return the names of the states that the proposal says it affects."""
    return [state_by_code(code) for code in given.latest.affected or ()]


def _to(proposal: str) -> Response:
    return redirect(url_for(".show_proposal", proposal=proposal), 303)

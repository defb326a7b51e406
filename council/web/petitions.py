"""Petitions for an extraordinary meeting: the list, a new one, the count, the answers and the withdrawal."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.petition_scopes import petitions_seen_by, sees_petitions, speaks_for_a_state
from council.actions import petitions as acts
from council.records.database import db
from council.records.petitions import Petition
from council.web.acting import body_or_404, current_actor, today
from council.web.choices import seat_choices
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.petitions import Answer, AnswerForm, LetterForm, PetitionForm
from council.web.fragments import fragment
from council.web.petition_page import PetitionPage, petition_pages, whose_answer

bp = Blueprint("petitions", __name__)

Page = Response | tuple[str, int]


@bp.get("/petitions")
def list_petitions() -> str:
    """Show every petition, the latest first."""
    by = _reader()
    found = db.session.scalars(petitions_seen_by(by).order_by(Petition.id.desc())).all()
    pages = petition_pages(db.session(), body_or_404(), list(found), by, at=now())
    return render_template("petitions/list.html", pages=pages, may_file=_may_speak(by))


@bp.route("/petitions/new", methods=["GET", "POST"])
def file_petition() -> Page:
    """Petition for an extraordinary meeting: a member for its own state, the secretariat by a letter."""
    by, form = _speaker(), PetitionForm()
    form.state.choices = seat_choices(db.session(), by, day=today())
    form.require("state", "letter")
    if form.validate_on_submit():
        with form.refusals():
            filed = acts.file_petition(
                state=_state(form, by),
                subject=form.subject.data,
                agenda=form.lines,
                letter=form.letter.data or "",
                by=by,
                at=now(),
            )
            return _to_petition(filed.public_id, _("Предложение внесено и направлено членам Совета."))
    return render_template("petitions/new.html", form=form, by_letter=not speaks_for_a_state(by)), form.status


@bp.get("/petitions/<petition>")
def show_petition(petition: str) -> str:
    """Show the petition, the count and the answers."""
    page = _page(petition)
    return render_template("petitions/petition.html", page=page, form=_answer_form(page.actor))


@bp.get("/petitions/<petition>/count")
def show_count(petition: str) -> Response:
    """Send the count and the answers, which refresh themselves."""
    return fragment("petitions/count.html", page=_page(petition))


@bp.route("/petitions/<petition>/answer", methods=["GET", "POST"])
def answer_petition(petition: str) -> Page:
    """Support the petition or decline: a member for its own state, the secretariat by a letter."""
    page, by = _page(petition), _speaker()
    form = _answer_form(by)
    form.state.choices = seat_choices(db.session(), by, day=page.today)
    form.require("state", "letter")
    if form.validate_on_submit():
        with form.refusals():
            acts.answer_petition(
                petition=petition,
                state=_state(form, by),
                supports=form.answer.data is Answer.SUPPORTS,
                note=form.note.data or "",
                letter=form.letter.data or "",
                by=by,
                at=now(),
            )
            return _to_petition(petition, _("Ответ записан."))
    return render_template("petitions/answer.html", page=page, form=form), form.status


@bp.route("/petitions/<petition>/withdrawal", methods=["GET", "POST"])
def withdraw_petition(petition: str) -> Page:
    """Take the petition back on the word of the state that filed it."""
    page, by, form = _page(petition), _speaker(), LetterForm()
    form.require("letter")
    if not (by.is_secretariat or by.seat == page.facts.proposer):
        abort(404)
    if form.validate_on_submit():
        with form.refusals():
            acts.withdraw_petition(petition=petition, letter=form.letter.data or "", by=by, at=now())
            return _to_petition(petition, _("Предложение отозвано."))
    return render_template("petitions/withdrawal.html", page=page, form=form), form.status


def _answer_form(by: Actor) -> AnswerForm:
    form = AnswerForm()
    form.answer.label.text = whose_answer(by)
    return form


def _page(public_id: str) -> PetitionPage:
    by = _reader()
    petition = found_or_404(Petition, public_id, by)
    [page] = petition_pages(db.session(), body_or_404(), [petition], by, at=now())
    return page


def _reader() -> Actor:
    by = current_actor()
    if not sees_petitions(by):
        abort(404)
    return by


def _speaker() -> Actor:
    """Return who may give the word of a state; a substitute, whose powers hold for a meeting only, may not."""
    by = _reader()
    if not _may_speak(by):
        abort(404)
    return by


def _may_speak(by: Actor) -> bool:
    return by.is_secretariat or speaks_for_a_state(by)


def _state(form: PetitionForm | AnswerForm, by: Actor) -> str:
    """Return the state that speaks: the member's own, or the one the secretariat has a letter of."""
    return (by.seat if speaks_for_a_state(by) else form.state.data) or ""


def _to_petition(public_id: str, said: str) -> Response:
    flash(said, "ok")
    return redirect(url_for(".show_petition", petition=public_id), 303)

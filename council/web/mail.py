"""«Исходящие»: the queue of letters for who looks after it, and to everybody the letters written to them."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from sqlalchemy import Select, and_, case, func, or_, select
from werkzeug.wrappers import Response

from council.access.actors import Actor
from council.access.mail_scopes import keeps_outbox, letters_seen_by, reads_letter
from council.access.scopes import meetings_seen_by
from council.actions.mail import oldest_unsent, repeat_letter
from council.charters import load_charter
from council.papers.letter import plain_text
from council.records.database import db
from council.records.mail import Letter, LetterKind, LetterState
from council.records.meetings import Meeting
from council.web.acting import actor_who_may, body_or_404, current_actor
from council.web.asked import number_asked, text_asked
from council.web.clock import now
from council.web.finding import found_or_404
from council.web.forms.base import Form
from council.web.letter_words import kind_names, state_names
from council.web.naming import meeting_name
from council.web.paging import paging_of

bp = Blueprint("mail", __name__)

LETTERS_ON_PAGE = 40


@bp.get("/letters")
def list_letters() -> str:
    """Show the newest letters first, a page at a time."""
    by, before = current_actor(), number_asked(request.args.get("before", ""))
    asked = {name: text_asked(name) for name in ("state", "kind", "meeting")}
    found = _asked_for(letters_seen_by(by), asked).order_by(Letter.id.desc())
    from_here = found if before is None else found.where(Letter.id < before)
    shown = db.session.scalars(from_here.limit(LETTERS_ON_PAGE)).all()
    keys, is_sent = [letter.id for letter in shown], bool(current_app.config["SETTINGS"].mail_url)
    states = state_names(is_sent=is_sent)
    return render_template(
        "mail/list.html",
        letters=shown,
        counts=_counts() if keeps_outbox(by) else None,
        failures=_failures(by, asked) if keeps_outbox(by) and before is None else (),
        oldest=oldest_unsent(db.session()) if keeps_outbox(by) else None,
        asked=asked,
        meetings=[(key, meeting_name(one)) for key, one in _meetings(by).items()] if keeps_outbox(by) else (),
        kinds=kind_names(),
        states=states,
        states_named=[(state, words) for state, (words, _mark) in states.items()],
        zone=_zone(),
        is_sent=is_sent,
        paging=paging_of(db.session(), found, Letter.id, before=before, shown=keys),
    )


@bp.get("/letters/<letter>")
def show_letter(letter: str) -> str:
    """Show one letter with what the mail server said of it."""
    return _page(found_or_404(Letter, letter), Form())


@bp.post("/letters/<letter>/repetition")
def repeat(letter: str) -> Response | tuple[str, int]:
    """Have a letter that was given up tried again."""
    by, found, form = actor_who_may("letter.repeated"), found_or_404(Letter, letter), Form()
    if form.validate_on_submit():
        with form.refusals():
            repeat_letter(letter=letter, by=by, at=now())
            return redirect(url_for(".show_letter", letter=letter), 303)
    return _page(found, form), form.status


def _page(letter: Letter, form: Form) -> str:
    by, is_sent = current_actor(), bool(current_app.config["SETTINGS"].mail_url)
    return render_template(
        "mail/letter.html",
        letter=letter,
        form=form,
        reads=reads_letter(by, letter),
        plain=plain_text(letter, current_app.config["SETTINGS"].site),
        keeps=keeps_outbox(by),
        kinds=kind_names(),
        states=state_names(is_sent=is_sent),
        zone=_zone(),
        is_sent=is_sent,
    )


def _asked_for(letters: Select[tuple[Letter]], asked: dict[str, str]) -> Select[tuple[Letter]]:
    """Return the letters of the state, the kind and the meeting asked for; what is none of ours is not asked."""
    state, kind, meeting = asked["state"], asked["kind"], asked["meeting"]
    letters = letters.where(Letter.state == state) if state in set(LetterState) else letters
    letters = letters.where(Letter.kind == kind) if kind in set(LetterKind) else letters
    known = _meetings(current_actor()) if meeting else {}
    return letters.where(Letter.meeting_id == known[meeting].id) if meeting in known else letters


def _failures(by: Actor, asked: dict[str, str]) -> Sequence[Letter]:
    """Return what was given up, and what the server has not taken yet, before everything else."""
    if asked["state"]:
        return ()
    troubled = or_(
        Letter.state == LetterState.REFUSED, and_(Letter.state == LetterState.WAITING, Letter.answer != "")
    )
    found = _asked_for(letters_seen_by(by), asked).where(troubled)
    given_up_first = case((Letter.state == LetterState.REFUSED, 0), else_=1)
    return db.session.scalars(found.order_by(given_up_first, Letter.id.desc()).limit(LETTERS_ON_PAGE)).all()


def _meetings(by: Actor) -> dict[str, Meeting]:
    found = db.session.scalars(meetings_seen_by(by).order_by(Meeting.starts_at.desc()))
    return {meeting.public_id: meeting for meeting in found}


def _counts() -> dict[str, int]:
    counted = db.session.execute(select(Letter.state, func.count()).group_by(Letter.state))
    return {row[0]: row[1] for row in counted}


def _zone() -> str:
    return load_charter(body_or_404().charter_code).zone

"""Whether a paper is genuine: a page for anyone who holds one, by its file or its fingerprint; nothing else is told."""

from __future__ import annotations

from datetime import timedelta
from threading import Lock
from time import perf_counter

from flask import Blueprint, Flask, current_app, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from council.access.signing_in import place_of
from council.actions.authenticity import Checked, checked_digest, checked_file
from council.papers.composing.story import number_of_meeting
from council.records.authenticity import UNKNOWN
from council.records.database import db
from council.web.acting import body_zone
from council.web.clock import now
from council.web.file_signatures import trusted
from council.web.filing import bytes_sent, file_store
from council.web.forms.verifying import VerifyingForm, digest_in
from council.web.proving import visitors_address
from council.web.turns import Turns
from council.web.verifying_words import paper_told

bp = Blueprint("verifying", __name__)

TURNS, WITHIN, TURNS_OF_A_FILE = 150, timedelta(minutes=1), 3
# A reader's time is everybody's: one address has some twenty seconds of it a minute.
TURNS_OF_A_SECOND = 7
LARGEST_FILE = 25 * 1024 * 1024
COME_BACK_IN = 10
SUMS_NAME = b"SHA256SUMS"

# One file at a time in a process: strangers' files leave its other threads to the meeting.
reading = Lock()

Page = tuple[str, int] | tuple[str, int, dict[str, str]]


def init_app(app: Flask) -> None:
    """Give the application its count of turns, and have it kept before anything reads what was sent."""
    app.extensions["verifying"] = Turns(TURNS, WITHIN)
    app.before_request(take_turns_of_a_file)


def take_turns_of_a_file() -> None:
    """Count an act by its address alone: to parse what was sent is work already, though the form fails."""
    if request.endpoint == "verifying.verify":
        _take_turns(TURNS_OF_A_FILE)


@bp.get("/verify")
def ask() -> str:
    """Ask for the file or the fingerprint."""
    return _page(VerifyingForm())


@bp.post("/verify")
def verify() -> Response | Page:
    """Tell what the file is; it is forgotten with the answer."""
    form = VerifyingForm()
    if form.validate_on_submit():
        if form.file.data:
            return _told_of_file(form)
        if digest := digest_in(form.fingerprint.data or ""):
            return redirect(url_for(".show", digest=digest), 303)
        if (form.fingerprint.data or "").strip():
            form.fingerprint.errors = [_("Отпечаток – это 64 знака: цифры и буквы от a до f")]
        else:
            form.file.errors = [_("Выберите файл или введите отпечаток")]
    return _page(form), 422


@bp.get("/verify/<digest>")
def show(digest: str) -> str:
    """Tell what the paper of a fingerprint is; the QR code of a protocol leads here."""
    _take_turns(1)
    asked = digest_in(digest)
    checked = checked_digest(db.session(), asked) if asked else Checked(UNKNOWN)
    return _page(VerifyingForm(), checked)


def _told_of_file(form: VerifyingForm) -> Page:
    """Look into the file unless another is being looked into: nobody waits, for who waits holds a thread."""
    if not reading.acquire(blocking=False):
        form.file.errors = [_("Сейчас проверяется другой файл. Повторите через несколько секунд.")]
        return _page(form), 503, {"Retry-After": str(COME_BACK_IN)}
    begun = perf_counter()
    try:
        content = bytes_sent(form.file) or b""
        if len(content) > LARGEST_FILE:
            form.file.errors = [_("Файл больше 25 МБ. Введите отпечаток, напечатанный в документе.")]
            return _page(form), 422
        if _is_of_word(content):
            form.file.errors = [_("Файл Word – рабочая копия проекта: проверить можно PDF.")]
            return _page(form), 422
        return _page(form, checked_file(db.session(), content, trusted(), file_store(), at=now())), 200
    finally:
        reading.release()
        _charge_seconds(perf_counter() - begun)


def _is_of_word(content: bytes) -> bool:
    """Say whether the file is a document of Word: a stranger's archive is not opened to learn it.

    A pack of ours may hold one, and is known by the list of its files.
    """
    return content.startswith(b"PK\x03\x04") and b"word/document.xml" in content and SUMS_NAME not in content


def _charge_seconds(seconds: float) -> None:
    """Count what a file has cost beyond its own turns, so that one address does not keep all others waiting."""
    taken: Turns = current_app.extensions["verifying"]
    taken.charge(place_of(visitors_address()), at=now(), turns=int(seconds * TURNS_OF_A_SECOND))


def _take_turns(turns: int) -> None:
    taken: Turns = current_app.extensions["verifying"]
    if seconds := taken.take(place_of(visitors_address()), at=now(), turns=turns):
        raise TooManyRequests(retry_after=seconds)


def _page(form: VerifyingForm, checked: Checked | None = None) -> str:
    if checked is None:
        return render_template("verifying/page.html", form=form, checked=None)
    told = {
        "checked": checked,
        "by_file": bool(form.file.data),
        "paper": paper_told(checked.known.paper) if checked.known.paper is not None else "",
        "at": now(),
        "zone": _zone(checked),
        "minutes": _minutes(checked),
    }
    return render_template("verifying/page.html", form=form, **told)


def _zone(checked: Checked) -> str:
    """Return the zone of the venue, by which every hour of a paper is told; of no meeting's paper that of the body."""
    meeting = checked.known.meeting
    return meeting.zone if meeting is not None else body_zone()


def _minutes(checked: Checked) -> str:
    """Return the number of the minutes that the paper is of, or is a draft of."""
    return number_of_meeting(checked.known.meeting) if checked.known.meeting is not None else ""

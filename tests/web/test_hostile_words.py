"""Words stay words: what people type is shown as typed on every page, executed by nobody, and refused where it hides."""

import json
import threading
from dataclasses import dataclass, field
from html import unescape
from itertools import count

import pytest
from werkzeug.serving import make_server

from council.records.database import db
from council.records.register import RegisterEntry
from council.records.seals import differences_in_entries, differences_in_rows
from tests.hostile_strings import HOSTILE, PRINTED, REFUSED, as_shown, named_in
from tests.web.access import PARTS, Row, rows
from tests.web.filled import FILES
from tests.web.page import check, visible_text
from tests.web.scenes import Scenes
from tests.web.test_hostile import TEXT_FORMS, by_turns, send, sender, text_fields

LONG = "слово " * 5_000  # 30,000 letters
# Fields with room for one string.
SHORT = {"number", "city", "family_name", "given_names"}
# After these a thing takes no more words: they come when every other form has been sent.
LAST = (
    "withdraw",
    "cancel",
    "close",
    "end_",
    "drop",
    "void",
    "refuse",
    "revoke",
    "annul",
    "hand_over",
    "lift",
)
STEP = 8
PAGES = [row for row in rows() if row.method == "GET" and row.answers["officer"] == "200"]
# Fields a page asks for only where there is something to answer.
SHOWN_AT_TIMES = {"state_letters.enter_position_by_letter": {"over_own_word"}}


def turned(words: dict[str, str], shift: int = 0):
    """Yield the strings in their order again and again, one for each field that is filled."""
    listed = list(words.values())
    return (listed[(at + shift) % len(listed)] for at in count())


def filled_with(row: Row, words) -> dict[str, str]:
    """Fill every field with the next string, and with two more where a line has room for them."""
    return {
        name: next(words)[:80] if name in SHORT else f"{next(words)} {next(words)} {next(words)}"[:300]
        for name in text_fields(row)
    }


@dataclass
class Poisoned:
    """A council in whose record stands whatever was taken of the strings."""

    scenes: Scenes
    taken: list[Row] = field(default_factory=list)
    typed: set[str] = field(default_factory=set)
    answers: dict[str, int] = field(default_factory=dict)


def turn_of(row: Row) -> tuple[bool, bool]:
    """Return when a form has its turn: at the end what closes a thing, and last the handover, which ends sessions."""
    return any(word in row.endpoint for word in LAST), "hand_over" in row.endpoint


def poison(scenes: Scenes, shift: int = 0) -> Poisoned:
    """Send every form once, each field with the next string, and let stand what is taken."""
    held, words = Poisoned(scenes), turned(PRINTED, shift)
    for row in sorted(TEXT_FORMS, key=turn_of):
        filled = filled_with(row, words)
        response = check(send(scenes, row, filled))
        held.answers[str(row)] = response.status_code
        if response.status_code == 303:
            held.taken.append(row)
            held.typed |= {as_shown(text) for text in filled.values()}
    return held


@pytest.mark.parametrize("turn", [0, 1])
def test_a_letter_no_paper_prints_is_refused_by_its_name(scenes, turn):
    words = turned(REFUSED, shift=turn * len(REFUSED) // 2)
    for at, row in enumerate(by_turns(TEXT_FORMS, turn=turn)):
        filled = {name: next(words) for name in text_fields(row)}
        response = send(scenes, row, filled)

        assert response.status_code == 422, row
        told = visible_text(check(response) if at % 3 == 0 else response)
        assert {name: text for name, text in filled.items() if named_in(text) not in told} == {}, row
    assert scenes.digest() == scenes.digest_in_the_beginning


@pytest.mark.parametrize("turn", [1, pytest.param(0, marks=pytest.mark.slow)])
def test_a_text_without_end_is_refused_and_not_lost(scenes, turn):
    no_file = dict.fromkeys(set(FILES.values()))  # or the client would put so long a form into a file
    for row in by_turns(TEXT_FORMS, turn=turn):
        response = send(scenes, row, {**dict.fromkeys(text_fields(row), LONG), **no_file})
        assert response.status_code == 422, row
        shown = set(text_fields(row)) - SHOWN_AT_TIMES.get(row.endpoint, set())
        assert response.get_data(as_text=True).count(LONG.strip()) == len(shown), row
    assert scenes.digest() == scenes.digest_in_the_beginning


@pytest.mark.parametrize(
    "step", [pytest.param(1, marks=pytest.mark.rare), pytest.param(STEP, marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("row", TEXT_FORMS, ids=str)
def test_every_string_in_every_field_is_taken_as_it_is_or_refused(scenes, row, step):
    """The rare run types all of them into each field; the long one every eighth, of each form other ones."""
    for shift in range(TEXT_FORMS.index(row) % step, len(HOSTILE), step):
        words = turned(HOSTILE, shift)
        response = send(scenes, row, {name: next(words) for name in text_fields(row)})
        assert response.status_code in {200, 303, 409, 422}, f"{row} from string {shift}"
        shown = response
        if response.status_code == 303:
            shown = scenes.browser(sender(row)).get(response.headers["Location"])
            ends_sessions = "hand_over" in row.endpoint  # whoever gives the office away signs in anew
            assert shown.status_code == (303 if ends_sessions else 200), f"{row} from string {shift}"
            scenes.return_to_the_beginning()
        check(shown)


@pytest.fixture(scope="module")
def poisoned(scenes):
    held = poison(scenes)
    yield held
    scenes.return_to_the_beginning()


def test_there_are_more_than_two_hundred_strings():
    assert len(set(HOSTILE.values())) == len(HOSTILE) > 250
    fields = sum(1 if name in SHORT else 3 for row in TEXT_FORMS for name in text_fields(row))
    assert fields >= len(PRINTED), "some strings are in no form of the quick run"


def test_most_forms_take_the_words_and_none_fails_on_them(poisoned):
    assert set(poisoned.answers.values()) <= {303, 404, 409, 422}
    assert len(poisoned.taken) > 0.7 * len(TEXT_FORMS), poisoned.answers


@pytest.mark.slow
def test_words_stay_words_on_every_page(poisoned):
    shown = ""
    for row in PAGES:
        response = page_of(poisoned.scenes, row)
        if response.mimetype == "text/html":
            shown += as_shown(unescape(check(response).get_data(as_text=True)))
        response.close()

    unseen = {text for text in poisoned.typed if text and text not in shown}
    assert len(unseen) < len(poisoned.typed) / 2, unseen


def page_of(scenes: Scenes, row: Row):
    headers = {"X-Fragment": "1"} if row.endpoint in PARTS else {}
    response = scenes.browser("officer").get(scenes.address(row.endpoint, row.on), headers=headers)
    assert response.status_code < 500, str(row)
    return response


def test_the_register_keeps_the_words_and_stays_whole(poisoned):
    with poisoned.scenes.app.app_context():
        session = db.session()
        entries = [json.loads(entry.content) for entry in session.scalars(db.select(RegisterEntry))]
        assert len(entries) > len(poisoned.taken)
        assert [*differences_in_entries(session), *differences_in_rows(session)] == []
        db.session.remove()


@pytest.mark.browser
def test_a_real_browser_runs_none_of_them_and_misses_nothing_of_ours(poisoned, chromium):
    """No dialog opens, nothing is asked of another site, and our own look breaks no rule of our own policy."""
    server = make_server("127.0.0.1", 0, poisoned.scenes.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        faults = visited(chromium, poisoned.scenes, f"http://127.0.0.1:{server.port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert faults == []


# One page of each look; the others are made of the same parts.
LOOKED_AT = ("meetings.show_meeting", "day.show", "people.list_people", "credentials.show_credential", "minutes.show",
             "voting.show", "decisions.list_decisions", "agenda.change_item")  # fmt: skip


def visited(chromium, scenes: Scenes, address: str) -> list[str]:
    faults: list[str] = []
    context = chromium.new_context(locale="ru-RU")
    context.add_cookies([{"name": "session", "value": scenes.cookies["officer"], "url": address}])
    page = context.new_page()
    page.on("dialog", lambda dialog: (faults.append(f"a dialog on {page.url}"), dialog.dismiss()))
    page.on(
        "console", lambda said: faults.append(f"{page.url}: {said.text}") if said.type == "error" else None
    )
    page.on("pageerror", lambda fault: faults.append(f"{page.url}: {fault}"))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((address, "data:")) else faults.append(asked.url),
    )
    for row in {row.endpoint: row for row in PAGES}.values():
        if row.endpoint in LOOKED_AT:
            answer = page.goto(address + scenes.address(row.endpoint, row.on))
            assert answer.status == 200, row
            page.wait_for_load_state("networkidle")
    context.close()
    return faults


@pytest.mark.slow
@pytest.mark.parametrize("shift", range(0, len(PRINTED), len(PRINTED) // 4))
def test_other_strings_in_other_fields_stay_words_too(scenes, shift):
    try:
        test_words_stay_words_on_every_page(poison(scenes, shift))
    finally:
        scenes.return_to_the_beginning()

"""Bad input: every field of every form is sent what nobody should type; the answer is words, never a fault of ours."""

import re
from io import BytesIO

import html5lib
import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.web.access import Row, rows
from tests.web.filled import FIELDS, FILES, fields_of
from tests.web.page import check, visible_text
from tests.web.scenes import OFFICES, Scenes

# Words that are dangerous only where somebody takes them for more than words.
TEXTS = {
    "script": '<script>alert("1")</script><img src=x onerror=alert(1)>',
    "template": "{{7*7}}{% raw %}${7*7}#{7*7}",
    "address": "file:///etc/passwd javascript:alert(1) https://evil.example/x",
    "formats": "%(count)s %s 100% \\n '\" -- ;DROP TABLE votes",
}
# Letters no paper prints; the answer names them.
LETTERS = {
    "bidi": ("О\u202eвопрос", "U+202E"),
    "nul": ("О\x00вопрос", "U+0000"),
    "bell": ("О\x07вопрос", "U+0007"),
    "gothic": ("О\U00010348вопрос", "U+10348"),
    "private": ("О\ue000вопрос", "U+E000"),
    "invisible": ("О\u200bвопрос", "U+200B"),
}
LONG = "слово " * 17_000  # 100,000 letters

# What is chosen, dated or counted: a stranger among the answers is refused in other words than a text.
NO_TEXT = {
    "seat", "since_on", "until_on", "preceding", "following", "dated_on", "kind", "person", "office", "capacity",
    "manner", "mode", "position", "form_key", "form", "series", "ordinal", "starts", "ends", "zone", "sha256",
    "read", "revision", "participant", "credential", "set_as", "openness", "item", "state", "is_assumed",
    "language", "email", "password", "moment", "functions", "affected", "next", "acted_on", "allows_written",
    "answer", "channel", "clause", "decided_on", "done_on", "has_agreed", "item_class", "majority", "meeting",
    "named_by", "notified_on", "origin", "petition", "scope", "sent_on", "year",
}  # fmt: skip
# A name that one form gives to a choice and another to a text.
CHOSEN_IN = {"decision": {"overrides.record_override", "rules_of_procedure.adopt_version"}}
STRANGERS = (
    "",
    "-1",
    "99999999999999999999",
    "2026-02-30",
    "0001-01-01T00:00",
    "\x00",
    "null",
    "²",
    "x" * 5000,
)


def sender(row: Row) -> str | None:
    """Return the first office whose form is accepted."""
    return next((office for office in OFFICES if row.answers[office] in ("303", "200")), None)


def is_text(row: Row, name: str) -> bool:
    """Tell what is written from what is chosen, dated or counted."""
    return name not in NO_TEXT and row.endpoint not in CHOSEN_IN.get(name, ())


def text_fields(row: Row) -> list[str]:
    return [name for name in FIELDS[row.endpoint] if is_text(row, name)]


def other_fields(row: Row) -> list[str]:
    return [name for name in FIELDS[row.endpoint] if not is_text(row, name)]


FORMS = [row for row in rows() if row.method == "POST" and row.endpoint in FIELDS and sender(row)]
TEXT_FORMS = [row for row in FORMS if text_fields(row)]


def send(scenes: Scenes, row: Row, changes: dict) -> TestResponse:
    """Send the form of the row with some fields changed, or left out (None), as whoever may send it."""
    office = sender(row)
    form = {"csrf_token": scenes.tokens[office], **fields_of(scenes, row.endpoint), **changes}
    form = {name: value for name, value in form.items() if value is not None}
    return scenes.browser(office).post(scenes.address(row.endpoint, row.on), data=form)


@pytest.mark.parametrize(
    "row", [row for row in rows() if row.method == "GET" and row.endpoint in FIELDS], ids=str
)
def test_every_field_a_page_asks_for_is_tried_here(scenes, row):
    """A field that is added to a form is tried as soon as it stands among the filled ones."""
    office = next(office for office in OFFICES if row.answers[office] == "200")
    html = scenes.browser(office).get(scenes.address(row.endpoint, row.on)).get_data(as_text=True)
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    asked = {
        control.get("name")
        for form in tree.iterfind(".//main//form")
        if not form.get("action") or form.get("action") == scenes.address(row.endpoint, row.on)
        for control in form.iter()
        if control.tag in {"input", "select", "textarea"} and control.get("name")
    }
    assert asked - {"csrf_token"} <= {*FIELDS[row.endpoint], FILES.get(row.endpoint)}


def each_with_one(kind: str, forms: list[Row], tried: dict):
    """Try every form with one of what is tried, by turns; the long runs try every form with everything."""
    names = list(tried)
    every = [
        pytest.param(
            row, tried[name], id=f"{row}-{name}", marks=[] if turn == at % len(names) else pytest.mark.slow
        )
        for at, row in enumerate(forms)
        for turn, name in enumerate(names)
    ]
    return pytest.mark.parametrize(("row", kind), every)


def by_turns(forms: list[Row], *, turn: int):
    """Try every other form; the long runs try all."""
    return pytest.mark.parametrize(
        "row",
        [
            pytest.param(row, id=str(row), marks=[] if at % 2 == turn else pytest.mark.slow)
            for at, row in enumerate(forms)
        ],
    )


@each_with_one("words", TEXT_FORMS, TEXTS)
def test_words_stay_words(scenes, row, words):
    response = send(scenes, row, dict.fromkeys(text_fields(row), words))
    try:
        assert response.status_code in {200, 303, 409, 422}
        shown = check(response)
        if response.status_code == 303:
            shown = check(scenes.browser(sender(row)).get(response.headers["Location"]))
            assert shown.status_code == 200
        harmless(shown)
    finally:
        scenes.return_to_the_beginning()


@each_with_one("letter", TEXT_FORMS, LETTERS)
def test_a_letter_no_paper_prints_is_refused_by_its_name(scenes, row, letter):
    typed, named = letter
    response = check(send(scenes, row, dict.fromkeys(text_fields(row), typed)))

    assert response.status_code == 422
    assert visible_text(response).count(named) >= len(text_fields(row))
    assert scenes.digest() == scenes.digest_in_the_beginning


@by_turns(TEXT_FORMS, turn=1)
def test_a_text_without_end_is_refused_and_not_lost(scenes, row):
    no_file = dict.fromkeys(set(FILES.values()))  # or the client would put so long a form into a file
    response = send(scenes, row, {**dict.fromkeys(text_fields(row), LONG), **no_file})

    assert response.status_code == 422
    assert response.get_data(as_text=True).count(LONG.strip()) == len(text_fields(row))
    assert scenes.digest() == scenes.digest_in_the_beginning


@each_with_one("stranger", FORMS, {repr(stranger)[:20]: stranger for stranger in STRANGERS})
def test_strangers_among_the_answers_are_refused_or_do_no_harm(scenes, row, stranger):
    strangers = dict.fromkeys(other_fields(row), stranger)
    answers_without_fault(scenes, check(send(scenes, row, strangers)))


@pytest.mark.slow
@pytest.mark.parametrize("row", FORMS, ids=str)
def test_one_stranger_among_right_answers_is_refused_or_does_no_harm(scenes, row):
    for field in other_fields(row):
        for stranger in STRANGERS:
            answers_without_fault(scenes, send(scenes, row, {field: stranger}))


@by_turns(FORMS, turn=0)
def test_a_form_with_fields_missing_or_twice_is_no_fault(scenes, row):
    office = sender(row)
    filled = [*fields_of(scenes, row.endpoint).items(), ("csrf_token", scenes.tokens[office])]
    address = scenes.address(row.endpoint, row.on)
    twice = MultiDict([*filled, *((name, "against") for name in FIELDS[row.endpoint])])
    alone = {"csrf_token": scenes.tokens[office]}
    for form in (twice, alone, {}):
        answers_without_fault(scenes, scenes.browser(office).post(address, data=form))


def test_a_ballot_with_two_choices_is_none(scenes):
    form = MultiDict([("csrf_token", scenes.tokens["member"]), ("form_key", "of-two")])
    form.setlist("position", ["for", "against"])
    response = scenes.browser("member").post(
        scenes.address("voting.cast_ballot", "vote=@voting.vote"), data=form
    )

    assert response.status_code == 422
    assert scenes.digest() == scenes.digest_in_the_beginning


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data; boundary=", "", "a/b;c"]
)
def test_a_body_of_another_kind_is_refused(scenes, kind):
    address = scenes.address("voting.cast_ballot", "vote=@voting.vote")
    response = scenes.browser("member").post(address, data=b'{"position": "for"}', content_type=kind)

    assert check(response).status_code == 400
    assert scenes.digest() == scenes.digest_in_the_beginning


def test_a_body_larger_than_any_file_is_refused(scenes):
    body = b"0" * (scenes.app.config["MAX_CONTENT_LENGTH"] + 1)
    address = scenes.address("materials.add_material", "meeting=@published.meeting")
    response = scenes.browser("officer").post(
        address, data=body, content_type="multipart/form-data; boundary=b"
    )

    assert check(response).status_code == 413
    assert "25" in visible_text(response)


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90", b"<svg onload=alert(1)>", b"PK\x03\x04not a document", b"\x89PNG"]
)
def test_a_file_of_the_wrong_kind_is_refused(scenes, content):
    row = next(row for row in FORMS if row.endpoint == "materials.add_material")
    response = check(send(scenes, row, {"file": (BytesIO(content), "note.pdf")}))

    assert response.status_code == 422
    assert scenes.digest() == scenes.digest_in_the_beginning


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "a\u202efdp.exe", "con\x00.pdf", "x" * 3000 + ".pdf", "<b>.pdf", ""]
)
def test_a_file_may_be_called_anything(scenes, name):
    row = next(row for row in FORMS if row.endpoint == "materials.add_material")
    file = fields_of(scenes, row.endpoint)["file"][0]
    answers_without_fault(scenes, send(scenes, row, {"file": (file, name)}))


@pytest.mark.parametrize(
    "word", ["x", "0", "-1", "%00", "..%2f..%2fetc", "а" * 500, "'; DROP TABLE votes", "%ed%a0%80", "1e400"]
)
def test_what_no_address_names_is_not_found(scenes, word):
    for row in rows():
        for pair in row.on.split():
            name, thing = pair.split("=", 1)
            if name == "filename":
                continue
            address = scenes.address(row.endpoint, row.on).replace(scenes.named(thing), word)
            ask = scenes.browser("head")
            options = {"data": {"csrf_token": scenes.tokens["head"]}} if row.method == "POST" else {}
            with ask.open(address, method=row.method, **options) as response:
                assert response.status_code in {303, 404, 409, 422}, f"{row} {address}"
    scenes.return_to_the_beginning()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW"])
def test_no_method_is_a_fault(scenes, method):
    for address in ("/", "/meetings", "/sign-in", scenes.address("voting.cast_ballot", "vote=@voting.vote")):
        assert scenes.browser("member").open(address, method=method).status_code < 500


def harmless(response: TestResponse) -> None:
    """Check that nothing of what was typed has become part of the page's own speech."""
    html = response.get_data(as_text=True)
    assert "<script>alert" not in html
    assert "onerror=alert(1)>" not in html
    assert not re.search(r"(href|src|action)=[\"']?(javascript|file|https://evil)", html)
    assert html.count("7*7") == html.count("{{7*7}}") + html.count("${7*7}") + html.count("#{7*7}")


def answers_without_fault(scenes: Scenes, response: TestResponse) -> None:
    status = response.status_code
    response.close()
    assert status < 500
    if status < 400:
        scenes.return_to_the_beginning()
    else:
        assert scenes.digest() == scenes.digest_in_the_beginning

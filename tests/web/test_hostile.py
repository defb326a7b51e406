"""Bad input: every field of every form is sent what nobody should type; the answer is words, never a fault of ours."""

import html5lib
import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.web.access import Row, rows
from tests.web.filled import FIELDS, FILES, fields_of
from tests.web.page import check, visible_text
from tests.web.scenes import OFFICES, Scenes

# What is chosen, dated or counted: a stranger among the answers is refused in other words than a text.
NO_TEXT = {
    "seat", "since_on", "until_on", "preceding", "following", "dated_on", "kind", "person", "office", "capacity",
    "manner", "mode", "position", "form_key", "form", "series", "ordinal", "starts", "ends", "zone", "sha256",
    "read", "revision", "participant", "credential", "set_as", "openness", "item", "state", "is_assumed",
    "language", "email", "password", "moment", "functions", "affected", "next", "acted_on", "allows_written",
    "answer", "channel", "clause", "decided_on", "done_on", "has_agreed", "item_class", "majority", "meeting",
    "named_by", "notified_on", "origin", "petition", "scope", "sent_on", "year",
    "passphrase", "again", "current_passphrase", "new_passphrase", "passphrase_again", "factor_code", "factor_answer",
    "code", "removes_factors", "version", "versions", "draft", "stance", "due_on", "hour", "states", "handed_on",
    "about", "items", "over", "received_on", "verdict", "fingerprint", "by_mail",
}  # fmt: skip
# Filled in by the browser alone, or of boxes that are ticked.
BY_THE_BROWSER = {"account", "factor_answer", "items"}
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
    is_asked = name != "given_to" or "kind=extract" in row.on  # of the papers made for somebody
    return is_asked and name not in NO_TEXT and row.endpoint not in CHOSEN_IN.get(name, ())


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
    "row",
    [
        row
        for row in rows()
        if row.method == "GET" and row.endpoint in FIELDS and "200" in row.answers.values()
    ],
    ids=str,
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
    assert asked - {"csrf_token"} - BY_THE_BROWSER <= {*FIELDS[row.endpoint], FILES.get(row.endpoint)}


def by_turns(forms: list[Row], *, turn: int) -> list[Row]:
    """Return every other form."""
    return forms[turn::2]


def stranger_for(row: Row) -> str:
    """Return with what a form is tried in the quick run; all are tried with one or another."""
    return STRANGERS[FORMS.index(row) % len(STRANGERS)]


@pytest.mark.parametrize("turn", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_strangers_among_the_answers_are_refused_or_do_no_harm(scenes, turn):
    for row in by_turns(FORMS, turn=turn):
        strangers = dict.fromkeys(other_fields(row), stranger_for(row))
        answers_without_fault(scenes, check(send(scenes, row, strangers)), row)
    assert scenes.digest() == scenes.digest_in_the_beginning


@pytest.mark.slow
@pytest.mark.parametrize("row", FORMS, ids=str)
def test_every_stranger_among_the_answers_is_refused_or_does_no_harm(scenes, row):
    for stranger in STRANGERS:
        answers_without_fault(scenes, send(scenes, row, dict.fromkeys(other_fields(row), stranger)), row)
        for field in other_fields(row):
            answers_without_fault(scenes, send(scenes, row, {field: stranger}), row)
    assert scenes.digest() == scenes.digest_in_the_beginning


@pytest.mark.slow
@pytest.mark.parametrize("turn", [0, 1])
def test_a_form_with_fields_missing_or_twice_is_no_fault(scenes, turn):
    for row in by_turns(FORMS, turn=turn):
        office = sender(row)
        filled = [*fields_of(scenes, row.endpoint).items(), ("csrf_token", scenes.tokens[office])]
        address = scenes.address(row.endpoint, row.on)
        twice = MultiDict([*filled, *((name, "against") for name in FIELDS[row.endpoint])])
        for form in (twice, {"csrf_token": scenes.tokens[office]}, {}):
            answers_without_fault(scenes, scenes.browser(office).post(address, data=form), row)
    assert scenes.digest() == scenes.digest_in_the_beginning


@pytest.mark.parametrize(
    "choices",
    [["for", "against"], ["against", "for"], [], [""], ["For"], ["fоr"], ["for "], ["for\x00"], ["ｆｏｒ"], ["за"], ["x" * 1_000_000],
     ["[for]"], ["for,against"], ["0"], ["absent"], ["not_voting"]],
    ids=lambda choices: repr(choices)[:24],
)  # fmt: skip
def test_a_ballot_with_any_but_one_plain_choice_is_none(scenes, choices):
    form = MultiDict([("csrf_token", scenes.tokens["member"]), ("form_key", "of-none")])
    form.setlist("position", choices)
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
    "name", ["../../etc/passwd.pdf", "a\u202efdp.exe", "con\x00.pdf", "x" * 3000 + ".pdf", "<b>.pdf", ""]
)
def test_a_file_may_be_called_anything(scenes, name):
    row = next(row for row in FORMS if row.endpoint == "materials.add_material")
    file = fields_of(scenes, row.endpoint)["file"][0]
    answers_without_fault(scenes, send(scenes, row, {"file": (file, name)}), row)


WORDS_OF_ADDRESSES = (
    "x",
    "0",
    "-1",
    "%00",
    "..%2f..%2fetc",
    "а" * 500,
    "'; DROP TABLE votes",
    "%ed%a0%80",
    "1e400",
)


# Says of whatever is no paper of ours that nothing is known of it.
TELLS_OF_NOTHING = {"verifying.show"}


def ask_for_nothing(scenes: Scenes, row: Row, word: str) -> None:
    """Ask for the row's things by a word that names none of them."""
    for pair in row.on.split():
        name, thing = pair.split("=", 1)
        if name == "filename":
            continue
        address = scenes.address(row.endpoint, row.on).replace(scenes.named(thing), word)
        options = {"data": {"csrf_token": scenes.tokens["head"]}} if row.method == "POST" else {}
        with scenes.browser("head").open(address, method=row.method, **options) as response:
            told = {200, 404} if row.endpoint in TELLS_OF_NOTHING else {303, 404, 409, 422}
            assert response.status_code in told, f"{row} {address}"


def test_what_no_address_names_is_not_found(scenes):
    each = {(row.method, row.endpoint): row for row in rows()}
    for at, row in enumerate(each.values()):
        ask_for_nothing(scenes, row, WORDS_OF_ADDRESSES[at % len(WORDS_OF_ADDRESSES)])
    scenes.return_to_the_beginning()


@pytest.mark.slow
@pytest.mark.parametrize("word", WORDS_OF_ADDRESSES)
def test_what_no_address_names_is_found_by_no_word(scenes, word):
    for row in rows():
        ask_for_nothing(scenes, row, word)
    scenes.return_to_the_beginning()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW"])
def test_no_method_is_a_fault(scenes, method):
    for address in ("/", "/meetings", "/sign-in", scenes.address("voting.cast_ballot", "vote=@voting.vote")):
        assert scenes.browser("member").open(address, method=method).status_code < 500


def answers_without_fault(scenes: Scenes, response: TestResponse, row: Row) -> None:
    status = response.status_code
    response.close()
    assert status < 500, str(row)
    if status < 400:
        scenes.return_to_the_beginning()

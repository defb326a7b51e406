"""What the site writes to its log: when, which request, what; never a token, and one line for one event."""

import json
import logging
import secrets
import sys
from logging import LogRecord

import pytest
from flask import Blueprint

from council.web import serving
from council.web.log_lines import Lines, masked
from tests.web.page import visible_text

# What a link of invitation, a session and a form carry.
TOKENS = [secrets.token_urlsafe(32), secrets.token_urlsafe(24), secrets.token_hex(32)]


def line(message, *args, level=logging.ERROR, fault=None):
    return Lines().format(LogRecord("council", level, __file__, 1, message, args, fault))


def test_a_line_is_one_object_with_its_moment_in_utc():
    record = LogRecord("council.security", logging.WARNING, __file__, 1, "%s rows", (3,), None)
    record.created = 1_780_574_400.25

    assert json.loads(Lines().format(record)) == {
        "at": "2026-06-04T12:00:00.250+00:00",
        "level": "warning",
        "of": "council.security",
        "message": "3 rows",
    }


@pytest.mark.parametrize("forged", ["\n", "\r\n", "\x1b[2K", "\x00", "\u2028", "\u202e"])
def test_nobody_forges_a_second_line(forged):
    said = line("name: %s", f'a{forged}{{"at": "2026", "message": "all is well"}}')
    assert said.isprintable(), said


@pytest.mark.parametrize("token", TOKENS, ids=range(len(TOKENS)))  # made anew by each process of the tests
def test_a_token_is_cut_short_wherever_it_stands(token):
    try:
        raise ValueError(f"no such session: {token}")
    except ValueError:
        said = line("Error handling request /invitations/%s?next=%s", token, token, fault=sys.exc_info())

    assert token not in said
    assert token[8:] not in said
    assert "no such session" in said
    assert "test_a_token_is_cut_short_wherever_it_stands" in said, (
        "a fault is told with its place in the code"
    )


def test_an_address_is_logged_without_its_question():
    assert masked("GET /people?name=Иванов&token=1 failed. Why?") == "GET /people?… failed. Why?"


def test_a_fault_is_found_by_the_number_its_reader_was_told(own_app, caplog):
    own_app.config["PROPAGATE_EXCEPTIONS"] = False
    failing = Blueprint("health", "failing")  # a name that is open to strangers

    @failing.get("/failing/<token>")
    def fail(token):
        raise ZeroDivisionError(token)

    own_app.blueprints.pop("health", None)
    own_app.register_blueprint(failing)
    answer = own_app.test_client().get(
        f"/failing/{TOKENS[0]}?key={TOKENS[1]}", headers={"X-Request-Id": "chosen-by-me"}
    )

    number = answer.headers["X-Request-Id"]
    assert answer.status_code == 500
    assert f"сообщите секретариату номер запроса: {number}" in visible_text(answer)
    [fault] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "/failing/" not in fault.getMessage(), "the address may be what opens a door"
    assert number != "chosen-by-me"


def test_a_line_names_the_request_it_belongs_to(own_app):
    with own_app.test_request_context("/sign-in", environ_base={"REMOTE_ADDR": "192.0.2.7"}):
        said = json.loads(line("a fault"))
    assert (said["page"], said["from"], len(said["request"])) == ("GET signing_in.show_door", "192.0.2.7", 12)


def test_the_server_writes_no_addresses_and_the_same_lines():
    assert serving.accesslog is None
    assert serving.logconfig_dict["formatters"]["lines"]["()"] == f"{Lines.__module__}.{Lines.__name__}"

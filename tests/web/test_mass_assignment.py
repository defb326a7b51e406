"""Fields nobody asked for: a form takes the answers to its questions, whatever else is sent along."""

import os
import random
import re
import secrets
from datetime import date

import pytest

from council.records.database import db
from tests.ledger import digest_of_records
from tests.web.access import Row, rows
from tests.web.filled import fields_of
from tests.web.scenes import OFFICES, Scenes

# Beside every column of every table: what a form elsewhere might have let in.
ELSEWHERE = {
    "id": "1", "admin": "1", "is_admin": "true", "role": "secretariat_head", "office": "secretariat_head",
    "offices": "operator", "by": "1", "at": "2000-01-01T00:00", "actor": "1", "body": "1", "person": "1",
    "_method": "DELETE", "decision.outcome": "adopted", "__class__": "1",
}  # fmt: skip


def succeeding(tried: list[Row]) -> list:
    """Return the acts that somebody may do, with that office; the quick run tries every fifteenth."""
    done = [
        (row, office)
        for row in tried
        for office in [next((one for one in OFFICES if row.answers[one] == "303"), None)]
        if row.method == "POST"
        and row.endpoint.partition(".")[0] != "signing_in"
        and office not in {None, "anonymous"}
    ]
    return [
        pytest.param(row, office, id=str(row), marks=[] if turn % 15 == 0 else pytest.mark.slow)
        for turn, (row, office) in enumerate(done)
    ]


@pytest.mark.parametrize(("row", "office"), succeeding(rows()))
def test_fields_nobody_asked_for_change_nothing(scenes, monkeypatch, row, office):
    asked = {"csrf_token": scenes.tokens[office], **fields_of(scenes, row.endpoint)}
    shown = invited(scenes, row, office) | set(asked)
    unasked = {name: value for name, value in uninvited().items() if name not in shown}

    left_by(
        scenes, monkeypatch, row, office, {}
    )  # what is drawn once a process must not shift the lots after it
    plain = left_by(scenes, monkeypatch, row, office, {})
    stuffed = left_by(scenes, monkeypatch, row, office, unasked)

    assert plain == stuffed, "a field that the form does not show was written down"


def left_by(scenes: Scenes, monkeypatch, row: Row, office: str, more: dict[str, str]) -> tuple[int, str]:
    """Return what the act answers and leaves in the record; it is undone, and draws the same lots each time."""
    draw_the_same_lots(monkeypatch)
    filled = {"csrf_token": scenes.tokens[office], **fields_of(scenes, row.endpoint), **more}
    response = scenes.browser(office).post(scenes.address(row.endpoint, row.on), data=filled)
    with scenes.app.app_context():
        left = digest_of_records()
    scenes.return_to_the_beginning()
    return response.status_code, left


def draw_the_same_lots(monkeypatch) -> None:
    """Let identifiers and salts be the same for each act that is tried."""
    lots = random.Random(1)
    monkeypatch.setattr(os, "urandom", lots.randbytes)  # the salt of a password
    monkeypatch.setattr(secrets, "choice", lots.choice)
    monkeypatch.setattr(secrets, "token_bytes", lambda size=32: lots.randbytes(size))
    monkeypatch.setattr(secrets, "token_hex", lambda size=32: lots.randbytes(size).hex())


def invited(scenes: Scenes, row: Row, office: str) -> set[str]:
    """Return the names of the fields that the page of the form shows."""
    with scenes.browser(office).get(scenes.address(row.endpoint, row.on)) as page:
        return set(re.findall(r'name="([^"]+)"', page.get_data(as_text=True)))


def uninvited() -> dict[str, str]:
    """Return every column of every table with a value that would matter, were it taken."""
    known = {column.name for table in db.metadata.tables.values() for column in table.columns}
    return {name: _value(name) for name in sorted(known)} | ELSEWHERE


def _value(name: str) -> str:
    if name.endswith("_at"):
        return "2000-01-01T00:00"
    return date(2000, 1, 1).isoformat() if name.endswith("_on") else "1"

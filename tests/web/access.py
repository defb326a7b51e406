"""The table of access: every route, the thing it is asked on, and the answer each office is to get."""

import csv
from dataclasses import dataclass
from pathlib import Path

from werkzeug.test import TestResponse

from tests.web.filled import fields_of
from tests.web.scenes import OFFICES, Scenes

# Parts of pages that refresh themselves; the script of the page says so when it asks for them.
PARTS = frozenset(
    {
        "day.show_state",
        "dispatches.show_state",
        "issued_papers.show_state",
        "minutes.show_printing",
        "minutes.show_sheets",
        "packs.show_progress",
        "petitions.show_count",
        "voting.show_state",
    }
)

TABLE = Path(__file__).with_name("access.csv")


@dataclass(frozen=True)
class Row:
    """One route on one thing, and the status each office is answered with."""

    endpoint: str
    method: str
    on: str
    answers: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.endpoint} {self.on}".strip()


def rows() -> list[Row]:
    """Return the table as it is committed."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [
            Row(line["endpoint"], line["method"], line["on"], {office: line[office] for office in OFFICES})
            for line in csv.DictReader(lines)
        ]


def answer(scenes: Scenes, row: Row, office: str) -> TestResponse:
    """Return what the office is answered; an act that was done is undone for the next to try."""
    client, address = scenes.browser(office), scenes.address(row.endpoint, row.on)
    if row.method == "GET":
        return client.get(address, headers={"X-Fragment": "1"} if row.endpoint in PARTS else {})
    filled = {"csrf_token": scenes.tokens[office], **fields_of(scenes, row.endpoint)}
    response = client.post(address, data=filled)
    if response.status_code < 400:
        scenes.return_to_the_beginning()
    return response

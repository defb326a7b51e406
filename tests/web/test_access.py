"""Who is answered what on every route; the table beside this file is the rule, reviewed cell by cell."""

import pytest

from tests.web.access import TABLE, Row, answer, rows
from tests.web.canaries import told_to
from tests.web.guarded import unguarded
from tests.web.page import check
from tests.web.scenes import OFFICES

ROWS = rows()
# Whose pages are looked at closely; those of the others differ in a name.
READERS = {"head", "chair", "observer"}
# Of those answered alike the quick run asks one by turns, another on each row, and of three answers two;
# the long one asks all.
TURNS = {row: turn for turn, row in enumerate(map(str, ROWS))}


def test_every_route_stands_in_the_table(scenes):
    listed = {(row.method, row.endpoint) for row in ROWS}
    routes = {
        (method, rule.endpoint)
        for rule in scenes.app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    unlisted = sorted(f"{method} {endpoint}" for method, endpoint in routes - listed)
    assert not unlisted, f"say in {TABLE.name} what each office is answered on: {', '.join(unlisted)}"
    gone = sorted(f"{method} {endpoint}" for method, endpoint in listed - routes)
    assert not gone, f"{TABLE.name} names routes that are gone: {', '.join(gone)}"


def test_the_table_says_every_thing_once_and_leaves_nobody_out():
    assert len(TURNS) == len(ROWS), "a route is answered twice on one thing"
    assert all(set(row.answers) == set(OFFICES) for row in ROWS)
    assert len(ROWS) * len(OFFICES) >= 4500


@pytest.mark.parametrize("row", ROWS, ids=str)
@pytest.mark.parametrize(
    "is_whole", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["by turns", "every office"]
)
def test_each_office_is_answered_as_the_table_says(scenes, row, is_whole):
    """A page that is read and an act that is refused leave every legal table as it was.

    What is planted where few may read is in nobody else's answer.
    """
    asked = row.answers if is_whole else distinct(row)
    answered = {}
    for office in asked:
        with answer(scenes, row, office) as response:
            answered[office] = str(response.status_code)
            assert not told_to(office, response), f"{office} is told what others keep"
            assert not unguarded(response, response.request.path)
            if office in READERS:
                check(response)

    assert answered == asked
    if row.method == "POST":
        assert scenes.digest() == scenes.digest_in_the_beginning


def test_no_page_that_was_read_has_changed_anything(scenes):
    assert scenes.digest() == scenes.digest_in_the_beginning


def distinct(row: Row) -> dict[str, str]:
    """Return answers that say something each: of offices answered alike one is asked, another on each row."""
    turn, chosen, told = TURNS[str(row)], set(), sorted(set(row.answers.values()))
    for said in told if len(told) < 3 else {told[turn % len(told)], told[(turn + 1) % len(told)]}:
        answered_so = [office for office in OFFICES if row.answers[office] == said]
        chosen.add(answered_so[turn % len(answered_so)])
    return {office: said for office, said in row.answers.items() if office in chosen}

"""Who is answered what on every route; the table beside this file is the rule, reviewed cell by cell."""

import pytest

from tests.ledger import digest_of_records
from tests.web.access import TABLE, answer, rows
from tests.web.page import check

ROWS = rows()


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


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_each_office_is_answered_as_the_table_says(scenes, row):
    answered = {}
    for office in row.answers:
        with answer(scenes, row, office) as response:
            answered[office] = str(check(response).status_code)

    assert answered == row.answers


def test_a_refused_act_and_a_page_that_is_read_change_nothing(scenes):
    """Run after the table: whatever it left behind would be seen here, for only acts that were done are undone."""
    with scenes.app.app_context():
        left = digest_of_records()
        scenes.return_to_the_beginning()
        assert left == digest_of_records()

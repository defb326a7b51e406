"""Who is answered what on every route; the table beside this file is the rule, reviewed cell by cell."""

import pytest

from tests.web.access import TABLE, answer, rows
from tests.web.guarded import unguarded
from tests.web.page import check
from tests.web.scenes import HIDDEN

ROWS = rows()
# Whose pages are looked at closely; those of the others differ in a name.
SECRETARIAT = {"head", "officer"}
READERS = {"head", "chair", "observer"}


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
    """A page that is read and an act that is refused leave every legal table as it was.

    What only the secretariat has drafted is in nobody else's answer.
    """
    answered = {}
    for office in row.answers:
        with answer(scenes, row, office) as response:
            answered[office] = str(response.status_code)
            assert office in SECRETARIAT or HIDDEN.encode() not in response.data, (
                f"a draft is open to {office}"
            )
            assert not unguarded(response, response.request.path)
            if office in READERS:
                check(response)

    assert answered == row.answers
    assert scenes.digest() == scenes.digest_in_the_beginning

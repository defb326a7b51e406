"""A page of another site that sends a ballot by itself from the browser of a member who is signed in."""

import pytest
from sqlalchemy import func, select

from council.records.database import db
from council.records.voting import Ballot, Vote
from tests.journeys.stage import visiting

pytestmark = pytest.mark.browser

TRAP = """<!doctype html><title>t</title><form method="post" action="{address}">
<input name="position" value="against"><input name="form_key" value="made elsewhere"></form>
<script>document.forms[0].submit()</script>"""


def ballots():
    return db.session.scalar(select(func.count()).select_from(Ballot))


def test_it_is_refused_and_nothing_is_recorded(chromium, council):
    with council.app.app_context():
        vote = db.session.scalars(select(Vote).where(Vote.closed_at.is_(None))).one().public_id
        before = ballots()
        db.session.remove()
    with visiting(chromium, council, "kg") as member:
        page, ballot = member.page, f"{council.address}/votes/{vote}/ballot"
        trap = TRAP.format(address=ballot)
        page.route("http://evil.example/", lambda asked: asked.fulfill(body=trap, content_type="text/html"))

        with page.expect_response(ballot) as answer:
            page.goto("http://evil.example/")

        assert answer.value.status in {400, 401, 403}
        page.wait_for_load_state()
        member.faults.clear()  # another site was asked, and the refusal stands in the console
    with council.app.app_context():
        assert ballots() == before
        db.session.remove()

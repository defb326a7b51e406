"""Two papers of one kind issued at the same moment for two meetings: two numbers, and none left out."""

import pytest
from sqlalchemy import select

from council.actions.issued_papers import issue_paper
from council.records.database import db
from council.records.issued_papers import IssuedPaper, PaperKind
from tests.ledger import assert_books_balance
from tests.races.racing import Done, rounds, track_of
from tests.world import a_meeting

pytestmark = pytest.mark.both_databases


@rounds(2)
def test_two_papers_at_once_bear_two_numbers(app, world, number):
    pairs = [(a_meeting(world), a_meeting(world)) for _ in range(number)]
    with track_of(app) as track:
        for pair in pairs:
            by, at = world.officer, world.tick()
            first, second = track.meet(*(issuing(held.meeting, by, at) for held in pair))
            assert isinstance(first, Done)
            assert isinstance(second, Done)
    db.session.rollback()
    drawn = db.session.scalars(select(IssuedPaper.number).order_by(IssuedPaper.id)).all()
    assert drawn == list(range(1, 2 * number + 1)), "no number is used twice, and none is skipped"
    assert_books_balance()


def issuing(meeting, by, at):
    """Return the act of issuing the agenda of the meeting."""
    return lambda: issue_paper(meeting=meeting, kind=PaperKind.AGENDA, by=by, at=at).public_id

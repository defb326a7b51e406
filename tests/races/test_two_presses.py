"""One form of a dispatch sent twice at the same moment: the papers go out once."""

import pytest
from sqlalchemy import func, select

from council.actions.dispatches import issue_dispatch
from council.records.database import db
from council.records.dispatches import Dispatch
from council.records.mail import Letter, LetterKind
from tests.dispatching import MATERIALS, give, in_force
from tests.ledger import assert_books_balance
from tests.races.racing import Done, rounds, track_of
from tests.world import STATES, a_meeting

pytestmark = pytest.mark.both_databases


@rounds(6)
def test_two_presses_at_once_send_one_dispatch(app, world, tmp_path, number):
    held = a_meeting(world)
    give(held, tmp_path)
    chosen = in_force(held)
    with track_of(app) as track:
        for turn in range(number):
            by, at = world.officer, world.tick()

            def press(turn=turn, by=by, at=at):
                return issue_dispatch(
                    meeting=held.meeting,
                    kind=MATERIALS,
                    versions=chosen,
                    form_key=f"form-{turn}",
                    by=by,
                    at=at,
                ).public_id

            first, second = track.meet(press, press)
            assert isinstance(first, Done)
            assert first == second, "the second press is answered with what the first has sent"
    db.session.rollback()
    written = select(func.count()).select_from(Letter).where(Letter.kind == LetterKind.MATERIALS_SENT)
    assert db.session.scalar(select(func.count()).select_from(Dispatch)) == number
    assert db.session.scalar(written) == number * (len(STATES) + 1)
    assert_books_balance()

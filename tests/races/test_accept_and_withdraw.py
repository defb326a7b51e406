"""The secretariat accepts a submission in the moment its state takes it back: one of the two is done, never both."""

from collections import Counter

import pytest
from sqlalchemy import select

from council.actions.materials import withdraw_material
from council.actions.refusals import Conflict
from council.actions.submissions import accept_material, submit_material
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Material, Openness
from tests.actions.test_contents import PDF_FILE
from tests.ledger import assert_books_balance
from tests.races.racing import Done, Refusal, rounds, track_of
from tests.world import a_meeting

pytestmark = pytest.mark.both_databases


@rounds(7)
def test_a_submission_is_accepted_or_taken_back(app, world, tmp_path, number):
    held, store, winners = a_meeting(world), FileStore(tmp_path), Counter()
    own, officer = world.member("KZ"), world.officer
    with track_of(app) as track:
        for turn in range(number):
            material = submit_material(
                meeting=held.meeting, state="KZ", title=f"Предложения {turn}", file_name="п.pdf", content=PDF_FILE,
                openness=Openness.MEMBERS, store=store, by=own, at=world.tick(),
            ).public_id  # fmt: skip
            met = track.meet(
                accepting(material, officer, world.tick()), taking_back(material, own, world.tick())
            )
            [winner] = [place for place, became in enumerate(met) if isinstance(became, Done)]
            assert met[1 - winner] == Refusal(Conflict)
            found = db.session.scalars(select(Material).where(Material.public_id == material)).one()
            assert (found.current is not None, found.withdrawn_at is not None) == (winner == 0, winner == 1)
            winners[winner] += 1
    assert set(winners) == {0, 1}, "they never raced"
    assert_books_balance()


def accepting(material, by, at):
    return lambda: accept_material(material=material, version=1, by=by, at=at).number


def taking_back(material, by, at):
    return lambda: withdraw_material(material=material, by=by, at=at).public_id

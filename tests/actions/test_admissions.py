"""An observer needs a decision of the Council, an expert also their own consent; what is missing is warned of."""

import pytest
from sqlalchemy import select

from council.actions.admissions import Ground, record_admission
from council.actions.presence import list_participant
from council.actions.refusals import Forbidden, Incomplete
from council.charters import load_charter
from council.records.admissions import Admission, Origin, admission_rulings, admissions_of
from council.records.database import db
from council.records.presence import Capacity
from council.records.register import RegisterEntry
from tests.world import BODY, a_meeting, enter_person

pytestmark = pytest.mark.both_databases
DECISION = "решение 11/2 от 04.06.2025"


@pytest.fixture
def held(world):
    return a_meeting(world)


def listed_as(held, capacity, **given):
    person = enter_person(held.world, f"guest-{capacity.value}")
    return list_participant(
        meeting=held.meeting, person=person, capacity=capacity, post="советник", organisation="ШОС", **given,
        by=held.world.officer, at=held.world.tick(),
    )  # fmt: skip


def finding_of(person):
    ground = admissions_of(db.session(), [person]).get(person.id)
    return [one.finding for one in admission_rulings(load_charter(BODY).latest, person, ground)]


@pytest.mark.parametrize("capacity", [Capacity.OBSERVER, Capacity.EXPERT])
def test_nobody_is_turned_away_for_a_missing_decision_which_is_warned_of(held, capacity):
    person = listed_as(held, capacity)
    assert finding_of(person) in (["observer_not_admitted"], ["expert_not_engaged"])


@pytest.mark.parametrize(
    ("capacity", "ground", "finding"),
    [
        (Capacity.OBSERVER, Ground(Origin.OUTSIDE, DECISION), "observer_admitted"),
        (Capacity.OBSERVER, Ground(Origin.INTERNATIONAL, DECISION), "observer_admitted"),
        (Capacity.OBSERVER, Ground(Origin.PARTY, DECISION), "observer_of_a_party"),
        (Capacity.OBSERVER, Ground(Origin.OUTSIDE), "observer_not_admitted"),
        (Capacity.EXPERT, Ground(Origin.PARTY, DECISION), "expert_not_agreed"),
        (Capacity.EXPERT, Ground(Origin.PARTY, DECISION, has_agreed=True), "expert_engaged"),
    ],
)
def test_the_ground_is_entered_with_the_participant_in_one_act(held, capacity, ground, finding):
    person = listed_as(held, capacity, ground=ground)

    assert finding_of(person) == [finding]
    entry = db.session.scalars(select(RegisterEntry).order_by(RegisterEntry.sequence.desc())).first()
    assert (entry.act, entry.clause) == (
        "participant.listed",
        "5.6" if capacity is Capacity.OBSERVER else "5.7",
    )


def test_a_later_entry_stands_and_the_earlier_one_stays(held):
    person = listed_as(held, Capacity.OBSERVER, ground=Ground(Origin.OUTSIDE))
    record_admission(
        participant=person.public_id, ground=Ground(Origin.OUTSIDE, DECISION), by=held.world.officer,
        at=held.world.tick(),
    )  # fmt: skip

    assert finding_of(person) == ["observer_admitted"]
    assert [one.decision_reference for one in db.session.scalars(select(Admission))] == ["", DECISION]


@pytest.mark.parametrize("capacity", [Capacity.ADVISORY, Capacity.INVITED])
def test_whoever_needs_no_decision_is_given_none(held, capacity):
    with pytest.raises(Incomplete):
        listed_as(held, capacity, ground=Ground(Origin.OUTSIDE, DECISION))
    assert db.session.scalars(select(Admission)).all() == []


def test_only_the_secretariat_records_a_ground(held):
    person = listed_as(held, Capacity.OBSERVER)
    with pytest.raises(Forbidden):
        record_admission(
            participant=person.public_id, ground=Ground(Origin.OUTSIDE, DECISION),
            by=held.world.member("KZ"), at=held.world.tick(),
        )  # fmt: skip
    assert db.session.scalars(select(Admission)).all() == []

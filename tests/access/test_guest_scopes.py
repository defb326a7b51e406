"""What is open to those without a seat: of each meeting only as far as they are admitted to it."""

import pytest
from sqlalchemy import select

from council.access.material_scopes import materials_seen_by
from council.access.paper_scopes import record_is_read
from council.access.scopes import items_seen_by, meetings_seen_by
from council.actions.admissions import Ground, record_admission
from council.actions.materials import add_material
from council.actions.presence import list_participant
from council.actions.refusals import Incomplete
from council.records.admissions import Origin
from council.records.agenda import Item
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Material, Openness
from council.records.meetings import Meeting
from council.records.people import Office
from council.records.presence import Capacity
from tests.actions.test_contents import PDF_FILE
from tests.ledger import refused
from tests.world import a_meeting, an_item, enter_person

CIS = "cis_industrial_policy"
GRANTED = Ground(Origin.OUTSIDE, "решение 11/2")


@pytest.fixture
def held(world, tmp_path):
    """A meeting of two items: for each an open and a closed paper, and an open one for the whole of it."""
    held = a_meeting(world, items=2)
    for item, name in ((held.items[0], "first"), (held.items[1], "second"), (None, "general")):
        for circle in (Openness.OBSERVERS, Openness.ADVISORY):
            add_material(
                meeting=held.meeting, item=item, title=f"{name} {circle.value}", file_name="a.pdf",
                content=PDF_FILE, openness=circle, store=FileStore(tmp_path), by=world.officer, at=world.tick(),
            )  # fmt: skip
    return held


def listed(held, code, capacity, ground=None):
    return list_participant(
        meeting=held.meeting, person=held.world.persons[code], capacity=capacity, post="советник", ground=ground,
        by=held.world.officer, at=held.world.tick(),
    )  # fmt: skip


def seen(query, column):
    db.session.rollback()
    return set(db.session.scalars(query.with_only_columns(column)))


def sees(held, code):
    """Return whether the meeting is there for the person, and which of its papers."""
    actor = held.world.actor(code)
    assert seen(items_seen_by(actor), Item.public_id) == set(), "drafts are nobody's of these"
    assert not seen(select(Meeting).where(record_is_read(actor)), Meeting.id), "nor is the record"
    return seen(meetings_seen_by(actor), Meeting.public_id), seen(materials_seen_by(actor), Material.title)


NOTHING = (set(), set())
OPEN = {"first observers", "second observers", "general observers"}


@pytest.mark.clause(CIS, "5.6")
def test_an_observer_sees_a_meeting_by_the_decision_that_admits_and_no_other(held):
    a_meeting(held.world)
    assert sees(held, "observer") == NOTHING
    person = listed(held, "observer", Capacity.OBSERVER, Ground(Origin.OUTSIDE))
    assert sees(held, "observer") == NOTHING, "listed, and not yet admitted"

    by = {"by": held.world.officer, "at": held.world.tick()}
    record_admission(participant=person.public_id, ground=GRANTED, **by)
    assert sees(held, "observer") == ({held.meeting}, OPEN)
    record_admission(participant=person.public_id, ground=Ground(Origin.OUTSIDE), **by)
    assert sees(held, "observer") == NOTHING, "the latest entry stands"


@pytest.mark.clause(CIS, "5.7")
def test_an_expert_for_an_item_sees_the_open_paper_of_that_item(held):
    enter_person(held.world, "expert", office=Office.EXPERT)
    other = an_item(a_meeting(held.world), title="О другом")
    ground = Ground(Origin.PARTY, "решение 11/2", has_agreed=True)
    person = listed(held, "expert", Capacity.EXPERT, ground)
    assert sees(held, "expert") == ({held.meeting}, OPEN)

    by = {"by": held.world.officer, "at": held.world.tick()}
    for item, expected in ((held.items[1], {"second observers"}), (held.items[0], {"first observers"})):
        engaged = Ground(Origin.PARTY, "решение 11/2", has_agreed=True, item=item)
        record_admission(participant=person.public_id, ground=engaged, **by)
        assert sees(held, "expert") == ({held.meeting}, expected)
    with refused(Incomplete):
        record_admission(participant=person.public_id, ground=Ground(Origin.PARTY, item=other), **by)


@pytest.mark.parametrize("capacity", [Capacity.INVITED, Capacity.ADVISORY])
def test_whoever_is_listed_otherwise_sees_the_agenda_of_that_meeting(held, capacity):
    enter_person(held.world, "guest")
    assert sees(held, "guest") == NOTHING
    listed(held, "guest", capacity)
    assert sees(held, "guest") == ({held.meeting}, OPEN)

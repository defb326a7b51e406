"""Who sees what: one query a kind of thing, the same for pages, downloads and lists."""

import pytest
from sqlalchemy import select

from council.access.material_scopes import materials_seen_by
from council.access.rights import RIGHTS, may
from council.access.scopes import items_seen_by, meetings_seen_by
from council.actions.convening import cancel_meeting, publish_agenda
from council.actions.credentials import revoke_credential
from council.actions.materials import add_material
from council.records.agenda import Item
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Material, Openness
from council.records.meetings import Meeting
from council.records.people import Appointment, Person
from tests.actions.test_contents import PDF_FILE
from tests.world import a_meeting, a_substitute, an_item, end_by_two, enter_person


def seen(query, column):
    db.session.rollback()
    return set(db.session.scalars(query.with_only_columns(column)))


def meetings(actor):
    return seen(meetings_seen_by(actor), Meeting.public_id)


def items(actor):
    return seen(items_seen_by(actor), Item.public_id)


def test_an_unpublished_meeting_is_seen_by_the_secretariat_alone(world):
    published, hidden = a_meeting(world), a_meeting(world, published=False)

    assert meetings(world.head) == meetings(world.officer) == {published.meeting, hidden.meeting}
    for code in ("KZ", "advisory", "operator"):
        assert meetings(world.actor(code)) == {published.meeting}, code


def test_a_person_without_an_office_sees_nothing(world):
    a_meeting(world)
    enter_person(world, "newcomer")

    assert meetings(world.actor("newcomer")) == set()


def test_a_former_member_sees_nothing(world):
    a_meeting(world)
    held = db.session.scalars(
        select(Appointment).join(Person).where(Person.public_id == world.persons["KZ"])
    ).one()
    end_by_two(world, held.public_id, held.since_on)

    assert meetings(world.actor("KZ")) == set()


def test_a_substitute_sees_the_meetings_and_after_revocation_none(world):
    held = a_meeting(world)
    code, paper = a_substitute(held, "KZ")
    unconfirmed, _paper = a_substitute(held, "UZ", confirmed=False)
    assert meetings(world.actor(code)) == {held.meeting}
    assert meetings(world.actor(unconfirmed)) == set()

    revoke_credential(credential=paper, reason="отзыв", by=world.officer, at=world.tick())

    assert meetings(world.actor(code)) == set()


def test_a_substitute_keeps_the_record_of_the_meeting_attended(world):
    held, other = a_meeting(world), a_meeting(world)
    code, _paper = a_substitute(held, "KZ")
    cancel_meeting(meeting=held.meeting, reason="паводок", by=world.officer, at=world.tick())

    assert meetings(world.actor(code)) == {held.meeting}
    assert items(world.actor(code, meeting=held.meeting)) >= {held.item}
    assert other.meeting not in meetings(world.actor(code))


def test_an_item_added_after_publication_waits_for_the_next_version(world):
    held = a_meeting(world)
    later = an_item(held, title="О добавленном")
    assert items(world.officer) == {held.item, later}
    assert items(world.member("KZ")) == items(world.advisory) == {held.item}

    publish_agenda(meeting=held.meeting, by=world.officer, at=world.tick())

    assert items(world.member("KZ")) == {held.item, later}


@pytest.mark.parametrize("code", ["observer", "operator"])
def test_who_reads_the_agenda_only_reads_no_items(world, code):
    a_meeting(world)

    assert items(world.actor(code)) == set()


def test_materials_are_open_by_circles(world, tmp_path):
    held = a_meeting(world)
    for circle in Openness:
        add_material(
            meeting=held.meeting, title=circle.value, file_name="a.pdf", content=PDF_FILE, openness=circle,
            store=FileStore(tmp_path), by=world.officer, at=world.tick(),
        )  # fmt: skip

    found = {
        code: len(seen(materials_seen_by(world.actor(code)), Material.id))
        for code in ("officer", "KZ", "advisory", "operator")
    }

    assert found == {"officer": 4, "KZ": 4, "advisory": 2, "operator": 1}


def test_nobody_of_another_body_sees_or_does_anything(world):
    held = a_meeting(world)
    stranger = type(world.officer)(
        person_id=world.officer.person_id,
        name="чужой",
        body_id=world.body_id + 1,
        offices=world.officer.offices,
    )

    assert meetings(stranger) == set()
    assert items(stranger) == set()
    assert held.meeting in meetings(world.officer)


@pytest.mark.parametrize("subject", sorted(RIGHTS))
def test_advisory_participants_and_observers_do_nothing_before_the_meeting(world, subject):
    for code in ("advisory", "observer"):
        assert not may(world.actor(code), f"{subject}.done")
    assert not may(world.member("KZ"), f"{subject}.done", seat="UZ")


def test_an_act_nobody_thought_of_is_nobodys(world):
    assert not may(world.head, "treasury.emptied")

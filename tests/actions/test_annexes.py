"""What is annexed to the minutes: a long list of participants, and the documents of the items."""

import json

import pytest

from council.actions.presence import list_participant, record_arrival
from council.records.files import FileStore
from council.records.presence import Capacity
from tests.actions.closed import a_closed_meeting, drafted, last_version
from tests.actions.test_materials import add
from tests.world import a_meeting, enter_person, open_with, put_forward


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


def content_of(held, store):
    drafted(held, store)
    return json.loads(last_version(held).content)


def guests(held, number):
    world = held.world
    for place in range(number):
        person = enter_person(world, f"guest{place}")
        guest = list_participant(
            meeting=held.meeting, person=person, capacity=Capacity.INVITED, post="профессор",
            by=world.officer, at=world.tick(),
        )  # fmt: skip
        record_arrival(participant=guest.public_id, by=world.officer, at=world.tick())


@pytest.mark.parametrize(("invited", "apart"), [(9, False), (10, True)])
def test_more_than_fifteen_names_stand_apart(running, store, invited, apart):
    guests(running, invited)  # beside the members of six states
    a_closed_meeting(running)

    annexes = content_of(running, store)["annexes"]

    assert [annex["kind"] for annex in annexes] == ["participants"] * apart


def test_the_documents_of_the_items_are_listed_by_the_agenda(world, store):
    held = a_meeting(world, items=2)
    add(held, store, item=held.items[1], title="Проект плана")
    add(held, store, item=held.items[0], title="Справка")
    add(held, store, title="Схема проезда")  # for the meeting, not for an item
    open_with(held)
    put_forward(item=held.item, by=world.officer, at=world.tick())
    a_closed_meeting(held)

    titles = [annex["title"] for annex in content_of(held, store)["annexes"]]

    assert titles == ["Справка (к пункту 1 повестки дня)", "Проект плана (к пункту 2 повестки дня)"]

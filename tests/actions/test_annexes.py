"""What is annexed to the minutes: a long list of participants, and the documents of the items."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from council.actions.admissions import Ground
from council.actions.credential_reach import Reach
from council.actions.credentials import revoke_credential
from council.actions.deciding import postpone_item, take_note, withdraw_item
from council.actions.locking import find
from council.actions.presence import list_participant, record_arrival, register_delegate
from council.law.credentials import Scope
from council.papers.composing.minutes import compose_decision
from council.records.admissions import Origin
from council.records.database import db
from council.records.decisions import Decision
from council.records.files import FileStore
from council.records.materials import Openness, StoredFile
from council.records.presence import Capacity
from tests.actions.closed import a_closed_meeting, conclude, drafted, last_version
from tests.actions.test_materials import add
from tests.world import STARTS_AT, a_meeting, a_substitute, enter_person, open_with, put_forward


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
    held = a_meeting(world, items=4)
    add(held, store, item=held.items[1], title="Проект плана")
    add(held, store, item=held.items[0], title="Справка", openness=Openness.OBSERVERS)
    add(held, store, item=held.items[2], title="Снятый проект")
    add(held, store, item=held.items[3], title="Отложенный проект")
    add(held, store, title="Схема проезда")  # for the meeting, not for an item
    open_with(held)
    put_forward(item=held.item, by=world.officer, at=world.tick())
    withdraw_item(item=held.items[2], reason="не готов", by=world.officer, at=world.tick())
    postpone_item(item=held.items[3], reason="не готов", by=world.officer, at=world.tick())
    a_closed_meeting(replace(held, items=held.items[:2]))

    text = content_of(held, store)
    listed = [(annex["title"], annex["sheets"]) for annex in text["annexes"]]

    assert listed == [
        ("Справка (к пункту 1 повестки дня)", 1),
    ], "what was put aside, or noted with its draft left undecided, has nothing annexed"
    aside = text["items"][1]
    assert (aside["ending"], aside["conclusion"]) == ("taken_note", []), (
        "the draft «Одобрить.» was not adopted"
    )
    kept = set(db.session.scalars(select(StoredFile.sha256)))
    assert {annex["sha256"] for annex in text["annexes"]} <= kept, (
        "a document is told by the digest of its own file"
    )
    assert text["items"][3]["ending"] == "put_off", "until when, nobody has said"
    assert text["items"][2]["notes"][-1] == "Предложено снять вопрос с рассмотрения. Причина: не готов."
    assert text["items"][3]["notes"][-1] == "Принятие решения отложено. Причина: не готов.", (
        "a reason alone leaves the reader to guess of what"
    )


def test_a_decision_names_the_documents_it_says_are_attached(world, store):
    held = a_meeting(world, items=2)
    add(held, store, item=held.item, title="Проект плана", openness=Openness.OBSERVERS)
    open_with(held)
    put_forward(item=held.item, by=world.officer, at=world.tick())
    decided = find(db.session(), Decision, a_closed_meeting(held))
    sheet = compose_decision(db.session(), decided.item.meeting, decided, at=world.tick())
    [kept] = db.session.scalars(select(StoredFile.sha256)).all()
    assert [(one.number, one.title, one.sha256) for one in sheet.annexes] == [(1, "Проект плана", kept)]


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_the_papers_of_substitutes_are_annexed_with_their_reach_and_moments(world, store):
    """The paper is of 1 March; it was registered, confirmed and revoked on days of its own, and the minutes tell all."""
    held = a_meeting(world, items=2)
    reach = Reach(Scope.ITEMS, tuple(held.items))
    _code, paper = a_substitute(held, "KZ", reach=reach)
    world.clock.move_to(STARTS_AT)
    register_delegate(meeting=held.meeting, seat="KZ", credential=paper, by=world.officer, at=world.tick())
    open_with(held, ("TJ", "BY", "RU", "KG", "UZ"))
    revoke_credential(credential=paper, reason="прибыл министр", by=world.officer, at=world.tick())
    put_forward(item=held.item, by=world.officer, at=world.tick())
    take_note(item=held.item, by=world.officer, at=world.tick())
    conclude(held, held.items[1:])

    text = content_of(held, store)

    assert [annex["kind"] for annex in text["annexes"]] == ["credentials"]
    [told] = text["powers"]
    assert (told["reach"], told["replaces"]) == ("по пунктам 1 и 2 повестки дня", "Лицо-KZ Имя Отчество")
    assert told["paper"] == "письмо от 1 марта 2026 года № 12/34"
    moments = [told[name] for name in ("registered_at", "confirmed_at", "revoked_at")]
    assert [moment[:10] for moment in moments] == ["2026-03-02", "2026-03-02", "2026-06-04"]


@pytest.mark.clause("cis_industrial_policy", "5.6")
@pytest.mark.clause("cis_industrial_policy", "5.7")
def test_the_minutes_say_by_what_decision_a_guest_takes_part_or_that_none_is_named(running, store):
    guest = {"post": "советник", "by": running.world.officer}
    for code, capacity, ground in (
        ("one", Capacity.OBSERVER, Ground(Origin.OUTSIDE, "11/2 от 4 июня 2026 года")),
        ("two", Capacity.OBSERVER, Ground(Origin.INTERNATIONAL)),
        ("three", Capacity.EXPERT, None),
    ):
        person = enter_person(running.world, code)
        listed = list_participant(
            meeting=running.meeting, person=person, capacity=capacity, ground=ground, **guest,
            at=running.world.tick(),
        )  # fmt: skip
        record_arrival(participant=listed.public_id, by=running.world.officer, at=running.world.tick())
    a_closed_meeting(running)

    others = {group["category"]: group["persons"] for group in content_of(running, store)["others"]}

    assert [one["note"] for one in others["observers"]] == [
        "по решению Совета: 11/2 от 4 июня 2026 года",
        "решение Совета о допуске не указано",
    ]
    assert others["experts"][0]["note"] == "решение Совета о привлечении не указано"

"""The line of a protocol's steps: its sending stands there from the close on, and that of every signed correction."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from council.actions.rendering import print_decision
from council.records.database import db
from council.records.decisions import DecisionNumber
from council.records.files import FileStore
from council.records.people import Appointment, Office
from tests.actions.closed import drafted, prepare, prepared, sign
from tests.actions.test_corrections import answer, printed, propose
from tests.dispatching import ADOPTED, by_hand, send_adopted
from tests.web.test_other_bodies import BODIES, reader
from tests.world import (
    STATES,
    a_running_meeting,
    build_world,
    end,
    end_by_two,
    enter_person,
    name_by_two,
    states_but,
)

TO_ALL, TERM = "Рассылка всем членам Совета п. 5.16", "до 18 июня 2026 года"
OTHERS = states_but("KZ")


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


@pytest.fixture
def way(visit, held):
    """Return what reads the line as an officer sees it, signed in anew each day: what is done, and what lies ahead."""
    return lambda: steps_on(visit("officer"), held)


@pytest.fixture
def held(over):
    return over[0]


def steps_on(page, held):
    html = page.get(f"/meetings/{held.meeting}/minutes").get_data(as_text=True)
    line = re.search(r'<ol class="timeline timeline-tall".*?</ol>', html, re.DOTALL)[0]
    steps = re.findall(r'<li class="timeline-(\w+)"[^>]*>(.*?)</li>', line, re.DOTALL)
    said = [(mark, words(step)) for mark, step in steps]
    return [step for mark, step in said if mark == "done"], [step for mark, step in said if mark != "done"]


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def next_day(held):
    held.world.clock.now += timedelta(days=1)
    return held.world.clock.now.date()


def corrected(held, store, heard):
    correction = propose(held, heard)
    answer(held, correction, printed(held, correction, store))


def print_sheets(held, store):
    for numbered in db.session.scalars(select(DecisionNumber)).all():
        print_decision(decision=numbered.decision.public_id, store=store, at=held.world.tick())


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_the_day_to_send_the_protocol_is_ahead_from_the_close_until_it_is_sent(held, way, store):
    told = f"{TERM} {TO_ALL}"
    assert told in way()[1], "nothing is drafted yet, and the term runs"
    sha256 = drafted(held, store)
    assert told in way()[1]
    sign(held, prepare(held, sha256))
    done, ahead = way()
    assert ahead[0] == told, "of what is left it comes next"
    assert not any("Разослан" in step for step in done)
    print_sheets(held, store)
    on = next_day(held)
    by_hand(held, *OTHERS, on=on, kind=ADOPTED)
    assert told in way()[1], "one state of all has not got it"
    by_hand(held, "KZ", on=next_day(held), kind=ADOPTED, key="last")
    done, ahead = way()
    assert done[-1] == "6 июня 2026 года Разослан всем членам Совета п. 5.16"
    assert ahead == ["Утверждение на следующем заседании"]


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_each_correction_is_sent_to_all_as_a_step_of_its_own(held, way, store):
    world = held.world
    sign(held, prepared(held, store))
    print_sheets(held, store)
    send_adopted(held)
    assert not any("исправления" in step for step in way()[1])
    next_day(held)
    corrected(held, store, "Слушали Петрова.")
    waits = "Рассылка исправления 1"
    done, ahead = way()
    assert (done[-1], ahead[0]) == ("5 июня 2026 года Исправление 1 Опечатка", waits)
    leaving = world.member("AM").person_id
    office = db.session.query(Appointment).filter_by(person_id=leaving).one().public_id
    end_by_two(world, office, until_on=world.clock.now.date())
    by_hand(held, *states_but("KZ", "AM"), on=next_day(held), kind=ADOPTED, key="others")
    assert way()[1][0] == waits, "one member of all has not got it"
    by_hand(held, "KZ", on=next_day(held), kind=ADOPTED, key="last")
    first = "7 июня 2026 года Исправление 1 разослано всем членам Совета"
    assert (way()[0][-1], waits in way()[1]) == (first, False)

    next_day(held)
    corrected(held, store, "Слушали Сидорова.")
    named = {"post": "министр", "organisation": "министерство", "since_on": next_day(held)}
    name_by_two(world, person=enter_person(world, "new"), office=Office.MEMBER, seat="AM", **named)
    by_hand(held, *states_but("AM"), on=next_day(held), kind=ADOPTED, key="second")
    done, ahead = way()
    assert done[-2:] == [first, "8 июня 2026 года Исправление 2 Опечатка"], (
        "who became a member after it was replaced is not owed the first"
    )
    assert ahead[0] == "Рассылка исправления 2", "the new member is owed the second"
    by_hand(held, "AM", on=next_day(held), kind=ADOPTED, key="new")
    done, ahead = way()
    assert done[-1] == "11 июня 2026 года Исправление 2 разослано всем членам Совета"
    assert not any("исправления" in step for step in ahead)


def test_a_correction_signed_before_the_first_sending_stands_before_it(held, way, store):
    sign(held, prepared(held, store))
    print_sheets(held, store)
    corrected(held, store, "Слушали Петрова.")
    assert way()[1][:2] == [f"{TERM} {TO_ALL}", "Рассылка исправления 1"]
    next_day(held)
    send_adopted(held)
    assert [step for step in way()[0] if "справление" in step or "Разослан" in step] == [
        "4 июня 2026 года Исправление 1 Опечатка",
        "5 июня 2026 года Разослан всем членам Совета п. 5.16",
        "5 июня 2026 года Исправление 1 разослано всем членам Совета",
    ]


def test_where_no_term_is_set_the_sending_is_ahead_without_a_day(app, records, store):
    held = a_running_meeting(build_world(charter=str(BODIES / "union.toml")), present=STATES)
    end(held)
    page = reader(app, held.world, "officer")
    ahead = steps_on(page, held)[1]
    assert "Рассылка всем членам Совета" in ahead
    sign(held, prepared(held, store))
    print_sheets(held, store)
    assert "Рассылка всем членам Совета" in steps_on(page, held)[1]
    send_adopted(held)
    done, ahead = steps_on(page, held)
    assert done[-1] == "4 июня 2026 года Разослан всем членам Совета"
    assert "Рассылка всем членам Совета" not in ahead

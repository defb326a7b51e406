"""The desk and the lists ask the database no more when there is more to show."""

import pytest

from council.actions.sittings import put_forward
from council.law.ballot import Position
from council.records.people import Office
from tests.web.test_query_counts_voting import counted
from tests.world import SIX, a_meeting, a_running_meeting, a_substitute, cast, close, enter_person, vote_on

MOST = 15
MOST_ON_THE_DESK = {"officer": 19}  # it looks into every book of the body, and tells how ready the meeting is
MOST_OF_A_STATE = 24


def asked(app, visit, code, address):
    page = visit(code)
    page.get(address)
    with counted(app) as statements:
        assert page.get(address).status_code == 200
    most = MOST_ON_THE_DESK.get(code, MOST_OF_A_STATE) if address == "/" else MOST
    assert len(statements) <= most, f"{code}: {len(statements)}\n\n" + "\n\n".join(statements)
    return len(statements)


def make_work(world, number):
    for _ in range(number):
        held = a_meeting(world, items=3)
        a_substitute(held, "KZ", confirmed=False)
        a_meeting(world, published=False)


@pytest.mark.parametrize("code", ["officer", "KZ", "observer", "operator"])
def test_a_full_desk_asks_as_often_as_a_lighter_one(app, world, visit, code):
    make_work(world, 1)
    few = asked(app, visit, code, "/")
    make_work(world, 4)

    assert asked(app, visit, code, "/") == few


def refuse(held, item):
    voting = vote_on(held, item)
    cast(voting, Position.ABSTAINED, *SIX)
    close(voting)


def test_decisions_a_member_may_dissent_from_are_read_at_once(app, world, visit):
    held = a_running_meeting(world, items=4)
    refuse(held, held.item)
    few = asked(app, visit, "AM", "/")
    for item in held.items[1:]:
        put_forward(item=item, by=world.officer, at=world.tick())
        refuse(held, item)

    assert asked(app, visit, "AM", "/") == few


@pytest.mark.parametrize("address", ["/people", "/seats", "/chairmanships"])
def test_a_long_list_asks_as_often_as_a_short_one(app, world, visit, address):
    few = asked(app, visit, "officer", address)
    for number in range(5):
        enter_person(world, f"adviser-{number}", office=Office.ADVISORY)

    assert asked(app, visit, "officer", address) == few


def test_the_desk_of_credentials_asks_as_often_for_many_papers(app, world, visit):
    held = a_meeting(world)
    few = asked(app, visit, "officer", f"/meetings/{held.meeting}/credentials")
    for state in ("AM", "BY", "KZ", "KG", "MD", "RU"):
        a_substitute(held, state)

    assert asked(app, visit, "officer", f"/meetings/{held.meeting}/credentials") == few

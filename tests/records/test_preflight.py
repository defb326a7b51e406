"""The facts by which a meeting could be contested, as they are read from the records."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from council.actions.affected import lift_flag
from council.actions.convening import move_meeting
from council.actions.credential_reach import Reach
from council.actions.credentials import refuse_credential, revoke_credential
from council.actions.disinterest import declare_disinterest, withdraw_disinterest
from council.actions.drafts import write_draft
from council.law.credentials import Scope
from council.law.preflight_facts import Powers
from council.records.agenda import Item
from council.records.database import db
from council.records.floor import floor_of
from council.records.meetings import Meeting
from council.records.preflight import preflight_of
from council.records.preflight_grounds import chair_at, grounds_of
from tests.world import ENDS_AT, SIX, STARTS_AT, STATES, a_meeting, a_running_meeting, a_substitute, an_item


def facts_of(held, **asked):
    session = db.session()
    session.rollback()
    meeting = session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    floor = floor_of(session, meeting, held.world.clock.now)
    return preflight_of(session, floor, chair=chair_at(session, floor), **asked)


def powers_for(held, seat):
    return sorted(one.powers for one in facts_of(held).representatives if one.seat == seat)


def test_members_and_the_papers_of_substitutes_stand_side_by_side(world):
    held = a_meeting(world)
    for state, act in (("KZ", None), ("KG", refuse_credential), ("MD", revoke_credential), ("RU", None)):
        _code, paper = a_substitute(held, state, confirmed=state in {"MD", "RU"})
        if act is not None:
            act(credential=paper, reason="Ошибка", by=world.officer, at=world.tick())

    assert powers_for(held, "KZ") == [Powers.OFFICE, Powers.WAITING]
    assert powers_for(held, "KG") == [Powers.LOST, Powers.OFFICE]
    assert powers_for(held, "MD") == [Powers.LOST, Powers.OFFICE]
    assert powers_for(held, "RU") == [Powers.OFFICE, Powers.PAPER]
    assert powers_for(held, "UZ") == [Powers.OFFICE]
    assert facts_of(held).seats == STATES


def test_the_states_an_item_concerns_are_those_whose_mark_still_stands(world):
    held = a_meeting(world, affected=("KZ", "UZ"))
    lift_flag(item=held.item, seat="KZ", reason="Ошибка", by=world.officer, at=world.tick())
    for state in ("RU", "AM"):
        declare_disinterest(item=held.item, seat=state, by=world.member(state), at=world.tick())
    withdraw_disinterest(item=held.item, seat="AM", by=world.member("AM"), at=world.tick())

    [item] = facts_of(held).items

    assert (item.affected, item.disinterested) == ({"UZ"}, {"RU"})
    assert item.has_functions


@pytest.mark.both_databases
def test_a_text_is_dated_by_its_last_version_on_the_clock_of_the_venue(world):
    held = a_meeting(world)
    # Half past eight in the evening in London is past midnight in Dushanbe.
    world.clock.move_to(world.clock.now.replace(day=20, hour=20, minute=30))
    write_draft(item=held.item, points=("Иначе.",), by=world.officer, at=world.tick())

    assert facts_of(held).items[0].written_on == date(2026, 3, 21)


def test_only_the_items_asked_for_are_looked_at(world):
    held = a_meeting(world)
    second = an_item(held, title="Второй")
    key = db.session().scalars(select(Item.id).where(Item.public_id == second)).one()

    assert [item.number for item in facts_of(held).items] == ["1", "2"]
    assert [item.number for item in facts_of(held, only=frozenset({key})).items] == ["2"]


@pytest.mark.parametrize(("days", "moved"), [(0, False), (7, True)])
def test_a_move_to_another_hour_of_the_same_day_leaves_the_papers_good(world, days, moved):
    held = a_meeting(world)
    later = timedelta(days=days, hours=1)
    move_meeting(
        meeting=held.meeting, starts_at=STARTS_AT + later, ends_at=ENDS_AT + later, zone="Asia/Dushanbe",
        city="Душанбе", venue="", reason="Паводок", by=world.officer, at=world.tick(),
    )  # fmt: skip

    assert (facts_of(held).moved_on is not None) is moved


def test_a_running_meeting_is_told_by_who_is_in_the_room(world):
    facts = facts_of(a_running_meeting(world))

    assert facts.is_open
    assert facts.agenda_adopted
    assert facts.taking_part == set(SIX)
    assert (facts.chair.seat, facts.chair.presiding) == ("TJ", "TJ")


def test_the_grounds_of_a_meeting_are_told_with_their_clauses(world):
    held = a_meeting(world)
    facts, session = facts_of(held), db.session()
    meeting = session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    floor = floor_of(session, meeting, world.clock.now)

    found = {ruling.finding: ruling.clause for ruling in grounds_of(session, floor, facts.chair)}

    assert found == {
        "venue_not_proposed": "5.4",
        "no_rules_of_procedure": "5.10",
        "secretariat_head_unknown": "5.13",
    }


def test_powers_for_items_are_read_with_the_numbers_of_the_items(world):
    held = a_running_meeting(world, items=2)
    a_substitute(held, "AM", reach=Reach(Scope.ITEMS, items=(held.items[1],)))
    facts = facts_of(held)
    [paper] = [one for one in facts.representatives if one.powers is Powers.PAPER]
    assert (paper.seat, paper.items) == ("AM", {"2"})
    assert facts.acting["KZ"] in {one.person for one in facts.representatives if one.seat == "KZ"}

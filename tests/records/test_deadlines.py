"""Everything that has a day, gathered for a body as it stands."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, select

from council.actions.bodies import name_authorised_body
from council.actions.notice import consent_to_late_materials
from council.actions.parties import enter_treaty_act
from council.law.deadlines import DeadlineKind, Standing
from council.law.parties import TreatyStep
from council.records.bodies import Body
from council.records.database import db
from council.records.deadlines import deadlines_of
from council.records.files import FileStore
from council.records.meetings import Meeting
from tests.dispatching import send_adopted
from tests.world import (
    ENDS_AT,
    STARTS_AT,
    a_carried_petition,
    a_meeting,
    a_petition,
    a_running_meeting,
    end,
    signed,
)

KIND = DeadlineKind


def gathered(at):
    session = db.session()
    session.rollback()
    body = session.scalars(select(Body)).one()
    return deadlines_of(session, body, session.scalars(select(Meeting)).all(), at=at)


def told(at, kind):
    return [one for one in gathered(at) if one.kind is kind]


def test_a_body_that_begins_has_its_year_before_it(world):
    at = world.clock.now
    kinds = {(one.kind, one.what): one.standing_on(at.date()) for one in gathered(at)}
    assert kinds[KIND.YEARLY_MEETING, "2026"] is Standing.DUE
    assert kinds[KIND.PLAN, "2026"] is Standing.OVERDUE
    assert kinds[KIND.PLAN, "2027"] is Standing.DUE
    assert kinds[KIND.INFORMATION, "2026"] is Standing.DUE
    assert kinds[KIND.CHAIR, "TJ"] is Standing.DUE


@pytest.mark.parametrize(
    ("moment", "number", "standing"),
    [
        (datetime(2026, 12, 31, 20, 59, tzinfo=UTC), 1, Standing.DUE),
        (datetime(2026, 12, 31, 21, 0, tzinfo=UTC), 2, Standing.OVERDUE),
    ],
)
def test_the_year_ends_by_the_clock_of_the_body(world, moment, number, standing):
    """Minsk is three hours ahead of Greenwich."""
    found = told(moment, KIND.YEARLY_MEETING)
    assert len(found) == number
    today = (moment + timedelta(hours=3)).date()
    assert found[0].standing_on(today) is standing


def test_late_materials_are_overdue_until_the_meeting_consents(world):
    held = a_running_meeting(world)
    [before] = told(world.clock.now, KIND.MATERIALS)
    assert (before.ruling.finding, before.standing_on(STARTS_AT.date())) == (
        "materials_overdue",
        Standing.OVERDUE,
    )
    consent_to_late_materials(meeting=held.meeting, note="К пункту 1", by=world.officer, at=world.tick())
    [after] = told(world.clock.now, KIND.MATERIALS)
    assert (after.ruling.finding, after.standing_on(STARTS_AT.date())) == (
        "late_materials_accepted",
        Standing.DONE,
    )


def test_a_meeting_counts_for_its_year_when_it_is_over(world):
    held = a_running_meeting(world)
    [running] = told(world.clock.now, KIND.YEARLY_MEETING)
    assert (running.is_done, running.ruling.finding) == (False, "meeting_of_the_year_ahead")
    end(held)
    [over] = told(world.clock.now, KIND.YEARLY_MEETING)
    assert over.is_done


def test_what_was_adopted_is_to_be_sent_out(world, tmp_path):
    held = a_running_meeting(world)
    assert told(world.clock.now, KIND.CIRCULATION) == []
    signed(held, FileStore(tmp_path))
    [due] = told(world.clock.now, KIND.CIRCULATION)
    assert due.due_on == ENDS_AT.date() + timedelta(days=14)
    send_adopted(held)
    [done] = told(world.clock.now, KIND.CIRCULATION)
    assert (done.is_done, done.ruling.finding) == (True, "adopted_sent_in_time")
    assert told(world.clock.now, KIND.NEXT_MEETING)[0].due_on == STARTS_AT.date().replace(year=2027)


def test_an_open_petition_has_its_last_day_and_a_carried_one_none(world):
    petition = a_petition(world, subject="О другом")
    a_carried_petition(world)
    [open_one] = told(world.clock.now, KIND.PETITION)
    assert open_one.key == petition
    assert open_one.ruling.figures["supporters"] == 1
    assert told(world.clock.now + timedelta(days=61), KIND.PETITION) == []


@pytest.mark.both_databases
def test_they_stand_by_date_and_cost_the_same_for_many(world):
    def asked():
        statements = []
        listener = lambda *given: statements.append(given[2])  # noqa: E731
        event.listen(db.engine, "before_cursor_execute", listener)
        days = [one.due_on for one in gathered(world.clock.now)]
        event.remove(db.engine, "before_cursor_execute", listener)
        assert days == sorted(days)
        return len(statements)

    a_meeting(world)
    a_petition(world, supporters=("AM",))
    few = asked()
    for number in range(4):
        a_meeting(world)
        a_petition(world, subject=f"О {number}", supporters=("AM", "BY"))
    assert asked() == few


def test_a_withdrawal_and_a_change_of_authority_have_their_days(world):
    enter_treaty_act(
        step=TreatyStep.WITHDRAWAL_NOTIFIED, state="MD", acted_on=date(2026, 3, 1), document="нота",
        by=world.officer, at=world.tick(),
    )  # fmt: skip
    [leaving] = told(world.clock.now, KIND.WITHDRAWAL)
    assert (leaving.state, leaving.due_on, leaving.clause) == ("MD", date(2026, 9, 1), "art.12")
    name_authorised_body(
        state="KZ", title_ru="Новое министерство", since_on=date(2026, 3, 2), decided_on=date(2026, 1, 31),
        by=world.officer, at=world.tick(),
    )  # fmt: skip
    [telling] = told(world.clock.now, KIND.AUTHORITY)
    assert (telling.state, telling.due_on, telling.clause) == ("KZ", date(2026, 2, 28), "art.4")
    assert telling.standing_on(world.clock.now.date()) is Standing.OVERDUE

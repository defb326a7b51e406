"""The state of the clauses as it follows from the records, in a constant number of queries."""

import pytest
from sqlalchemy import event

from council.actions.admissions import Ground
from council.actions.agenda import add_item
from council.actions.presence import list_participant
from council.charters.clauses import clause_words
from council.law.ballot import Position
from council.law.compliance import Condition, states_of_clauses
from council.records.admissions import Origin
from council.records.bodies import Body
from council.records.compliance import compliance_signs
from council.records.database import db
from council.records.files import FileStore
from council.records.meetings import Meeting
from council.records.presence import Capacity
from tests.world import BODY, a_meeting, a_running_meeting, cast, close, end, signed, vote_on

pytestmark = pytest.mark.both_databases


def states(world):
    session = db.session()
    body = session.get_one(Body, world.body_id)
    meetings = session.query(Meeting).all()
    at = world.tick()
    signs = compliance_signs(session, body, meetings, at=at)
    return states_of_clauses(clause_words(BODY), signs, today=at.date())


def conditions(world, *clauses):
    found = states(world)
    return [found[clause].condition for clause in clauses]


def a_closed_meeting(world, **options):
    held = a_running_meeting(world, **options)
    voting = vote_on(held)
    cast(voting, Position.FOR, "TJ", "BY", "RU", "UZ")
    close(voting)
    return held


def test_before_the_first_meeting_nothing_is_said_of_decisions(world):
    found = states(world)
    assert found["5.3"].condition is Condition.NOT_APPLICABLE
    assert found["5.9"].condition is Condition.NOT_APPLICABLE
    assert found["4.1"].condition is Condition.SATISFIED
    assert found["4.3"].condition is Condition.DUE  # the next chair is not decided yet
    assert found["1.1"].rulings[0].figures["parties"] == 9


def test_a_closed_meeting_awaits_its_signature_and_then_is_signed(world, tmp_path):
    held = a_closed_meeting(world)
    end(held)
    assert conditions(world, "5.3", "5.8", "5.9") == [
        Condition.SATISFIED, Condition.SATISFIED, Condition.DUE,
    ]  # fmt: skip


def test_a_signed_meeting_keeps_the_clause_of_the_signature(world, tmp_path):
    held = a_closed_meeting(world)
    signed(held, FileStore(tmp_path / "files"))
    found = states(world)
    assert found["5.9"].condition is Condition.SATISFIED
    assert found["5.16"].condition is Condition.DUE
    assert found["5.16"].on is not None


@pytest.mark.parametrize(
    ("ground", "condition"),
    [
        (None, Condition.BREACHED),
        (Ground(Origin.OUTSIDE, "решение 11/2"), Condition.SATISFIED),
    ],
)
def test_an_observer_without_a_decision_breaks_the_clause(world, ground, condition):
    held = a_running_meeting(world)
    list_participant(
        meeting=held.meeting, person=world.persons["observer"], capacity=Capacity.OBSERVER, post="советник",
        ground=ground, by=world.officer, at=world.tick(),
    )  # fmt: skip
    end(held)
    assert conditions(world, "5.6", "5.7") == [condition, Condition.NOT_APPLICABLE]


def test_an_item_without_a_function_breaks_the_lead_of_section_two(world):
    held = a_running_meeting(world)
    added = add_item(meeting=held.meeting, title="О другом", by=world.chair, at=world.tick())
    held.items.append(added.public_id)
    end(held)
    found = states(world)
    assert found["2"].condition is Condition.BREACHED
    assert found["2"].rulings[0].figures == {"items": 2, "outside": 1}


def test_ten_meetings_take_as_many_queries_as_one(world):
    def counted():
        statements = []
        engine = db.engine
        listener = lambda *given: statements.append(given[2])  # noqa: E731
        event.listen(engine, "before_cursor_execute", listener)
        try:
            db.session.expire_all()
            states(world)
        finally:
            event.remove(engine, "before_cursor_execute", listener)
        return len(statements)

    end(a_closed_meeting(world))
    first = counted()
    for _ in range(3):
        a_meeting(world, items=3)
    end(a_closed_meeting(world, present=("TJ", "BY", "KZ", "KG", "RU", "UZ", "AM")))
    assert counted() <= first + 2
    assert first <= 30

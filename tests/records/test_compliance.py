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
from council.records.bodies import Body, Seat
from council.records.compliance import compliance_signs
from council.records.database import db
from council.records.files import FileStore
from council.records.meetings import Meeting
from council.records.petitions import Petition, PetitionAnswer
from council.records.presence import Capacity
from council.records.treaty import TreatyProtocol
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
    assert conditions(world, "5.6") == [condition]  # while the meeting runs, too
    end(held)
    assert conditions(world, "5.6", "5.7") == [condition, Condition.NOT_APPLICABLE]


def test_an_item_without_a_function_breaks_the_lead_of_section_two(world):
    held = a_running_meeting(world)
    added = add_item(meeting=held.meeting, title="О другом", by=world.chair, at=world.tick())
    held.items.append(added.public_id)
    end(held)
    found = states(world)
    assert found["2"].condition is Condition.BREACHED
    assert found["2"].rulings[0].figures == {
        "items": 2, "outside": 1, "of_meeting": ("regular", "1"),
    }  # fmt: skip


def test_the_place_of_a_meeting_that_has_begun_is_judged_and_that_of_the_next_is_due(world):
    assert conditions(world, "5.4") == [Condition.NOT_APPLICABLE]
    a_meeting(world)
    assert conditions(world, "5.4") == [Condition.DUE]
    a_running_meeting(world)
    found = states(world)["5.4"]
    assert found.condition is Condition.BREACHED
    assert [(one.finding, one.figures["of_meeting"][1]) for one in found.rulings] == [
        ("venue_never_proposed", "2"), ("venue_not_proposed", "1"),
    ]  # fmt: skip


def test_who_presides_keeps_the_clause_of_the_chair(world):
    held = a_running_meeting(world)
    assert [one.finding for one in states(world)["5.15"].rulings] == ["meeting_is_presided"]
    end(held)
    assert [one.finding for one in states(world)["5.15"].rulings] == ["meeting_was_presided"]


def test_a_pending_protocol_and_a_carried_petition_are_awaited(world):
    session, at = db.session(), world.tick()
    by, seats = world.officer.person_id, session.query(Seat).order_by(Seat.id).all()
    body = session.get_one(Body, world.body_id)
    session.add(TreatyProtocol(
        body_id=body.id, title_ru="Протокол", done_on=at.date(), entered_at=at, entered_by_id=by,
    ))  # fmt: skip
    petition = Petition(
        body_id=body.id, seat=seats[0], subject="Пошлины", agenda=[], filed_on=at.date(), lapses_on=at.date(),
        filed_at=at, filed_by_id=by,
        answers=[
            PetitionAnswer(sequence=number, seat=seat, supports=True, given_at=at, given_by_id=by)
            for number, seat in enumerate(seats[:5], 1)
        ],
    )  # fmt: skip
    session.add(petition)
    session.flush()
    petition.carried_at, petition.ruling = at, {}
    session.commit()
    found = states(world)
    assert (found["art.8"].condition, found["5.2"].condition) == (Condition.DUE, Condition.DUE)
    assert found["art.8"].rulings[0].figures["received"] == 0
    assert found["5.2"].rulings[0].figures == {"members": 9, "supporters": 5}


@pytest.mark.both_databases
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

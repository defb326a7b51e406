"""A meeting runs by its steps: the chair taken, opened with a quorum or for consultation, closed with all in order."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.actions.agenda import add_item, adopt_agenda
from council.actions.deciding import postpone_item, take_note, withdraw_item
from council.actions.drafts import write_draft
from council.actions.presence import record_departure
from council.actions.refusals import Forbidden, NotFound, NotInOrder
from council.actions.sittings import close_meeting, open_meeting, put_forward, take_the_chair
from council.law.ballot import Position
from council.records.database import db
from council.records.decisions import DecisionManner, DecisionOutcome
from council.records.meetings import Meeting
from council.records.presence import Presiding, PresidingBasis
from tests.ledger import assert_books_balance, refused, registered
from tests.world import ENDS_AT, SIX, STARTS_AT, a_meeting, cast, close, open_with, register, vote_on

FIVE = ("TJ", "BY", "KZ", "KG", "RU")


def stored(held):
    return db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()


def chair(held, state, **options):
    world = held.world
    return take_the_chair(
        meeting=held.meeting,
        participant=held.participants[state],
        by=world.officer,
        at=world.tick(),
        **options,
    )


def opened(held, **options):
    return open_meeting(meeting=held.meeting, by=held.world.officer, at=held.world.tick(), **options)


def adopted(held):
    return adopt_agenda(meeting=held.meeting, by=held.world.officer, at=held.world.tick())


def closed(held, **options):
    return close_meeting(meeting=held.meeting, by=held.world.officer, at=held.world.tick(), **options)


def leave(held, state):
    record_departure(participant=held.participants[state], by=held.world.officer, at=held.world.tick())


# Who presides


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_the_representative_of_the_chairing_state_presides(world):
    held = a_meeting(world)
    register(held, *SIX)
    with refused(NotInOrder, "another_presides", clause="4.3"):
        chair(held, "RU")
    with registered("chair.taken", clause="4.3"):
        entry = chair(held, "TJ")
    assert (entry.basis, entry.ruling["finding"]) == (PresidingBasis.CHAIR, "presides_as_chair")


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_without_the_chair_a_co_chair_and_without_both_the_elected_one_presides(world):
    held = a_meeting(world)
    register(held, "BY", "KZ")
    with refused(NotInOrder, "presiding_not_elected", clause="4.3"):
        chair(held, "KZ")
    assert chair(held, "KZ", elected=True).basis is PresidingBasis.ELECTED
    register(held, "TM")
    with refused(NotInOrder, "another_presides"):
        chair(held, "KZ", elected=True)
    assert chair(held, "TM").basis is PresidingBasis.CO_CHAIR
    assert [entry.sequence for entry in db.session.scalars(select(Presiding).order_by(Presiding.id))] == [
        1,
        2,
    ]


def test_the_chair_is_taken_in_person_or_recorded_by_the_secretariat(world):
    held = a_meeting(world)
    register(held, "TJ", "KZ")
    place = {"meeting": held.meeting, "participant": held.participants["TJ"]}
    with refused(Forbidden):
        take_the_chair(**place, by=world.member("KZ"), at=world.tick())
    with registered("chair.taken") as entered:
        take_the_chair(**place, by=world.chair, at=world.tick())
    assert entered.only.seat == "TJ"


def test_nobody_presides_from_outside_the_room_or_from_another_meeting(world):
    held, other = a_meeting(world), a_meeting(world)
    register(held, "TJ")
    leave(held, "TJ")
    with refused(NotInOrder, "presiding_without_seat", clause="4.3"):
        chair(held, "TJ")
    with refused(NotFound):
        take_the_chair(
            meeting=other.meeting, participant=held.participants["TJ"], by=world.officer, at=world.tick()
        )


# The opening


@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.parametrize(("present", "quorum"), [(5, False), (6, True), (7, True)])
def test_a_meeting_opens_with_two_thirds_of_the_members(world, present, quorum):
    held = a_meeting(world)
    register(held, *(*SIX, "AM")[:present])
    chair(held, "TJ")
    if quorum:
        with registered("meeting.opened", clause="5.3") as entered:
            opened(held)
        assert entered.only.capacity == "on_instruction"
        assert f'"present":{present}' in entered.only.content
    else:
        with refused(NotInOrder, "no_quorum", clause="5.3"):
            opened(held)
        assert stored(held).opened_at is None


@pytest.mark.clause("cis_industrial_policy", "2.1")
def test_without_a_quorum_it_opens_for_consultation_and_decides_nothing_until_there_is_one(world):
    held = a_meeting(world)
    register(held, *FIVE)
    chair(held, "TJ")
    with registered("meeting.opened"):
        opened(held, for_consultation=True)
    assert stored(held).opened_for_consultation is True
    adopted(held)
    put_forward(item=held.item, by=world.officer, at=world.tick())
    with refused(NotInOrder, "no_quorum", clause="5.3"):
        vote_on(held)
    register(held, "UZ")
    voting = vote_on(held)
    cast(voting, Position.FOR, *FIVE)
    assert close(voting).outcome is DecisionOutcome.ADOPTED


@pytest.mark.clause("cis_industrial_policy", "5.15")
def test_nobody_opens_a_meeting_that_nobody_presides_over(world):
    held = a_meeting(world)
    register(held, *SIX)
    with refused(NotInOrder, "nobody_presides", clause="5.15"):
        opened(held)


def test_a_meeting_is_opened_once_and_by_who_directs_it(world):
    held = a_meeting(world)
    register(held, *SIX)
    chair(held, "TJ")
    with refused(Forbidden):
        open_meeting(meeting=held.meeting, by=world.member("KZ"), at=world.tick())
    with registered("meeting.opened") as entered:
        open_meeting(meeting=held.meeting, by=world.chair, at=world.tick())
    assert entered.only.capacity == "presiding"
    with refused(NotInOrder, "meeting_already_open"):
        opened(held)


@pytest.mark.parametrize("for_consultation", [False, True])
def test_a_meeting_is_opened_on_its_day_by_the_clock_of_the_venue(world, for_consultation):
    held = a_meeting(world)
    opening = {"meeting": held.meeting, "for_consultation": for_consultation, "by": world.officer}
    with refused(NotInOrder, "meeting_on_another_day"):
        open_meeting(**opening, at=STARTS_AT - timedelta(hours=11))
    register(held, *SIX)
    chair(held, "TJ")
    with refused(NotInOrder, "meeting_on_another_day"):
        open_meeting(**opening, at=ENDS_AT + timedelta(hours=7))

    with registered("meeting.opened"):
        open_meeting(**opening, at=ENDS_AT + timedelta(hours=5))


# The agenda and its items


@pytest.mark.clause("cis_industrial_policy", "5.10")
def test_the_agenda_is_adopted_before_the_first_item_is_put_forward(world):
    held = a_meeting(world)
    register(held, *SIX)
    chair(held, "TJ")
    with refused(NotInOrder, "meeting_not_open", clause="5.10"):
        adopted(held)
    opened(held)
    with refused(NotInOrder, "agenda_not_adopted"):
        put_forward(item=held.item, by=world.officer, at=world.tick())
    with registered("agenda.adopted", clause="5.10"):
        adopted(held)
    with refused(NotInOrder, "agenda_already_adopted"):
        adopted(held)
    with registered("item.put_forward"):
        put_forward(item=held.item, by=world.officer, at=world.tick())
    with refused(NotInOrder, "item_already_put_forward"):
        put_forward(item=held.item, by=world.officer, at=world.tick())


def test_the_meeting_adds_an_item_and_its_agenda_has_a_new_version(running):
    world = running.world
    versions = len(stored(running).agenda_versions)
    with registered("item.added") as entered:
        item = add_item(
            meeting=running.meeting, title="О новом", points=("Одобрить.",), by=world.chair, at=world.tick()
        )
    assert entered.only.capacity == "presiding"
    assert item.added_in_meeting is True
    db.session.expire_all()
    assert len(stored(running).agenda_versions) == versions + 1


def test_a_text_amended_in_the_room_is_a_version_so_marked_and_never_under_an_open_vote(running):
    world = running.world
    with registered("draft.written"):
        draft = write_draft(
            item=running.item, points=["Одобрить с поправкой."], by=world.chair, at=world.tick()
        )
    assert (draft.number, draft.amended_in_meeting) == (2, True)
    with registered():
        write_draft(item=running.item, points=["Одобрить с поправкой."], by=world.chair, at=world.tick())
    vote_on(running)
    with refused(NotInOrder, "another_vote_open"):
        write_draft(item=running.item, points=["Иначе."], by=world.officer, at=world.tick())


@pytest.mark.parametrize(
    ("act", "manner", "outcome"),
    [
        (take_note, DecisionManner.TAKE_NOTE, "noted"),
        (withdraw_item, DecisionManner.WITHDRAWAL, "withdrawn"),
        (postpone_item, DecisionManner.POSTPONEMENT, "postponed"),
    ],
)
def test_an_item_ends_without_a_vote_too(running, act, manner, outcome):
    world = running.world
    with refused(Forbidden):
        act(item=running.item, by=world.member("KZ"), at=world.tick())
    with registered(f"item.{outcome}"):
        decision = act(item=running.item, by=world.officer, at=world.tick())
    assert (decision.manner, decision.outcome.value, decision.counts) == (manner, outcome, None)
    with refused(NotInOrder, "item_has_outcome"):
        act(item=running.item, by=world.officer, at=world.tick())
    with refused(NotInOrder, "item_has_outcome"):
        vote_on(running)


# The close


@pytest.mark.clause("cis_industrial_policy", "5.15")
def test_a_meeting_closes_only_over_ended_items_and_names_those_that_are_not(running):
    world = running.world
    voting = vote_on(running)
    with refused(NotInOrder, "votes_still_open", clause="5.15"):
        closed(running)
    cast(voting, Position.FOR, "TJ", "BY", "KZ", "KG")
    close(voting)
    with refused(NotInOrder, "items_without_outcome", clause="5.15"):
        closed(running)
    withdraw_item(item=running.items[1], reason="не готов", by=world.officer, at=world.tick())
    with refused(Forbidden):
        close_meeting(meeting=running.meeting, by=world.member("KZ"), at=world.tick())
    with registered("meeting.closed"):
        closed(running, next_meeting_note="Следующее заседание – в Минске.")
    assert stored(running).next_meeting_note.startswith("Следующее")
    with refused(NotInOrder, "meeting_not_open"):
        closed(running)
    with refused(NotInOrder, "item_outside_meeting"):
        vote_on(running)
    assert_books_balance()


def test_a_meeting_may_close_over_an_item_on_which_no_decision_could_be_taken(world):
    held = a_meeting(world)
    open_with(held)
    put_forward(item=held.item, by=world.officer, at=world.tick())
    voting = vote_on(held)
    leave(held, "UZ")
    assert close(voting).outcome is DecisionOutcome.NO_DECISION
    closed(held)

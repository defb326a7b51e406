"""Who is in the room is a line of entries; who acts for a state is its member or one confirmed substitute."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.actions.credentials import confirm_credential, refuse_credential, revoke_credential
from council.actions.presence import (
    correct_passage,
    list_participant,
    record_arrival,
    record_departure,
    register_delegate,
)
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.actions.sittings import put_forward
from council.actions.voting import cast_ballot
from council.law.ballot import Position
from council.records.database import db
from council.records.floor import floor_of
from council.records.meetings import Meeting
from council.records.presence import Capacity, Passage
from tests.ledger import assert_books_balance, refused, registered
from tests.world import (
    STARTS_AT,
    a_meeting,
    a_substitute,
    cast,
    close,
    open_with,
    register,
    vote_on,
)

FOR = Position.FOR


def floor(held):
    db.session.rollback()
    meeting = db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    return floor_of(db.session(), meeting, held.world.clock.now)


def delegate(held, state, **options):
    world = held.world
    return register_delegate(meeting=held.meeting, seat=state, by=world.officer, at=world.tick(), **options)


def leave(held, state, **options):
    world = held.world
    return record_departure(
        participant=held.participants[state], by=world.officer, at=world.tick(), **options
    )


def come_back(held, state):
    world = held.world
    return record_arrival(participant=held.participants[state], by=world.officer, at=world.tick())


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_the_member_is_registered_and_acts_for_the_state(world):
    held = a_meeting(world)
    with registered("presence.arrived", clause="4.1"):
        register(held, "KZ")
    acting = floor(held).acting["KZ"]
    assert (acting.capacity, acting.post) == (Capacity.MEMBER, "должность KZ")


def test_a_state_is_registered_once(world):
    held = a_meeting(world)
    register(held, "KZ")
    with refused(Conflict):
        delegate(held, "KZ")


def test_a_state_without_a_seat_is_nowhere(world):
    held = a_meeting(world)
    with refused(NotFound):
        delegate(held, "AZ")


def test_presence_is_recorded_by_the_secretariat_alone(world):
    held = a_meeting(world)
    with refused(Forbidden):
        register_delegate(meeting=held.meeting, seat="KZ", by=world.member("KZ"), at=world.tick())


def test_nobody_is_present_at_a_meeting_not_published(world):
    held = a_meeting(world, published=False)
    with refused(Conflict):
        delegate(held, "KZ")


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_substitute_acts_once_the_powers_are_confirmed_and_never_before(world):
    held = a_meeting(world)
    _, paper = a_substitute(held, "KZ", confirmed=False)
    with refused(NotInOrder, "credential_unconfirmed", clause="4.1"):
        delegate(held, "KZ", credential=paper)
    with registered("credential.confirmed", clause="4.1"):
        confirm_credential(credential=paper, by=world.head, at=world.tick())
    with registered("presence.arrived", clause="4.1"):
        delegate(held, "KZ", credential=paper)
    assert floor(held).acting["KZ"].capacity is Capacity.SUBSTITUTE


def test_refused_powers_and_powers_for_another_meeting_let_nobody_act(world):
    held, other = a_meeting(world), a_meeting(world)
    _, paper = a_substitute(held, "KZ", confirmed=False)
    refuse_credential(credential=paper, reason="нет подписи", by=world.head, at=world.tick())
    with refused(NotInOrder, "credential_refused"):
        delegate(held, "KZ", credential=paper)
    _, elsewhere = a_substitute(other, "KZ")
    with refused(NotInOrder, "credential_for_another_meeting"):
        delegate(held, "KZ", credential=elsewhere)


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_state_has_one_voice_member_and_substitute_do_not_sit_together(world):
    held = a_meeting(world)
    _, paper = a_substitute(held, "KZ")
    register(held, "KZ")
    with refused(NotInOrder, "seat_already_represented", clause="4.1"):
        delegate(held, "KZ", credential=paper)
    leave(held, "KZ")
    delegate(held, "KZ", credential=paper)
    with refused(NotInOrder, "seat_already_represented"):
        come_back(held, "KZ")


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_revoked_powers_count_no_more_from_that_moment(world):
    held = a_meeting(world)
    code, paper = a_substitute(held, "KZ")
    delegate(held, "KZ", credential=paper)
    open_with(held, ("TJ", "BY", "KG", "RU", "UZ"))
    put_forward(item=held.item, by=world.officer, at=world.tick())
    voting = vote_on(held)
    with registered("credential.revoked", clause="4.1"):
        revoke_credential(credential=paper, reason="отозвано", by=world.head, at=world.tick())
    assert "KZ" not in floor(held).present
    with refused(NotInOrder):
        cast_ballot(
            vote=voting.vote, position=FOR, form_key="f", by=world.actor(code, meeting=held.meeting),
            at=world.tick(),
        )  # fmt: skip


@pytest.mark.both_databases
def test_a_ballot_cast_by_a_substitute_stays_when_the_powers_are_revoked(world):
    held = a_meeting(world)
    code, paper = a_substitute(held, "KZ")
    delegate(held, "KZ", credential=paper)
    open_with(held, ("TJ", "BY", "KG", "RU", "UZ"))
    put_forward(item=held.item, by=world.officer, at=world.tick())
    voting = vote_on(held)
    with registered("ballot.cast") as entered:
        cast_ballot(
            vote=voting.vote, position=FOR, form_key="f", by=world.actor(code, meeting=held.meeting),
            at=world.tick(),
        )  # fmt: skip
    assert (entered.only.seat, entered.only.capacity) == ("KZ", "substitute")
    cast(voting, FOR, "TJ", "BY", "RU")
    revoke_credential(credential=paper, reason="отозвано", by=world.head, at=world.tick())
    decision = close(voting)
    assert decision.positions["KZ"] == "for"
    assert decision.outcome.value == "adopted"
    assert_books_balance()


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_member_does_not_cast_in_the_place_of_the_registered_substitute(world):
    held = a_meeting(world)
    _, paper = a_substitute(held, "KZ")
    delegate(held, "KZ", credential=paper)
    open_with(held, ("TJ", "BY", "KG", "RU", "UZ"))
    put_forward(item=held.item, by=world.officer, at=world.tick())
    voting = vote_on(held)
    with refused(NotInOrder, "seat_already_represented", clause="4.1"):
        cast(voting, FOR, "KZ")


def test_who_acts_for_a_state_does_not_change_while_a_vote_is_open(running):
    _, paper = a_substitute(running, "KZ")
    vote_on(running)
    leave(running, "KZ")
    with refused(NotInOrder, "seat_already_represented"):
        delegate(running, "KZ", credential=paper)
    with registered("presence.arrived"):
        come_back(running, "KZ")


@pytest.mark.both_databases
def test_departures_and_returns_are_recorded_each_with_its_moment(running):
    world = running.world
    world.clock.now += timedelta(hours=1)
    left = world.clock.now - timedelta(minutes=10)
    with registered("presence.departed"):
        passage = leave(running, "KZ", left_at=left)
    assert (passage.at, passage.arrived) == (left, False)
    assert "KZ" not in floor(running).present
    with refused(Conflict):
        leave(running, "KZ")
    with registered("presence.arrived"):
        come_back(running, "KZ")
    with refused(Conflict):
        come_back(running, "KZ")


def test_nothing_lies_ahead_of_its_entry(running):
    with refused(Incomplete):
        leave(running, "KZ", left_at=running.world.clock.now + timedelta(hours=1))


@pytest.mark.both_databases
def test_a_wrong_entry_is_corrected_by_a_new_one(running):
    world = running.world
    passage = leave(running, "KZ").public_id
    with refused(Incomplete):
        correct_passage(passage=passage, reason=" ", by=world.officer, at=world.tick())
    with registered("presence.corrected"):
        correct_passage(passage=passage, reason="вышел не он", by=world.officer, at=world.tick())
    assert "KZ" in floor(running).present
    with refused(Conflict):
        correct_passage(passage=passage, reason="ещё раз", by=world.officer, at=world.tick())
    of_participant = Passage.participant.has(public_id=running.participants["KZ"])
    assert [entry.arrived for entry in db.session.scalars(select(Passage).where(of_participant))] == [
        True,
        False,
        None,
    ]


def test_a_correction_after_a_close_does_not_touch_what_was_decided(running):
    world = running.world
    arrival = db.session.scalars(select(Passage).order_by(Passage.sequence.desc()).limit(1)).one().public_id
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "BY", "KZ", "KG")
    counts = close(voting).counts
    correct_passage(passage=arrival, reason="не приходил", by=world.officer, at=world.tick())
    assert len(floor(running).present) == 5
    assert_books_balance()
    assert counts["present"] == 6


@pytest.mark.clause("cis_industrial_policy", "4.2")
def test_advisory_participants_and_observers_are_listed_and_never_counted(running):
    world = running.world
    before = floor(running).present
    for who, capacity in (("advisory", Capacity.ADVISORY), ("observer", Capacity.OBSERVER)):
        with registered("participant.listed"):
            listed = list_participant(
                meeting=running.meeting, person=world.persons[who], capacity=capacity, post="советник",
                by=world.officer, at=world.tick(),
            ).public_id  # fmt: skip
        with registered("presence.arrived"):
            record_arrival(participant=listed, by=world.officer, at=world.tick())
    assert floor(running).present == before


@pytest.mark.parametrize("capacity", [Capacity.MEMBER, Capacity.SUBSTITUTE])
def test_whoever_would_vote_is_not_simply_listed(running, capacity):
    with refused(Incomplete):
        list_participant(
            meeting=running.meeting, person=running.world.persons["AM"], capacity=capacity, post="член",
            seat="AM", by=running.world.officer, at=running.world.tick(),
        )  # fmt: skip


def test_a_state_is_named_for_its_delegation_and_for_nobody_else(running):
    world = running.world
    person = {"meeting": running.meeting, "person": world.persons["observer"], "post": "советник"}
    for capacity, seat in ((Capacity.OBSERVER, "KZ"), (Capacity.DELEGATION, None)):
        with refused(Incomplete):
            list_participant(**person, capacity=capacity, seat=seat, by=world.officer, at=world.tick())
    with registered("participant.listed"):
        list_participant(**person, capacity=Capacity.DELEGATION, seat="KZ", by=world.officer, at=world.tick())


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_paper_of_one_state_lets_nobody_act_for_another(world):
    held = a_meeting(world)
    _, paper = a_substitute(held, "KZ")
    world.clock.move_to(STARTS_AT)
    with refused(NotFound):
        delegate(held, "RU", credential=paper)


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_no_correction_gives_a_state_two_voices(running):
    world = running.world
    _, paper = a_substitute(running, "KZ")
    left = leave(running, "KZ").public_id
    delegate(running, "KZ", credential=paper)
    with refused(NotInOrder, "seat_already_represented", clause="4.1"):
        correct_passage(passage=left, reason="не выходил", by=world.officer, at=world.tick())


def test_an_entry_that_would_change_nothing_is_refused(running):
    world = running.world
    before = world.clock.now - timedelta(hours=1)
    with refused(Incomplete):
        leave(running, "KZ", left_at=before)
    leave(running, "KZ")
    with refused(Incomplete):
        record_arrival(
            participant=running.participants["KZ"], arrived_at=before, by=world.officer, at=world.tick()
        )


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("before", "is_taken"), [(timedelta(hours=24), True), (timedelta(hours=24, seconds=1), False)]
)
def test_nobody_arrives_before_the_day_of_the_meeting(world, before, is_taken):
    held = a_meeting(world)
    world.clock.move_to(STARTS_AT)
    if is_taken:
        delegate(held, "KZ", arrived_at=STARTS_AT - before)
    else:
        with refused(Incomplete):
            delegate(held, "KZ", arrived_at=STARTS_AT - before)

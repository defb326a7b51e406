"""What a hostile delegate would try: the chair seized, two states in one person, the record bent afterwards."""

import pytest
from sqlalchemy import select

from council.actions.annulling import propose_annulment
from council.actions.disinterest import declare_disinterest, withdraw_disinterest
from council.actions.drafts import write_draft
from council.actions.oral_ballots import enter_oral_ballot
from council.actions.presence import correct_passage, record_departure, register_delegate
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.actions.sittings import take_the_chair
from council.actions.statements import file_dissent
from council.actions.voting import cast_ballot, close_vote
from council.law.ballot import Position
from council.records.database import db
from council.records.people import Appointment, Office, Person
from council.records.presence import Passage
from council.records.voting import Manner
from tests.ledger import assert_books_balance, refused
from tests.world import a_running_meeting, a_substitute, cast, close, end, end_by_two, name_by_two, vote_on

FOR, AGAINST = Position.FOR, Position.AGAINST


def leave(held, *states):
    for state in states:
        record_departure(participant=held.participants[state], by=held.world.officer, at=held.world.tick())


def chair(held, state, by, *, elected=False):
    return take_the_chair(
        meeting=held.meeting,
        participant=held.participants[state],
        elected=elected,
        by=by,
        at=held.world.tick(),
    )


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_nobody_elects_themselves_into_the_chair(running):
    leave(running, "TJ", "RU")
    with refused(Forbidden):
        chair(running, "KZ", running.world.member("KZ"), elected=True)
    chair(running, "KZ", running.world.officer, elected=True)


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_who_presides_gives_way_to_the_chair_alone(world):
    held = a_running_meeting(world, present=("RU", "TM", "AM", "BY", "KZ", "KG"))
    with refused(NotInOrder, "chair_is_taken", clause="4.3"):
        chair(held, "TM", world.member("TM"))
    register_delegate(meeting=held.meeting, seat="TJ", by=world.officer, at=world.tick())
    held.participants["TJ"] = (
        db.session.scalars(select(Passage).order_by(Passage.id.desc())).first().participant.public_id
    )
    chair(held, "TJ", world.member("TJ"))


def test_the_chair_of_a_closed_meeting_is_not_taken(running):
    end(running)
    with refused(Conflict):
        chair(running, "TJ", running.world.chair)


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_one_person_acts_for_one_state(running):
    world = running.world
    code, paper = a_substitute(running, "AM")
    register_delegate(meeting=running.meeting, seat="AM", credential=paper, by=world.officer, at=world.tick())
    held = db.session.scalars(
        select(Appointment).join(Person).where(Person.public_id == world.persons["MD"])
    ).one()
    day = world.clock.now.date()
    end_by_two(world, held.public_id, day.replace(month=1))
    name_by_two(
        world, person=world.persons[code], office=Office.MEMBER, post="министр", seat="MD",
        since_on=day.replace(month=2),
    )  # fmt: skip
    with refused(NotInOrder, "person_acts_elsewhere", clause="4.1"):
        register_delegate(meeting=running.meeting, seat="MD", by=world.officer, at=world.tick())


def test_no_correction_strikes_a_representative_during_a_vote(running):
    world = running.world
    voting = vote_on(running)
    cast(voting, FOR, "BY")
    arrival = db.session.scalars(select(Passage).order_by(Passage.id)).first().public_id
    with refused(Conflict):
        correct_passage(passage=arrival, reason="не приходил", by=world.officer, at=world.tick())


def test_no_form_takes_the_key_of_an_oral_vote(running):
    world = running.world
    voting = vote_on(running)
    oral = enter_oral_ballot(vote=voting.vote, seat="KZ", position=AGAINST, by=world.officer, at=world.tick())
    key = f"oral-{oral.public_id}"
    with refused(Incomplete):
        cast_ballot(vote=voting.vote, position=FOR, form_key=key, by=world.chair, at=world.tick())


def test_a_narrow_base_is_not_confirmed_on_instruction(running):
    world = running.world
    for state in ("BY", "KZ", "KG", "UZ"):
        declare_disinterest(item=running.item, seat=state, by=world.member(state), at=world.tick())
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "RU")
    with refused(Forbidden):
        close_vote(vote=voting.vote, narrow_base_confirmed=True, by=world.officer, at=world.tick())


def test_nothing_is_declared_or_annulled_once_the_meeting_is_closed(running):
    world = running.world
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "BY", "KZ", "KG")
    close(voting)
    end(running)
    with refused(NotInOrder, "item_outside_meeting"):
        propose_annulment(vote=voting.vote, reason="передумали", by=world.officer, at=world.tick())
    with refused(Conflict):
        declare_disinterest(item=running.items[1], seat="MD", by=world.member("MD"), at=world.tick())


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_who_agreed_by_silence_does_not_dissent(running):
    world = running.world
    decision = close(vote_on(running, manner=Manner.NO_OBJECTION))
    assert decision.positions["BY"] == "for"
    with refused(NotInOrder, "no_disagreement", clause="5.8"):
        file_dissent(decision=decision.public_id, text="Не согласны.", by=world.member("BY"), at=world.tick())
    assert_books_balance()


def test_an_amended_text_is_a_new_question_for_the_disinterested(running):
    world = running.world
    declare_disinterest(item=running.item, seat="KZ", by=world.member("KZ"), at=world.tick())
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "BY", "KG", "RU")
    close(voting)
    with refused(NotInOrder, "item_already_decided"):
        withdraw_disinterest(item=running.item, seat="KZ", by=world.member("KZ"), at=world.tick())
    write_draft(item=running.item, points=["Одобрить иначе."], by=world.officer, at=world.tick())
    withdraw_disinterest(item=running.item, seat="KZ", by=world.member("KZ"), at=world.tick())

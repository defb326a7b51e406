"""A place is proposed to the members, they agree or object, and the record tells of it."""

import pytest

from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.actions.venues import answer_venue, propose_venue, venue_ruling
from council.records.database import db
from council.records.meetings import Meeting
from tests.ledger import refused, registered
from tests.world import STATES, a_meeting, a_running_meeting


def propose(held, *, by=None, **given):
    facts = {"city": "Алматы", "venue": "Дом приемов", **given}
    world = held.world
    return propose_venue(meeting=held.meeting, **facts, by=by or world.officer, at=world.tick())


def answer(held, proposal, state, *, agrees=True, by=None, **given):
    world = held.world
    return answer_venue(
        proposal=proposal.public_id, state=state, agrees=agrees, by=by or world.member(state), at=world.tick(),
        **given,
    )  # fmt: skip


def finding(held):
    meeting = db.session.query(Meeting).filter_by(public_id=held.meeting).one()
    return venue_ruling(db.session(), meeting).finding


def test_all_members_agree_one_by_one(world):
    held = a_meeting(world)
    assert finding(held) == "venue_not_proposed"
    with registered("venue.proposed", clause="5.4"):
        proposal = propose(held)
    with registered(*["venue.agreed"] * 9, clause="5.4"):
        for state in STATES:
            assert finding(held) == "venue_awaits_agreement"
            answer(held, proposal, state)
    assert finding(held) == "venue_not_the_agreed_one", "the meeting is still set for another city"


def test_an_objection_is_told_until_it_is_taken_back(world):
    held = a_meeting(world)
    proposal = propose(held)
    with registered("venue.objected"):
        answer(held, proposal, "RU", agrees=False, note="Далеко")
    assert finding(held) == "venue_objected_to"
    with refused(Conflict):
        answer(held, proposal, "RU", agrees=False)
    with registered("venue.agreed"):
        answer(held, proposal, "RU")
    assert finding(held) == "venue_awaits_agreement"


def test_a_state_that_proposes_a_place_agrees_to_it(world):
    held = a_meeting(world)
    proposal = propose(held, state="KZ", by=world.member("KZ"))
    assert proposal.last_words["KZ"].agrees


def test_the_latest_place_stands_and_is_the_one_answered(world):
    held = a_meeting(world)
    first = propose(held)
    answer(held, first, "RU", agrees=False)
    propose(held, city="Астана")
    assert finding(held) == "venue_awaits_agreement"
    with refused(Conflict):
        answer(held, first, "KZ")


def test_a_state_sets_no_answers_aside_that_it_has_not_objected_to(world):
    held = a_meeting(world)
    first = propose(held, city="Душанбе")
    for state in STATES:
        answer(held, first, state)
    assert finding(held) == "venue_agreed"
    with refused(Conflict):
        propose(held, city="Астана", state="KZ", by=world.member("KZ"))
    answer(held, first, "KZ", agrees=False)
    with registered("venue.proposed"):
        propose(held, city="Астана", state="KZ", by=world.member("KZ"))
    assert finding(held) == "venue_awaits_agreement"


def test_the_word_of_a_state_is_its_own_or_comes_by_letter(world):
    held = a_meeting(world)
    proposal = propose(held)
    with refused(Forbidden):
        answer(held, proposal, "AM", by=world.member("RU"))
    with refused(Incomplete):
        answer(held, proposal, "AM", by=world.officer)
    with registered("venue.agreed"):
        answer(held, proposal, "AM", by=world.officer, letter="письмо № 1")
    for code in ("operator", "advisory", "observer", "RU"):
        with refused(Forbidden):
            propose(held, by=world.actor(code))


def test_before_publication_a_meeting_is_the_secretariats_own(world):
    held = a_meeting(world, published=False)
    proposal = propose(held)
    with refused(NotFound):
        answer(held, proposal, "RU")


def test_a_place_is_agreed_on_before_the_meeting_opens(world):
    held = a_meeting(world)
    proposal = propose(held)
    running = a_running_meeting(world)
    with refused(Conflict):
        propose(running)
    assert finding(held) == "venue_awaits_agreement"
    assert answer(held, proposal, "RU").last_words["RU"].agrees


@pytest.mark.parametrize("given", [{"city": ""}, {"city": "А" * 121}, {"venue": "\u202e"}])
def test_a_place_has_a_city(world, given):
    held = a_meeting(world)
    with refused(Incomplete):
        propose(held, **given)


def test_an_unknown_proposal_or_a_state_without_a_seat_is_refused(world):
    held = a_meeting(world)
    proposal = propose(held)
    with refused(NotFound):
        answer_venue(proposal="none", state="RU", agrees=True, by=world.member("RU"), at=world.tick())
    with refused(Incomplete):
        answer(held, proposal, "AZ", by=world.officer, letter="письмо № 1")

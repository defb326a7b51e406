"""A vote is opened by the law, each ballot cast once and for good, and the close frozen with its figures."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.actions.disinterest import declare_disinterest
from council.actions.entering import CLOCK_TOLERANCE, ClockBehind
from council.actions.presence import record_departure, register_delegate
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.actions.sittings import take_the_chair
from council.actions.voting import cast_ballot, close_vote, open_vote, withdraw_vote
from council.law.ballot import Position
from council.records.database import db
from council.records.decisions import Decision, DecisionOutcome
from council.records.presence import Participant
from council.records.voting import Manner, RollSeat, Standing, Vote
from tests.ledger import assert_books_balance, refused, registered
from tests.world import a_running_meeting, cast, close, register, vote_on

FOR, AGAINST, ABSTAINED = Position.FOR, Position.AGAINST, Position.ABSTAINED
ADOPTED, REJECTED, NONE = DecisionOutcome.ADOPTED, DecisionOutcome.NOT_ADOPTED, DecisionOutcome.NO_DECISION
CIS = "cis_industrial_policy"


def leave(held, state):
    record_departure(participant=held.participants[state], by=held.world.officer, at=held.world.tick())


def disinterested(held, *states):
    for state in states:
        declare_disinterest(item=held.item, seat=state, by=held.world.member(state), at=held.world.tick())


def one_ballot(voting, state, position=FOR, form_key="a form"):
    world = voting.world
    return cast_ballot(
        vote=voting.vote, position=position, form_key=form_key, by=world.member(state), at=world.tick()
    )


def presided(decision):
    return db.session.get_one(Participant, decision.presiding_id).public_id


# Opening


@pytest.mark.both_databases
@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_opening_freezes_who_is_entitled_disinterested_and_absent(running):
    disinterested(running, "UZ")
    with registered("vote.opened", clause="5.8") as entered:
        voting = vote_on(running)
    assert entered.only.capacity == "on_instruction"
    lines = {line.seat.code: line for line in db.session.scalars(select(RollSeat))}
    standing = {seat: line.standing for seat, line in lines.items()}
    assert [seat for seat, how in standing.items() if how is Standing.ABSENT] == ["AM", "MD", "TM"]
    assert [seat for seat, how in standing.items() if how is Standing.DISINTERESTED] == ["UZ"]
    assert [seat for seat, how in standing.items() if how is Standing.ENTITLED] == [
        "BY", "KZ", "KG", "RU", "TJ",
    ]  # fmt: skip
    assert lines["KZ"].participant.public_id == running.participants["KZ"]
    vote = db.session.scalars(select(Vote).where(Vote.public_id == voting.vote)).one()
    assert vote.edition == "2012-05-30"
    assert [ruling["finding"] for ruling in vote.opening_rulings] == [
        "step_in_order", "quorum", "seats_entitled",
    ]  # fmt: skip


def test_the_presiding_person_opens_in_person_what_the_secretariat_opens_on_instruction(running):
    with registered("vote.opened") as entered:
        open_vote(item=running.item, by=running.world.chair, at=running.world.tick())
    assert entered.only.capacity == "presiding"
    assert db.session.scalars(select(Vote)).one().opened_on_instruction is False


@pytest.mark.parametrize("who", ["KZ", "observer", "advisory", "operator"])
def test_nobody_else_opens_a_vote(running, who):
    with refused(Forbidden):
        open_vote(item=running.item, by=running.world.actor(who), at=running.world.tick())


@pytest.mark.clause("cis_industrial_policy", "5.3")
def test_without_a_quorum_no_vote_is_opened(running):
    leave(running, "UZ")
    with refused(NotInOrder, "no_quorum", clause="5.3"):
        vote_on(running)


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_no_vote_is_opened_in_the_absence_of_an_affected_state(world):
    held = a_running_meeting(world, affected=("AM",))
    with refused(NotInOrder, "affected_absent", clause="5.14"):
        vote_on(held)
    register(held, "AM")
    with registered("vote.opened"):
        vote_on(held)


def test_where_all_have_declared_disinterest_there_is_nobody_to_vote(running):
    disinterested(running, *running.participants)
    with refused(NotInOrder, "no_seats_entitled", clause="5.8"):
        vote_on(running)


def test_an_item_not_put_forward_is_not_voted_on(running):
    with refused(NotInOrder, "item_not_put_forward"):
        vote_on(running, running.items[1])


def test_one_vote_at_a_time(running):
    vote_on(running)
    with refused(NotInOrder, "another_vote_open"):
        vote_on(running)


def test_nobody_opens_a_vote_when_the_presiding_person_has_left(world):
    held = a_running_meeting(world, present=("TJ", "BY", "KZ", "KG", "RU", "UZ", "AM"))
    leave(held, "TJ")
    with refused(NotInOrder, "nobody_presides", clause="5.15"):
        vote_on(held)


# Ballots


@pytest.mark.both_databases
@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_each_state_casts_one_ballot_and_for_good(running):
    voting = vote_on(running)
    with registered("ballot.cast", clause="4.1") as entered:
        ballot = one_ballot(voting, "KZ", AGAINST)
    assert (ballot.position, ballot.is_oral) == (AGAINST, False)
    assert (entered.only.seat, entered.only.capacity) == ("KZ", "member")
    assert "against" not in entered.only.content, "the register tells of the act, the choice is the ballot's"
    for position in (AGAINST, FOR):
        with refused(NotInOrder, "already_cast", clause="4.1"):
            one_ballot(voting, "KZ", position, form_key="another form")
    assert_books_balance()


def test_the_same_form_gets_the_same_ballot_back(running):
    voting = vote_on(running)
    first = one_ballot(voting, "KZ").public_id
    with registered():
        again = one_ballot(voting, "KZ").public_id
    assert again == first


def test_the_same_form_gets_its_ballot_back_even_after_the_close(running):
    voting = vote_on(running)
    first = one_ballot(voting, "KZ").public_id
    close(voting)
    assert one_ballot(voting, "KZ").public_id == first


@pytest.mark.both_databases
def test_the_same_form_with_another_choice_is_refused(running):
    voting = vote_on(running)
    one_ballot(voting, "KZ", FOR)
    with refused(Conflict):
        one_ballot(voting, "KZ", AGAINST)


def test_the_form_of_another_state_casts_nothing(running):
    voting = vote_on(running)
    one_ballot(voting, "KZ", FOR)
    with refused(Conflict):
        one_ballot(voting, "KG", FOR)


@pytest.mark.clause("cis_industrial_policy", "4.2")
@pytest.mark.parametrize("who", ["observer", "advisory", "officer", "operator"])
def test_whoever_holds_no_seat_casts_nothing(running, who):
    voting = vote_on(running)
    with refused(NotInOrder, "not_a_member_seat", clause="4.2"):
        cast_ballot(
            vote=voting.vote, position=FOR, form_key="f", by=running.world.actor(who),
            at=running.world.tick(),
        )  # fmt: skip


def test_an_absent_state_casts_nothing(running):
    voting = vote_on(running)
    with refused(NotInOrder, "seat_absent"):
        one_ballot(voting, "AM")


def test_who_came_after_the_opening_waits_for_the_next_vote(running):
    voting = vote_on(running)
    register(running, "AM")
    with refused(NotInOrder, "seat_not_entitled"):
        one_ballot(voting, "AM")
    cast(voting, FOR, "TJ", "BY", "KZ", "KG")
    decision = close(voting)
    assert (decision.positions["AM"], decision.counts["present"]) == ("absent", 6)


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_a_disinterested_state_casts_nothing(running):
    disinterested(running, "KZ")
    voting = vote_on(running)
    with refused(NotInOrder, "seat_disinterested", clause="5.8"):
        one_ballot(voting, "KZ")


@pytest.mark.both_databases
def test_after_the_close_nobody_casts(running):
    voting = vote_on(running)
    close(voting)
    with refused(NotInOrder, "vote_closed"):
        one_ballot(voting, "KZ")


@pytest.mark.parametrize("position", [Position.NOT_VOTING, Position.DISINTERESTED, Position.ABSENT])
def test_only_the_three_choices_can_be_cast(running, position):
    voting = vote_on(running)
    with refused(Incomplete):
        one_ballot(voting, "KZ", position)


def test_a_ballot_needs_its_form(running):
    voting = vote_on(running)
    with refused(Incomplete):
        one_ballot(voting, "KZ", form_key=" ")


def test_a_vote_that_is_not_there_takes_no_ballot(running):
    with refused(NotFound):
        cast_ballot(
            vote="nowhere", position=FOR, form_key="f", by=running.world.member("KZ"),
            at=running.world.tick(),
        )  # fmt: skip


# The close


@pytest.mark.both_databases
@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_the_decision_freezes_figures_edition_rulings_and_sentences(running):
    disinterested(running, "UZ")
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "BY", "KZ")
    cast(voting, AGAINST, "RU")
    with registered("vote.closed") as entered:
        decision = close(voting)
    assert entered.only.capacity == "on_instruction"
    assert decision.outcome is ADOPTED
    assert decision.counts == {
        "members": 9, "present": 6, "for": 3, "against": 1, "abstained": 0, "not_voting": 1,
        "disinterested": 1, "absent": 3, "base": 5, "required": 3,
    }  # fmt: skip
    assert (decision.charter_code, decision.edition) == (CIS, "2012-05-30")
    assert [(ruling["finding"], ruling["clause"]) for ruling in decision.rulings] == [
        ("quorum", "5.3"), ("majority", "5.8"),
    ]  # fmt: skip
    assert len(decision.sentences_ru) == len(decision.sentences_en) == 2
    assert "Кворум имеется" in decision.sentences_ru[0]
    assert decision.positions["KG"] == "not_voting"
    assert decision.affected == []
    assert presided(decision) == running.participants["TJ"]
    assert_books_balance()


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    ("in_favour", "against", "outcome"),
    [
        (("TJ", "BY", "KZ"), (), REJECTED),
        (("TJ", "BY", "KZ"), ("RU", "KG", "UZ"), REJECTED),
        (("TJ", "BY", "KZ", "RU"), (), ADOPTED),
    ],
)
def test_more_than_half_of_the_base_adopts_and_a_tie_does_not(running, in_favour, against, outcome):
    voting = vote_on(running)
    cast(voting, FOR, *in_favour)
    cast(voting, AGAINST, *against)
    assert close(voting).outcome is outcome


@pytest.mark.clause("cis_industrial_policy", "5.3")
def test_a_quorum_lost_before_the_close_leaves_no_decision(running):
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "BY", "KZ", "KG")
    leave(running, "UZ")
    decision = close(voting)
    assert decision.outcome is NONE
    assert [ruling["finding"] for ruling in decision.rulings] == ["no_quorum"]
    with registered("presence.arrived"):
        register_delegate(
            meeting=running.meeting, seat="UZ", by=running.world.officer, at=running.world.tick()
        )
    again = vote_on(running)
    cast(again, FOR, "TJ", "BY", "KZ", "KG")
    assert close(again).outcome is ADOPTED
    assert_books_balance()


@pytest.mark.clause("cis_industrial_policy", "5.3")
def test_a_ballot_never_lapses_whoever_has_left_since(running):
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "BY", "KZ", "UZ")
    leave(running, "UZ")
    decision = close(voting)
    assert (decision.positions["UZ"], decision.counts["present"]) == ("for", 6)
    assert decision.outcome is ADOPTED


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_who_left_without_voting_leaves_the_base(world):
    held = a_running_meeting(world, present=("TJ", "BY", "KZ", "KG", "RU", "UZ", "AM"))
    voting = vote_on(held)
    cast(voting, FOR, "TJ", "BY", "KZ", "KG")
    leave(held, "AM")
    decision = close(voting)
    assert decision.positions["AM"] == "absent"
    assert (decision.counts["base"], decision.counts["required"], decision.outcome) == (6, 4, ADOPTED)


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_an_affected_state_gone_before_the_close_leaves_no_decision(world):
    held = a_running_meeting(
        world, present=("TJ", "BY", "KZ", "KG", "RU", "UZ", "AM"), affected=("AM",)
    )  # fmt: skip
    voting = vote_on(held)
    cast(voting, FOR, "TJ", "BY", "KZ", "KG", "RU", "UZ")
    leave(held, "AM")
    decision = close(voting)
    assert decision.outcome is NONE
    assert ("affected_absent", "5.14") in [(one["finding"], one["clause"]) for one in decision.rulings]
    assert decision.affected == ["AM"]


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_a_narrow_base_is_confirmed_knowingly(running):
    disinterested(running, "BY", "KZ", "KG", "UZ")
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "RU")
    with refused(NotInOrder, "narrow_base", clause="5.8"):
        close(voting)
    decision = close(voting, narrow_base_confirmed=True)
    assert (decision.outcome, decision.narrow_base_confirmed) == (ADOPTED, True)
    assert "narrow_base_confirmed" in [ruling["finding"] for ruling in decision.rulings]
    assert decision.counts["base"] == 2


def test_half_of_those_present_is_no_narrow_base(running):
    disinterested(running, "BY", "KZ", "KG")
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "RU")
    assert close(voting).outcome is ADOPTED


def test_a_vote_is_closed_once(running):
    voting = vote_on(running)
    close(voting)
    with refused(NotInOrder, "vote_not_open"):
        close(voting)


@pytest.mark.parametrize("who", ["KZ", "observer"])
def test_only_who_directs_the_meeting_closes_a_vote(running, who):
    voting = vote_on(running)
    with refused(Forbidden):
        close_vote(vote=voting.vote, by=running.world.actor(who), at=running.world.tick())


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_a_co_chair_takes_over_and_closes_in_person(running):
    voting = vote_on(running)
    register(running, "AM")
    cast(voting, FOR, "TJ", "BY", "KZ", "KG")
    leave(running, "TJ")
    world = running.world
    with refused(NotInOrder, "nobody_presides"):
        close(voting)
    take_the_chair(
        meeting=running.meeting, participant=running.participants["RU"], by=world.member("RU"),
        at=world.tick(),
    )  # fmt: skip
    with registered("vote.closed") as entered:
        decision = close_vote(vote=voting.vote, by=world.member("RU"), at=world.tick())
    assert entered.only.capacity == "presiding"
    assert presided(decision) == running.participants["RU"]
    assert decision.counts["present"] == 6, "the ballot of the former presiding state has not lapsed"


@pytest.mark.both_databases
def test_a_clock_that_ran_backwards_closes_no_vote_before_its_opening(running):
    voting = vote_on(running)
    opened = db.session.scalars(select(Vote)).one().opened_at
    officer = running.world.officer
    with refused(ClockBehind):
        close_vote(vote=voting.vote, by=officer, at=opened - CLOCK_TOLERANCE - timedelta(seconds=1))
    decision = close_vote(vote=voting.vote, by=officer, at=opened - CLOCK_TOLERANCE)
    assert decision.decided_at == opened


def test_the_text_decided_on_is_not_put_to_a_second_vote(running):
    voting = vote_on(running)
    cast(voting, FOR, "TJ", "BY", "KZ", "KG")
    close(voting)
    with refused(NotInOrder, "item_has_outcome"):
        vote_on(running)


# Withdrawal


@pytest.mark.both_databases
def test_a_vote_opened_by_mistake_is_withdrawn_while_it_is_empty(running):
    voting = vote_on(running)
    world = running.world
    for unfit in (
        " ",
        "Голосовали: не те",
    ):  # the protocol prints the reason, and says by itself how they voted
        with refused(Incomplete):
            withdraw_vote(vote=voting.vote, reason=unfit, by=world.officer, at=world.tick())
    with registered("vote.withdrawn"):
        withdraw_vote(vote=voting.vote, reason="не тот вопрос", by=world.officer, at=world.tick())
    with refused(NotInOrder, "vote_closed"):
        one_ballot(voting, "KZ")
    with refused(NotInOrder, "vote_not_open"):
        close(voting)
    assert db.session.scalars(select(Decision)).all() == []
    vote_on(running)


def test_a_vote_with_a_ballot_is_not_withdrawn(running):
    voting = vote_on(running)
    one_ballot(voting, "KZ")
    with refused(NotInOrder, "vote_has_ballots"):
        withdraw_vote(
            vote=voting.vote, reason="передумали", by=running.world.officer, at=running.world.tick()
        )


def test_no_ballot_is_cast_where_only_objections_are_asked_for(running):
    voting = vote_on(running, manner=Manner.NO_OBJECTION)
    with refused(Conflict):
        one_ballot(voting, "KZ")

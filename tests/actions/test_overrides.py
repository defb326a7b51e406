"""A majority set otherwise by the Council governs the votes after its decision, and is frozen with each."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from council.actions.agenda import change_item
from council.actions.annulling import confirm_annulment, propose_annulment
from council.actions.overrides import confirm_override, end_override, record_override
from council.actions.proposals import confirm_proposal
from council.actions.recounting import decided_by_vote, differences_of
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.actions.sittings import put_forward
from council.actions.voting import withdraw_vote
from council.law.ballot import Position
from council.law.overrides import Scope
from council.records.database import db
from council.records.decisions import DecisionOutcome
from council.records.voting import Manner, Vote
from tests.ledger import assert_books_balance, refused, registered
from tests.world import (
    SIX,
    STARTS_AT,
    a_meeting,
    a_running_meeting,
    an_item,
    cast,
    close,
    open_with,
    vote_on,
)

FOR, AGAINST = Position.FOR, Position.AGAINST
CIS = "cis_industrial_policy"
DAY = STARTS_AT.date()
OLDER = {"decision_reference": "решение от 14 мая 2021 года № 7/4", "decided_on": date(2021, 5, 14)}
FOUR = ("TJ", "BY", "KZ", "KG")  # of six present: a simple majority and exactly two thirds
ADOPTED, REJECTED = DecisionOutcome.ADOPTED, DecisionOutcome.NOT_ADOPTED


def set_otherwise(world, scope, *, by=None, clause="5.8", majority="unanimity", **facts):
    if "decision" not in facts:
        facts = OLDER | facts
    recorded = record_override(
        clause=clause, majority=majority, scope=scope, **facts, by=by or world.officer, at=world.tick()
    )
    if recorded.is_waiting:
        confirm_override(override=recorded.public_id, by=world.head, at=world.tick())
    return recorded


def carried_by_four(held, item=None):
    """Put the item to the six present, of whom four vote for and two against; return the decision."""
    if item is not None:
        put_forward(item=item, by=held.world.officer, at=held.world.tick())
    voting = vote_on(held, item)
    cast(voting, FOR, *FOUR)
    cast(voting, AGAINST, "RU", "UZ")
    return close(voting)


def assert_recounts():
    assert [list(differences_of(decision)) for decision in decided_by_vote(db.session())] == [
        [] for _ in decided_by_vote(db.session())
    ]
    assert_books_balance()


@pytest.mark.clause(CIS, "5.8")
@pytest.mark.parametrize(
    ("majority", "outcome"),
    [
        ("simple", ADOPTED),
        ("two_thirds", ADOPTED),
        ("two_thirds_of_voting", ADOPTED),
        ("majority_of_members", REJECTED),
        ("two_thirds_of_members", REJECTED),
        ("unanimity", REJECTED),
        ("consensus", REJECTED),
    ],
)
def test_a_vote_is_counted_by_the_majority_set_for_its_item(running, majority, outcome):
    override = set_otherwise(running.world, Scope.ITEM, item=running.item, majority=majority)
    decision = carried_by_four(running)
    assert decision.outcome is outcome
    assert decision.vote.override.public_id == override.public_id
    cited = [ruling for ruling in decision.rulings if ruling["finding"] == "majority_set_otherwise"]
    assert cited[0]["figures"]["decision"] == OLDER["decision_reference"]
    assert any(OLDER["decision_reference"] in sentence for sentence in decision.sentences_ru)
    assert "majority_set_otherwise" in [ruling["finding"] for ruling in decision.vote.opening_rulings]
    assert_recounts()


def test_an_item_the_decision_does_not_name_goes_by_the_regulation(running):
    set_otherwise(running.world, Scope.ITEM, item=running.items[1])
    decision = carried_by_four(running)
    assert decision.outcome is ADOPTED
    assert decision.vote.override is None
    assert_recounts()


def test_a_meeting_a_class_and_a_period_are_reached_too(world):
    held = a_meeting(world, items=2)
    change_item(
        item=held.item, title="О программе", item_class="programmes", by=world.officer, at=world.tick()
    )
    open_with(held)
    set_otherwise(world, Scope.PERIOD, majority="majority_of_members", since_on=DAY)
    set_otherwise(world, Scope.ITEM_CLASS, item_class="programmes", majority="two_thirds", since_on=DAY)
    by_class = carried_by_four(held, held.item)
    by_period = carried_by_four(held, held.items[1])
    assert (by_class.vote.override.majority, by_class.outcome) == ("two_thirds", ADOPTED)
    assert (by_period.vote.override.majority, by_period.outcome) == ("majority_of_members", REJECTED)
    assert_recounts()


def test_a_decision_on_the_majority_goes_by_the_rule_before_it(running):
    world = running.world
    first = carried_by_four(running)
    assert first.outcome is ADOPTED
    override = set_otherwise(world, Scope.MEETING, meeting=running.meeting, decision=first.public_id)
    assert override.decided_on == DAY
    assert (
        override.decision_reference == "решение от 4 июня 2026 года по вопросу 1 повестки дня заседания № 1"
    )
    second = carried_by_four(running, running.items[1])
    assert second.outcome is REJECTED
    assert db.session.get_one(Vote, first.vote_id).override is None
    assert_recounts()


def test_a_decision_never_governs_itself(running):
    decision = carried_by_four(running)
    with refused(NotInOrder, "override_of_itself", clause="5.8"):
        set_otherwise(running.world, Scope.ITEM, item=running.item, decision=decision.public_id)


def test_a_decision_entered_after_the_vote_it_would_govern_is_refused(running):
    world = running.world
    first = carried_by_four(running)
    carried_by_four(running, running.items[1])
    for scope, named in (
        (Scope.ITEM, {"item": running.items[1]}),
        (Scope.MEETING, {"meeting": running.meeting}),
        (Scope.PERIOD, {"since_on": DAY}),
    ):
        with refused(NotInOrder, "override_entered_late", clause="5.8"):
            set_otherwise(world, scope, decision=first.public_id, **named)
    set_otherwise(world, Scope.PERIOD, decision=first.public_id, since_on=DAY + timedelta(days=1))


def test_an_open_vote_is_voted_on_already(running):
    vote_on(running)
    with refused(NotInOrder, "override_entered_late"):
        set_otherwise(running.world, Scope.ITEM, item=running.item)


@pytest.mark.clause(CIS, "4.1")
@pytest.mark.clause(CIS, "5.3")
@pytest.mark.clause(CIS, "5.9")
@pytest.mark.clause(CIS, "5.14")
@pytest.mark.parametrize("clause", ["4.1", "5.3", "5.9", "5.14"])
def test_no_decision_sets_these_clauses_aside(world, clause):
    with refused(NotInOrder, "never_set_otherwise", clause=clause):
        set_otherwise(world, Scope.PERIOD, clause=clause)


@pytest.mark.clause(CIS, "4.3")
def test_the_order_of_the_chair_is_set_with_the_chairmanship(world):
    with refused(NotInOrder, "set_with_the_chairmanship", clause="4.3"):
        set_otherwise(world, Scope.PERIOD, clause="4.3")


def test_without_a_decision_nothing_is_set_otherwise(world):
    with refused(NotInOrder, "override_without_decision", clause="5.8"):
        set_otherwise(world, Scope.PERIOD, decision_reference="  ")


def test_a_decision_that_was_not_adopted_sets_nothing(running):
    set_otherwise(running.world, Scope.ITEM, item=running.item)
    rejected = carried_by_four(running)
    assert rejected.outcome is REJECTED
    with refused(NotInOrder, "override_without_decision"):
        set_otherwise(running.world, Scope.PERIOD, decision=rejected.public_id)


def test_a_decision_whose_vote_is_annulled_governs_no_more(running):
    world = running.world
    first = carried_by_four(running)
    set_otherwise(world, Scope.MEETING, meeting=running.meeting, decision=first.public_id)
    vote = first.vote.public_id
    propose_annulment(vote=vote, reason="ошибка в тексте", by=world.officer, at=world.tick())
    confirm_annulment(vote=vote, by=world.chair, at=world.tick())
    assert carried_by_four(running, running.items[1]).vote.override is None
    assert_recounts()


@pytest.mark.parametrize(
    ("scope", "named"),
    [
        (Scope.PERIOD, {}),
        (Scope.PERIOD, {"since_on": date(2026, 12, 31)}),
        (Scope.ITEM_CLASS, {"item_class": "programmes"}),
    ],
)
def test_two_of_one_scope_at_once_are_refused(world, scope, named):
    facts = named | {"since_on": date(2026, 1, 1), "until_on": date(2026, 12, 31)}
    standing = set_otherwise(world, scope, **facts)
    with refused(NotInOrder, "two_overrides_of_one_scope", clause="5.8"):
        set_otherwise(world, scope, **named)
    set_otherwise(world, scope, **named | {"since_on": date(2027, 1, 1)})
    end_override(override=standing.public_id, reason="решение № 8/2", by=world.officer, at=world.tick())
    set_otherwise(world, scope, **named | {"since_on": date(2026, 6, 1), "until_on": date(2026, 6, 30)})


def test_the_database_refuses_two_of_one_reach(world):
    set_otherwise(world, Scope.PERIOD, since_on=date(2026, 1, 1))
    columns = (
        "public_id, body_id, scope, item_class, majority, decision_reference, decided_on, since_on,"
        " entered_at, entered_by_id, ending_reason, is_late"
    )
    with pytest.raises((IntegrityError, OperationalError), match="one_of_a_reach"), db.engine.begin() as rows:
        rows.execute(
            text(
                f"INSERT INTO overrides ({columns}) SELECT 'another', body_id, scope, item_class, majority,"
                " decision_reference, decided_on, since_on, entered_at, entered_by_id, '', is_late FROM overrides"
            )
        )


@pytest.mark.parametrize(
    "facts",
    [
        {"until_on": date(2021, 5, 13)},
        {"decided_on": date(2999, 1, 1)},
        {"decided_on": None},
        {"since_on": date(1800, 1, 1), "decided_on": date(1800, 1, 1)},
        {"majority": "a tenth"},
        {"clause": "9.99"},
        {"scope": Scope.ITEM},
        {"scope": Scope.MEETING, "meeting": ""},
        {"scope": Scope.ITEM_CLASS, "item_class": "unknown"},
        {"decision_reference": "решение \N{ZERO WIDTH SPACE}№ 5"},
    ],
)
def test_what_does_not_hold_together_is_refused_in_words(world, facts):
    with refused(Incomplete):
        set_otherwise(world, **{"scope": Scope.PERIOD} | facts)


def test_a_first_day_before_the_decision_is_refused(world):
    with refused(NotInOrder, "override_before_its_decision", clause="5.8"):
        set_otherwise(world, Scope.PERIOD, since_on=date(2021, 5, 13))


IN_SESSION = {"clause": "5.8", "majority": "two_thirds", "scope": Scope.ITEM}


def entered_in_session(held, **facts):
    world = held.world
    facts = IN_SESSION | {"item": held.item} | OLDER | facts
    with registered("override.recorded", clause="5.8"):
        return record_override(**facts, by=world.officer, at=world.tick())


def test_an_override_entered_while_its_meeting_runs_waits_for_a_second_person(running):
    world = running.world
    entered = entered_in_session(running)
    with registered("override.confirmed", clause="5.8"):
        confirmed = confirm_override(override=entered.public_id, by=world.chair, at=world.tick())
    assert (confirmed.is_late, confirmed.confirmed_by_id) == (True, world.chair.person_id)
    with refused(Conflict):
        confirm_override(override=entered.public_id, by=world.head, at=world.tick())
    assert carried_by_four(running).vote.override.public_id == entered.public_id
    assert_recounts()


def test_an_override_that_waits_governs_nothing_and_is_lost_by_the_first_vote(running):
    entered = entered_in_session(running)
    assert carried_by_four(running).vote.override is None
    with refused(NotInOrder, "override_entered_late", clause="5.8"):
        confirm_override(override=entered.public_id, by=running.world.head, at=running.world.tick())


def test_nobody_confirms_what_they_entered_nor_whoever_is_not_asked(running):
    world = running.world
    entered = entered_in_session(running).public_id
    with refused(NotInOrder, "override_by_one_person", clause="5.8"):
        confirm_override(override=entered, by=world.officer, at=world.tick())
    for code in ("KZ", "advisory", "observer", "operator"):
        with refused(Forbidden):
            confirm_override(override=entered, by=world.actor(code), at=world.tick())


def test_the_database_refuses_one_person_for_both(running):
    entered = entered_in_session(running)
    confirming = text("UPDATE overrides SET confirmed_at = entered_at, confirmed_by_id = entered_by_id")
    with pytest.raises(IntegrityError, match="confirmed_by_another"), db.engine.begin() as rows:
        rows.execute(confirming)
    assert entered.confirmed_by_id is None


@pytest.mark.parametrize(
    "facts",
    [
        {"decision_reference": "решение о порядке голосования"},  # without a number anybody may invent one
        {"decided_on": DAY, "decision_reference": "решение № 1/1"},
    ],
)
def test_in_session_an_older_decision_has_a_number_and_a_day_before(running, facts):
    with refused(NotInOrder, "override_in_session_unfounded", clause="5.8"):
        entered_in_session(running, **facts)


def test_one_that_reaches_no_running_meeting_needs_nobody_else(running):
    later = entered_in_session(running, scope=Scope.PERIOD, item=None, since_on=DAY + timedelta(days=1))
    assert not later.is_late


def test_a_vote_that_was_withdrawn_was_a_vote(running):
    voting = vote_on(running)
    withdraw_vote(vote=voting.vote, reason="ошибка", by=running.world.officer, at=running.world.tick())
    with refused(NotInOrder, "override_entered_late", clause="5.8"):
        entered_in_session(running)


def test_a_closed_meeting_takes_no_majority(running):
    decision = carried_by_four(running)
    assert decision.outcome is ADOPTED
    for named in ({"item": "no such item"}, {"meeting": "no such meeting", "item": None}):
        scope = Scope.ITEM if named["item"] else Scope.MEETING
        with refused(NotFound):
            set_otherwise(running.world, scope, **named)


@pytest.mark.parametrize("who", ["KZ", "TJ", "operator", "observer"])
def test_only_the_secretariat_records_and_ends(world, who):
    with refused(Forbidden):
        set_otherwise(world, Scope.PERIOD, by=world.actor(who))
    override = set_otherwise(world, Scope.PERIOD)
    with refused(Forbidden):
        end_override(override=override.public_id, reason="-", by=world.actor(who), at=world.tick())


def test_an_ended_decision_governs_no_further_vote_and_is_ended_once(running):
    world = running.world
    override = set_otherwise(world, Scope.MEETING, meeting=running.meeting)
    assert carried_by_four(running).outcome is REJECTED
    with registered("override.ending_proposed"):
        ending = end_override(
            override=override.public_id, reason="решение № 8/2", by=world.officer, at=world.tick()
        )
    with refused(NotInOrder, "two_persons_needed", clause="5.8"):
        confirm_proposal(proposal=ending.public_id, by=world.officer, at=world.tick())
    with refused(Conflict):
        end_override(override=override.public_id, reason="еще раз", by=world.head, at=world.tick())
    with registered("override.ended", clause="5.8"):
        confirm_proposal(proposal=ending.public_id, by=world.chair, at=world.tick())
    assert carried_by_four(running, running.items[1]).outcome is ADOPTED
    with refused(Conflict):
        end_override(override=override.public_id, reason="еще раз", by=world.officer, at=world.tick())
    assert_recounts()


def test_a_vote_open_while_its_decision_is_ended_is_counted_by_it_still(running):
    world = running.world
    override = set_otherwise(world, Scope.MEETING, meeting=running.meeting)
    voting = vote_on(running)
    ending = end_override(
        override=override.public_id, reason="решение № 8/2", by=world.officer, at=world.tick()
    )
    confirm_proposal(proposal=ending.public_id, by=world.head, at=world.tick())
    cast(voting, FOR, *FOUR)
    cast(voting, AGAINST, "RU", "UZ")
    assert close(voting).outcome is REJECTED
    assert_recounts()


def test_nobody_objecting_is_not_enough_where_more_members_are_asked_for(world):
    held = a_running_meeting(world, present=SIX)
    set_otherwise(world, Scope.ITEM, item=held.item, majority="two_thirds_of_members")
    assert close(vote_on(held, manner=Manner.NO_OBJECTION)).outcome is ADOPTED
    assert_recounts()


def test_a_recount_finds_a_decision_whose_majority_was_forged(running):
    set_otherwise(running.world, Scope.ITEM, item=running.item)
    decision = carried_by_four(running)
    with db.session.no_autoflush:
        decision.vote.override.majority = "simple"
        found = {difference.what for difference in differences_of(decision)}
        db.session.rollback()
    assert {"outcome", "counts", "rulings"} <= found


def test_a_class_is_chosen_from_the_charter(world):
    held = a_meeting(world)
    item = an_item(held)
    with refused(Incomplete):
        change_item(item=item, title="О вопросе", item_class="unknown", by=world.officer, at=world.tick())

"""Asking the members in writing: barred without leave; a reply is participation, silence is absence."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from council.actions.agenda import adopt_agenda
from council.actions.convening import cancel_meeting, change_meeting, convene_meeting, publish_meeting
from council.actions.deciding import take_note
from council.actions.disinterest import declare_disinterest
from council.actions.minutes import draft_minutes
from council.actions.oral_ballots import enter_oral_ballot, resolve_oral_ballot
from council.actions.recounting import decided_by_vote, differences_of
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.actions.rules_of_procedure import adopt_version, withdraw_version
from council.actions.sittings import open_meeting, put_forward, take_the_chair
from council.actions.voting import open_vote
from council.actions.written_procedure import ask_members
from council.law.ballot import Position
from council.papers.composing.minutes import compose_minutes
from council.records.database import db
from council.records.decisions import DecisionOutcome
from council.records.meetings import Form, Meeting, Series
from council.records.presence import Participant, Passage
from council.records.voting import Manner
from tests.ledger import assert_books_balance, legal_tables, refused, registered
from tests.world import (
    CHAIR,
    ENDS_AT,
    STARTS_AT,
    STATES,
    HeldMeeting,
    a_meeting,
    a_substitute,
    an_item,
    cast,
    close,
    end,
    states_but,
    vote_on,
)

FOR, AGAINST, ABSTAINED = Position.FOR, Position.AGAINST, Position.ABSTAINED
CIS = "cis_industrial_policy"
SIX = ("AM", "BY", "KZ", "KG", "MD", "RU")


def a_version(world, *, allows_written=True, since_on=None):
    return adopt_version(
        number="1", decision_reference="решение № 10/3", decided_on=date(2025, 6, 4), since_on=since_on,
        allows_written=allows_written, by=world.officer, at=world.tick(),
    )  # fmt: skip


def convened(world, form=Form.WRITTEN):
    return convene_meeting(
        series=Series.REGULAR, starts_at=STARTS_AT, ends_at=ENDS_AT, zone="Asia/Dushanbe", city="Душанбе",
        form=form, by=world.officer, at=world.tick(),
    )  # fmt: skip


def a_written_meeting(world, *, affected=()):
    """Convene it with an item, and ask the members; nothing is opened yet."""
    held = HeldMeeting(world, convened(world).public_id, [])
    held.items.append(an_item(held, affected=affected))
    publish_meeting(meeting=held.meeting, by=world.head, at=world.tick())
    world.clock.move_to(STARTS_AT)
    ask_members(meeting=held.meeting, by=world.officer, at=world.tick())
    return held


def opened(held):
    """Let the chair preside, and open as far as the item put forward."""
    world = held.world
    chair = next(p for p in db.session.scalars(select(Participant)) if p.seat and p.seat.code == CHAIR)
    take_the_chair(meeting=held.meeting, participant=chair.public_id, by=world.officer, at=world.tick())
    open_meeting(meeting=held.meeting, by=world.officer, at=world.tick())
    adopt_agenda(meeting=held.meeting, by=world.officer, at=world.tick())
    put_forward(item=held.item, by=world.officer, at=world.tick())
    return held


@pytest.fixture
def written(world):
    a_version(world)
    return opened(a_written_meeting(world))


def by_letter(voting, seat, position=FOR, letter="письмо от 05.06.2026 № 12-4"):
    world = voting.world
    return enter_oral_ballot(
        vote=voting.vote, seat=seat, position=position, letter=letter, by=world.officer, at=world.tick()
    )


@pytest.mark.clause(CIS, "3.4")
@pytest.mark.parametrize(
    ("version", "finding"),
    [
        (None, "written_without_rules"),
        ({"allows_written": False}, "written_not_allowed"),
        ({"since_on": date(2026, 6, 5)}, "written_without_rules"),
    ],
)
def test_the_rules_of_the_day_must_allow_it(world, version, finding):
    if version is not None:
        a_version(world, **version)
    with refused(NotInOrder, finding, clause="3.4"):
        convened(world)


def test_a_version_that_allows_it_from_the_very_day_is_enough(world):
    a_version(world, allows_written=False)
    adopt_version(
        number="2", decision_reference="решение № 11/3", decided_on=date(2026, 1, 15),
        since_on=STARTS_AT.date(), allows_written=True, by=world.officer, at=world.tick(),
    )  # fmt: skip
    with registered("meeting.convened"):
        convened(world)


def test_no_meeting_becomes_a_written_one_without_leave(world):
    held = a_meeting(world)
    meeting = db.session.scalars(select(Meeting)).one()
    with refused(NotInOrder, "written_without_rules"):
        change_meeting(
            meeting=held.meeting, series=meeting.series, ordinal=meeting.ordinal,
            starts_at=meeting.starts_at, ends_at=meeting.ends_at, zone=meeting.zone, city=meeting.city,
            venue="", form=Form.WRITTEN, by=world.officer, at=world.tick(),
        )  # fmt: skip


def withdrawn(world, version):
    return withdraw_version(version=version.public_id, reason="ошибка", by=world.officer, at=world.tick())


def test_the_version_a_written_meeting_rests_on_is_not_taken_back(world):
    version = a_version(world)
    held = a_written_meeting(world)
    before = legal_tables()
    with pytest.raises(Conflict, match="Meeting 1, held in writing"):
        withdrawn(world, version)
    assert legal_tables() == before
    opened(held)
    with refused(Conflict):
        withdrawn(world, version)
    take_note(item=held.item, by=world.officer, at=world.tick())
    end(held)
    with registered("rules_version.withdrawn"):
        withdrawn(world, version)


def test_a_version_is_taken_back_once_the_written_meeting_is_cancelled(world):
    version = a_version(world)
    meeting = convened(world).public_id
    with refused(Conflict):
        withdrawn(world, version)
    cancel_meeting(meeting=meeting, reason="не нужно", by=world.officer, at=world.tick())
    assert withdrawn(world, version).withdrawn_at is not None


def test_a_version_no_written_meeting_rests_on_is_taken_back(world):
    version = a_version(world)
    a_meeting(world)
    assert withdrawn(world, version).withdrawn_at is not None


def test_members_are_asked_only_under_rules_that_allow_it(world):
    a_version(world)
    held = a_written_meeting(world)
    adopt_version(
        number="2", decision_reference="решение № 11/3", decided_on=date(2026, 1, 15), allows_written=False,
        by=world.officer, at=world.tick(),
    )  # fmt: skip
    with refused(NotInOrder, "written_not_allowed", clause="3.4"):
        ask_members(meeting=held.meeting, by=world.officer, at=world.tick())


def test_every_state_is_asked_through_its_member_or_confirmed_substitute(world):
    a_version(world)
    held = HeldMeeting(world, convened(world).public_id, [])
    held.items.append(an_item(held))
    publish_meeting(meeting=held.meeting, by=world.head, at=world.tick())
    code, _paper = a_substitute(held, "KZ")
    a_substitute(held, "KG", confirmed=False)
    with registered("members.asked", clause="3.4"):
        listed = ask_members(meeting=held.meeting, by=world.officer, at=world.tick())
    asked = {person.seat.code: person.person.public_id for person in listed}
    assert set(asked) == set(STATES)
    assert asked["KZ"] == world.persons[code]
    assert asked["KG"] == world.persons["KG"]
    assert db.session.scalars(select(Passage)).all() == []
    again = ask_members(meeting=held.meeting, by=world.officer, at=world.tick())
    assert [person.id for person in again] == [person.id for person in listed]


def test_only_the_secretariat_asks_and_only_in_writing(world):
    a_version(world)
    in_room = a_meeting(world)
    with refused(Conflict):
        ask_members(meeting=in_room.meeting, by=world.officer, at=world.tick())
    held = a_written_meeting(world)
    with refused(Forbidden):
        ask_members(meeting=held.meeting, by=world.member("KZ"), at=world.tick())
    opened(held)
    with refused(Conflict):
        ask_members(meeting=held.meeting, by=world.officer, at=world.tick())


@pytest.mark.clause(CIS, "5.3")
@pytest.mark.parametrize(
    ("replies", "outcome"),
    [
        ({FOR: SIX}, DecisionOutcome.ADOPTED),
        ({FOR: SIX[:4], AGAINST: SIX[4:]}, DecisionOutcome.ADOPTED),
        ({FOR: SIX[:3], AGAINST: SIX[3:5], ABSTAINED: SIX[5:]}, DecisionOutcome.NOT_ADOPTED),
        ({FOR: SIX[:5]}, DecisionOutcome.NO_DECISION),
    ],
)
def test_the_quorum_is_of_those_who_replied(written, replies, outcome):
    voting = vote_on(written)
    for position, states in replies.items():
        cast(voting, position, *states)
    written.world.clock.move_to(ENDS_AT)
    decision = close(voting)
    replied = sum(len(states) for states in replies.values())
    assert decision.outcome is outcome
    assert decision.counts["present"] == replied
    assert decision.counts["absent"] == len(STATES) - replied
    assert decision.counts["not_voting"] == 0
    assert [list(differences_of(one)) for one in decided_by_vote(db.session())] == [[]]
    assert_books_balance()


@pytest.mark.clause(CIS, "5.8")
def test_a_lack_of_interest_is_a_reply(written):
    world = written.world
    declare_disinterest(item=written.item, seat="UZ", by=world.member("UZ"), at=world.tick())
    voting = vote_on(written)
    cast(voting, FOR, *SIX[:5])
    world.clock.move_to(ENDS_AT)
    decision = close(voting)
    assert decision.outcome is DecisionOutcome.ADOPTED
    assert (decision.counts["present"], decision.counts["disinterested"]) == (6, 1)
    assert_books_balance()


@pytest.mark.clause(CIS, "5.14")
@pytest.mark.parametrize(
    ("replying", "outcome"), [(SIX, DecisionOutcome.NO_DECISION), ((*SIX, "UZ"), DecisionOutcome.ADOPTED)]
)
def test_an_affected_state_must_reply(world, replying, outcome):
    a_version(world)
    voting = vote_on(opened(a_written_meeting(world, affected=("UZ",))))
    cast(voting, FOR, *replying)
    world.clock.move_to(ENDS_AT)
    assert close(voting).outcome is outcome


@pytest.mark.clause(CIS, "3.4")
@pytest.mark.parametrize("before", [timedelta(hours=8), timedelta(seconds=2)])
def test_no_vote_is_closed_while_a_reply_may_still_come(written, before):
    world, voting = written.world, vote_on(written)
    cast(voting, FOR, *states_but("UZ"))
    world.clock.move_to(max(world.clock.now, ENDS_AT - before))
    with refused(NotInOrder, "replies_awaited", clause="3.4"):
        close(voting)
    world.clock.move_to(ENDS_AT)
    assert close(voting).counts["absent"] == 1


def test_a_vote_in_which_all_have_replied_is_closed_at_once(written):
    world = written.world
    declare_disinterest(item=written.item, seat="UZ", by=world.member("UZ"), at=world.tick())
    voting = vote_on(written)
    cast(voting, FOR, *states_but("UZ"))
    assert world.clock.now < ENDS_AT
    assert close(voting).counts["absent"] == 0


def test_silence_adopts_nothing(written):
    with refused(NotInOrder, "silence_is_no_reply", clause="5.8"):
        open_vote(
            item=written.item, manner=Manner.NO_OBJECTION, by=written.world.officer, at=written.world.tick()
        )


def test_a_letter_is_entered_with_its_reference_and_confirmed_by_the_presiding_person(written):
    world, voting = written.world, vote_on(written)
    with refused(Incomplete):
        by_letter(voting, "UZ", letter=" ")
    entered = by_letter(voting, "UZ", AGAINST)
    assert entered.letter == "письмо от 05.06.2026 № 12-4"
    cast(voting, FOR, *SIX)
    world.clock.move_to(ENDS_AT)
    with refused(Conflict):
        close(voting)
    with refused(Conflict):
        resolve_oral_ballot(
            vote=voting.vote, oral_ballot=entered.public_id, confirmed=True, by=world.officer, at=world.tick()
        )
    with registered("oral_ballot.confirmed"):
        resolve_oral_ballot(
            vote=voting.vote, oral_ballot=entered.public_id, confirmed=True, by=world.chair, at=world.tick()
        )
    assert close(voting).counts["against"] == 1
    assert_books_balance()


@pytest.mark.clause(CIS, "5.10")
def test_the_minutes_name_who_replied_and_the_rules_it_rests_on(written):
    world, voting = written.world, vote_on(written)
    cast(voting, FOR, *SIX[:5])
    entered = by_letter(voting, "RU")
    resolve_oral_ballot(
        vote=voting.vote, oral_ballot=entered.public_id, confirmed=True, by=world.chair, at=world.tick()
    )
    world.clock.move_to(ENDS_AT)
    close(voting)
    end(written)
    meeting = db.session.scalars(select(Meeting)).one()
    text = compose_minutes(db.session(), meeting, version=1, at=world.tick())
    assert text.rules_note == (
        "Вопросы рассмотрены заочно в соответствии с регламентом (редакция № 1, действует с 4 июня 2025 года; "
        "решение № 10/3; пункт 4 раздела 3 Положения о Совете, пункт 10 раздела 5 Положения о Совете)."
    )
    assert {delegation.state.code for delegation in text.delegations} == set(SIX)
    assert {state.code for state in text.absent} == {"TJ", "TM", "UZ"}
    assert text.quorum is None
    assert not any(line.oral for item in text.items for held in item.proceedings for line in held.roll_call)
    assert draft_minutes(meeting=written.meeting, by=world.officer, at=world.tick()).number == 1

"""A ballot against whatever ends the right to cast it: it is counted whole, or leaves no trace."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from council.actions.credentials import confirm_credential, file_credential, revoke_credential
from council.actions.people import register_person
from council.actions.presence import record_departure, register_delegate
from council.actions.refusals import NotInOrder
from council.actions.sittings import put_forward
from council.actions.voting import cast_ballot, close_vote
from council.law.ballot import Position
from council.records.credentials import CredentialKind
from council.records.database import db
from council.records.register import RegisterEntry
from tests.ledger import assert_books_balance
from tests.races.racing import (
    VOTES_IN_A_MEETING,
    Done,
    Refusal,
    ballots_of,
    casting,
    come_back,
    items_put_forward,
    rounds,
    rounds_in_votes,
    track_of,
)
from tests.world import STARTS_AT, STATES, a_meeting, close, open_with, vote_on

pytestmark = pytest.mark.both_databases

# The chair stays in its place: without it nobody closes the vote.
BUT_THE_CHAIR = tuple(state for state in STATES if state not in ("TJ", "RU"))


@rounds(11)
def test_a_ballot_is_in_the_count_or_nowhere_when_the_vote_is_closed(app, world, number):
    kept = Counter()
    with track_of(app) as track:
        for held, item in items_put_forward(world, number):
            voting = vote_on(held, item)
            by, at, vote = world.officer, world.tick(), voting.vote
            seat = BUT_THE_CHAIR[sum(kept.values()) % len(BUT_THE_CHAIR)]
            cast, closed = track.meet(
                casting(voting, seat),
                lambda vote=vote, by=by, at=at: counts_and_positions(close_vote(vote=vote, by=by, at=at)),
            )
            assert isinstance(closed, Done)
            counts, positions = closed.value
            ballots = ballots_of(voting, seat)
            if isinstance(cast, Done):
                assert [ballot.public_id for ballot in ballots] == [cast.value]
                assert (counts["for"], positions[seat]) == (1, "for")
            else:
                assert cast == Refusal(NotInOrder, "vote_closed")
                assert ballots == []
                assert (counts["for"], positions[seat]) == (0, "not_voting")
            kept[isinstance(cast, Done)] += 1
    assert set(kept) == {True, False}, "they never raced"
    assert_books_balance()


def counts_and_positions(decision):
    return decision.counts, decision.positions


@rounds(12)
def test_a_ballot_is_cast_before_the_departure_or_not_at_all(app, world, number):
    kept = Counter()
    with track_of(app) as track:
        for voting, seat in rounds_in_votes(world, number, seats=BUT_THE_CHAIR):
            participant, by, at = voting.held.participants[seat], world.officer, world.tick()
            cast, left = track.meet(
                casting(voting, seat),
                lambda participant=participant, by=by, at=at: (
                    record_departure(participant=participant, by=by, at=at).public_id
                ),
            )
            assert isinstance(left, Done)
            assert_cast_before(cast, ballots_of(voting, seat), "presence.departed", left.value, "seat_absent")
            kept[isinstance(cast, Done)] += 1
            come_back(voting.held, seat)
    assert set(kept) == {True, False}, "they never raced"
    assert_books_balance()


@rounds(12)
def test_a_ballot_is_cast_before_the_revocation_or_not_at_all(app, world, number):
    kept = Counter()
    with track_of(app) as track:
        for voting, seat, paper, by in substitutes_in_votes(world, number):
            officer, at = world.officer, world.tick()
            cast, revoked = track.meet(
                lambda vote=voting.vote, by=by, at=at: (
                    cast_ballot(
                        vote=vote, position=Position.FOR, form_key=f"form-{by.seat}", by=by, at=at
                    ).public_id
                ),
                lambda paper=paper, officer=officer, at=at: (
                    revoke_credential(credential=paper, reason="отозвано", by=officer, at=at).public_id
                ),
            )
            assert isinstance(revoked, Done)
            assert_cast_before(
                cast, ballots_of(voting, seat), "credential.revoked", paper, "credential_revoked"
            )
            kept[isinstance(cast, Done)] += 1
    assert set(kept) == {True, False}, "they never raced"
    assert_books_balance()


def assert_cast_before(cast, ballots, act, thing, finding):
    """Check that an accepted ballot stands in the register before the act, and a refused one nowhere."""
    if isinstance(cast, Done):
        assert [ballot.public_id for ballot in ballots] == [cast.value]
        assert sequence_of("ballot.cast", cast.value) < sequence_of(act, thing)
    else:
        assert cast == Refusal(NotInOrder, finding)
        assert ballots == []


def sequence_of(act, thing):
    query = select(RegisterEntry.sequence).where(RegisterEntry.act == act, RegisterEntry.thing_id == thing)
    return db.session.scalars(query).one()


def substitutes_in_votes(world, number):
    """Yield an open vote, a seat in it, and the paper and the actor of the substitute who sits there."""
    for state in BUT_THE_CHAIR:
        names = {"family_name": f"Замещающий-{state}", "given_names": "Имя"}
        person = register_person(**names, by=world.head, at=world.tick())
        world.persons[substitute_of(state)] = person.public_id
    votes = -(-number // len(BUT_THE_CHAIR))
    while votes > 0:
        held = a_meeting(world, items=min(votes, VOTES_IN_A_MEETING))
        papers = seated(held)
        open_with(held, ("TJ", "RU"))
        for item in held.items:
            papers = papers or seated(held)
            put_forward(item=item, by=world.officer, at=world.tick())
            voting = vote_on(held, item)
            for state, paper in papers.items():
                yield voting, state, paper, world.actor(substitute_of(state), meeting=held.meeting)
            papers = {}
            close(voting)
        votes -= len(held.items)


def seated(held):
    """Let a substitute with a paper of its own sit for each state but the presiding ones."""
    world = held.world
    world.clock.move_to(STARTS_AT)
    papers = {}
    for state in BUT_THE_CHAIR:
        paper = file_credential(
            meeting=held.meeting, seat=state, person=world.persons[substitute_of(state)], post="заместитель",
            kind=CredentialKind.LETTER, issued_by="Министерство", number="1", dated_on=date(2026, 3, 1),
            signatory="Министр", by=world.officer, at=world.tick(),
        ).public_id  # fmt: skip
        confirm_credential(credential=paper, by=world.head, at=world.tick())
        register_delegate(
            meeting=held.meeting, seat=state, credential=paper, by=world.officer, at=world.tick()
        )
        papers[state] = paper
    return papers


def substitute_of(state):
    return f"substitute-{state}"

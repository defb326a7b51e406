"""A member and its substitute at the same moment: one voice a state, that of whoever is registered."""

from collections import Counter

import pytest
from sqlalchemy import select

from council.actions.credentials import revoke_credential
from council.actions.presence import record_departure, register_delegate
from council.actions.voting import cast_ballot
from council.law.ballot import Position
from council.records.database import db
from council.records.presence import Participant
from council.records.register import RegisterEntry
from tests.ledger import assert_books_balance
from tests.races.racing import Done, Refusal, ballots_of, rounds, track_of
from tests.races.test_cast_and_close import substitutes_in_votes

pytestmark = [pytest.mark.both_databases, pytest.mark.clause("cis_industrial_policy", "4.1")]

FOR, AGAINST = Position.FOR, Position.AGAINST
# The other is told that somebody acts already, or that the ballot of the state is in.
NOT_THE_OTHER = {"seat_already_represented", "already_cast"}


def rounds_by_substitute(world, number):
    """Yield an open vote, a seat in it and who sits there for the member; the paper ends with the round."""
    for voting, seat, paper, substitute in substitutes_in_votes(world, number):
        yield voting, seat, substitute
        revoke_credential(credential=paper, reason="следующий круг", by=world.officer, at=world.tick())


def voting_as(voting, by, position):
    key, at = f"form-{by.person_id}", voting.world.tick()
    return lambda: cast_ballot(vote=voting.vote, position=position, form_key=key, by=by, at=at).public_id


@rounds(8)
def test_of_member_and_substitute_the_registered_one_votes_alone(app, world, number):
    """The substitute sits in the room: in whatever order the two come, the ballot is the substitute's."""
    orders = Counter()
    with track_of(app) as track:
        for voting, seat, substitute in rounds_by_substitute(world, number):
            cast, other = track.meet(
                voting_as(voting, substitute, FOR), voting_as(voting, world.member(seat), AGAINST)
            )
            [ballot] = ballots_of(voting, seat)
            assert cast == Done(ballot.public_id)
            assert (ballot.position, ballot.cast_by_id) == (FOR, substitute.person_id)
            assert capacity_of(ballot) == "substitute"
            assert isinstance(other, Refusal)
            assert other.finding in NOT_THE_OTHER
            orders[other.finding] += 1
    assert set(orders) == NOT_THE_OTHER, "they never raced"
    assert_books_balance()


@rounds(6)
def test_nobody_changes_places_while_the_vote_is_open(app, world, number):
    """The member takes the place of the substitute in the middle of the vote: the ballot is one person's or nobody's."""
    kept = Counter()
    with track_of(app) as track:
        for voting, seat, substitute in rounds_by_substitute(world, number):
            officer, at = world.officer, world.tick()
            sitting = acting_in(voting, substitute)
            cast, changed = track.meet(
                voting_as(voting, substitute, FOR),
                lambda sitting=sitting, held=voting.held, seat=seat, officer=officer, at=at: (
                    record_departure(participant=sitting, by=officer, at=at),
                    register_delegate(meeting=held.meeting, seat=seat, by=officer, at=at),
                ),
            )
            assert changed.finding == "seat_already_represented", "the roll of an open vote names who acts"
            ballots = ballots_of(voting, seat)
            assert [one.public_id for one in ballots] == ([cast.value] if isinstance(cast, Done) else [])
            assert all(one.cast_by_id == substitute.person_id for one in ballots)
            kept[isinstance(cast, Done)] += 1
    assert set(kept) == {True, False}, "they never raced"
    assert_books_balance()


def capacity_of(ballot):
    """Return in which capacity the register says the ballot was cast."""
    query = select(RegisterEntry.capacity).where(
        RegisterEntry.act == "ballot.cast", RegisterEntry.thing_id == ballot.public_id
    )
    return db.session.scalars(query).one()


def acting_in(voting, substitute):
    """Return who is listed in the meeting for the paper of the substitute."""
    query = select(Participant.public_id).where(Participant.credential_id == substitute.credential_id)
    return db.session.scalars(query).one()

"""Powers for certain items: the state takes part in the meeting, and counts as absent where they do not reach."""

import pytest
from sqlalchemy import select

from council.actions.affected import flag_affected
from council.actions.credential_reach import Reach
from council.actions.credentials import revoke_credential
from council.actions.disinterest import declare_disinterest
from council.actions.objecting import object_to_adoption
from council.actions.presence import register_delegate
from council.actions.refusals import NotInOrder
from council.actions.sittings import put_forward, take_the_chair
from council.actions.statements import file_dissent
from council.actions.voting import cast_ballot
from council.law.ballot import Position
from council.law.credentials import Scope
from council.records.agenda import FlagOwner
from council.records.database import db
from council.records.voting import Manner, RollSeat, Standing
from tests.ledger import refused
from tests.world import SIX, STARTS_AT, a_meeting, a_substitute, cast, close, open_with, states_but, vote_on

FOR, AGAINST = Position.FOR, Position.AGAINST
CIS = "cis_industrial_policy"
SEVEN = (*SIX, "AM")


@pytest.fixture
def held(world):
    """A meeting of two items; Kazakhstan is there by a substitute with powers for the first."""
    return seated(world, others=states_but("KZ", among=SEVEN))


def seated(world, *, others, state="KZ"):
    held = a_meeting(world, items=2)
    code, paper = a_substitute(held, state, reach=Reach(Scope.ITEMS, (held.items[0],)))
    held.papers = {state: paper}
    world.persons["limited"] = world.persons[code]
    world.clock.move_to(STARTS_AT)
    register_delegate(meeting=held.meeting, seat=state, credential=paper, by=world.officer, at=world.tick())
    open_with(held, others)
    for item in held.items:
        put_forward(item=item, by=world.officer, at=world.tick())
    return held


def substitute(held):
    return held.world.actor("limited", meeting=held.meeting)


def ballot_of(voting, by):
    return cast_ballot(
        vote=voting.vote, position=FOR, form_key=f"form-{by.seat}", by=by, at=voting.world.tick()
    )


def standing_of(seat):
    lines = db.session.scalars(select(RollSeat).order_by(RollSeat.id.desc())).all()
    return next(line.standing for line in lines if line.seat.code == seat)


@pytest.mark.clause(CIS, "4.1")
def test_powers_for_one_item_give_a_vote_on_that_item_and_on_no_other(held):
    first = vote_on(held)
    assert standing_of("KZ") is Standing.ENTITLED
    assert ballot_of(first, substitute(held)).seat.code == "KZ"
    cast(first, FOR, "TJ", "BY", "KG", "RU")
    close(first)

    second = vote_on(held, held.items[1])
    assert standing_of("KZ") is Standing.ABSENT
    with refused(NotInOrder, finding="credential_not_for_item", clause="4.1"):
        ballot_of(second, substitute(held))
    cast(second, FOR, "TJ", "BY", "KG", "RU")
    assert close(second).counts["present"] == 6, "the seventh state is in the room, and not in this question"


@pytest.mark.clause(CIS, "5.3")
@pytest.mark.parametrize(("others", "opens"), [(5, False), (6, True)])
def test_the_quorum_of_an_item_counts_those_with_powers_for_it(world, others, opens):
    """Nine seats, six to a quorum: five others and a substitute open the meeting, and decide the first item only."""
    held = seated(world, others=states_but("KZ", among=SEVEN)[:others])
    close(vote_on(held))

    if opens:
        vote_on(held, held.items[1])
    else:
        with refused(NotInOrder, finding="no_quorum", clause="5.3"):
            vote_on(held, held.items[1])


@pytest.mark.clause(CIS, "5.8")
def test_nothing_is_said_for_the_state_on_an_item_beyond_the_powers(held):
    world, (first, second) = held.world, held.items
    declare_disinterest(item=first, seat="KZ", by=substitute(held), at=world.tick())
    with refused(NotInOrder, finding="credential_not_for_item"):
        declare_disinterest(item=second, seat="KZ", by=substitute(held), at=world.tick())
    with refused(NotInOrder, finding="credential_not_for_item"):
        flag_affected(item=second, seat="KZ", set_as=FlagOwner.STATE, by=substitute(held), at=world.tick())
    asked = vote_on(held, second, manner=Manner.NO_OBJECTION)
    with refused(NotInOrder, finding="credential_not_for_item"):
        object_to_adoption(vote=asked.vote, by=substitute(held), at=world.tick())
    decision = close(asked)
    with refused(NotInOrder, finding="credential_not_for_item"):
        file_dissent(decision=decision.public_id, text="Не согласны.", by=substitute(held), at=world.tick())


@pytest.mark.clause(CIS, "5.14")
def test_a_state_affected_by_an_item_is_absent_from_it_without_powers(held):
    world = held.world
    flag_affected(
        item=held.items[1], seat="KZ", set_as=FlagOwner.SECRETARIAT, by=world.officer, at=world.tick()
    )
    with refused(NotInOrder, finding="affected_absent", clause="5.14"):
        vote_on(held, held.items[1])


@pytest.mark.clause(CIS, "4.3")
def test_powers_for_an_item_do_not_carry_the_chair(world):
    """The chairing state is there for one item; its co-chair presides."""
    held = a_meeting(world, items=2)
    _code, paper = a_substitute(held, "TJ", reach=Reach(Scope.ITEMS, (held.items[0],)))
    world.clock.move_to(STARTS_AT)
    limited = register_delegate(
        meeting=held.meeting, seat="TJ", credential=paper, by=world.officer, at=world.tick()
    )
    open_with(held, ("RU", "BY", "KZ", "KG", "UZ"))
    with refused(NotInOrder, finding="presiding_not_present", clause="4.3"):
        take_the_chair(
            meeting=held.meeting, participant=limited.participant.public_id, by=world.officer, at=world.tick()
        )


@pytest.mark.clause(CIS, "4.1")
def test_a_revoked_substitute_is_told_so_and_nothing_else(held):
    """The page was open when the powers were revoked: the actor is who they were when it was drawn."""
    voting, before = vote_on(held), substitute(held)
    revoke_credential(
        credential=held.papers["KZ"],
        reason="прибыл министр",
        by=held.world.member("KZ"),
        at=held.world.tick(),
    )

    for by in (before, substitute(held)):
        with refused(NotInOrder, finding="credential_revoked", clause="4.1"):
            ballot_of(voting, by)
    with refused(NotInOrder, finding="credential_revoked", clause="4.1"):
        declare_disinterest(item=held.items[1], seat="KZ", by=before, at=held.world.tick())

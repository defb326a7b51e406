"""A draft decision is written in versions, each under its fingerprint; in the room it is amended before the vote."""

import pytest
from sqlalchemy import select

from council.actions.convening import cancel_meeting
from council.actions.deciding import take_note
from council.actions.drafts import fingerprint_of, write_draft
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.law.ballot import Position
from council.records.agenda import Draft, Item
from council.records.database import db
from tests.ledger import refused, registered
from tests.world import SIX, a_meeting, a_running_meeting, cast, close, vote_on


def write(held, *points, by=None):
    world = held.world
    return write_draft(item=held.item, points=points, by=by or world.officer, at=world.tick())


def numbers(held):
    db.session.rollback()
    query = select(Draft.number).join(Item).where(Item.public_id == held.item).order_by(Draft.number)
    return list(db.session.scalars(query))


def test_another_text_is_another_version(world):
    held = a_meeting(world)

    with registered("draft.written"):
        draft = write(held, "Принять Концепцию.", "", "Поручить:\nа) разработать план;")

    assert (draft.number, draft.amended_in_meeting) == (2, False)
    assert draft.points == ["Принять Концепцию.", "Поручить:\nа) разработать план;"]
    assert draft.fingerprint == fingerprint_of(draft.points)


def test_the_same_text_again_is_no_version_and_no_act(world):
    held = a_meeting(world)

    with registered():
        write(held, " Одобрить.")

    assert numbers(held) == [1]


def test_points_joined_otherwise_are_another_text():
    assert fingerprint_of(["а", "б"]) != fingerprint_of(["аб"]) != fingerprint_of(["а\nб"])


@pytest.mark.parametrize("points", [(), ("", " \n"), ("Принять\u0000.",), ("п" * 5001,), ("п",) * 101])
def test_a_draft_that_says_nothing_or_too_much_is_refused(world, points):
    held = a_meeting(world)

    with refused(Incomplete):
        write(held, *points)


def test_in_the_room_the_text_is_amended_by_who_presides_or_on_instruction(world):
    held = a_running_meeting(world)

    with registered("draft.written", "draft.written") as entered:
        assert write(held, "Одобрить с поправкой.", by=world.chair).amended_in_meeting
        write(held, "Одобрить с двумя поправками.")

    assert [entry.capacity for entry in entered.entries] == ["presiding", "on_instruction"]
    with refused(Forbidden):
        write(held, "Отклонить.", by=world.member("KZ"))


def test_no_text_changes_under_an_open_vote(world):
    held = a_running_meeting(world)
    vote_on(held)

    with refused(NotInOrder, "another_vote_open"):
        write(held, "Одобрить с поправкой.")


def test_a_text_voted_on_may_be_amended_for_a_second_decision(world):
    held = a_running_meeting(world)
    voting = vote_on(held)
    cast(voting, Position.AGAINST, *SIX)
    close(voting)

    with registered("draft.written"):
        write(held, "Одобрить с поправкой.")


def test_an_item_disposed_of_is_not_amended(world):
    held = a_running_meeting(world)
    take_note(item=held.item, by=world.chair, at=world.tick())

    with refused(NotInOrder, "item_has_outcome"):
        write(held, "Одобрить с поправкой.")


def test_a_draft_of_a_cancelled_meeting_rests(world):
    held = a_meeting(world)
    cancel_meeting(meeting=held.meeting, reason="паводок", by=world.officer, at=world.tick())

    with refused(Conflict):
        write(held, "Одобрить с поправкой.")

"""A state announces who comes: by its own people or its letter, until the meeting opens, and anew if it likes."""

import pytest
from sqlalchemy import select

from council.actions.convening import cancel_meeting
from council.actions.participation import answer_participation
from council.actions.refusals import Conflict, Forbidden, Incomplete
from council.records.meetings import Meeting
from council.records.participation import Participation, announced
from council.records.people import Office
from tests.ledger import refused
from tests.world import a_meeting, a_running_meeting, enter_person


def answer(held, state, said, *, by=None, letter="", note=""):
    world = held.world
    return answer_participation(
        meeting=held.meeting, state=state, answer=said, letter=letter, note=note,
        by=by or world.member(state), at=world.tick(),
    )  # fmt: skip


def standing(records, held):
    records.rollback()
    meeting = records.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    return {state: word.answer for state, word in announced(records, meeting).items()}


def test_a_state_says_who_comes_and_may_change_its_mind(world, records):
    held = a_meeting(world)
    answer(held, "KZ", Participation.MEMBER)
    answer(held, "UZ", Participation.SUBSTITUTE, note="заместитель министра")
    answer(held, "KZ", Participation.NOBODY)
    assert standing(records, held) == {"KZ": Participation.NOBODY, "UZ": Participation.SUBSTITUTE}
    with refused(Conflict):
        answer(held, "KZ", Participation.NOBODY)


def test_the_focal_point_answers_for_the_state_and_for_no_other(world, records):
    held = a_meeting(world)
    enter_person(world, "focal", office=Office.FOCAL_POINT, seat="KZ")
    answer(held, "KZ", Participation.MEMBER, by=world.actor("focal"))
    assert standing(records, held) == {"KZ": Participation.MEMBER}
    with refused(Forbidden):
        answer(held, "UZ", Participation.MEMBER, by=world.actor("focal"))


def test_the_secretariat_enters_it_from_a_letter(world, records):
    held = a_meeting(world)
    with refused(Incomplete):
        answer(held, "KZ", Participation.MEMBER, by=world.officer)
    answer(held, "KZ", Participation.MEMBER, by=world.officer, letter="от 03.03.2026 № 5-12")
    assert standing(records, held) == {"KZ": Participation.MEMBER}


@pytest.mark.parametrize("code", ["operator", "observer", "advisory", "RU"])
def test_nobody_answers_for_another(world, records, code):
    held = a_meeting(world)
    with refused(Forbidden):
        answer(held, "KZ", Participation.MEMBER, by=world.actor(code))


def test_it_is_announced_before_the_meeting_and_not_in_it(world, records):
    cancelled = a_meeting(world)
    cancel_meeting(meeting=cancelled.meeting, reason="не созвано", by=world.head, at=world.tick())
    for held in (cancelled, a_running_meeting(world)):
        with refused(Conflict):
            answer(held, "KZ", Participation.MEMBER)

"""Each letter leads to a page its reader may open."""

from datetime import date

from sqlalchemy import select

from council.actions.participation import answer_participation
from council.actions.position_questions import ask_positions
from council.actions.reminding import remind_of_the_day
from council.law.ballot import Position
from council.records.files import FileStore
from council.records.mail import Letter
from council.records.participation import Participation
from tests.actions.test_reminding import EIGHT_BEFORE
from tests.world import SIX, a_meeting, a_petition, a_substitute, an_open_vote, cast, close, email_of, signed


def paths_open_to(records, page, code):
    records.rollback()
    letters = records.scalars(select(Letter).where(Letter.address == email_of(code))).all()
    return {letter.kind.value: page.get(letter.path).status_code for letter in letters}


def test_the_letters_before_a_meeting(world, records, visit):
    held = a_meeting(world)
    answer_participation(
        meeting=held.meeting,
        state="KZ",
        answer=Participation.SUBSTITUTE,
        by=world.member("KZ"),
        at=world.tick(),
    )
    a_petition(world, state="AM")
    world.clock.move_to(EIGHT_BEFORE)
    remind_of_the_day(at=EIGHT_BEFORE)
    page = visit("KZ")
    code, _paper = a_substitute(held, "KZ")
    ask_positions(meeting=held.meeting, due_on=date(2026, 6, 3), by=world.officer, at=world.tick())

    found = paths_open_to(records, page, "KZ")
    assert set(found) == {"invitation", "deadline_near", "credential_confirmed", "positions_asked"}
    assert set(found.values()) == {200}
    assert paths_open_to(records, visit(code), code) == {"credential_confirmed": 200, "positions_asked": 200}


def test_the_letters_of_a_meeting_and_after(world, records, visit, settings):
    voting = an_open_vote(world)
    cast(voting, Position.FOR, *SIX)
    close(voting)
    signed(voting.held, FileStore(settings.files_dir))

    chair, member = paths_open_to(records, visit("TJ"), "TJ"), paths_open_to(records, visit("AM"), "AM")
    assert {"vote_opened", "minutes_to_sign", "decisions_adopted"} <= set(chair)
    assert {"minutes_drafted", "decisions_adopted"} <= set(member)
    assert {*chair.values(), *member.values()} == {200}

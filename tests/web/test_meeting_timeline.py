"""The strip of a meeting's days says in words what was done, what is due and what was missed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.actions.convening import cancel_meeting, publish_meeting
from council.actions.materials import add_material
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Openness
from council.records.meetings import Meeting, Series
from council.records.sent_rulings import sent_to_members
from council.web.meeting_timeline import timeline_of
from tests.actions.test_contents import PNG_FILE
from tests.dispatching import send
from tests.world import STARTS_AT, a_meeting


def steps(app, held, at):
    db.session.rollback()
    meeting = db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    with app.test_request_context():
        return [
            (step.day, step.title, step.mark)
            for step in timeline_of(meeting, sent_to_members(db.session(), meeting), at=at)
        ]


@pytest.mark.parametrize(
    ("days_before", "title", "mark"),
    [
        (60, "Срок направления материалов", "ahead"),
        (44, "Срок направления материалов", "due"),
        (30, "Срок направления материалов", "due"),
        (29, "Материалы не направлены в срок", "late"),
    ],
)
def test_materials_wait_for_their_day(app, world, days_before, title, mark):
    held = a_meeting(world, published=False)

    first, *_rest = steps(app, held, STARTS_AT - timedelta(days=days_before))

    assert first == ("5 мая", title, mark)


@pytest.mark.parametrize(
    ("days_before", "day", "title", "mark"),
    [
        (31, "4 мая", "Материалы направлены", "done"),
        (29, "6 мая", "Материалы направлены с опозданием", "late"),
    ],
)
def test_materials_are_sent_by_their_dispatch(app, world, tmp_path, days_before, day, title, mark):
    """What is done stands under the day it was done, not under the last day there was for it."""
    world.clock.move_to(STARTS_AT - timedelta(days=days_before))
    held = a_meeting(world, published=False)
    give_material(held, tmp_path)
    publish_meeting(meeting=held.meeting, by=world.officer, at=world.tick())
    assert steps(app, held, world.tick())[0][1] in (
        "Срок направления материалов",
        "Материалы не направлены в срок",
    )
    send(held)

    first, meeting, circulation = steps(app, held, world.tick())

    assert first == (day, title, mark)
    assert meeting == ("4 июня", "Заседание", "ahead")
    assert circulation == ("18 июня", "Срок рассылки принятых документов", "ahead")


def test_a_published_meeting_without_materials_has_sent_none(app, world):
    world.clock.move_to(STARTS_AT - timedelta(days=31))
    held = a_meeting(world)

    assert steps(app, held, world.tick())[0] == ("5 мая", "Срок направления материалов", "due")
    assert steps(app, held, STARTS_AT)[0] == ("5 мая", "Материалы не направлены в срок", "late")


def give_material(held, folder):
    return add_material(
        meeting=held.meeting, title="Справка", file_name="a.png", content=PNG_FILE, openness=Openness.MEMBERS,
        store=FileStore(folder / "files"), by=held.world.officer, at=held.world.tick(),
    )  # fmt: skip


def test_an_extraordinary_meeting_knows_no_term_for_materials(app, world):
    held = a_meeting(world, series=Series.EXTRAORDINARY)

    assert [title for _day, title, _mark in steps(app, held, world.tick())] == [
        "Заседание",
        "Срок рассылки принятых документов",
    ]


def test_a_cancelled_meeting_has_no_terms_left(app, world):
    held = a_meeting(world)
    cancel_meeting(meeting=held.meeting, reason="паводок", by=world.officer, at=world.tick())

    assert steps(app, held, world.tick()) == [("4 июня", "Заседание отменено", "late")]

"""A meeting is convened, published with its agenda, moved and cancelled, each for all to see in the register."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from council.actions.agenda import add_item, change_item
from council.actions.convening import (
    cancel_meeting,
    change_meeting,
    convene_meeting,
    move_meeting,
    publish_agenda,
    publish_meeting,
)
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.records.database import db
from council.records.meetings import Form, Meeting, Series
from tests.ledger import refused, registered
from tests.world import ENDS_AT, STARTS_AT, a_carried_petition, a_meeting, a_running_meeting, an_item

HOURS = {"starts_at": STARTS_AT, "ends_at": ENDS_AT}


def convene(world, *, by=None, **given):
    facts = {
        "series": Series.REGULAR, **HOURS, "zone": "Asia/Dushanbe", "city": "Душанбе",
        "form": Form.IN_PERSON, **given,
    }  # fmt: skip
    return convene_meeting(**facts, by=by or world.officer, at=world.tick())


def change(held, **given):
    meeting = read(held)
    names = ("series", "ordinal", "starts_at", "ends_at", "zone", "city", "venue", "form")
    facts = {name: getattr(meeting, name) for name in names} | given
    return change_meeting(meeting=held.meeting, **facts, by=held.world.officer, at=held.world.tick())


def move(held, **given):
    later = timedelta(days=7)
    facts = {"starts_at": STARTS_AT + later, "ends_at": ENDS_AT + later, "city": "Минск", "reason": "паводок"}
    return move_meeting(
        meeting=held.meeting, **{**facts, **given}, by=held.world.officer, at=held.world.tick()
    )


def by_officer(held):
    return {"meeting": held.meeting, "by": held.world.officer, "at": held.world.tick()}


def read(held):
    db.session.rollback()
    return db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()


def test_meetings_take_the_next_number_of_their_series(world):
    petition = a_carried_petition(world)
    with registered("meeting.convened", "meeting.convened", "meeting.convened"):
        ordinals = [
            convene(world, ordinal=11).ordinal,
            convene(world).ordinal,
            convene(world, series=Series.EXTRAORDINARY, petition=petition).ordinal,
        ]

    assert ordinals == [11, 12, 1]


def test_a_number_taken_by_a_cancelled_meeting_is_not_given_again(world):
    held = a_meeting(world)
    cancel_meeting(reason="нет кворума", **by_officer(held))

    with refused(Conflict):
        convene(world, ordinal=1)
    assert convene(world).ordinal == 2


@pytest.mark.parametrize(
    "given",
    [
        {"ends_at": STARTS_AT},
        {"ends_at": STARTS_AT - timedelta(hours=1)},
        {"ends_at": STARTS_AT + timedelta(days=40)},
        {"starts_at": datetime(2025, 6, 4, tzinfo=UTC), "ends_at": datetime(2025, 6, 5, tzinfo=UTC)},
        {"starts_at": STARTS_AT.replace(year=2126), "ends_at": ENDS_AT.replace(year=2126)},
        {"zone": "Asia/Nowhere"},
        {"zone": "../../etc/passwd"},
        {"city": ""},
        {"city": "Ду\u202eшанбе"},
        {"ordinal": 0},
        {"ordinal": 1000},
    ],
)
def test_a_meeting_that_cannot_be_held_is_refused(world, given):
    with refused(Incomplete):
        convene(world, **given)


@pytest.mark.parametrize("code", ["TJ", "operator", "advisory", "observer"])
def test_meetings_are_convened_by_the_secretariat(world, code):
    with refused(Forbidden):
        convene(world, by=world.actor(code))


def test_publishing_freezes_the_first_version_of_the_agenda(world):
    held = a_meeting(world, items=2, published=False)

    with registered("meeting.published", clause="5.11"):
        publish_meeting(**by_officer(held))

    [version] = read(held).agenda_versions
    assert (version.number, [line["title"] for line in version.content]) == (
        1,
        ["О вопросе 1", "О вопросе 2"],
    )
    assert not version.adopted_by_meeting


def test_an_agenda_without_items_is_not_published(world):
    held = a_meeting(world, items=0, published=False)

    with refused(NotInOrder, "agenda_without_items", clause="5.11"):
        publish_meeting(**by_officer(held))


def test_a_meeting_is_published_once(world):
    held = a_meeting(world)

    with refused(Conflict):
        publish_meeting(**by_officer(held))


def test_a_changed_agenda_is_published_as_the_next_version(world):
    held = a_meeting(world)
    with refused(Conflict):
        publish_agenda(**by_officer(held))
    change_item(item=held.item, title="О новом", by=world.officer, at=world.tick())

    with registered("agenda.published"):
        publish_agenda(**by_officer(held))

    first, second = read(held).agenda_versions
    assert [first.content[0]["title"], second.content[0]["title"]] == ["О вопросе 1", "О новом"]


def test_an_agenda_is_published_after_its_meeting(world):
    held = a_meeting(world, published=False)

    with refused(Conflict):
        publish_agenda(**by_officer(held))


def test_everything_changes_before_publication_and_little_after(world):
    held = a_meeting(world, published=False)
    with registered("meeting.changed"):
        change(held, city="Минск", zone="Europe/Minsk", ordinal=7)
    publish_meeting(**by_officer(held))

    with registered("meeting.changed"):
        change(held, venue="Дом правительства", form=Form.MIXED)
    for given in ({"city": "Алматы"}, {"ordinal": 8}, {"starts_at": STARTS_AT + timedelta(hours=1)}):
        with refused(Conflict):
            change(held, **given)


def test_a_move_keeps_the_old_time_with_the_reason(world):
    held = a_meeting(world)

    with registered("meeting.moved"):
        move(held)

    meeting = read(held)
    [moved] = meeting.postponements
    assert (moved.old_starts_at, moved.old_city, moved.reason) == (STARTS_AT, "Душанбе", "паводок")
    assert (meeting.city, meeting.starts_at) == ("Минск", STARTS_AT + timedelta(days=7))


@pytest.mark.parametrize("given", [{"reason": " "}, {"ends_at": STARTS_AT}, {"zone": "Mars/Olympus"}])
def test_a_move_without_reason_or_sense_is_refused(world, given):
    held = a_meeting(world)

    with refused(Incomplete):
        move(held, **given)


def test_a_cancelled_meeting_is_not_changed_any_more(world):
    held = a_meeting(world)
    with refused(Incomplete):
        cancel_meeting(reason="", **by_officer(held))

    with registered("meeting.cancelled"):
        cancel_meeting(reason="паводок", **by_officer(held))
    for step in (move, change):
        with refused(NotInOrder, "meeting_cancelled"):
            step(held)
    with refused(NotInOrder, "meeting_cancelled"):
        cancel_meeting(reason="паводок", **by_officer(held))
    with refused(Conflict):
        add_item(title="О новом", **by_officer(held))


def test_an_open_meeting_is_neither_moved_nor_cancelled(world):
    held = a_running_meeting(world)

    with refused(NotInOrder, "meeting_already_open"):
        move(held)
    with refused(NotInOrder, "meeting_already_open"):
        cancel_meeting(reason="паводок", **by_officer(held))


def test_a_meeting_nobody_knows_does_not_exist(world):
    with refused(NotFound):
        publish_meeting(meeting="none", by=world.officer, at=world.tick())


def test_an_item_more_is_no_secret_of_the_version(world):
    held = a_meeting(world)
    an_item(held, title="О втором")
    publish_agenda(**by_officer(held))

    assert [len(version.content) for version in read(held).agenda_versions] == [1, 2]

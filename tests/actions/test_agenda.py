"""The agenda is the secretariat's until the meeting opens, and the meeting's from then on."""

import pytest
from sqlalchemy import select

from council.actions.agenda import add_item, adopt_agenda, change_item, drop_item, reorder_items
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.actions.sittings import open_meeting, take_the_chair
from council.records.agenda import Item
from council.records.database import db
from council.records.meetings import Meeting
from tests.ledger import refused, registered
from tests.world import SIX, a_meeting, a_running_meeting, register

CIS = "cis_industrial_policy"


def titles(held):
    """Return the titles that stand, by position, and check that the positions have no gap."""
    db.session.rollback()
    items = db.session.scalars(
        select(Item).join(Meeting).where(Meeting.public_id == held.meeting, Item.dropped_at.is_(None))
        .order_by(Item.position)
    ).all()  # fmt: skip
    assert [item.position for item in items] == list(range(1, len(items) + 1))
    return [item.title.removeprefix("О вопросе ") for item in items]


def by_officer(held):
    return {"by": held.world.officer, "at": held.world.tick()}


def open_before_adoption(world, *, items=2):
    held = a_meeting(world, items=items)
    register(held, *SIX)
    take_the_chair(meeting=held.meeting, participant=held.participants["TJ"], **by_officer(held))
    open_meeting(meeting=held.meeting, **by_officer(held))
    return held


def test_an_item_is_added_with_all_it_carries(world):
    held = a_meeting(world, items=0, published=False)

    with registered("item.added"):
        item = add_item(
            meeting=held.meeting, title="  О кооперации ", rapporteur="Россия", functions=("2.3", "2.1", "2.3"),
            points=("Принять.", " ", "Поручить."), affected=("UZ", "KZ"), **by_officer(held),
        )  # fmt: skip

    assert (item.position, item.title, item.added_in_meeting) == (1, "О кооперации", False)
    assert [function.code for function in item.functions] == ["2.3", "2.1"]
    assert item.current_draft.points == ["Принять.", "Поручить."]
    assert {flag.seat.code for flag in item.affected_states} == {"UZ", "KZ"}


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (None, ["1", "2", "0"]),
        (1, ["0", "1", "2"]),
        (2, ["1", "0", "2"]),
        (9, ["1", "2", "0"]),
        (-3, ["0", "1", "2"]),
    ],
)
def test_an_item_takes_the_place_it_is_given(world, position, expected):
    held = a_meeting(world, items=2, published=False)

    add_item(meeting=held.meeting, title="О вопросе 0", position=position, **by_officer(held))

    assert titles(held) == expected


@pytest.mark.parametrize(
    "given",
    [
        {"title": ""},
        {"title": "О\x07 звонке"},
        {"title": "О" * 1001},
        {"functions": ("9.9",)},
        {"affected": ("AZ",)},
        {"points": (" ", "")},
        {"points": ("Принять\u202e.",)},
        {"points": ("п",) * 101},
    ],
)
def test_an_item_that_does_not_hold_together_is_refused(world, given):
    held = a_meeting(world, items=0, published=False)

    with refused(Incomplete):
        add_item(meeting=held.meeting, **{"title": "О вопросе", **given}, **by_officer(held))


def test_an_item_is_changed(world):
    held = a_meeting(world, published=False)

    with registered("item.changed"):
        item = change_item(item=held.item, title="О другом", functions=("2.2",), **by_officer(held))

    assert (item.title, item.rapporteur) == ("О другом", "")
    assert [function.code for function in item.functions] == ["2.2"]


def test_items_are_put_in_another_order(world):
    held = a_meeting(world, items=3, published=False)

    with registered("item.moved"):
        reorder_items(meeting=held.meeting, order=held.items[::-1], **by_officer(held))

    assert titles(held) == ["3", "2", "1"]


def test_an_order_must_name_every_item_once(world):
    held = a_meeting(world, items=3)
    first, second, _third = held.items

    for order in ([first, second], [*held.items, first], [first, second, second], [first, second, "none"]):
        with refused(Conflict):
            reorder_items(meeting=held.meeting, order=order, **by_officer(held))


def test_a_dropped_item_leaves_no_gap_and_comes_back_no_more(world):
    held = a_meeting(world, items=3)
    with refused(Incomplete):
        drop_item(item=held.items[1], reason="", **by_officer(held))

    with registered("item.dropped"):
        drop_item(item=held.items[1], reason="не готов", **by_officer(held))

    assert titles(held) == ["1", "3"]
    with refused(Conflict):
        drop_item(item=held.items[1], reason="не готов", **by_officer(held))
    with refused(Conflict):
        change_item(item=held.items[1], title="О вопросе", **by_officer(held))


@pytest.mark.parametrize("code", ["TJ", "KZ", "operator", "advisory", "observer"])
def test_before_the_opening_the_agenda_is_the_secretariats(world, code):
    held, stranger = a_meeting(world), world.actor(code)

    with refused(Forbidden):
        add_item(meeting=held.meeting, title="О вопросе", by=stranger, at=world.tick())
    with refused(Forbidden):
        change_item(item=held.item, title="О вопросе", by=stranger, at=world.tick())
    with refused(Forbidden):
        drop_item(item=held.item, reason="так", by=stranger, at=world.tick())
    with refused(Forbidden):
        reorder_items(meeting=held.meeting, order=held.items, by=stranger, at=world.tick())


def test_an_unpublished_meeting_does_not_exist_for_others(world):
    held = a_meeting(world, published=False)

    with refused(NotFound):
        add_item(meeting=held.meeting, title="О вопросе", by=world.chair, at=world.tick())


def test_the_meeting_changes_its_agenda_and_adopts_it(world):
    held = open_before_adoption(world)

    with registered("item.added", "item.dropped", "agenda.adopted") as entered:
        added = add_item(meeting=held.meeting, title="О вопросе 3", by=world.chair, at=world.tick())
        drop_item(item=held.items[0], reason="не готов", **by_officer(held))
        adopt_agenda(meeting=held.meeting, by=world.chair, at=world.tick())

    assert added.added_in_meeting
    assert [entry.capacity for entry in entered.entries] == ["presiding", "on_instruction", "presiding"]
    assert titles(held) == ["2", "3"]
    meeting = db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    assert [version.adopted_by_meeting for version in meeting.agenda_versions] == [False, True]
    assert len(meeting.agenda_versions[-1].content) == 2


def test_a_member_who_does_not_preside_does_not_touch_the_agenda(world):
    held = open_before_adoption(world)

    with refused(Forbidden):
        add_item(meeting=held.meeting, title="О вопросе 3", by=world.member("KZ"), at=world.tick())
    with refused(Forbidden):
        adopt_agenda(meeting=held.meeting, by=world.member("KZ"), at=world.tick())


@pytest.mark.clause(CIS, "5.10")
def test_an_agenda_is_adopted_once_and_by_an_open_meeting(world):
    held = a_meeting(world)
    with refused(NotInOrder, "meeting_not_open", clause="5.10"):
        adopt_agenda(meeting=held.meeting, **by_officer(held))
    running = a_running_meeting(world)

    with refused(NotInOrder, "agenda_already_adopted", clause="5.10"):
        adopt_agenda(meeting=running.meeting, **by_officer(running))


def test_an_adopted_agenda_grows_by_a_version_and_changes_no_more(world):
    held = a_running_meeting(world, items=2)

    with registered("item.added"):
        add_item(meeting=held.meeting, title="О вопросе 3", **by_officer(held))
    for act in (
        lambda: change_item(item=held.items[1], title="О другом", **by_officer(held)),
        lambda: drop_item(item=held.items[1], reason="не готов", **by_officer(held)),
        lambda: reorder_items(meeting=held.meeting, order=held.items, **by_officer(held)),
    ):
        with refused(Conflict):
            act()

    meeting = db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()
    assert [len(version.content) for version in meeting.agenda_versions] == [2, 2, 3]

"""What of a meeting, its items and whoever comes the database lets nobody write again, and until when it lets them."""

import pytest

from council.actions.agenda import adopt_agenda, drop_item
from council.actions.convening import cancel_meeting, publish_meeting
from council.actions.sittings import open_meeting, put_forward, take_the_chair
from tests.records.test_guards import refusal
from tests.world import CHAIR, SIX, a_meeting, end, register

NUMBER = ("series", "ordinal")
PLACE_AND_TIME = ("starts_at", "ends_at", "zone", "city", "venue", "form")
WORDS = ("title", "rapporteur", "item_class", "function_reason")
AS_MADE = {
    "bodies": ("public_id", "code", "charter_code", "created_at"),
    "states": ("code", "place", "short_ru", "full_ru", "short_en", "full_en"),
    "meetings": ("public_id", "body_id", "created_at", "judged_by_dispatch"),
    "items": ("public_id", "meeting_id", "added_in_meeting", "created_at"),
    "authorised_bodies": (
        "public_id", "body_id", "state_id", "title_ru", "title_en", "since_on", "decided_on", "decision",
    ),
}  # fmt: skip


@pytest.fixture
def held(world):
    """A meeting entered, with an item, and not published."""
    return a_meeting(world, published=False)


def told(held):
    return {"by": held.world.officer, "at": held.world.tick()}


def unwritable(table, columns):
    """Return which of the columns the database refuses to write again, each by the guard that refuses it."""
    said = {name: refusal(f"UPDATE {table} SET {name} = {name}") for name in columns}
    return {
        name: next(word for word in text.split() if "guard_" in word) for name, text in said.items() if text
    }


def names_of(refused):
    """Return the guards alone; PostgreSQL says more than their names."""
    return {guard.strip("'\":,\n") for guard in refused.values()}


def begin(held):
    """Open the meeting; nothing is adopted yet."""
    register(held, *SIX)
    take_the_chair(meeting=held.meeting, participant=held.participants[CHAIR], **told(held))
    open_meeting(meeting=held.meeting, **told(held))


@pytest.mark.parametrize("table", AS_MADE)
def test_what_a_row_was_made_of_is_written_once(held, table):
    refused = unwritable(table, AS_MADE[table])
    assert set(refused) == set(AS_MADE[table])
    assert names_of(refused) == {f"guard_{table}_words_are_fixed"}


def test_the_number_of_a_meeting_stays_once_it_is_published(held):
    assert unwritable("meetings", (*NUMBER, "published_at")) == {}
    publish_meeting(meeting=held.meeting, **told(held))
    assert names_of(unwritable("meetings", NUMBER)) == {"guard_meetings_number_stays"}
    assert names_of(unwritable("meetings", ["published_at"])) == {"guard_meetings_stays_published"}
    assert unwritable("meetings", PLACE_AND_TIME) == {}, "it may be moved"


def test_its_place_and_time_stay_once_it_is_open(held):
    publish_meeting(meeting=held.meeting, **told(held))
    assert unwritable("meetings", ("opened_at", "opened_for_consultation", *PLACE_AND_TIME)) == {}
    begin(held)
    refused = unwritable("meetings", PLACE_AND_TIME)
    assert set(refused) == set(PLACE_AND_TIME)
    assert names_of(refused) == {"guard_meetings_place_and_time_stay"}
    refused = unwritable("meetings", ("opened_at", "opened_for_consultation"))
    assert len(refused) == 2
    assert names_of(refused) == {"guard_meetings_stays_opened"}
    assert unwritable("meetings", ("agenda_adopted_at", "closed_at", "next_meeting_note")) == {}


def test_a_cancelled_meeting_is_neither_moved_nor_held_after_all(held):
    assert unwritable("meetings", ("cancelled_at", "cancellation_reason")) == {}
    cancel_meeting(meeting=held.meeting, reason="не то", **told(held))
    assert set(unwritable("meetings", PLACE_AND_TIME)) == set(PLACE_AND_TIME)
    refused = unwritable("meetings", ("cancelled_at", "cancellation_reason"))
    assert len(refused) == 2
    assert names_of(refused) == {"guard_meetings_stays_cancelled"}


def test_the_words_of_an_item_stay_once_it_is_in_hand_and_the_close_is_told_once(held):
    publish_meeting(meeting=held.meeting, **told(held))
    begin(held)
    adopt_agenda(meeting=held.meeting, **told(held))
    assert names_of(unwritable("meetings", ["agenda_adopted_at"])) == {"guard_meetings_agenda_adopted_once"}
    assert unwritable("items", (*WORDS, "put_forward_at", "dropped_at")) == {}
    put_forward(item=held.item, **told(held))
    refused = unwritable("items", WORDS)
    assert set(refused) == set(WORDS)
    assert names_of(refused) == {"guard_items_words_stay_in_hand"}
    assert names_of(unwritable("items", ["put_forward_at"])) == {"guard_items_put_forward_once"}
    assert unwritable("items", ["position"]) == {}, "an item added before it moves it"


def test_a_dropped_item_stays_as_it_was_dropped(held):
    drop_item(item=held.item, reason="не то", **told(held))
    assert set(unwritable("items", WORDS)) == set(WORDS)
    refused = unwritable("items", ("dropped_at", "drop_reason"))
    assert len(refused) == 2
    assert names_of(refused) == {"guard_items_stays_dropped"}


def test_what_a_closed_meeting_said_of_the_next_one_stays(running):
    end(running)
    refused = unwritable("meetings", ("closed_at", "next_meeting_note"))
    assert len(refused) == 2
    assert names_of(refused) == {"guard_meetings_stays_closed"}

"""Who was in the room, read from a book whose wrong entries are corrected by new ones."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from council.law.presence import Passage, intervals, present_at

NINE = datetime(2025, 6, 4, 9, tzinfo=UTC)


def at(minutes):
    return NINE + timedelta(minutes=minutes)


def passage(sequence, who, minutes, arrived, corrects=None):
    return Passage(sequence, who, None, at(minutes), arrived, corrects)


def test_somebody_is_present_from_the_arrival_until_the_departure():
    book = [passage(1, "A", 0, True), passage(2, "A", 30, False), passage(3, "B", 10, True)]
    assert present_at(book, at(-1)) == frozenset()
    assert present_at(book, at(0)) == {"A"}
    assert present_at(book, at(29)) == {"A", "B"}
    assert present_at(book, at(30)) == {"B"}


def test_a_corrected_entry_counts_no_more_and_its_correction_does():
    book = [passage(1, "A", 0, True), passage(2, "A", 20, True, corrects=1)]
    assert present_at(book, at(10)) == frozenset()
    assert present_at(book, at(20)) == {"A"}


def test_an_entry_may_only_void_another():
    book = [passage(1, "A", 0, True), passage(2, "A", 5, False), passage(3, "A", 6, None, corrects=2)]
    assert present_at(book, at(60)) == {"A"}


def test_a_correction_is_corrected_in_its_turn():
    book = [
        passage(1, "A", 0, True),
        passage(2, "A", 20, True, corrects=1),
        passage(3, "A", 10, True, corrects=2),
    ]
    assert present_at(book, at(9)) == frozenset()
    assert present_at(book, at(10)) == {"A"}


def test_of_two_entries_of_one_moment_the_later_written_holds():
    book = [passage(2, "A", 0, False), passage(1, "A", 0, True)]
    assert present_at(book, at(0)) == frozenset()


def test_stays_are_told_in_the_order_of_arrival():
    book = [
        passage(1, "A", 0, True),
        passage(2, "B", 5, True),
        passage(3, "A", 10, False),
        passage(4, "A", 20, True),
        passage(5, "A", 25, True),
    ]
    stays = [(stay.participant, stay.arrived_at, stay.left_at) for stay in intervals(book)]
    assert stays == [("A", at(0), at(10)), ("B", at(5), None), ("A", at(20), None)]


entries = st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 20), st.booleans()), max_size=12).map(
    lambda rows: [passage(number, *row) for number, row in enumerate(rows, 1)]
)


@given(entries, st.integers(0, 20))
def test_stays_and_presence_tell_the_same_story(book, minute):
    inside = {
        stay.participant
        for stay in intervals(book)
        if stay.arrived_at <= at(minute) and (stay.left_at is None or at(minute) < stay.left_at)
    }
    assert present_at(book, at(minute)) == inside

"""Who presided and who was in the room: the register has the acts and the book, and neither can be told otherwise."""

import json
from copy import deepcopy
from datetime import timedelta

import pytest

from council.actions.acting_chairs import name_acting_chair
from council.actions.agenda import adopt_agenda
from council.actions.presence import correct_passage, record_departure
from council.actions.sittings import open_meeting, take_the_chair
from council.records.acting_chairs import Namer
from tests.papers.test_any_meeting import ALONE, PROGRAM, assert_proves_itself, composed
from tests.world import a_meeting, end, register

PRESENT = ("RU", "TM", "BY", "KZ", "KG", "UZ")
LEFT, RIGHTED, VOIDED = (
    6,
    7,
    10,
)  # the places in the book: who left, at which hour indeed, and that another never did
DECISION = "решение № 10/1"


@pytest.fixture
def text(world):
    """The protocol of a meeting without its chair: a co-chair was named after another, two departures were put right."""
    held, by = a_meeting(world), world.officer
    name_acting_chair(meeting=held.meeting, seat="TM", named_by=Namer.SECRETARIAT, by=by, at=world.tick())
    name_acting_chair(
        meeting=held.meeting, seat="RU", named_by=Namer.COUNCIL, basis=DECISION, by=by, at=world.tick()
    )
    register(held, *PRESENT)
    take_the_chair(meeting=held.meeting, participant=held.participants["RU"], by=by, at=world.tick())
    open_meeting(meeting=held.meeting, by=by, at=world.tick())
    adopt_agenda(meeting=held.meeting, by=by, at=world.tick())
    for minutes in (2, 0):
        world.clock.now += timedelta(minutes=9)
        left = record_departure(participant=held.participants["KZ"], by=by, at=world.tick()).public_id
        right = world.clock.now - timedelta(minutes=minutes) if minutes else None
        correct_passage(passage=left, reason="не тогда", right_moment=right, by=by, at=world.tick())
        if minutes:
            register(held, "KZ")
    end(held)
    return composed(world, held.meeting)


@pytest.fixture
def record(text):
    return json.loads(PROGRAM.canonical(dict(text.record)))


def test_a_meeting_whose_co_chair_was_named_twice_proves_itself(text, world):
    named = text.record["chairmanship"]["named"]
    assert [named[key] for key in ("seat", "by", "basis")] == ["RU", "council", DECISION], "the last stands"
    assert [entry["corrects"] for entry in text.record["presence"]] == [None] * 7 + [7, None, None, 10]
    assert_proves_itself(text, world.tick(), printed=False)


def namings_of(record):
    return [act for act in record["register"]["acts"] if act["act"] == "acting_chair.named"]


def named_by_an_act_of_another_kind(record):
    record["chairmanship"]["named"]["act"] = record["meeting"]["opened"]["act"]


def named_before_the_last_naming(record):
    first = {"seat": "TM", "by": "secretariat", "basis": "", "act": namings_of(record)[0]["sequence"]}
    record["chairmanship"]["named"] = first


def named_by_nobody(record):
    record["chairmanship"]["named"] = None


def named_by_another(record):
    record["chairmanship"]["named"]["by"] = "secretariat"


def named_by_another_decision(record):
    record["chairmanship"]["named"]["basis"] = "решение № 10/2"


def a_naming_hidden(record):
    """The number of the acts is as it was."""
    named_by_nobody(record)
    act = namings_of(record)[-1]
    gone = {(table, key) for table, key, _ in json.loads(act["content"])["rows"]}
    act["content"] = None
    rows = record["register"]["rows"]
    others = ("meetings",)
    record["register"]["rows"] = [
        row for row in rows if row["table"] in others or (row["table"], row["columns"]["id"]) not in gone
    ]


def the_co_chair_who_was_not_named_presides(record):
    another = next(one for one in record["participants"] if one["seat"] == "TM")
    record["presiding"][0] |= {"seat": "TM", "participant": another["id"]}


def of_the_book(place, **changes):
    """Return what tells an entry of the book otherwise."""

    def forge(record):
        record["presence"][place] |= changes

    return forge


def earlier(place):
    """Return what moves an entry of the book a minute back: still before its act."""

    def forge(record):
        entry = record["presence"][place]
        minute = int(entry["at"][14:16]) - 1
        entry["at"] = f"{entry['at'][:14]}{minute:02}{entry['at'][16:]}"

    return forge


def another_left(record):
    record["presence"][LEFT]["participant"] = record["presence"][2]["participant"]


ENTRY, SEALED, NAMED = "запись о присутствии: ", "запечатанное присутствие, ", "названный сопредседатель: "
FORGED = {
    "named by an act of another kind": (named_by_an_act_of_another_kind, NAMED),
    "named before the last naming": (named_before_the_last_naming, NAMED),
    "named by nobody": (named_by_nobody, NAMED),
    "named by another": (named_by_another, NAMED),
    "named by another decision": (named_by_another_decision, NAMED),
    "a naming hidden": (a_naming_hidden, "скрыто: ['acting_chair.named']"),
    "another co-chair presides": (the_co_chair_who_was_not_named_presides, "председательствовал не тот"),
    "another left": (another_left, f"{SEALED}participant_id"),
    "left earlier": (earlier(LEFT), f"{SEALED}at"),
    "left at another hour, as was put right": (earlier(RIGHTED), f"{SEALED}at"),
    "by link": (of_the_book(LEFT, mode="video"), f"{SEALED}mode"),
    "a departure that is none": (of_the_book(LEFT, arrived=None), ENTRY),
    "a departure voided by what put it right": (of_the_book(RIGHTED, arrived=None), ENTRY),
    "an arrival by what put a departure right": (of_the_book(RIGHTED, arrived=True), ENTRY),
    "an entry that puts nothing right": (of_the_book(RIGHTED, corrects=None), ENTRY),
    "an entry that voids nothing": (of_the_book(VOIDED, corrects=None), ENTRY),
    "the entry of another put right": (of_the_book(VOIDED, corrects=1), ENTRY),
    "the arrival of the same voided": (of_the_book(VOIDED, corrects=9), f"{SEALED}corrects_id"),
    "an entry put right twice": (of_the_book(VOIDED, corrects=7), ENTRY),
    "an entry put right by itself": (of_the_book(RIGHTED, corrects=8), ENTRY),
    "a later entry put right": (of_the_book(RIGHTED, corrects=10), ENTRY),
    "an entry that is not there": (of_the_book(RIGHTED, corrects=99), ENTRY),
    "an arrival that puts another right": (of_the_book(8, corrects=4), ENTRY),
}


@pytest.mark.clause("cis_industrial_policy", "4.3")
@pytest.mark.clause("cis_industrial_policy", "5.3")
def test_neither_is_told_otherwise(record):
    """No fingerprint is asked for, and there are no pages: one file alone finds each, and says what it is."""
    for name, (forge, why) in FORGED.items():
        forged = deepcopy(record)
        forge(forged)
        assert why in said_of(ALONE, forged), name
        assert said_of(PROGRAM, forged), f"with the closer look: {name}"


def said_of(program, record, **keys):
    """Return in what a record differs; nothing where it agrees."""
    keys = keys or {"arithmetic_only": True}
    try:
        program.check(program.canonical(record), **keys)
    except program.Difference as difference:
        return str(difference)
    return ""


def row_of(record, place):
    key = record["presence"][place]["id"]
    rows = (row["columns"] for row in record["register"]["rows"])
    return next(columns for columns in rows if columns.get("public_id") == key)


def put_right_by_the_row_too(record, place, corrects):
    record["presence"][place]["corrects"] = corrects
    row_of(record, place)["corrects_id"] = row_of(record, corrects - 1)["id"]


@pytest.mark.clause("cis_industrial_policy", "5.3")
def test_whoever_forges_the_row_of_the_book_too_has_the_law_or_the_seal_against_them(record):
    for place, corrects in ((VOIDED, 1), (VOIDED, 7), (RIGHTED, 10), (RIGHTED, 1)):
        forged = deepcopy(record)
        put_right_by_the_row_too(forged, place, corrects)
        assert ENTRY in said_of(ALONE, forged), (place, corrects)
    moved = deepcopy(record)
    earlier(RIGHTED)(moved)
    row_of(moved, RIGHTED)["at"] = moved["presence"][RIGHTED]["at"]
    assert said_of(ALONE, moved) == "", "that hour may be: who came and went is not counted here"
    assert "запечатанная запись, passages" in said_of(ALONE, moved, arithmetic_only=False)
    assert said_of(PROGRAM, moved, arithmetic_only=False)


def test_what_is_voided_is_so_from_the_hour_of_the_act(record):
    """Entered so, it has the hour of its act to the microsecond; an earlier hour is that of a departure."""
    hour = record["presence"][VOIDED]["at"]
    forged = deepcopy(record)
    forged["presence"][VOIDED]["at"] = row_of(forged, VOIDED)["at"] = hour[:-12] + "0.999999+00:00"
    assert forged["presence"][VOIDED]["at"] < hour
    assert ENTRY in said_of(ALONE, forged)

"""The security log: written beside the acts, bounded, closed to changes, and of no use to hide or to stop anything."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from council.actions import security_log
from council.actions.security_log import (
    NOTED_IN_ALL,
    NOTED_OF_AN_ADDRESS,
    drop_oldest_events,
    note_event,
    note_event_now,
)
from council.records.database import TransactionMisused, db, transaction
from council.records.register import RegisterEntry
from council.records.security_log import EVENTS_KEPT, SecurityEvent, SecurityKind
from tests.world import SET_UP_AT as AT

DENIED = SecurityKind.DENIED


def events():
    db.session.rollback()
    return db.session.scalars(select(SecurityEvent).order_by(SecurityEvent.id)).all()


def test_an_event_stands_in_the_log_and_leaves_no_act_in_the_register(world):
    acts = db.session.scalar(select(func.count()).select_from(RegisterEntry))
    note_event_now(DENIED, at=AT, address="192.0.2.7", detail={"page": "people.list_people", "status": 403})
    [event] = events()
    assert (event.kind, event.address, event.detail["status"]) == ("page.denied", "192.0.2.7", 403)
    assert db.session.scalar(select(func.count()).select_from(RegisterEntry)) == acts


def test_an_event_of_an_act_that_is_undone_is_undone_with_it(world):
    with pytest.raises(RuntimeError), transaction() as session:
        note_event(session, SecurityKind.SIGN_IN_SUCCEEDED, at=AT)
        raise RuntimeError
    assert events() == []


def test_a_line_of_the_log_cannot_be_forged(world):
    note_event_now(
        DENIED, at=AT, address="::1\r\n", detail={"page": "a\r\nb\u202e\ud800\x9b", "long": "x" * 999}
    )
    [event] = events()
    assert event.address == "::1\\u000d\\u000a"
    assert event.detail["page"] == "a\\u000d\\u000ab\\u202e\\ud800\\u009b"
    assert len(event.detail["long"]) == security_log.LONGEST_TEXT


def test_a_flood_from_one_address_is_cut_short_and_says_so_and_others_are_still_heard(world):
    for _ in range(NOTED_OF_AN_ADDRESS + 5):
        note_event_now(DENIED, at=AT, address="192.0.2.7")
    note_event_now(DENIED, at=AT, address="192.0.2.8")
    note_event_now(SecurityKind.SIGN_IN_SUCCEEDED, at=AT, address="192.0.2.7")
    note_event_now(DENIED, at=AT + timedelta(minutes=1), address="192.0.2.7")
    written = events()
    assert len(written) == NOTED_OF_AN_ADDRESS + 3
    assert [number for number, event in enumerate(written, 1) if "more" in event.detail] == [
        NOTED_OF_AN_ADDRESS
    ]


def test_a_flood_from_everywhere_is_cut_short_too_but_what_was_achieved_is_written(world):
    with transaction() as session:
        for number in range(NOTED_IN_ALL + 9):
            note_event(session, DENIED, at=AT, address=f"192.0.2.{number}")
        note_event(session, SecurityKind.FACTOR_REMOVED, at=AT)
    assert len(events()) == NOTED_IN_ALL + 1


def test_it_is_not_written_aside_from_within_an_act_which_would_wait_for_itself(world):
    with pytest.raises(TransactionMisused), transaction():
        note_event_now(DENIED, at=AT)


def test_a_database_that_cannot_write_it_does_not_fail_the_request(world, caplog):
    db.session.execute(text("DROP TABLE security_events"))
    db.session.commit()
    note_event_now(DENIED, at=AT)
    assert "page.denied" in caplog.text


def test_the_oldest_go_beyond_the_number_kept_and_no_others_ever(world):
    row = {"kind": "page.denied", "at": AT, "address": "", "detail": {}}
    with transaction() as session:
        session.add_all(SecurityEvent(id=key, **row) for key in (1, 2, 3, EVENTS_KEPT + 2))
    with pytest.raises(IntegrityError, match="recent_ones_stay"), transaction() as session:
        session.execute(text("DELETE FROM security_events"))
    assert drop_oldest_events() == 2
    assert [event.id for event in events()] == [3, EVENTS_KEPT + 2]
    assert drop_oldest_events() == 0

"""A meeting that is over, and the steps from there to the signature."""

from contextlib import nullcontext

from council.actions.deciding import take_note
from council.actions.minutes import draft_minutes, minutes_of, sign_minutes
from council.actions.preparing import prepare_minutes
from council.actions.rendering import print_minutes
from council.actions.sittings import close_meeting, put_forward
from council.law.ballot import Position
from council.records.database import db
from council.records.files import FileStore
from council.records.meetings import Meeting
from council.records.minutes import Minutes, MinutesVersion, Signature
from tests.world import (
    HeldMeeting,
    a_running_meeting,
    build_world,
    cast,
    close,
    quick_paper,
    records_at,
    vote_on,
)


def hold_closed_meeting_at(address: str) -> tuple[HeldMeeting, str]:
    """Set up the body and a closed meeting of two items in a migrated database; return it and its decision."""
    with records_at(address):
        held = a_running_meeting(build_world(), items=2)
        return held, a_closed_meeting(held)


def a_closed_meeting(held: HeldMeeting) -> str:
    """Adopt the first item against one state, take note of the rest, close; return the decision."""
    voting = vote_on(held)
    cast(voting, Position.FOR, "TJ", "BY", "KZ", "KG")
    cast(voting, Position.AGAINST, "RU")
    decision = close(voting).public_id
    conclude(held, held.items[1:])
    return decision


def conclude(held: HeldMeeting, left: list[str]) -> None:
    """Take note of the items that are left, and close the meeting."""
    world = held.world
    for item in left:
        put_forward(item=item, by=world.officer, at=world.tick())
        take_note(item=item, by=world.officer, at=world.tick())
    close_meeting(meeting=held.meeting, next_meeting_note="", by=world.officer, at=world.tick())


def drafted(held: HeldMeeting, store: FileStore, *, typeset: bool = False) -> str:
    """Draft the minutes and print them, their words alone unless the paper is wanted; return the digest of the file."""
    world = held.world
    version = draft_minutes(meeting=held.meeting, by=world.officer, at=world.tick()).public_id
    with nullcontext() if typeset else quick_paper():
        return print_minutes(version=version, store=store, at=world.tick())


def prepared(held: HeldMeeting, store: FileStore, *, typeset: bool = False) -> str:
    """Draft and print the minutes and prepare them for signature; return the digest of the file."""
    return prepare(held, drafted(held, store, typeset=typeset))


def prepare(held: HeldMeeting, sha256: str, who: str = "officer", *, reason: str = "Срочно") -> str:
    """Prepare the file of the digest for signature, mostly without asking the states, and return the digest."""
    world = held.world
    prepare_minutes(
        minutes=the_minutes(held).public_id,
        sha256=sha256,
        reason=reason,
        by=world.actor(who),
        at=world.tick(),
    )
    return sha256


def sign(held: HeldMeeting, sha256: str, who: str = "TJ") -> Signature:
    """Let the chair, or whoever is named, sign the file of the digest."""
    world = held.world
    return sign_minutes(
        minutes=the_minutes(held).public_id, sha256=sha256, by=world.actor(who), at=world.tick()
    )


def the_minutes(held: HeldMeeting) -> Minutes:
    session = db.session()
    meeting = session.query(Meeting).filter_by(public_id=held.meeting).one()
    found = minutes_of(session, meeting)
    assert found is not None
    return found


def last_version(held: HeldMeeting) -> MinutesVersion:
    return the_minutes(held).versions[-1]

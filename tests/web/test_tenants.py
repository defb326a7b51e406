"""Identifiers and bodies: nothing can be guessed or walked, and nothing of another body exists here (8.4.1)."""

import math
from dataclasses import replace

import pytest
from sqlalchemy import func, select, true
from werkzeug.routing import PathConverter, UnicodeConverter

from council.access.actors import Actor
from council.access.rights import RIGHTS, may
from council.access.seeing import SCOPES, seen_by
from council.records.bodies import Seat
from council.records.columns import PUBLIC_ALPHABET, PUBLIC_LENGTH, new_public_id
from council.records.database import db
from council.records.mail import Letter
from council.records.meetings import Meeting
from council.records.nominations import Nomination
from council.records.people import Office, Person
from council.records.resets import Reset

GUESSES = 2**90  # beyond all machines together, for as long as anybody keeps records
EVERYTHING = frozenset(Office)
NOT_IN_THE_SCENES = {Nomination}
# Persons and the access to their accounts belong to the installation, and to no body of it.
OF_NO_BODY = {Person, Reset}
# A letter about somebody's own access belongs to no meeting, and so to no body either.
OF_A_BODY = {Letter: Letter.meeting_id.is_not(None)}
# Entries and checkpoints of the register bear their numbers on purpose; whoever reads it reads them all.
NUMBERED = {"register", "checkpoints"}
# A file that came back signed is counted within its paper, which is found by its own identifier.
COUNTED_WITHIN = {"file_signatures.send", "file_signatures.look"}


def actor(**said) -> Actor:
    """Return somebody who holds every office there is."""
    said = {"person_id": 0, "name": "", "seat_id": 1, "delegation_id": 1} | said
    return Actor(offices=EVERYTHING, seat="AM", delegation="AM", **said)


@pytest.mark.parametrize(
    "kind", [kind for kind in SCOPES if kind not in OF_NO_BODY], ids=lambda kind: kind.__name__
)
def test_nothing_of_one_body_is_seen_from_another(scenes, kind):
    with scenes.app.app_context():
        body = db.session.scalars(select(Meeting.body_id)).first()
        seats = db.session.scalars(select(Seat.id)).all()
        there = sum(seen(actor(body_id=body, seat_id=seat), kind) for seat in seats)
        assert there > 0 or kind in NOT_IN_THE_SCENES, "the scenes hold nothing of the kind"
        assert sum(seen(actor(body_id=body + 1, seat_id=seat), kind) for seat in seats) == 0


def seen(by: Actor, kind: type) -> int:
    things = seen_by(by, kind).where(OF_A_BODY.get(kind, true()))
    return db.session.scalar(select(func.count()).select_from(things.subquery()))


def test_no_office_of_one_body_does_anything_to_a_thing_of_another(scenes):
    with scenes.app.app_context():
        meeting = db.session.scalars(select(Meeting)).first()
        insider = actor(body_id=meeting.body_id)
        outsider = replace(insider, body_id=meeting.body_id + 1)
        assert any(may(insider, act, meeting, seat="AM") for act in RIGHTS)
        assert [act for act in RIGHTS if may(outsider, act, meeting, seat="AM")] == []


def test_an_identifier_is_beyond_guessing():
    assert PUBLIC_LENGTH * math.log2(len(PUBLIC_ALPHABET)) > math.log2(GUESSES)
    drawn = [new_public_id() for _ in range(2000)]
    assert len({one[:8] for one in drawn}) == len(drawn), (
        "the first letters repeat: they are not drawn at random"
    )
    for place in range(PUBLIC_LENGTH):
        assert {one[place] for one in drawn} == set(PUBLIC_ALPHABET), f"letter {place} is not drawn from all"


@pytest.mark.parametrize("kind", SCOPES, ids=lambda kind: kind.__name__)
def test_everything_in_an_address_is_known_by_such_an_identifier(kind):
    column = kind.__table__.columns["public_id"]
    assert column.unique
    assert column.type.length == PUBLIC_LENGTH
    assert column.default.arg.__wrapped__ is new_public_id or column.default.arg.__name__ == "new_public_id"


def test_no_address_is_made_of_numbers(scenes):
    for rule in scenes.app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] in NUMBERED or rule.endpoint in COUNTED_WITHIN:
            continue
        for name, converter in rule._converters.items():
            assert type(converter) in {UnicodeConverter, PathConverter}, (
                f"{rule}: «{name}» can be counted through"
            )


@pytest.mark.parametrize("number", ["1", "2", "17"])
def test_a_row_is_not_found_by_its_number(scenes, number):
    head = scenes.browser("head")
    for page in (
        "meetings",
        "items",
        "votes",
        "materials",
        "people",
        "seats",
        "decisions",
        "papers",
        "credentials",
    ):
        assert head.get(f"/{page}/{number}").status_code == 404

"""Every checkpoint goes to every state: by letter at the close of a meeting and of a day, signed, word for word."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from council.actions.sealing import origin_of, sign_checkpoint, sum_up_the_day
from council.actions.verifying import differences_in_checkpoints
from council.records.checkpoints import Checkpoint, Occasion, last_checkpoint
from council.records.database import db
from council.records.mail import Letter, LetterKind
from council.records.signed_note import checkpoint_text, is_signed, public_bytes, read_checkpoint
from council.records.witness import Witnessed
from tests.actions.closed import a_closed_meeting
from tests.ledger import assert_books_balance, registered
from tests.world import STATES, close, email_of, end, vote_on

KEY = Ed25519PrivateKey.generate()
DAY = timedelta(days=1)


def letters():
    db.session.rollback()
    told = select(Letter).where(Letter.kind == LetterKind.CHECKPOINTS).order_by(Letter.id)
    return list(db.session.scalars(told))


def points():
    db.session.rollback()
    return list(db.session.scalars(select(Checkpoint).order_by(Checkpoint.size)))


def sign_all(world, order=lambda found: found):
    for point in order(points()):
        sign_checkpoint(checkpoint=point.public_id, key=KEY, at=world.tick())


def notes_in(letter, lang="ru"):
    return [text for text in letter.words[lang]["paragraphs"] if "\n" in text]


def test_the_close_of_a_vote_writes_to_nobody_and_that_of_the_meeting_tells_of_the_vote_too(running):
    world = running.world
    close(vote_on(running))
    sign_all(world)
    assert letters() == [], "a letter for each vote is read by nobody"

    end(running)
    with registered():  # the letters are no act: else each would give occasion to the next
        sign_all(world)
    told = letters()
    assert {letter.address for letter in told} == {email_of(code) for code in STATES}
    assert [point.sent_at is not None for point in points()] == [True] * len(points())
    for letter in told:
        assert notes_in(letter) == [point.note for point in points()], "each checkpoint goes to every state"
    assert [one.occasion for one in points()][-1] is Occasion.MEETING_CLOSED
    assert_books_balance()


def test_a_state_compares_what_it_was_sent_with_the_register_and_with_the_key(running):
    a_closed_meeting(running)
    sign_all(running.world)
    [*_, note] = notes_in(letters()[0])
    size, root = read_checkpoint(note)
    origin = origin_of(db.session())
    assert is_signed(note, checkpoint_text(origin, size, root), name=origin, public=public_bytes(KEY))

    def differing(seen):
        return [
            found.kind
            for found in differences_in_checkpoints(
                db.session(), public_key=public_bytes(KEY), witnessed=[seen]
            )
        ]

    assert differing(Witnessed(size, root)) == []
    assert differing(Witnessed(size, "00" * 32)) == ["witness_not_reached"]


def test_nothing_is_sent_before_every_earlier_one_is_signed_and_nothing_twice(running):
    world = running.world
    a_closed_meeting(running)
    [first, *others] = [point.public_id for point in points()]
    for point in others:
        sign_checkpoint(checkpoint=point, key=KEY, at=world.tick())
    assert letters() == [], "a letter with a gap would have to be sent again"
    sign_checkpoint(checkpoint=first, key=KEY, at=world.tick())
    assert len(letters()) == len(STATES)
    sign_all(world)
    assert len(letters()) == len(STATES)


@pytest.mark.parametrize("days", [3])
def test_a_quiet_day_sends_no_letter_although_letters_were_sent(running, days):
    """The letters must not be what the next day is summed up for, else they never end."""
    world = running.world
    a_closed_meeting(running)
    sign_all(world)
    sent = len(letters())
    last = last_checkpoint(db.session()).at
    for day in range(1, days + 1):
        world.clock.move_to(last + day * DAY)
        sum_up_the_day(at=world.clock.now)
        sign_all(world)
    assert len(letters()) == sent

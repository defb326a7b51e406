"""The daily digest: what may wait goes in one letter at the chosen hour; nothing is lost and nothing of the law waits."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from council.actions.credentials import refuse_credential
from council.actions.digests import choose_letters, write_digests
from council.actions.mail import claim_letters, oldest_unsent
from council.actions.people import disable_account
from council.actions.refusals import Incomplete
from council.law.ballot import Position
from council.papers.letter import hypertext, plain_text
from council.records.database import transaction
from council.records.digest_hours import next_digest
from council.records.mail import Letter, LetterKind, LetterState
from council.records.people import Account, Person
from tests.ledger import refused
from tests.world import a_meeting, a_running_meeting, a_substitute, cast, email_of, vote_on

MOSCOW = ZoneInfo("Europe/Moscow")
SITE = "https://council.example"


def letters_to(session, code):
    session.rollback()
    return list(session.scalars(select(Letter).where(Letter.address == email_of(code)).order_by(Letter.id)))


def choose(world, code, hour):
    choose_letters(hour=hour, by=world.actor(code), at=world.tick())


def two_refusals(world):
    """Refuse two papers of Kazakhstan: two letters that may wait."""
    held = a_meeting(world)
    for reason in ("нет печати", "нет подписи"):
        _code, paper = a_substitute(held, "KZ", confirmed=False)
        refuse_credential(credential=paper, reason=reason, by=world.officer, at=world.tick())
    return held


@pytest.mark.parametrize(
    ("after", "hour", "due"),
    [
        (datetime(2026, 6, 4, 8, 59, tzinfo=MOSCOW), 9, datetime(2026, 6, 4, 9, 0, tzinfo=MOSCOW)),
        (datetime(2026, 6, 4, 9, 0, tzinfo=MOSCOW), 9, datetime(2026, 6, 5, 9, 0, tzinfo=MOSCOW)),
        (datetime(2026, 12, 31, 22, 30, tzinfo=UTC), 0, datetime(2027, 1, 2, 0, 0, tzinfo=MOSCOW)),
    ],
)
def test_the_digest_is_due_when_the_clock_of_the_body_shows_the_hour(after, hour, due):
    assert next_digest(hour, zone=MOSCOW, after=after) == due


def test_what_may_wait_is_gathered_into_one_letter_and_what_the_law_asks_for_is_not(world, records):
    choose(world, "KZ", 18)
    two_refusals(world)

    invitation, *others = letters_to(records, "KZ")
    assert (invitation.kind, invitation.state) == (LetterKind.INVITATION, LetterState.WAITING)
    assert [one.state for one in others] == [LetterState.HELD] * 2
    assert write_digests(at=world.clock.now) == 0, "the hour has not come"
    hour = others[0].next_try_at
    assert hour.astimezone(MOSCOW).hour == 18
    assert oldest_unsent(records()) == invitation.written_at, "who waits by choice is not late"

    assert write_digests(at=hour) == 1
    assert write_digests(at=hour) == 0, "a round made again writes nothing twice"
    _invitation, *gathered, digest = letters_to(records, "KZ")
    assert digest.kind is LetterKind.DIGEST
    assert [(one.state, one.digest_id) for one in gathered] == [(LetterState.GATHERED, digest.id)] * 2
    text = plain_text(digest, SITE)
    assert "18:00 (UTC+3)" in text, "an hour without its zone misleads"
    assert "нет печати" in text
    assert "нет подписи" in text
    assert text.count(f"Страница: {SITE}/credentials/") == 2, "each leads to its own page"
    assert hypertext(digest, SITE).count("<h2 ") == 2


def test_who_wants_letters_at_once_again_is_sent_what_was_held(world, records):
    choose(world, "KZ", 18)
    two_refusals(world)
    choose(world, "KZ", None)

    held = letters_to(records, "KZ")
    assert {one.state for one in held} == {LetterState.WAITING}
    claimed = claim_letters(worker="one", at=world.clock.now + timedelta(seconds=1), most=50)
    assert {one.id for one in held} <= {one.id for one in claimed}


def test_another_hour_holds_for_what_is_held_already(world, records):
    choose(world, "KZ", 18)
    two_refusals(world)
    choose(world, "KZ", 7)

    hours = {one.next_try_at.astimezone(MOSCOW).hour for one in letters_to(records, "KZ")[1:]}
    assert hours == {7}


def test_a_vote_that_was_cast_meanwhile_is_in_no_digest(world, records):
    choose(world, "KZ", 18)
    choose(world, "BY", 18)
    voting = vote_on(a_running_meeting(world))
    cast(voting, Position.FOR, "KZ")

    assert write_digests(at=world.clock.now + timedelta(days=1)) == 1
    assert letters_to(records, "KZ")[-1].state is LetterState.WITHDRAWN, "who has acted is not asked to"
    assert letters_to(records, "BY")[-1].kind is LetterKind.DIGEST


def test_a_reader_of_english_finds_both_languages(world, records):
    person = records.scalars(select(Person).where(Person.public_id == world.persons["KZ"])).one()
    key = person.account.id
    with transaction() as session:
        session.get_one(Account, key).language = "en"
    choose(world, "KZ", 18)
    two_refusals(world)
    write_digests(at=world.clock.now + timedelta(days=1))

    digest = letters_to(records, "KZ")[-1]
    assert digest.languages == ["ru", "en"]
    text = plain_text(digest, SITE)
    assert text.index("Полномочия не подтверждены".upper()) < text.index("Powers not confirmed".upper())


def test_a_closed_account_is_sent_no_digest_and_its_letters_stay_to_be_seen(world, records):
    choose(world, "KZ", 18)
    two_refusals(world)
    disable_account(person=world.persons["KZ"], by=world.head, at=world.tick())

    assert write_digests(at=world.clock.now + timedelta(days=1)) == 0
    assert {one.state for one in letters_to(records, "KZ")[1:]} == {LetterState.REFUSED}


def test_there_is_no_twenty_fifth_hour(world):
    with refused(Incomplete):
        choose(world, "KZ", 24)

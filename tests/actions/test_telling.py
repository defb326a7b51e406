"""Letters to one delegation or one person: written with the act, to whom it concerns and to nobody else."""

import pytest
from sqlalchemy import select

from council.actions.credentials import refuse_credential
from council.actions.preparing import prepare_minutes
from council.actions.refusals import NotInOrder
from council.actions.voting import open_vote
from council.law.ballot import Position
from council.records.files import FileStore
from council.records.mail import Letter, LetterKind
from council.records.voting import Manner
from tests.ledger import refused
from tests.world import (
    SIX,
    a_meeting,
    a_running_meeting,
    a_substitute,
    an_open_vote,
    cast,
    close,
    drafted,
    email_of,
    end,
    states_but,
)


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


def letters(session, *kinds):
    session.rollback()
    return list(session.scalars(select(Letter).where(Letter.kind.in_(kinds)).order_by(Letter.id)))


def addresses(session, *kinds):
    return sorted(letter.address for letter in letters(session, *kinds))


def test_a_vote_is_announced_to_those_who_may_vote_in_it(world, records):
    voting = an_open_vote(world, manner=Manner.NO_OBJECTION)

    assert addresses(records, LetterKind.VOTE_OPENED) == sorted(map(email_of, SIX)), (
        "the absent, the secretariat and the observers are not asked"
    )
    told = letters(records, LetterKind.VOTE_OPENED)[0]
    assert told.path == f"/votes/{voting.vote}"
    assert told.subject() == "Председательствующий спросил, есть ли возражения: О вопросе 1"
    assert {one.matter for one in letters(records, LetterKind.VOTE_OPENED)} == {
        f"vote:{voting.vote}:{state}" for state in SIX
    }


def test_a_vote_that_was_not_opened_is_announced_to_nobody(world, records):
    held = a_running_meeting(world, items=2)
    with refused(NotInOrder):
        open_vote(item=held.items[1], by=world.officer, at=world.tick())
    assert letters(records, LetterKind.VOTE_OPENED) == []


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_the_state_and_its_substitute_are_told_what_became_of_the_powers(world, records, is_confirmed):
    held = a_meeting(world)
    code, paper = a_substitute(held, "KZ", confirmed=is_confirmed)
    if not is_confirmed:
        refuse_credential(credential=paper, reason="нет печати", by=world.officer, at=world.tick())
    kind = LetterKind.CREDENTIAL_CONFIRMED if is_confirmed else LetterKind.CREDENTIAL_REFUSED

    assert addresses(records, kind) == sorted([email_of("KZ"), email_of(code)])
    said = " ".join(letters(records, kind)[0].words["ru"]["paragraphs"])
    assert "Республика Казахстан" in said
    assert ("Причина: нет печати" in said) is not is_confirmed


def test_who_presided_is_asked_to_sign_what_is_prepared_and_the_others_learn_of_it(world, records, store):
    voting = an_open_vote(world)
    cast(voting, Position.FOR, *SIX)
    close(voting)
    end(voting.held)
    minutes, sha256 = drafted(voting.held, store)
    assert addresses(records, LetterKind.MINUTES_TO_SIGN) == []
    prepare_minutes(minutes=minutes, sha256=sha256, reason="Срочно", by=world.officer, at=world.tick())

    assert addresses(records, LetterKind.MINUTES_TO_SIGN) == [email_of("TJ")]
    assert addresses(records, LetterKind.MINUTES_DRAFTED) == sorted(map(email_of, states_but("TJ")))

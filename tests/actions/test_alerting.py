"""A person is told by letter of what happens to their own access: a reset, and a sign-in from elsewhere."""

import pytest
from sqlalchemy import select

from council.access.devices import Whence, device_of, is_from_new_place, sessions_from_new_places
from council.access.resets import noticed_by
from council.access.signing_in import session_of_token, sessions_of
from council.actions.regaining import regain_by_factor
from council.actions.resets import confirm_reset, propose_reset
from council.actions.signing_in import sign_in
from council.records.database import db
from council.records.mail import Letter, LetterKind
from council.records.resets import Reset
from tests.authenticator import VAULT, Owner
from tests.ledger import assert_books_balance
from tests.world import PASSWORD, cheap_passwords, email_of

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0"
BROWSER = FIREFOX.format(140)
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1"
HOME, HALL = "192.0.2.1", "198.51.100.9"


def comes_in(world, *, address=HOME, agent=BROWSER):
    with cheap_passwords():
        return sign_in(email=email_of("KZ"), password=PASSWORD, address=address, agent=agent, at=world.tick())


def letters(kind):
    db.session.rollback()
    return db.session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)).all()


def test_a_reset_by_the_own_factor_is_told_to_the_person_by_letter_and_to_those_beside_them(world, records):
    owner, comes = Owner(world, records), comes_in(world)
    owner.has_application()
    regain_by_factor(
        email=email_of("KZ"), code=owner.code(), vault=VAULT, body_id=world.body_id, address=HALL,
        at=world.clock.now,
    )  # fmt: skip
    [letter] = letters(LetterKind.ACCESS_RESET)
    assert (letter.address, letter.path) == (email_of("KZ"), "/account")
    assert "по вашему второму фактору" in " ".join(letter.words["ru"]["paragraphs"])
    reset = records.scalars(select(Reset)).one()
    assert noticed_by(db.session(), world.member("KZ"), at=world.tick()) == [reset]
    assert session_of_token(db.session(), comes, at=world.tick()) is not None, "nothing is closed by asking"
    assert_books_balance()


def test_a_reset_by_two_officers_is_told_when_both_have_agreed(world):
    reset = propose_reset(
        person=world.persons["KZ"], reason="забыт", by=world.officer, at=world.tick()
    ).public_id
    assert letters(LetterKind.ACCESS_RESET) == []
    confirm_reset(reset=reset, by=world.head, at=world.tick())
    [letter] = letters(LetterKind.ACCESS_RESET)
    assert "двумя сотрудниками секретариата" in " ".join(letter.words["ru"]["paragraphs"])
    assert_books_balance()


def test_a_sign_in_from_another_network_or_on_another_device_is_told_once(world):
    comes_in(world)
    assert letters(LetterKind.SIGNED_IN_ELSEWHERE) == [], "the first surprises nobody"
    for _ in range(2):
        comes_in(world, agent=FIREFOX.format(141))
    assert letters(LetterKind.SIGNED_IN_ELSEWHERE) == [], "the browser was only brought up to date"
    for _ in range(2):
        comes_in(world, address=HALL)
    [letter] = letters(LetterKind.SIGNED_IN_ELSEWHERE)
    said = " ".join(letter.words["ru"]["paragraphs"])
    assert HALL in said
    assert "Firefox, Linux" in said
    assert (letter.address, letter.path) == (email_of("KZ"), "/account/sessions")
    comes_in(world, agent=PHONE)
    assert len(letters(LetterKind.SIGNED_IN_ELSEWHERE)) == 2


def test_the_page_of_the_sessions_marks_those_from_new_places(world):
    comes_in(world)
    comes_in(world, address=HALL)
    comes_in(world)
    living = sessions_of(db.session(), world.member("KZ").person_id, at=world.tick())
    marked = sessions_from_new_places(db.session(), living)
    assert [held.address for held in living if held.public_id in marked] == [HALL]


@pytest.mark.parametrize(
    ("earlier", "is_new"),
    [
        ((), False),
        ((Whence(HOME, "Firefox"),), False),
        ((Whence(HALL, "Firefox"),), True),
        ((Whence(HOME, "Safari"),), True),
        ((Whence(HALL, "Firefox"), Whence(HOME, "Safari")), False),
    ],
)
def test_a_place_and_a_device_are_each_known_by_themselves(earlier, is_new):
    """A delegate's own telephone in the hall of the meeting, where others were before: neither is new."""
    assert is_from_new_place(earlier, Whence(HOME, "Firefox")) is is_new


def test_a_device_that_says_nothing_is_still_one():
    assert device_of("") == ""
    assert device_of(PHONE) == "Safari, iPhone"

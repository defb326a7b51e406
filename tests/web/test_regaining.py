"""A forgotten password: the second factor opens the way to a new one, and nothing tells who has an account."""

from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from council.access.passwords import password_matches
from council.actions.factors import set_up_one_time_codes
from council.actions.regaining import NotRegained, regain_by_factor
from council.records.database import db
from council.records.people import Account
from council.records.resets import Reset
from tests.authenticator import vault_of
from tests.conftest import SECRET
from tests.ledger import assert_books_balance, refused, registered
from tests.web.page import visible_text
from tests.web.test_invitations import PHRASE
from tests.world import cheap_passwords

KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OWNED, UNOWNED = "kz@example.org", "nobody-at-all@example.org"


@pytest.fixture
def application(world):
    """Kazakhstan's member has an application with codes; return what it shows at a moment."""
    at = world.tick()
    set_up_one_time_codes(
        secret=KEY, code=pyotp.TOTP(KEY).at(at), vault=vault_of(SECRET), by=world.member("KZ"), at=at
    )
    return lambda moment: pyotp.TOTP(KEY).at(moment)


def regain(world, email, code, at):
    return regain_by_factor(
        email=email, code=code, vault=vault_of(SECRET), body_id=world.body_id, address="192.0.2.9", at=at
    )


def test_who_has_the_second_factor_sets_a_new_password_alone(visit, world, application):
    page, moment = visit(None), world.clock.now + timedelta(minutes=5)
    world.clock.move_to(moment)
    with registered("reset.proved"):
        answer = page.post("/sign-in/reset", {"email": OWNED, "factor_code": application(moment)})
    assert answer.status_code == 303
    with cheap_passwords():
        assert page.post(answer.location, PHRASE).status_code == 303

    kept = db.session.scalars(select(Account.password_hash).where(Account.email == OWNED)).one()
    assert password_matches(kept, PHRASE["passphrase"])
    reset = db.session.scalars(select(Reset)).one()
    assert (reset.factor, reset.confirmed_by_id, reset.is_marked_at(reset.done_at)) == (
        "one_time_code",
        None,
        True,
    )
    assert_books_balance()


def test_the_new_password_ends_every_session_there_was(visit, world, application):
    held, moment = visit("KZ"), world.clock.now + timedelta(minutes=5)
    world.clock.move_to(moment)
    answer = visit(None).post("/sign-in/reset", {"email": OWNED, "factor_code": application(moment)})
    assert held.get("/account").status_code == 200, "until the new password is set"
    with cheap_passwords():
        visit(None).post(answer.location, PHRASE)
    assert held.get("/account").status_code != 200
    assert "Сброс доступа" in visible_text(visit("KZ").get("/letters"))


def test_whatever_is_wrong_is_answered_alike(visit, world, application):
    answers = {}
    for email, code in ((OWNED, "000000"), (UNOWNED, "000000"), (UNOWNED, application(world.clock.now))):
        answer = visit(None).post("/sign-in/reset", {"email": email, "factor_code": code})
        answers[answer.status_code, visible_text(answer)] = email
    assert len(answers) == 1, "the answer tells an address that has an account from one that has none"
    [(status, words)] = answers
    assert status == 422
    assert "Адрес или код не подходят" in words


@pytest.mark.parametrize("email", [OWNED, UNOWNED])
def test_many_guesses_are_slowed_and_still_answered_alike(world, application, email):
    moment = world.clock.now + timedelta(minutes=5)
    for guess in range(12):
        with refused(NotRegained):
            regain(world, email, f"{guess:06}", moment + timedelta(seconds=guess))
    with refused(NotRegained):
        regain(world, email, application(moment), moment + timedelta(seconds=12))


def test_a_code_that_was_used_regains_nothing(world, application):
    moment = world.clock.now + timedelta(minutes=5)
    code = application(moment)
    assert regain(world, OWNED, code, moment).token
    with refused(NotRegained):
        regain(world, OWNED, code, moment + timedelta(seconds=1))


def test_the_way_there_stands_at_the_door(visit):
    page = visit(None)
    assert 'href="/sign-in/reset"' in page.get("/sign-in").get_data(as_text=True)
    assert page.get("/sign-in/reset").status_code == 200

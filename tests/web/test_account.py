"""A person's own account: sessions listed and ended, the passphrase changed, powers lost."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from council.access.passwords import password_matches
from council.actions.people import appoint, disable_account
from council.actions.sessions import renew_session
from council.records.database import db
from council.records.factors import FactorKind
from council.records.people import Account, Appointment, Office, Person
from tests.authenticator import Device, Owner
from tests.ledger import registered
from tests.web.page import visible_text
from tests.world import PASSWORD, a_meeting, a_running_meeting, an_open_vote, cheap_passwords, end_by_two

NEW = {
    "current_passphrase": PASSWORD,
    "new_passphrase": "четыре слова ни о чем",
    "passphrase_again": "четыре слова ни о чем",
}


@pytest.fixture(autouse=True)
def _cheap():
    with cheap_passwords():
        yield


def is_in(page):
    return page.get("/account").status_code == 200


def test_a_person_sees_the_own_sessions_only_and_ends_them(visit):
    here, there, other = visit("KZ"), visit("KZ"), visit("KG")
    shown = here.get("/account/sessions")

    assert "этот сеанс" in visible_text(shown)
    [closure] = re.findall(r'action="(/account/sessions/\w+/closure)"', shown.get_data(as_text=True))
    assert other.post(closure, on="/account/sessions").status_code == 404
    assert is_in(there)
    assert here.post(closure, on="/account/sessions").status_code == 303
    assert not is_in(there)
    assert "завершен с другого вашего устройства" in visible_text(there.get("/sign-in"))
    assert is_in(here)
    assert is_in(other)


def test_all_sessions_but_this_one_are_ended_at_once(visit):
    here, others = visit("KZ"), [visit("KZ"), visit("KZ")]

    here.post("/account/sessions/closure", on="/account/sessions")

    assert is_in(here)
    assert not any(is_in(there) for there in others)


def test_a_changed_passphrase_ends_every_other_session_and_renews_this_one(visit):
    here, there = visit("KZ"), visit("KZ")
    with here.client.session_transaction() as held:
        before = held["_user_id"]

    with registered("account.passphrase_changed"):
        assert here.post("/account/passphrase", NEW).status_code == 303

    with here.client.session_transaction() as held:
        assert held["_user_id"] != before
    assert is_in(here)
    assert not is_in(there)
    account = db.session.scalars(select(Account).where(Account.email == "kz@example.org")).one()
    assert password_matches(account.password_hash, NEW["new_passphrase"])
    assert "Пароль изменен, поэтому этот сеанс завершен" in visible_text(there.get("/sign-in"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"current_passphrase": "не тот"}, "Нынешний пароль не подходит"),
        ({"passphrase_again": "другая фраза целиком"}, "дважды"),
        ({"new_passphrase": "short", "passphrase_again": "short"}, "не короче 8 знаков"),
        ({"new_passphrase": "password123", "passphrase_again": "password123"}, "угадывают одним из первых"),
    ],
)
def test_a_passphrase_that_does_not_hold_together_changes_nothing(visit, wrong, said):
    here, there = visit("KZ"), visit("KZ")

    refused = here.post("/account/passphrase", NEW | wrong)

    assert refused.status_code == 422
    assert said in visible_text(refused)
    assert is_in(there)


def test_guessing_the_present_passphrase_is_slowed(app, visit, world):
    here = visit("KZ")
    app.config["CLOCK"] = lambda: world.clock.now
    for _guess in range(5):
        here.post("/account/passphrase", NEW | {"current_passphrase": "не тот"})

    assert here.post("/account/passphrase", NEW).status_code == 429


def test_a_passkey_is_named_listed_and_removed_by_its_owner_alone(visit, world):
    owner = Owner(world, db.session, "KZ")
    owner.has_passkey(Device(), name="Брелок 7")
    owner.has_application()
    here, other = visit("KZ"), visit("KG")
    shown = here.get("/account/factors").get_data(as_text=True)
    [removal] = re.findall(r'action="(/account/factors/passkeys/\w+/removal)"', shown)
    assert "Брелок 7" in shown

    assert other.post(removal, on="/account/factors").status_code == 404
    assert here.post(removal, on="/account/factors").status_code == 303
    assert "Брелок 7" not in visible_text(here.get("/account/factors"))

    last = here.post("/account/factors/application/removal", on="/account/factors")
    assert last.status_code == 409
    assert "последний второй фактор" in visible_text(last)


def test_recovery_codes_are_shown_once_and_nowhere_again(visit, world):
    Owner(world, db.session, "KZ").has_application()
    here = visit("KZ")

    codes = re.findall(
        r"<li><code>([^<]+)", here.post("/account/factors/recovery-codes", on="/account/factors").text
    )

    assert len(set(codes)) == 10
    assert not any(code in here.get("/account/factors").text for code in codes)


def test_a_disabled_account_loses_its_sessions_at_once(visit, world):
    here = visit("KZ")

    disable_account(person=world.persons["KZ"], by=world.head, at=world.tick())

    assert not is_in(here)
    assert "Учетная запись закрыта" in visible_text(here.get("/sign-in"))


def test_who_loses_or_gains_an_office_is_signed_out_at_once(visit, world):
    here, there = visit("KZ"), visit("KG")
    held = select(Appointment).join(Person).where(Person.public_id == world.persons["KZ"])
    appointment = db.session.scalars(held).one().public_id

    end_by_two(world, appointment, date(2026, 3, 2))
    appoint(
        person=world.persons["KG"], office=Office.ADVISORY, post="советник", since_on=date(2026, 3, 2),
        by=world.head, at=world.tick(),
    )  # fmt: skip

    pressed = here.post("/votes/any/ballot", {"position": "for", "form_key": "k"}, on="/sign-in")
    assert pressed.status_code == 401
    assert "Ваши полномочия изменились" in visible_text(pressed)
    assert "полномочия изменились" in visible_text(here.get("/sign-in"))
    assert not is_in(there)


@pytest.mark.parametrize(("is_running", "status"), [(True, 200), (False, 401)])
def test_a_live_page_keeps_a_session_alive_while_its_meeting_runs_and_not_before(
    visit, world, is_running, status
):
    held = a_running_meeting(world) if is_running else a_meeting(world)
    page = visit("officer")
    for _third in range(4):
        world.clock.now += timedelta(minutes=20)
        answer = page.client.get(f"/meetings/{held.meeting}/day/state", headers={"X-Fragment": "1"})

    assert answer.status_code == status


def test_the_page_of_an_open_vote_keeps_the_session_of_a_delegate(visit, world):
    vote, page = an_open_vote(world).vote, visit("KZ")
    for _half in range(4):
        world.clock.now += timedelta(minutes=30)
        page.client.get(f"/votes/{vote}/state", headers={"X-Fragment": "1"})

    assert is_in(page)


def test_a_renewed_session_is_found_under_its_new_token_only(visit, world):
    here = visit("KZ")
    with here.client.session_transaction() as held:
        renew_session(token=held["_user_id"], proved_by=FactorKind.PASSKEY, at=world.tick())

    assert not is_in(here)

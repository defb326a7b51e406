"""The door: who comes in, who waits, and what a browser holds afterwards."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from council.access import passwords
from council.access.passwords import hash_password
from council.access.signing_in import place_of
from council.actions import signing_in as actions
from council.records.database import db
from council.records.people import Account, Person
from council.records.sessions import SignInAttempt, WebSession
from tests.web.page import Page, visible_text
from tests.world import CHEAP_HASHER

MORNING = datetime(2026, 6, 4, 5, 0, tzinfo=UTC)
PASSWORD = "три слова и точка"


class Clock:
    def __init__(self):
        self.at = MORNING

    def __call__(self):
        return self.at


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch):
    monkeypatch.setattr(passwords, "_hasher", CHEAP_HASHER)
    passwords._nobodys_hash.cache_clear()


@pytest.fixture
def clock(app):
    app.config["CLOCK"] = Clock()
    return app.config["CLOCK"]


@pytest.fixture
def account(app):
    with app.app_context():
        person = Person(family_name="Ержанов", given_names="Нурлан", created_at=MORNING)
        db.session.add(person)
        db.session.flush()
        db.session.add(
            Account(
                person_id=person.id,
                email="kz@example.org",
                password_hash=hash_password(PASSWORD),
                created_at=MORNING,
                password_changed_at=MORNING,
            )
        )
        db.session.commit()
        return person.id


@pytest.fixture
def page(client, clock, account):
    return Page(client)


def sign_in(page, password=PASSWORD, email="kz@example.org", **options):
    return page.post("/sign-in", {"email": email, "password": password, **options.pop("data", {})}, **options)


def test_the_right_password_opens_a_session_of_which_only_the_digest_is_kept(app, page):
    response = sign_in(page, email=" KZ@example.org ")

    assert response.status_code == 303
    with page.client.session_transaction() as held:
        token = held["_user_id"]
    with app.app_context():
        kept = db.session.scalars(db.select(WebSession)).one()
        assert token not in (kept.token_sha256, kept.public_id)
        assert kept.ended_at is None


def test_a_session_of_before_does_not_outlive_signing_in(page):
    with page.client.session_transaction() as held:
        held["planted"] = "by somebody else"

    sign_in(page)

    with page.client.session_transaction() as held:
        assert "planted" not in held


def test_the_form_token_of_before_signing_in_is_void_after_it(page):
    before = page.token("/sign-in")
    sign_in(page)

    response = page.client.post("/sign-out", data={"csrf_token": before})

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("email", "password"), [("kz@example.org", "не тот"), ("nobody@example.org", PASSWORD)]
)
def test_an_unknown_account_and_a_wrong_password_are_answered_alike(page, email, password):
    response = sign_in(page, password=password, email=email)

    assert response.status_code == 422
    assert "Адрес или пароль не подходят" in visible_text(response)
    assert password not in response.get_data(as_text=True)


def test_a_disabled_account_opens_nothing_and_loses_its_sessions(app, page):
    sign_in(page)
    with app.app_context():
        db.session.scalars(db.select(Account)).one().disabled_at = MORNING
        db.session.commit()

    assert page.get("/sign-in").status_code == 200
    assert sign_in(page).status_code == 422


def test_after_several_failures_the_next_attempt_waits_even_with_the_right_password(page, clock):
    for _attempt in range(5):
        assert sign_in(page, password="не тот").status_code == 422

    response = sign_in(page)
    assert response.status_code == 429
    assert "Подождите 2 секунды" in visible_text(response)
    assert response.headers["Retry-After"] == "2"

    clock.at += timedelta(seconds=2)
    assert sign_in(page).status_code == 303


def test_the_wait_never_grows_beyond_half_a_minute(page, clock):
    for _attempt in range(12):
        sign_in(page, password="не тот")
        clock.at += timedelta(seconds=31)

    assert sign_in(page).status_code == 303


def test_strangers_who_guess_do_not_keep_the_owner_waiting(app, page, clock):
    sign_in(page)
    page.client.get("/sign-in")
    stranger = Page(app.test_client())
    for _attempt in range(7):
        sign_in(stranger, password="не тот", environ_base={"REMOTE_ADDR": "192.0.2.7"})

    assert sign_in(stranger, environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 429
    assert sign_in(Page(app.test_client())).status_code == 303


def from_address(app, address):
    return Page(app.test_client()), {"environ_base": {"REMOTE_ADDR": address}}


def test_a_first_attempt_is_never_delayed_by_guesses_from_elsewhere(app, page, clock):
    for guess in range(30):
        stranger, there = from_address(app, f"192.0.2.{guess}")
        assert sign_in(stranger, password="не тот", **there).status_code == 422

    owner, there = from_address(app, "198.51.100.1")
    assert sign_in(owner, **there).status_code == 303


def test_an_attacked_account_gives_no_address_a_second_guess_at_once(app, page, clock):
    for guess in range(21):
        stranger, there = from_address(app, f"192.0.2.{guess}")
        sign_in(stranger, password="не тот", **there)

    response = sign_in(stranger, password="не тот", **there)

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "2"


def test_the_neighbours_failures_do_not_stop_who_has_come_in_from_there_before(app, page, clock):
    hall = {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}}
    sign_in(Page(app.test_client()), **hall)
    for guess in range(21):
        sign_in(Page(app.test_client()), password="не тот", email=f"{guess}@example.org", **hall)

    assert sign_in(Page(app.test_client()), email="new@example.org", **hall).status_code == 429
    assert sign_in(Page(app.test_client()), **hall).status_code == 303


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
        ("", ""),
    ],
)
def test_all_addresses_of_a_network_are_one_guesser(address, place):
    assert place_of(address) == place


@pytest.mark.both_databases
def test_guesses_sent_all_at_once_are_slowed_like_those_sent_one_by_one(app, account):
    def guess(_number):
        with app.app_context():
            try:
                actions.sign_in(email="kz@example.org", password="не тот", address="192.0.2.7", at=MORNING)
            except (actions.WrongPassword, actions.MustWait) as refusal:
                return type(refusal)

    with ThreadPoolExecutor(max_workers=8) as pool:
        refused = list(pool.map(guess, range(10)))

    assert refused.count(actions.WrongPassword) == 5
    assert refused.count(actions.MustWait) == 5


def test_old_failures_are_forgotten(app, page, clock):
    for _attempt in range(5):
        sign_in(page, password="не тот")
    clock.at += timedelta(days=2)
    sign_in(page)

    with app.app_context():
        assert len(db.session.scalars(db.select(SignInAttempt)).all()) == 1


@pytest.mark.parametrize(
    ("silence", "status"), [(timedelta(hours=1), 302), (timedelta(hours=1, seconds=1), 200)]
)
def test_a_session_ends_after_an_hour_of_silence(page, clock, silence, status):
    sign_in(page)
    assert page.get("/sign-in").status_code == 302

    clock.at += silence

    assert page.get("/sign-in").status_code == status


def test_a_session_in_use_lasts_a_day_and_no_longer(page, clock):
    sign_in(page)
    for _hour in range(24):
        clock.at += timedelta(hours=1)
        assert page.get("/sign-in").status_code == 302
    clock.at += timedelta(seconds=1)
    assert page.get("/sign-in").status_code == 200


def test_a_page_left_open_that_asks_by_itself_keeps_no_session_alive(page, clock):
    sign_in(page)
    for _quarter in range(5):
        clock.at += timedelta(minutes=15)
        page.client.get("/sign-in", headers={"X-Fragment": "1"})
    assert page.get("/sign-in").status_code == 200


def test_signing_out_ends_the_session_on_the_server_too(page):
    sign_in(page)
    with page.client.session_transaction() as held:
        token = held["_user_id"]

    assert page.post("/sign-out", on="/no-such-page").status_code == 303

    with page.client.session_transaction() as held:
        held["_user_id"] = token
    assert page.get("/sign-in").status_code == 200


def test_signing_out_is_no_link(page):
    assert page.get("/sign-out").status_code == 405


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("/meetings?year=2026", "/meetings?year=2026"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_never_leaves_the_site(page, wanted, given):
    response = sign_in(page, data={"next": wanted})

    assert response.status_code == 303
    assert response.headers["Location"] == given


def test_the_cookie_is_out_of_reach_of_scripts_and_of_foreign_forms(page):
    cookie = sign_in(page).headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_an_empty_form_says_what_to_enter(page):
    response = page.post("/sign-in", {"email": "", "password": ""})

    assert response.status_code == 422
    text = visible_text(response)
    assert "Введите адрес электронной почты" in text
    assert "Введите пароль" in text
    assert "<title>Ошибка" in response.get_data(as_text=True)


def test_before_the_set_up_the_door_says_who_makes_it(app):
    door = visible_text(Page(app.test_client()).get("/sign-in"))

    assert "Совет в этой установке еще не создан" in door
    assert "flask --app app setup" in door

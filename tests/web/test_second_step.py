"""The second step of signing in: what is closed before it, and the new token after it."""

from datetime import timedelta

import pytest
from pyotp import TOTP

from council.actions.factors import set_up_one_time_codes
from council.records.database import db
from council.records.security_log import SecurityEvent
from council.records.sessions import WebSession
from tests.authenticator import vault_of
from tests.conftest import SECRET
from tests.web.conftest import Browser
from tests.web.page import Page, visible_text
from tests.world import PASSWORD, email_of

SHARED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HALF_OPEN = "/sign-in/factor?next=/meetings"


class Newcomer(Page):
    """A person with an application of one-time codes, before the door."""

    def __init__(self, app, world, code="KZ"):
        app.test_client_class, app.config["CLOCK"] = Browser, world.tick
        super().__init__(app.test_client())
        self.world, self.code = world, code
        self.secret_codes = set_up_one_time_codes(
            secret=SHARED, code=self.shown(), vault=vault_of(SECRET), by=world.actor(code), at=world.clock.now
        )
        world.clock.now += timedelta(minutes=1)

    def shown(self):
        """Return the code the application shows when the page is sent, a tick or two from now."""
        return TOTP(SHARED).at(self.world.clock.now)

    def gives_password(self, onward="/meetings"):
        form = {"email": email_of(self.code), "password": PASSWORD, "next": onward}
        return self.post("/sign-in", form)

    def gives_code(self, code=None, onward="/meetings", **options):
        return self.post("/sign-in/factor", {"factor_code": code or self.shown(), "next": onward}, **options)

    def token_held(self):
        with self.client.session_transaction() as held:
            return held["_user_id"]

    def holds(self, token):
        with self.client.session_transaction() as held:
            held["_user_id"] = token


@pytest.fixture
def newcomer(app, world):
    return Newcomer(app, world)


def opened_to(page, app):
    """Return the pages that show more than the way to the door."""
    rules = (rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and not rule.arguments)
    return {rule.endpoint for rule in rules if not _leads_to_the_door(page.get(rule.rule))}


def _leads_to_the_door(answer):
    return (answer.location or "").partition("?")[0] in {"/sign-in", "/sign-in/factor"}


def test_a_password_alone_opens_the_second_step_and_nothing_else(app, newcomer):
    open_to_strangers = opened_to(Page(app.test_client()), app)
    newcomer.gives_password()

    assert opened_to(newcomer, app) == open_to_strangers | {"signing_in.prove_factor"}
    assert newcomer.post("/account/sessions/closure", on="/sign-in/factor").status_code == 401
    assert "Токжанов" not in visible_text(newcomer.get("/sign-in/factor"))


def test_the_right_code_leads_on_under_a_new_token_and_the_half_open_one_is_dead(newcomer):
    assert newcomer.gives_password().location == "/meetings"
    half = newcomer.token_held()
    assert newcomer.get("/meetings").location == HALF_OPEN

    assert newcomer.gives_code().location == "/meetings"

    whole = newcomer.token_held()
    assert whole != half
    assert newcomer.get("/meetings").status_code == 200
    newcomer.holds(half)
    assert newcomer.get("/meetings").location.startswith("/sign-in?next=")


def test_a_stolen_cookie_opens_nothing_after_sign_out(newcomer):
    newcomer.gives_password()
    newcomer.gives_code()
    stolen = newcomer.token_held()
    newcomer.post("/sign-out", on="/meetings")

    newcomer.holds(stolen)

    assert newcomer.get("/meetings").status_code == 303
    assert newcomer.post("/account/sessions/closure", on="/sign-in").status_code == 401
    assert "Вы вышли из системы" in visible_text(newcomer.get("/sign-in"))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"factor_code": "000000"}, "Код не подходит или уже использован"),
        ({"factor_code": ""}, "Введите код"),
        ({"factor_answer": '{"id": 1}'}, "Код не подходит или уже использован"),
        ({"factor_code": "1" * 200}, "Сократите текст"),
    ],
)
def test_a_wrong_answer_says_so_and_opens_nothing(newcomer, answer, said):
    newcomer.gives_password()

    refused = newcomer.post("/sign-in/factor", answer)

    assert refused.status_code == 422
    assert said in visible_text(refused)
    assert newcomer.get("/meetings").location == HALF_OPEN


def test_a_code_overheard_on_the_way_opens_no_second_session(app, newcomer):
    newcomer.gives_password()
    overheard = newcomer.shown()
    newcomer.gives_code(overheard)
    newcomer.post("/sign-out", on="/meetings")
    newcomer.gives_password()

    assert newcomer.gives_code(overheard).status_code == 422
    kinds = [event.kind for event in db.session.scalars(db.select(SecurityEvent))]
    assert {"factor.proved", "factor.failed"} <= set(kinds)


def test_after_several_wrong_codes_the_next_one_waits(app, newcomer):
    newcomer.gives_password()
    app.config["CLOCK"] = lambda: newcomer.world.clock.now
    for _guess in range(5):
        newcomer.gives_code("000000")

    waits = newcomer.gives_code()

    assert waits.status_code == 429
    assert waits.headers["Retry-After"] == "2"
    assert "Слишком много неверных кодов" in visible_text(waits)


def test_who_is_obliged_and_has_no_factor_is_led_to_set_one_up_first(app, world):
    app.test_client_class, app.config["CLOCK"] = Browser, world.tick
    page = Page(app.test_client())
    page.post("/sign-in", {"email": email_of("KZ"), "password": PASSWORD})

    assert page.get("/meetings").location == "/account/factors"
    assert page.post("/people/new", {}, on="/account/factors").status_code == 403
    assert "до этого остальные страницы закрыты" in visible_text(page.get("/account/factors"))
    shown = page.get("/account/factors/application").get_data(as_text=True)
    secret = shown.split('<code class="secret">')[1].split("<")[0].replace(" ", "")
    done = page.post(
        "/account/factors/application", {"code": TOTP(secret).at(world.clock.now)}, on="/account/factors"
    )

    assert done.status_code == 200
    assert done.get_data(as_text=True).count("<li><code>") == 10
    assert page.get("/meetings").status_code == 200


def test_an_observer_may_go_without(app, world):
    app.test_client_class, app.config["CLOCK"] = Browser, world.tick
    page = Page(app.test_client())
    page.post("/sign-in", {"email": email_of("observer"), "password": PASSWORD})

    assert page.get("/meetings").status_code == 200


def test_a_session_of_before_the_factor_was_set_up_is_asked_for_it(app, world):
    elsewhere = Page(app.test_client())
    app.config["CLOCK"] = world.tick
    elsewhere.post("/sign-in", {"email": email_of("observer"), "password": PASSWORD})
    assert elsewhere.get("/meetings").status_code == 200

    Newcomer(app, world, "observer")

    assert elsewhere.get("/meetings").location == HALF_OPEN


def test_the_session_remembers_from_where_and_by_what_it_was_opened(newcomer):
    newcomer.gives_password()
    newcomer.gives_code()
    kept = db.session.scalars(db.select(WebSession)).one()

    assert kept.proved_by == "one_time_code"
    assert kept.agent
    assert kept.address == "127.0.0.1"

"""Parts of a page that keep themselves fresh, in a real browser."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from flask import Blueprint, abort, render_template_string
from playwright.sync_api import expect
from werkzeug.serving import make_server

from council.web.fragments import fragment, moved_on

pytestmark = pytest.mark.browser

NOON = datetime(2026, 6, 4, 12, 0, tzinfo=UTC)
PAGE = """{% extends "base.html" %}{% block title %}t{% endblock %}{% block content %}<h1>Зал</h1>
<div id="part" data-live="/part">{{ part }}</div>{% endblock %}"""
PART = """<p data-live-say>Участвуют {{ present }}</p><details id="more"><summary>Еще</summary>подробности</details>
<form method="post"><input type="hidden" name="csrf_token" value="{{ csrf_token() }}">
<label for="words">Слова</label> <input id="words" name="words"><button id="press">Нажать</button></form>"""


class Hall:
    """What the fragment shows and how often it was asked for."""

    def __init__(self):
        self.present = 5
        self.asked = 0
        self.sent = 0
        self.gone = False
        self.next_page = ""


@pytest.fixture
def app(own_app):
    return own_app


@pytest.fixture
def hall(app, tmp_path):
    hall = Hall()
    pages = Blueprint("health", "hall")

    @pages.get("/hall")
    def show():
        return render_template_string(PAGE, part="")

    @pages.get("/part")
    def part():
        hall.asked += 1
        if hall.gone:
            abort(404)
        if hall.next_page:
            return moved_on(hall.next_page)
        response = fragment(app.jinja_env.from_string(PART), present=hall.present)
        hall.sent += response.status_code == 200
        return response

    app.blueprints.pop("health", None)
    app.register_blueprint(pages)
    return hall


@pytest.fixture
def address(app, hall):
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(chromium, address):
    """A page whose time goes on only when a test says so."""
    context = chromium.new_context()
    page = context.new_page()
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON + timedelta(seconds=1))
    page.goto(f"{address}/hall")
    yield page
    context.close()


def let_it_ask(page, hall, times=1):
    """Let time pass until the part was asked for; a second time only after the first answer is dealt with."""
    for _ in range(times):
        asked = hall.asked
        for _ in range(1000):
            page.clock.run_for(2000)
            if hall.asked > asked:
                break
        assert hall.asked > asked, "the part is asked for no more"


def test_a_part_changes_when_its_subject_does_and_only_then(page, hall):
    let_it_ask(page, hall)
    expect(page.locator("#part p")).to_have_text("Участвуют 5")
    page.evaluate("document.querySelector('#part p').marked = true")
    let_it_ask(page, hall, times=2)
    assert hall.sent == 1
    assert page.evaluate("document.querySelector('#part p').marked")

    hall.present = 6
    let_it_ask(page, hall)

    expect(page.locator("#part p")).to_have_text("Участвуют 6")
    assert page.locator("#live-voice").text_content() == "Участвуют 6"


def test_open_details_and_the_focus_stay_where_they_were(page, hall):
    let_it_ask(page, hall)
    page.locator("summary").click()
    page.locator("#press").focus()
    hall.present = 6
    let_it_ask(page, hall)

    expect(page.locator("#part p")).to_have_text("Участвуют 6")
    assert page.evaluate("document.activeElement.id") == "press"
    assert page.locator("#more").get_attribute("open") is not None


def test_what_is_being_typed_is_never_taken_away(page, hall):
    let_it_ask(page, hall)
    page.locator("#words").fill("особое мнение")
    page.locator("#press").focus()
    hall.present = 6
    let_it_ask(page, hall, times=2)

    assert page.locator("#words").input_value() == "особое мнение"
    expect(page.locator("#part p")).to_have_text("Участвуют 5")


def test_a_part_that_is_gone_is_not_asked_for_again_and_stays_to_be_read(page, hall):
    let_it_ask(page, hall)
    expect(page.locator("#part p")).to_have_text("Участвуют 5")
    hall.gone = True
    let_it_ask(page, hall)
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.clock.run_for(120_000)

    assert page.evaluate("fetch('/hall').then((answer) => answer.status)") == 200
    assert [url.rpartition("/")[2] for url in sent] == ["hall"]
    expect(page.locator("#part p")).to_have_text("Участвуют 5")


def test_the_page_follows_when_its_subject_moves_on(page, hall, address):
    let_it_ask(page, hall)
    expect(page.locator("#part p")).to_have_text("Участвуют 5")
    hall.next_page = "/sign-in"
    let_it_ask(page, hall)

    page.wait_for_url(f"{address}/sign-in")

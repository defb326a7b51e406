"""Pages of failure: what did not happen and what to do, for everybody and in both languages."""

import pytest
from flask import Blueprint, abort, request
from sqlalchemy.exc import OperationalError

from council.actions.refusals import Conflict, Incomplete, NotFound, NotInOrder, Refused
from council.law.ruling import bar
from tests.web.page import Page, check, visible_text

FAILURES = {
    "rulings": NotInOrder(bar("no_quorum", "5.3", present=5, members=9, required=6)),
    "refused": Refused("Сначала опубликуйте повестку дня.", "Publish the agenda first."),
    "conflict": Conflict("Форма уже отправлена с другим выбором.", "The form was sent with another choice."),
    "incomplete": Incomplete("Назовите город.", "Name the city."),
    "missing": NotFound(),
    "fault": ZeroDivisionError("a secret of ours"),
    "database": OperationalError("SELECT secret", {}, Exception("locked")),
}


@pytest.fixture
def app(own_app):
    return own_app


@pytest.fixture
def page(app):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    failing = Blueprint("health", "failing")  # a name that is open to strangers

    @failing.get("/failing/<name>")
    def fail(name):
        raise FAILURES[name]

    @failing.get("/failing-with/<int:status>")
    def fail_with(status):
        abort(status)

    @failing.post("/failing-form")
    def take_form():
        return request.form["words"]

    app.blueprints.pop("health", None)
    app.register_blueprint(failing)
    return Page(app.test_client())


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("refused", 409, "Сначала опубликуйте повестку дня."),
        ("conflict", 409, "Форма уже отправлена с другим выбором."),
        ("incomplete", 422, "Назовите город."),
        ("missing", 404, "Такой страницы нет"),
        ("fault", 500, "Ошибка на нашей стороне"),
        ("database", 503, "Система временно недоступна"),
    ],
)
def test_a_refusal_is_a_page_that_says_what_did_not_happen(page, name, status, words):
    response = page.get(f"/failing/{name}")

    assert response.status_code == status
    assert words in visible_text(response)
    assert "secret" not in response.get_data(as_text=True)


def test_the_law_refuses_with_its_sentence_its_clause_and_the_cure(page, monkeypatch):
    response = page.get("/failing/rulings")

    text = visible_text(response)
    assert response.status_code == 409
    assert "5.3" in text
    assert "Что нужно:" in text
    assert "В записях ничего не изменилось." in text


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 413, 415, 422, 429, 500, 501, 503])
@pytest.mark.parametrize("lang", ["ru", pytest.param("en", marks=pytest.mark.slow)])
def test_every_failure_has_a_page_in_the_language_of_the_reader(page, status, lang):
    page.client.set_cookie("lang", lang)

    response = page.get(f"/failing-with/{status}")

    assert response.status_code == status
    assert f'<html lang="{lang}">' in response.get_data(as_text=True)


def test_a_page_of_failure_needs_no_database(page, monkeypatch):
    def gone():
        raise OperationalError("SELECT", {}, Exception("no such server"))

    monkeypatch.setattr("council.web.acting.current_body", gone)

    response = page.get("/no-such-page")

    assert response.status_code == 404
    assert "Такой страницы нет" in visible_text(response)


def test_a_form_without_its_token_changes_nothing_and_tells_so(page):
    response = check(page.client.post("/failing-form", data={"words": "долгий текст"}))

    assert response.status_code == 400
    assert "Страница устарела" in visible_text(response)
    assert "долгий текст" not in response.get_data(as_text=True)


def test_what_was_typed_on_our_own_page_can_be_sent_again(page):
    sent = {"words": "долгий <b>текст</b>", "password": "тайна"}

    response = check(page.client.post("/failing-form", data=sent, headers={"Origin": "http://localhost"}))

    html = response.get_data(as_text=True)
    assert response.status_code == 400
    assert "долгий &lt;b&gt;текст&lt;/b&gt;" in html
    assert "тайна" not in html


def test_a_foreign_page_is_not_offered_to_send_its_form_again(page):
    response = page.client.post(
        "/failing-form", data={"words": "чужое"}, headers={"Origin": "https://evil.example"}
    )

    assert "чужое" not in response.get_data(as_text=True)


def test_the_allowed_methods_are_named(page):
    assert "POST" in page.get("/failing-form").headers["Allow"]


@pytest.mark.parametrize(
    "hook", ["before_request_funcs", "after_request_funcs", "template_context_processors"]
)
def test_whatever_fails_around_a_page_tells_nothing_of_ours(page, app, hook):
    def fail(*_given):
        raise ZeroDivisionError("a secret of ours")

    getattr(app, hook)[None].append(fail)
    for path in ("/sign-in", "/no-such-page"):
        response = page.client.get(path)

        assert response.status_code in {404, 500}
        assert "secret" not in response.get_data(as_text=True)
        assert "Traceback" not in response.get_data(as_text=True)
        assert "File " not in response.get_data(as_text=True)

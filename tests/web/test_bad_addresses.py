"""Addresses and numbers nobody can take apart: refused or passed over in words, never a fault of ours."""

import pytest
from werkzeug.datastructures import MultiDict

from council.web.forms.meetings import MeetingForm
from council.web.languages import own_address
from tests.web.page import Page, check, visible_text

BROKEN = "http://[bad"


@pytest.mark.parametrize("address", ["//[::1", "http://[::1", "[", "//]"])
def test_an_address_that_cannot_be_taken_apart_is_not_followed(app, address):
    with app.test_request_context():
        assert own_address(address) is None


@pytest.mark.parametrize(("page", "status"), [("/sign-in", 200), ("/languages/en", 303)])
def test_a_way_back_that_is_none_is_passed_over(client, page, status):
    response = client.get(page, query_string={"next": "//[::1"})

    assert response.status_code == status
    assert response.headers.get("Location", "/") == "/"


@pytest.mark.parametrize(("header", "status"), [("Referer", 400), ("Origin", 403)])
def test_a_browser_that_names_no_page_is_refused_as_a_stranger(client, header, status):
    response = check(client.post("/sign-in", data={"email": "kz@example.org"}, headers={header: BROKEN}))

    assert response.status_code == status
    assert "kz@example.org" not in response.get_data(as_text=True)


def test_a_guarded_form_is_no_fault_with_a_broken_referrer(client):
    page = Page(client)
    form = {"csrf_token": page.token("/sign-in"), "email": "kz@example.org", "password": "не тот"}

    response = client.post(
        "/sign-in", data=form, headers={"Referer": BROKEN}, environ_overrides={"wsgi.url_scheme": "https"}
    )

    assert response.status_code == 400


@pytest.mark.parametrize("page", ["/sign-in", "/no-such-page", "/assets/council.css"])
def test_a_host_that_is_no_name_is_told_so_without_links(client, page):
    response = client.get(page, headers={"Host": "a" * 64 + ".example"})

    assert response.status_code == 400
    assert "Запрос не распознан" in visible_text(response)
    assert "href" not in response.get_data(as_text=True)


@pytest.mark.parametrize("typed", ["9" * 400, "٣", "1_0", "²", "1e3", "0x1", "--1", "-1", "1000"])
def test_a_number_is_typed_in_few_plain_digits(app, typed):
    with app.test_request_context():
        form = MeetingForm(MultiDict({"ordinal": typed}), meta={"csrf": False})

        assert not form.ordinal.validate(form)


def test_a_plain_number_is_read_and_none_may_be_left_out(app):
    with app.test_request_context():
        form = MeetingForm(MultiDict({"ordinal": " 12 "}), meta={"csrf": False})
        assert form.ordinal.validate(form)
        assert form.ordinal.data == 12

        form = MeetingForm(MultiDict({"ordinal": ""}), meta={"csrf": False})
        assert form.ordinal.validate(form)
        assert form.ordinal.data is None

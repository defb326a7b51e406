"""What every answer tells the browser; the answers of all routes are looked at where the table of access is tried."""

import dataclasses

import pytest
from flask import Response

from council.web.headers import HEADERS
from tests.web.guarded import unguarded
from tests.web.page import Page

SAID = {**HEADERS, "Cache-Control": "private, no-store", "Vary": "Cookie"}


def test_an_answer_with_all_that_must_be_said_is_guarded():
    assert unguarded(Response(headers=SAID), "/meetings") == []


@pytest.mark.parametrize("name", sorted(SAID.keys() - {"Permissions-Policy"}))
def test_an_answer_that_leaves_one_thing_out_is_not(name):
    assert unguarded(Response(headers={**SAID, name: ""}), "/meetings")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Content-Security-Policy", HEADERS["Content-Security-Policy"] + "; style-src 'unsafe-inline'"),
        ("Content-Security-Policy", HEADERS["Content-Security-Policy"] + "; img-src *"),
        ("Cache-Control", "public, max-age=60"),
        ("Content-Disposition", "attachment; filename=a.pdf"),
        ("Set-Cookie", "session=1; Path=/; SameSite=Lax"),
        ("Set-Cookie", "session=1; HttpOnly; Path=/; Domain=example.org; SameSite=Lax"),
    ],
)
def test_an_answer_that_says_too_much_is_not(name, word):
    assert unguarded(Response(headers={**SAID, name: word}), "/meetings")


def test_a_page_runs_nothing_that_stands_in_it():
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))

    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'"


def test_over_tls_the_browser_is_told_to_stay_there_for_a_year(client):
    over_tls = client.get("/sign-in", base_url="https://localhost").headers
    [name, years] = over_tls["Strict-Transport-Security"].split(";")[0].split("=")

    assert (name, int(years) >= 31_536_000) == ("max-age", True)
    assert "Strict-Transport-Security" not in client.get("/sign-in").headers


@pytest.fixture
def over_tls(settings, shared_cache):
    """A site that others reach: its cookies travel over TLS only."""
    from app import create_app

    return create_app(dataclasses.replace(settings, cookie_secure=True))


def test_where_there_is_tls_no_cookie_of_a_neighbour_is_taken_for_ours(over_tls):
    client = over_tls.test_client()
    client.get("/languages/en", base_url="https://localhost")
    door = client.get("/sign-in", base_url="https://localhost")
    [session] = door.headers.getlist("Set-Cookie")

    assert session.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(session.split("; "))
    assert client.get_cookie("__Host-lang").value == "en"
    assert '<html lang="en">' in door.get_data(as_text=True)


def test_a_download_is_resumed_from_the_copy_the_browser_has(scenes):
    address = scenes.address("materials.send_material", "material=@published.for_members")
    with scenes.browser("member").get(address) as whole:
        tag, content = whole.headers["ETag"], whole.data
    with scenes.browser("member").get(address, headers={"If-None-Match": tag}) as again:
        assert (again.status_code, again.data) == (304, b"")
        assert unguarded(again, address) == []
    with scenes.browser("member").get(address, headers={"Range": "bytes=5-", "If-Range": tag}) as rest:
        assert (rest.status_code, rest.data) == (206, content[5:])
        assert unguarded(rest, address) == []
    with scenes.browser("observer").get(address, headers={"If-None-Match": tag}) as foreign:
        assert foreign.status_code == 404


def test_a_part_that_is_polled_is_asked_for_again_and_not_sent_twice(scenes):
    address, own = scenes.address("voting.show_state", "vote=@voting.vote"), {"X-Fragment": "1"}
    first = scenes.browser("member").get(address, headers=own)
    again = scenes.browser("member").get(address, headers={**own, "If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == "private, no-cache"


def test_what_everybody_sees_alike_is_the_look_alone(client):
    for path in ("/assets/council.css", "/fonts/pt-sans-regular.woff2"):
        with client.get(path) as response:
            assert "private" not in response.headers["Cache-Control"]
            assert unguarded(response, path) == []
    for path in ("/sign-in", "/health", "/no-such-page", "/assets/none.css?v=1"):
        assert client.get(path).headers["Cache-Control"] == "private, no-store"


def test_the_door_is_open_to_no_frame(client):
    assert unguarded(Page(client).get("/sign-in"), "/sign-in") == []

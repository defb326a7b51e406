"""What every page carries: its headers, its look, its languages."""

import gzip
import re

import pytest

from tests.web.page import Page, faults_of, visible_text


@pytest.fixture
def page(client):
    return Page(client)


def test_look_and_type_come_from_this_server_and_are_kept_for_a_year(page):
    html = page.get("/sign-in").get_data(as_text=True)
    addresses = re.findall(r'(?:href|src)="([^"]+\?v=[^"]+)"', html)

    assert len(addresses) >= 3
    for address in addresses:
        with page.client.get(address.replace("&amp;", "&")) as response:
            assert response.status_code == 200
            assert "immutable" in response.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["pt-sans-regular", "pt-serif-bold"])
def test_a_typeface_is_small_enough_for_a_weak_link(page, name):
    with page.client.get(f"/fonts/{name}.woff2") as response:
        assert response.status_code == 200
        assert response.data.startswith(b"wOF2")
        assert len(response.data) < 60_000


def test_only_our_typefaces_are_served(page):
    assert page.get("/fonts/passwd.woff2").status_code == 404


def test_russian_comes_first_whatever_the_browser_prefers(page):
    response = page.get("/sign-in", headers={"Accept-Language": "en"})

    assert '<html lang="ru">' in response.get_data(as_text=True)
    assert "Войти" in visible_text(response)


def test_the_switch_keeps_the_page_and_is_remembered(page):
    response = page.get("/languages/en?next=/sign-in?next=/meetings")

    assert response.headers["Location"] == "/sign-in?next=/meetings"
    assert "Sign in" in visible_text(page.get("/sign-in"))


@pytest.mark.parametrize("next_", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\nb"])
def test_the_switch_leads_to_no_other_site(page, next_):
    assert page.get("/languages/en", query_string={"next": next_}).headers["Location"] == "/"


def test_a_language_we_do_not_speak_is_not_found(page):
    assert page.get("/languages/xx").status_code == 404


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        (
            "<!doctype html><html lang=ru><title>t</title><body><h1>a</h1><p><div></p></body></html>",
            "not valid",
        ),
        ("<!doctype html><html><title>t</title><h1>a</h1></html>", "names no language"),
        ("<!doctype html><html lang=ru><h1>a</h1></html>", "no title"),
        ("<!doctype html><html lang=ru><title>t</title></html>", "0 h1"),
        ("<!doctype html><html lang=ru><title>t</title><h1 id=a>a</h1><p id=a>", "stands twice"),
        ("<!doctype html><html lang=ru><title>t</title><h1>a</h1><input name=x>", "no label"),
        ("<!doctype html><html lang=ru><title>t</title><h1>a</h1><form method=post></form>", "no token"),
        ('<!doctype html><html lang=ru><title>t</title><h1 style="color:red">a</h1>', "own style"),
        ("<!doctype html><html lang=ru><title>t</title><h1 onclick=a>a</h1>", "carries onclick"),
        ("<!doctype html><html lang=ru><title>t</title><h1>a</h1><iframe></iframe>", "carries <iframe>"),
        ("<!doctype html><html lang=ru><title>t</title><h1>a</h1><a href='JavaScript:x'>a</a>", "leads to"),
        ("<!doctype html><html lang=ru><title>t</title><h1>a</h1><img src=//evil.example/>", "leads to"),
        ("<!doctype html><html lang=ru><title>t</title><h1>a</h1>" + "<p>слово" * 9000, "more than"),
    ],
)
def test_the_reader_of_pages_sees_each_fault(html, fault):
    assert any(fault in found for found in faults_of(html))


def test_the_look_is_sent_small_and_reads_the_same(page):
    plain = page.client.get("/assets/council.css")
    squeezed = page.client.get("/assets/council.css", headers={"Accept-Encoding": "gzip"})

    assert gzip.decompress(squeezed.data) == plain.data
    assert len(squeezed.data) < len(plain.data) / 2
    again = page.client.get("/assets/council.css", headers={"If-None-Match": squeezed.headers["ETag"]})
    assert again.status_code == 304
    for response in (plain, squeezed, again):
        response.close()


def test_a_page_is_never_squeezed_together_with_its_token(page):
    assert "Content-Encoding" not in page.get("/sign-in", headers={"Accept-Encoding": "gzip"}).headers

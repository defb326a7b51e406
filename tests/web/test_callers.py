"""Whose request it is: a foreign page cannot make a delegate act, nor a foreign name be taken for ours."""

import re

import pytest

from council.settings import SettingError, Settings
from tests.web.page import check, visible_text

CAST = ("voting.cast_ballot", "vote=@voting.vote")
FOREIGN_PAGES = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:81"},
    {"Origin": "http://[bad"},
    {"Origin": ""},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "same-origin, cross-site"},
    {"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
]


def ballot_sent(scenes, headers, **form):
    sent = {"csrf_token": scenes.tokens["member"], "position": "for", "form_key": "of-a-page", **form}
    sent = {name: value for name, value in sent.items() if value is not None}
    return check(scenes.browser("member").post(scenes.address(*CAST), data=sent, headers=headers))


@pytest.mark.parametrize("headers", FOREIGN_PAGES, ids=str)
def test_a_foreign_page_cannot_vote_even_with_a_true_token(scenes, headers):
    response = ballot_sent(scenes, headers)

    assert response.status_code == 403
    assert "Запрос пришел с другого сайта" in visible_text(response)
    assert scenes.digest() == scenes.digest_in_the_beginning


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}],
    ids=str,
)
def test_our_own_page_and_an_old_browser_need_the_token(scenes, headers):
    for token in (None, "", "x" * 40):
        assert ballot_sent(scenes, headers, csrf_token=token).status_code == 400
    assert scenes.digest() == scenes.digest_in_the_beginning

    assert ballot_sent(scenes, headers).status_code == 303
    scenes.return_to_the_beginning()


def test_the_token_of_another_session_is_none(scenes):
    assert ballot_sent(scenes, {}, csrf_token=scenes.tokens["chair"]).status_code == 400
    assert scenes.digest() == scenes.digest_in_the_beginning


def test_a_link_from_elsewhere_is_followed(scenes):
    headers = {"Sec-Fetch-Site": "cross-site", "Referer": "https://mail.example/"}
    assert scenes.browser("member").get("/meetings", headers=headers).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_every_method_that_could_act_is_asked_whence_it_comes(client, method):
    headers = {"Origin": "https://evil.example"}
    assert client.open("/meetings", method=method, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "evil.example:80", "127.0.0.1.evil.example", "[::2]", "local host", "[",
     "localhost@evil.example", "localhost:80@evil.example", "evil.example#localhost", "localhost.", ""],
)  # fmt: skip
@pytest.mark.parametrize("page", ["/sign-in", "/meetings", "/assets/council.css", "/no-such-page"])
def test_a_foreign_name_is_answered_without_a_link(client, host, page):
    response = client.get(page, headers={"Host": host})

    assert response.status_code == 400
    assert "evil" not in response.get_data(as_text=True) + response.headers.get("Location", "")
    assert "href" not in response.get_data(as_text=True)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:81", "[::1]:8000"])
def test_this_machine_may_always_be_asked_by_its_own_names(client, host):
    assert client.get("/sign-in", headers={"Host": host}).status_code == 200


def test_a_name_told_by_a_proxy_is_believed_only_behind_one(client):
    response = client.get("/meetings", headers={"X-Forwarded-Host": "evil.example"})
    assert "evil" not in response.headers["Location"]


def test_the_names_of_an_installation_are_a_setting(tmp_path):
    def named(said, **more):
        env = {"DATA_DIR": str(tmp_path), "TRUSTED_HOSTS": said, **more}
        return Settings.from_environment(env).trusted_hosts

    assert {"council.example", "www.council.example", "localhost"} <= named(
        " council.example, WWW.council.example,"
    )
    assert "192.0.2.1" in named("", HOST="192.0.2.1")
    assert "[2001:db8::1]" in named("", HOST="2001:db8::1")
    for wrong in ("https://council.example", "council.example:443", "*", "a b"):
        with pytest.raises(SettingError, match="TRUSTED_HOSTS"):
            named(wrong)


NEXT = [
    "https://evil.example", "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\\\evil.example",
    "/\t/evil.example", "/\n/evil.example", " //evil.example", "http:evil.example", "http:/evil.example",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)",
    "evil.example", "@evil.example", "/\x00", "/\u2028/evil", "/\u202e", "//[::1", "//evil.example@localhost",
    "http://localhost@evil.example", "https://localhost", "/\r\nSet-Cookie: a=b", "/%0d%0aSet-Cookie:a=b\r\n", "?", "#",
    "..//evil.example", "./", "", "/" * 2, "\u3002\u3002/evil", "file:///etc/passwd", "ftp://evil.example", "\\/evil.example",
]  # fmt: skip


def test_no_way_back_leads_to_another_site(client):
    for next_ in NEXT:
        response = client.get("/languages/en", query_string={"next": next_})
        assert response.headers["Location"] == "/", repr(next_)
        assert len(response.headers.getlist("Set-Cookie")) == 1, repr(next_)

        door = client.get("/sign-in", query_string={"next": next_}).get_data(as_text=True)
        assert re.findall('name="next" [^>]*value="([^"]*)"', door) == [""], repr(next_)


def test_a_way_back_within_the_site_is_followed_as_it_stands(client):
    for path in ("/meetings", "/meetings?a=1&b=//x", "/item/1#top", "/%2F%2Fevil.example"):
        assert client.get("/languages/en", query_string={"next": path}).headers["Location"] == path

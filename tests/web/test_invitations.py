"""An invitation as people meet it: the link is shown once, opens once, and its page tells its address to nobody."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import func, select

from council.records.database import db
from council.records.people import Account
from council.records.security_log import SecurityEvent, SecurityKind
from council.records.sessions import WebSession
from tests.ledger import legal_tables, registered
from tests.web.page import visible_text
from tests.world import cheap_passwords

PHRASE = {"passphrase": "четыре тихих слова рядом", "again": "четыре тихих слова рядом"}


@pytest.fixture
def newcomer(visit):
    page = visit("officer")
    answer = page.post("/people/new", {"family_name": "Новикова", "given_names": "Анна", "name_en": ""})
    return answer.headers["Location"].rpartition("/")[2]


def link_on(response):
    """Return the path of the link a page shows."""
    assert response.headers["Cache-Control"] == "private, no-store", "the link would lie in a cache"
    [link] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", response.get_data(as_text=True), re.DOTALL)
    site, _, path = unescape(link).partition("/invitations/")
    assert site == "http://localhost", f"the link leads to {site}"
    return f"/invitations/{path}"


def invited(visit, newcomer):
    answer = visit("officer").post(
        f"/people/{newcomer}/account", {"email": "new@example.org", "language": "ru"}
    )
    return link_on(answer)


def refused_as_dead(page, link, words, status=410):
    before = legal_tables()
    for answer in (page.get(link), page.post(link, PHRASE)):
        assert answer.status_code == status
        assert words in visible_text(answer)
        assert "Попросите новую ссылку" in visible_text(answer) or "сообщите секретариату" in visible_text(
            answer
        )
    assert legal_tables() == before
    events = select(func.count()).where(SecurityEvent.kind == SecurityKind.INVITATION_REFUSED)
    assert db.session.scalar(events) >= 2, "nobody learns that a dead link was tried"


def test_a_person_sets_the_password_and_signs_in_with_it(visit, newcomer):
    link, person = invited(visit, newcomer), visit(None)
    shown = person.get(link)
    assert "Новикова Анна" in visible_text(shown)
    assert shown.headers["Referrer-Policy"] == "strict-origin", "the address would be told to the next page"

    with cheap_passwords(), registered("account.password_set"):
        assert person.post(link, PHRASE).headers["Location"] == "/sign-in"

    entered = person.post("/sign-in", {"email": "new@example.org", "password": PHRASE["passphrase"]})
    assert entered.status_code == 303
    refused_as_dead(visit(None), link, "По этой ссылке пароль уже задан.")


def test_the_link_is_nowhere_but_on_the_page_that_answered(visit, newcomer):
    token = invited(visit, newcomer).rpartition("/")[2]

    for code in ("officer", "head", "operator"):
        for path in (f"/people/{newcomer}", "/people", "/"):
            assert token not in visit(code).get(path).get_data(as_text=True)
    assert token not in repr(legal_tables()), "the token itself is kept"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"passphrase": "коротко", "again": "коротко"}, "Пароль должен быть от 8 до 1000 знаков"),
        ({"passphrase": "password2026", "again": "password2026"}, "угадывают одним из первых"),
        ({"passphrase": "АннаНовикова", "again": "АннаНовикова"}, "состоит из имени"),
        ({"passphrase": PHRASE["passphrase"], "again": "другие слова"}, "Пароли различаются"),
        ({"passphrase": "", "again": ""}, "Введите пароль"),
    ],
)
def test_what_is_wrong_with_a_password_stands_beside_it_and_the_link_stays_good(visit, newcomer, said, words):
    link, page = invited(visit, newcomer), visit(None)
    before = legal_tables()

    answer = page.post(link, said)

    assert answer.status_code == 422
    assert words in visible_text(answer)
    assert legal_tables() == before
    assert page.get(link).status_code == 200


def test_expired_withdrawn_and_unknown_links_say_so(visit, world, newcomer):
    link = invited(visit, newcomer)
    officer = visit("officer")
    another = link_on(officer.post(f"/people/{newcomer}/invitation"))
    refused_as_dead(visit(None), link, "Ссылка отозвана")
    officer.post(f"/people/{newcomer}/invitation/withdrawal")
    refused_as_dead(visit(None), another, "Ссылка отозвана")
    third = link_on(officer.post(f"/people/{newcomer}/invitation"))
    world.clock.move_to(world.clock.now + timedelta(hours=72))
    refused_as_dead(visit(None), third, "Срок ссылки истек")
    refused_as_dead(visit(None), f"{third}x", "Такой ссылки нет", status=404)


def test_a_host_that_is_not_ours_makes_no_link(visit, newcomer):
    """A forged Host would send the person to a stranger's site, with the token."""
    answer = visit("officer").client.post(
        f"/people/{newcomer}/account", data={"email": "x@example.org"}, headers={"Host": "evil.example"}
    )
    assert answer.status_code == 400
    assert b"evil.example" not in answer.data


def test_a_new_password_and_a_closed_account_end_the_sessions(visit, world):
    member, officer = visit("KZ"), visit("officer")
    assert member.get("/").status_code == 200

    officer.post(f"/people/{world.persons['KZ']}/account/closure")

    assert member.get("/").status_code == 303, "a closed account still reads"
    open_ones = (
        select(func.count()).select_from(WebSession).join(Account, Account.person_id == WebSession.person_id)
    )
    ended = open_ones.where(Account.disabled_at.is_not(None), WebSession.ended_at.is_(None))
    assert db.session.scalar(ended) == 0

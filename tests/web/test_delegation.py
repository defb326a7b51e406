"""The page of a delegation: a state proposes and invites its own users, and sees nobody else's."""

import pytest

from council.records.people import Office
from tests.ledger import legal_tables
from tests.web.page import visible_text
from tests.web.test_invitations import PHRASE, link_on
from tests.world import an_open_vote, cheap_passwords, enter_person

SAID = {
    "family_name": "Сапарова", "given_names": "Алия", "name_en": "", "post": "советник",
    "email": "aliya@example.org", "language": "ru",
}  # fmt: skip


@pytest.fixture
def focal(visit, world):
    enter_person(world, "kz-focal", office=Office.FOCAL_POINT, seat="KZ")
    return visit("kz-focal")


def nomination_on(page):
    return page.get("/").get_data(as_text=True).split("/nominations/")[1].split('"')[0]


def test_a_user_comes_from_the_proposal_to_the_desk(visit, world, focal):
    assert focal.post("/delegation/users/new", SAID).status_code == 303
    assert "ждет секретариата" in visible_text(focal.get("/delegation"))
    officer = visit("officer")
    answer = officer.post(f"/nominations/{nomination_on(officer)}/confirmation")
    person = answer.headers["Location"].rpartition("/")[2]
    assert "ждет ссылки" in visible_text(focal.get("/delegation"))

    link = link_on(focal.post(f"/people/{person}/invitation"))
    stranger = visit(None)
    with cheap_passwords():
        stranger.post(link, PHRASE)
    stranger.post("/sign-in", {"email": SAID["email"], "password": PHRASE["passphrase"]})

    assert stranger.get("/").location == "/account/factors", "a user of a delegation proves a second factor"
    world.persons["delegate"] = person
    delegate = visit("delegate")
    assert "Делегация" not in visible_text(delegate.get("/")), "a user keeps no users"
    assert delegate.get("/delegation").status_code == 404
    assert focal.post(f"/delegation/users/{person}/account/closure").status_code == 303
    assert delegate.get("/").status_code == 303, "the closed account is still in"
    assert "закрыт" in visible_text(focal.get("/delegation"))


def test_another_state_finds_neither_the_proposal_nor_the_person(visit, world, focal):
    focal.post("/delegation/users/new", SAID)
    nomination, stranger = nomination_on(visit("officer")), visit("UZ")
    before = legal_tables()

    assert SAID["family_name"] not in visible_text(stranger.get("/delegation"))
    for path in (
        f"/nominations/{nomination}/withdrawal",
        f"/nominations/{nomination}/confirmation",
        f"/people/{world.persons['KZ']}/invitation",
        f"/delegation/users/{world.persons['KZ']}/account/closure",
    ):
        assert stranger.post(path).status_code == 404, path
    assert stranger.get(f"/nominations/{nomination}").status_code == 404
    assert legal_tables() == before


def test_a_refusal_says_why(visit, focal):
    focal.post("/delegation/users/new", SAID)
    officer = visit("officer")
    nomination = nomination_on(officer)
    assert officer.post(f"/nominations/{nomination}/refusal", {"reason": ""}).status_code == 422
    officer.post(f"/nominations/{nomination}/refusal", {"reason": "нет письма государства"})

    assert "нет письма государства" in visible_text(focal.get("/delegation"))


def test_a_focal_point_reads_what_the_member_reads_and_votes_for_nobody(visit, world):
    voting = an_open_vote(world)
    enter_person(world, "kz-focal", office=Office.FOCAL_POINT, seat="KZ")
    focal, before = visit("kz-focal"), legal_tables()
    assert focal.get(f"/meetings/{voting.held.meeting}").status_code == 200

    answer = focal.post(f"/votes/{voting.vote}/ballot", {"position": "for", "form_key": "k"})

    assert answer.status_code in (403, 404, 409)
    assert legal_tables() == before

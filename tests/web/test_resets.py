"""A reset of access as people meet it: two officers, a link shown once, and everybody concerned is told."""

from datetime import timedelta

import pytest

from council.actions.invitations import accept_invitation
from council.records.people import Office
from tests.ledger import legal_tables, registered
from tests.web.page import visible_text
from tests.web.test_invitations import PHRASE, link_on
from tests.world import a_running_meeting, cheap_passwords, enter_person

NOTICE = "Сбрасывали доступ: Лицо-KZ"
OWN = "Доступ к вашей учетной записи сбрасывали."


def agreed(visit, world):
    """Let the officer propose and the head confirm a reset for Kazakhstan's member; return the link."""
    asked = visit("officer").post(f"/people/{world.persons['KZ']}/reset", {"reason": "забыт"})
    assert asked.status_code == 303
    return link_on(visit("head").post(f"{asked.headers['Location']}/confirmation"))


def test_it_takes_two_and_neither_chooses_the_password(visit, world):
    officer = visit("officer")
    with registered("reset.proposed"):
        asked = officer.post(f"/people/{world.persons['KZ']}/reset", {"reason": "забыт"})
    page = asked.headers["Location"]
    before = legal_tables()
    assert "подтвердить его должно другое лицо" in visible_text(officer.get(page))
    assert officer.post(f"{page}/confirmation").status_code == 403
    assert legal_tables() == before

    head = visit("head")
    assert "Подтвердите или отклоните сброс доступа" in visible_text(head.get("/"))
    assert 'type="password"' not in head.get(page).get_data(as_text=True)
    assert link_on(head.post(f"{page}/confirmation"))
    assert head.post(f"{page}/confirmation").status_code == 409


def test_it_is_announced_to_the_person_and_to_the_others_of_the_state_until_they_have_read_it(visit, world):
    enter_person(world, "kz-focal", office=Office.FOCAL_POINT, seat="KZ")
    member, focal = visit("KZ"), visit("kz-focal")
    agreed(visit, world)

    assert OWN in visible_text(member.get("/"))
    assert NOTICE in visible_text(focal.get("/"))
    for other in ("UZ", "officer", "observer"):
        assert "Сбрасывали доступ" not in visible_text(visit(other).get("/"))

    reset = focal.get("/").get_data(as_text=True).split("/resets/")[1].split("/")[0]
    assert visit("UZ").post(f"/resets/{reset}/notice/dismissal").status_code == 404
    assert focal.post(f"/resets/{reset}/notice/dismissal").status_code == 303
    assert NOTICE not in visible_text(focal.get("/"))
    assert OWN in visible_text(member.get("/")), "one reader's notice was put away by another"


def test_it_ends_what_was_signed_in_and_the_notice_awaits_the_next_sign_in(visit, world):
    member = visit("KZ")
    with cheap_passwords():
        assert visit(None).post(agreed(visit, world), PHRASE).status_code == 303
    assert member.get("/").status_code == 303, "a session outlives the password it was begun with"

    entered = member.post("/sign-in", {"email": "kz@example.org", "password": PHRASE["passphrase"]})
    assert entered.status_code == 303
    for page in ("/", "/account"):
        assert OWN in visible_text(visit("KZ").get(page)), page


@pytest.mark.parametrize(("hours", "is_marked"), [(0, True), (23, True), (24, False)])
def test_the_card_of_the_state_is_marked_for_a_day(visit, world, hours, is_marked):
    held = a_running_meeting(world)
    token = agreed(visit, world).rpartition("/")[2]
    with cheap_passwords():
        accept_invitation(
            token=token, passphrase=PHRASE["passphrase"], body_id=world.body_id, address="", at=world.tick()
        )
    world.clock.move_to(world.clock.now + timedelta(hours=hours))

    said = visible_text(visit("officer").get(f"/meetings/{held.meeting}/day"))

    assert ("сброс доступа" in said) is is_marked
    assert ("подтвердили Лицо-officer Имя Отчество и Глава Секретариата" in said) is is_marked

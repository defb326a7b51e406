"""«Журнал безопасности»: what is noted at the door and of what is denied, and who reads it."""

import re
from html import unescape
from io import BytesIO

from sqlalchemy import select

from council.actions.security_log import note_event_now
from council.records.database import db
from council.records.security_log import SecurityEvent, SecurityKind
from council.web.security_log import EVENTS_ON_PAGE
from tests.web.page import visible_text
from tests.world import PASSWORD, a_meeting, email_of


def kinds():
    return [event.kind for event in db.session.scalars(select(SecurityEvent).order_by(SecurityEvent.id))]


def test_the_door_notes_who_came_who_failed_and_who_left(visit):
    stranger = visit(None)
    stranger.post("/sign-in", {"email": email_of("KZ"), "password": "a guess that is wrong"})
    member = visit(None)
    member.post("/sign-in", {"email": email_of("KZ"), "password": PASSWORD})
    member.post("/sign-out", on="/account/factors")
    assert kinds()[0] == "sign_in.failed"
    assert "sign_in.succeeded" in kinds()
    assert kinds()[-1] == "session.signed_out"


def test_it_holds_no_password_and_no_account_as_typed(visit):
    visit(None).post("/sign-in", {"email": "my own secret phrase", "password": "a guess that is wrong"})
    visit("KZ")
    told = repr([event.detail for event in db.session.scalars(select(SecurityEvent))])
    for secret in ("a guess that is wrong", PASSWORD, "secret phrase", email_of("KZ")):
        assert secret not in told


def test_a_form_without_its_token_is_noted(visit):
    member = visit("KZ")
    assert member.client.post("/sign-out").status_code == 400
    assert kinds()[-1] == "form.forged"


def test_what_is_not_somebodys_to_see_is_noted_like_what_never_was(visit, world):
    unpublished, member = a_meeting(world, published=False).meeting, visit("KZ")
    for meeting in ("2" * len(unpublished), unpublished):
        assert member.get(f"/meetings/{meeting}").status_code == 404
        event = db.session.scalars(select(SecurityEvent).order_by(SecurityEvent.id.desc())).first()
        assert (event.kind, event.person.family_name) == ("page.denied", "Лицо-KZ")
        assert event.detail["status"] == 404


def test_the_operator_and_the_head_read_it_by_kind_person_day_and_page(visit, world):
    visit(None).post("/sign-in", {"email": email_of("KZ"), "password": "a guess that is wrong"})
    head = visit("head")
    assert visit("operator").get("/security-log").status_code == 200
    for code in ("officer", "KZ", "observer"):
        assert visit(code).get("/security-log").status_code == 404
    whole = visible_text(head.get("/security-log"))
    assert "Неудачная попытка входа" in whole
    only = visible_text(head.get("/security-log?kind=sign_in.failed&name=лицо-kz"))
    assert "Лицо-KZ" in only.split("Подробности")[1]
    assert "Таких событий нет" in visible_text(head.get("/security-log?day=2020-01-01"))
    for odd in ("day=%00", "before=99999999999999999999", "kind=%F0%9F%92%A5", "before=-1", "day=0001-01-01"):
        assert head.get(f"/security-log?{odd}").status_code == 200


def test_earlier_events_are_a_page_away(visit, world):
    head = visit("head")
    for number in range(1, 2 * EVENTS_ON_PAGE + 2):
        note_event_now(SecurityKind.FACTOR_ADDED, at=world.tick(), detail={"number": number})
    asked = "/security-log?kind=factor.added"
    first = head.get(asked).get_data(as_text=True)
    assert "number: 101<" in first
    assert "number: 1<" not in first
    pages = [first]
    while earlier := re.findall(r'href="([^"]+)" rel="next"', pages[-1]):
        pages.append(head.get(unescape(earlier[0])).get_data(as_text=True))
    told = [int(number) for page in pages for number in re.findall(r"number: (\d+)<", page)]
    assert told == list(range(2 * EVENTS_ON_PAGE + 1, 0, -1))


def test_a_dangerous_file_is_noted(visit, world):
    officer, held = visit("officer"), a_meeting(world)
    form = {
        "title": "Справка", "kind": "note", "language": "ru", "origin": "secretariat", "openness": "members", "item": "",
        "file": (BytesIO(b"MZ"), "справка.pdf"),
    }  # fmt: skip
    assert officer.post(f"/meetings/{held.meeting}/materials/new", form).status_code == 422
    assert kinds()[-1] == "upload.refused"


def test_an_act_sent_from_another_site_is_noted(visit):
    member = visit("KZ")
    assert member.post("/sign-out", headers={"Origin": "https://evil.example"}).status_code == 403
    assert kinds()[-1] == "form.forged"


def test_particulars_are_told_in_words(visit, world):
    """The names by which the log keeps them are for programs."""
    visit("KZ").get("/meetings/nothing")
    for kind, detail in (
        (SecurityKind.SESSION_ENDED, {"because": "passphrase", "sessions": 2}),
        (SecurityKind.FACTOR_PROVED, {"kind": "recovery_code"}),
        (SecurityKind.INVITATION_REFUSED, {"state": "expired"}),
        (SecurityKind.FACTOR_REMOVED, {"act": "passkey.removed", "more": "x"}),
        (SecurityKind.START_REFUSED, {"page": "register accept-restored"}),
    ):
        note_event_now(kind, at=world.tick(), detail=detail)
    said = visible_text(visit("head").get("/security-log"))
    for words in (
        "GET /meetings/…, ответ 404", "пароль изменен сеансов: 2", "код восстановления", "срок приглашения истек",
        "Удален ключ доступа следующие такие события", "register accept-restored",
    ):  # fmt: skip
        assert words in said
    for name in ("because", "recovery_code", "passkey.removed", "meetings.show_meeting"):
        assert name not in said

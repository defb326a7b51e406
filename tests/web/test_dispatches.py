"""Papers are chosen, looked over and sent once; the page tells each reader what became of what concerns them."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from council.actions.convening import move_meeting
from council.actions.people import disable_account
from council.records.database import db
from council.records.dispatches import Delivery, Dispatch, DispatchSheet, Opening
from council.records.files import FileStore
from council.records.mail import Letter
from tests.actions.closed import prepared, sign
from tests.actions.test_corrections_sent import TO_ACCEDE, join
from tests.dispatching import by_hand, delivery_to, give, in_force, send
from tests.ledger import registered
from tests.web.page import visible_text
from tests.world import ENDS_AT, STARTS_AT, STATES, a_meeting, email_of

DAY = timedelta(days=1)
IN_TIME, LATE = STARTS_AT - 31 * DAY, STARTS_AT - 5 * DAY


@pytest.fixture
def held(world, settings):
    """A published meeting with one material."""
    held = a_meeting(world)
    give(held, settings.files_dir)
    return held


def of(held, rest=""):
    return f"/meetings/{held.meeting}/dispatches{rest}"


def confirmation(page, held):
    """Choose everything and come to the page that shows the recipients."""
    return page.get(of(held, "/materials/confirmation"), query_string={"version": in_force(held)})


def fields(answer):
    """Return what the form of a page would send, as it stands."""
    html = answer.get_data(as_text=True)
    key = re.search(r'name="form_key"[^>]*value="([^"]+)"', html)
    versions = re.findall(r'name="versions" value="([^"]+)"', html)
    return {"form_key": key[1], "versions": versions, "note": ""}


def number_of(kind):
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(kind))


def test_what_was_sent_already_is_offered_again_but_not_ticked(visit, held, settings):
    send(held)
    give(held, settings.files_dir, title="Справка")
    choice = visit("officer").get(of(held, "/materials/choice"))
    ticks = re.findall(r"<input[^>]*type=\"checkbox\"[^>]*>", choice.get_data(as_text=True))

    assert [" checked" in one for one in ticks] == [False, True]
    assert visible_text(choice).count("уже разослана") == 1


def by_hand_form(page, held, **said):
    address = of(held, "/materials/by-hand")
    form = fields(page.get(address)) | {"versions": in_force(held), "states": ["AM"], "evidence": "нота № 7"}
    return page.post(address, form | said, on=address)


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_papers_are_chosen_looked_over_and_sent(app, visit, world, held):
    page = visit("officer")
    assert "Справка" in visible_text(page.get(of(held, "/materials/choice")))
    shown = confirmation(page, held)
    assert email_of("KZ") in visible_text(shown), "the recipients are known before anything is sent"
    assert number_of(Dispatch) == 0, "looking sends nothing"

    with registered("dispatch.issued", clause="5.11"):
        sent = page.post(of(held, "/materials"), fields(shown), on=of(held))
    result = visible_text(page.get(sent.location))
    assert "Рассылка материалов № 1" in result
    assert "Документы разосланы." in result
    assert result.count("почта не настроена") == len(STATES) + 1, "nothing is promised that nobody will do"
    assert "Внести вручение вручную" in result
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], mail_url="smtp://mail.example:25")
    result = visible_text(page.get(sent.location))
    assert result.count("ждет отправки") == len(STATES) + 1
    assert "почта не настроена" not in result
    assert "Материалы направлены" in visible_text(page.get(of(held)))


def test_a_second_press_shows_the_same_dispatch_and_sends_nothing(visit, world, held):
    page = visit("officer")
    form = fields(confirmation(page, held))
    first = page.post(of(held, "/materials"), form, on=of(held))
    written = (number_of(Dispatch), number_of(Delivery), number_of(Letter))
    again = page.post(of(held, "/materials"), form, on=of(held))
    assert (first.status_code, again.status_code) == (303, 303)
    assert again.location == first.location
    assert (number_of(Dispatch), number_of(Delivery), number_of(Letter)) == written


def test_who_has_no_address_is_named_before_sending(visit, world, held):
    disable_account(person=world.persons["MD"], by=world.head, at=world.tick())
    shown = visible_text(confirmation(visit("officer"), held))
    assert "Письмо направить некому: Молдова." in shown
    assert "Без учетной записи:" in shown


def test_nothing_chosen_and_a_form_without_its_key_send_nothing(visit, held):
    page = visit("officer")
    form = fields(confirmation(page, held))
    for wrong in ({"versions": []}, {"form_key": ""}, {"versions": ["нет такой"]}):
        answer = page.post(of(held, "/materials"), form | wrong, on=of(held))
        assert answer.status_code in {409, 422}, wrong
    assert number_of(Dispatch) == 0
    unchosen = page.get(of(held, "/materials/confirmation"))
    assert "Получатели" not in visible_text(unchosen), "nobody is to get anything yet"
    assert "<form" not in unchosen.get_data(as_text=True).partition("<main")[2].partition("</main>")[0]


def test_what_was_handed_over_bears_its_own_day_and_no_day_to_come(visit, world, held):
    page, today = visit("officer"), world.clock.now.date()
    for wrong, why in (
        ({"handed_on": (today + 2 * DAY).isoformat()}, "еще не наступил"),
        ({"handed_on": (today - 3650 * DAY).isoformat()}, "День вручения раньше"),
        ({"handed_on": today.isoformat(), "evidence": ""}, "Укажите ноту"),
        ({"handed_on": today.isoformat(), "states": []}, "Отметьте хотя бы одно государство"),
    ):
        refused = by_hand_form(page, held, **wrong)
        assert refused.status_code == 422, wrong
        assert why in visible_text(refused)
    assert number_of(Dispatch) == 0

    entered = by_hand_form(page, held, handed_on=today.isoformat())
    shown = visible_text(page.get(entered.location))
    assert "Вручено вручную" in shown
    assert "Внесено в систему" in shown, "both moments stand: that of the courier and that of the system"


def test_a_state_sees_what_went_to_itself_alone(visit, world, held):
    sent = send(held)
    to_armenia = by_hand(held, "AM", on=world.clock.now.date())
    of_armenia = delivery_to(held, sent, "AM")
    page = visit("KZ")
    shown = visible_text(page.get(f"/dispatches/{sent}"))
    assert "Казахстан" in shown
    assert "Армения" not in shown, "what became of it elsewhere is no business of this state"
    assert page.get(f"/dispatches/{to_armenia}").status_code == 404
    assert page.post(f"/deliveries/{of_armenia}/acknowledgement").status_code == 404
    assert page.get(of(held, "/materials/choice")).status_code == 404


def test_a_receipt_is_confirmed_by_a_button_and_seen_by_the_secretariat(visit, world, held):
    sent = send(held)
    mine, page = delivery_to(held, sent, "KZ"), visit("KZ")
    assert "Получено" in visible_text(page.get(f"/dispatches/{sent}"))
    with registered("delivery.acknowledged", clause="5.11"):
        page.post(f"/deliveries/{mine}/acknowledgement", on=f"/dispatches/{sent}")
    shown = visible_text(page.get(f"/dispatches/{sent}"))
    assert re.search(r"Вы подтвердили получение .* \d\d:\d\d:\d\d \(Минск\)", shown), "by whose clock is said"
    officer = visit("officer")
    assert f"0 из {len(STATES)} 1 из {len(STATES)}" in visible_text(officer.get(of(held))), (
        "confirmed by one, its papers opened by none"
    )
    assert page.client.get(f"/material-versions/{in_force(held)[0]}").status_code == 200
    listed = visible_text(officer.get(of(held)))
    assert f"1 из {len(STATES)} 1 из {len(STATES)}" in listed, "opened by one state, confirmed by one"


def test_asking_for_the_headers_alone_opens_nothing(visit, held):
    sent, page = send(held), visit("KZ")
    assert page.client.head(f"/dispatches/{sent}").status_code == 200
    assert number_of(Opening) == 0, "a program that looks whether a page is there has read nothing"
    page.get(f"/dispatches/{sent}")
    assert number_of(Opening) == 1


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_a_late_paper_is_marked_on_the_agenda_and_barred_by_nothing(visit, world, held):
    world.clock.move_to(LATE)
    page = visit("officer")
    assert page.post(of(held, "/materials"), fields(confirmation(page, held)), on=of(held)).status_code == 303
    assert "позднее срока" in visible_text(page.get(f"/meetings/{held.meeting}")).lower()
    assert "п. 5.11" in visible_text(page.get(of(held)))


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_a_meeting_moved_earlier_is_judged_anew_on_the_page(visit, world, held):
    world.clock.move_to(IN_TIME)
    send(held)
    page = visit("officer")
    before = visible_text(page.get(of(held)))
    move_meeting(
        meeting=held.meeting, starts_at=STARTS_AT - 10 * DAY, ends_at=ENDS_AT - 10 * DAY, city="Душанбе",
        reason="Иначе нельзя", by=world.head, at=world.tick(),
    )  # fmt: skip
    after = visible_text(page.get(of(held)))
    assert "за 31 день" in before
    assert "за 21 день" in after, (
        "the papers went out once; the days are counted to where the meeting stands now"
    )


def test_the_certificate_is_composed_on_request(visit, world, held):
    page = visit("officer")
    address = of(held, "/materials/sheet")
    assert page.post(address, on=of(held, "/materials/by-hand")).status_code == 409, "nothing was sent yet"
    send(held)
    with registered("dispatch_sheet.composed", clause="5.11"):
        assert page.post(address, on=of(held)).status_code == 303
    assert "№ 1, составлена" in visible_text(page.get(of(held)))
    assert number_of(DispatchSheet) == 1


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_a_state_that_joined_is_offered_what_was_adopted_before_it(visit, over, settings):
    held, _decision = over
    sign(held, prepared(held, FileStore(settings.files_dir)))
    join(held, "AZ", first=held.world.clock.now.date() + TO_ACCEDE)
    page = visit("officer")
    pages = {way: page.get(of(held, f"/adopted/{way}")) for way in ("by-hand", "confirmation")}
    assert all("Азербайджан" in visible_text(answer) for answer in pages.values())
    assert "AZ" in re.findall(r'name="states"[^>]*value="(\w+)"', pages["by-hand"].get_data(as_text=True))

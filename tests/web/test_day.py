"""The day of the meeting on one screen: who has come, who presides, the opening, the items, the close."""

import pytest

from council.actions.presence import record_departure
from council.records.database import db
from council.records.meetings import Meeting
from council.records.presence import Passage
from tests.web.page import visible_text
from tests.world import SIX, STARTS_AT, a_meeting, a_substitute, register


@pytest.fixture
def gathered(world):
    """A published meeting on its day, to which nobody has come yet."""
    held = a_meeting(world, items=2)
    world.clock.move_to(STARTS_AT)
    return held


def day_of(held):
    return f"/meetings/{held.meeting}/day"


def test_the_secretariat_registers_who_acts_and_the_quorum_follows(visit, gathered):
    page = visit("officer")
    assert "Кворум отсутствует" in visible_text(page.get(day_of(gathered)))

    for state in SIX:
        page.post(
            f"/meetings/{gathered.meeting}/delegates/{state}", {"credential": "member", "mode": "in_room"}
        )
    shown = visible_text(page.get(day_of(gathered)))

    assert "6 из 9 требуется 6" in shown
    assert "Председательствует председатель Совета – представитель Республики Таджикистан." in shown


def test_a_substitute_without_confirmed_powers_is_shown_and_cannot_be_registered(visit, gathered):
    _code, paper = a_substitute(gathered, "KZ", confirmed=False)
    page = visit("officer")
    shown = visible_text(page.get(day_of(gathered)))
    refused = page.post(
        f"/meetings/{gathered.meeting}/delegates/KZ", {"credential": paper, "mode": "in_room"}
    )

    assert "Полномочия лица, замещающего члена Совета, не подтверждены. п. 4.1" in shown
    assert refused.status_code == 422
    assert db.session.query(Passage).count() == 0


def test_without_a_quorum_the_meeting_opens_for_consultation_and_says_so(visit, gathered):
    register(gathered, "TJ", "KZ")
    page = visit("TJ")
    page.post(f"/meetings/{gathered.meeting}/chair", {"participant": gathered.participants["TJ"]})
    assert "Кворума нет. Заседание может быть открыто только для консультаций" in visible_text(
        page.get(day_of(gathered))
    )
    assert page.post(f"/meetings/{gathered.meeting}/opening").status_code == 409

    page.post(f"/meetings/{gathered.meeting}/opening", {"for_consultation": "1"})
    page.post(f"/meetings/{gathered.meeting}/agenda-adoption")
    page.post(f"/items/{gathered.item}/announcement")
    shown = visible_text(page.get(f"/items/{gathered.item}"))
    refused = page.post(f"/items/{gathered.item}/votes", {"manner": "ballot"})

    assert "Консультация" in visible_text(page.get(day_of(gathered)))
    assert "Кворум отсутствует" in shown
    assert refused.status_code == 409


def test_the_chair_runs_the_meeting_from_the_cockpit(visit, gathered):
    register(gathered, *SIX)
    page = visit("TJ")
    page.post(f"/meetings/{gathered.meeting}/chair", {"participant": gathered.participants["TJ"]})
    page.post(f"/meetings/{gathered.meeting}/opening")
    page.post(f"/meetings/{gathered.meeting}/agenda-adoption")
    assert "Объявить вопрос 1" in visible_text(page.get(day_of(gathered)))

    page.post(f"/items/{gathered.item}/announcement")
    shown = visible_text(page.get(day_of(gathered)))
    assert "К вопросу 1" in shown
    assert "Нет результата по вопросам повестки дня: 1, 2" in shown


def test_a_co_chair_takes_over_when_the_chair_has_left(visit, running):
    world = running.world
    record_departure(participant=running.participants["TJ"], by=world.officer, at=world.tick())
    register(running, "TM")
    page = visit("RU")
    shown = visible_text(page.get(day_of(running)))
    assert "не в зале" in shown
    assert "Председатель отсутствует; председательствует сопредседатель" in shown

    page.post(f"/meetings/{running.meeting}/chair", {"participant": running.participants["RU"]})
    assert "Лицо-RU Имя Отчество, Российская Федерация · сопредседатель" in visible_text(
        page.get(day_of(running))
    )


def test_where_neither_chair_nor_co_chair_has_come_the_meeting_elects(visit, gathered):
    register(gathered, "KZ", "KG", "BY", "AM", "MD", "UZ")
    page, address = visit("officer"), f"/meetings/{gathered.meeting}/chair"
    chosen = {"participant": gathered.participants["KZ"]}
    assert page.post(address, chosen).status_code == 409

    shown = visible_text(page.get(day_of(gathered)))
    page.post(address, {**chosen, "elected": "1"})
    assert "председательствует избранный заседанием представитель Республики Казахстан" in shown
    assert "Республика Казахстан · избран заседанием" in visible_text(page.get(day_of(gathered)))


def test_a_wrong_entry_is_corrected_by_a_new_one_and_stays(visit, running):
    page = visit("officer")
    wrong = db.session.query(Passage).order_by(Passage.sequence).first()
    nothing = page.post(f"/passages/{wrong.public_id}/correction", {"reason": ""})
    page.post(f"/passages/{wrong.public_id}/correction", {"reason": "отмечен другой представитель"})
    book = visible_text(page.get(f"/meetings/{running.meeting}/passages"))

    assert nothing.status_code == 422
    assert "запись отменена · отмечен другой представитель" in book
    assert "исправлено" in book


@pytest.mark.parametrize("moment", ["2026-06-05T10:00", "завтра"])
def test_a_time_to_come_or_no_time_is_refused_beside_its_field(visit, running, moment):
    page = visit("officer")
    address = f"/participants/{running.participants['KZ']}/departures"
    answer = page.post(address, {"moment": moment})

    assert answer.status_code == 422
    assert moment in answer.text or "lies ahead" in answer.text or "не позже" in answer.text


def test_a_guest_is_entered_listed_and_comes_in(visit, running):
    page = visit("officer")
    address = f"/meetings/{running.meeting}/participants"
    guest = {
        "person": "", "family_name": "Гостев", "given_names": "Павел", "capacity": "invited", "seat": "",
        "post": "эксперт", "organisation": "НИИ",
    }  # fmt: skip
    assert page.post(address, {**guest, "given_names": ""}).status_code == 422
    page.post(address, guest)
    shown = page.get(day_of(running))
    arrival = shown.text.split('action="/participants/')[-1].split('"')[0]
    page.post(f"/participants/{arrival}")

    assert "Гостев Павел приглашенный" in visible_text(shown)
    assert "приглашенный эксперт, НИИ присутствует с" in visible_text(page.get(day_of(running)))


@pytest.mark.parametrize(
    ("code", "status"), [("KZ", 200), ("AM", 200), ("advisory", 404), ("observer", 404), ("operator", 404)]
)
def test_the_cockpit_is_shown_to_the_secretariat_and_the_states(visit, running, code, status):
    assert visit(code).get(day_of(running)).status_code == status


def test_a_member_who_does_not_preside_is_offered_no_act(visit, running):
    page = visit("KZ")
    shown = page.get(day_of(running))

    assert shown.text.count("<form") == 1  # the way out
    assert page.post(f"/meetings/{running.meeting}/opening").status_code in {403, 409}
    assert page.get(f"/meetings/{running.meeting}/closure").status_code == 404


def test_the_meeting_closes_when_every_item_has_an_end(visit, running):
    page = visit("officer")
    refused = page.post(f"/meetings/{running.meeting}/closure", {"next_meeting_note": "в Минске"})
    assert refused.status_code == 409
    assert "в Минске" in refused.text

    page.post(f"/items/{running.items[0]}/note")
    asked = visible_text(page.get(f"/items/{running.items[1]}/postponement"))
    assert "Например: отсутствует докладчик." in asked, (
        "after «Причина:» the protocol prints it as it is typed"
    )
    page.post(f"/items/{running.items[1]}/postponement", {"reason": ""})
    page.post(f"/meetings/{running.meeting}/closure", {"next_meeting_note": "в Минске"})

    assert db.session.query(Meeting).one().next_meeting_note == "в Минске"
    told = visible_text(page.get(day_of(running)))
    assert "Закрыто" in told
    for word in ("участвует", "присутствует", "отсутствует", "действует", "требуется", "имеется"):
        assert word not in told, f"the meeting is over, and the page says «{word}»"
    assert "К закрытию в заседании участвовали 6 из 9 членов Совета, требовалось не менее 6" in told
    assert "присутствовал(а)" in told
    assert "к закрытию отсутствовало" in told

"""«Сроки» and the calendar that counts back from a meeting."""

import pytest

from council.actions.venues import propose_venue
from council.records.files import FileStore
from tests.dispatching import send_adopted
from tests.web.page import visible_text
from tests.world import a_carried_petition, a_meeting, a_petition, a_running_meeting, signed


def test_the_page_tells_what_is_overdue_due_and_done(world, visit):
    a_petition(world)
    text = visible_text(visit("officer").get("/deadlines"))

    overdue, rest = text.split("Предстоит", 1)
    assert "План работы на 2026 год" in overdue
    assert "не позднее 31 декабря 2025 года. п. 5.5" in overdue
    assert "Ответы на предложение о внеочередном заседании" in rest
    assert "Заседание 2026 года" in rest
    assert "Окончание срока председательства: Таджикистан" in rest


def test_a_circulation_stands_under_what_is_due_and_then_under_what_is_done(world, visit, tmp_path):
    held = a_running_meeting(world)
    signed(held, FileStore(tmp_path))
    page = visit("officer")
    due, done = visible_text(page.get("/deadlines")).split("Исполнено", 1)
    assert "Рассылка принятых документов: I заседание" in due
    send_adopted(held)
    due, done = visible_text(page.get("/deadlines")).split("Исполнено", 1)
    assert "Рассылка принятых документов: I заседание" in done


def test_nobody_reads_the_days_of_a_meeting_not_published(world, visit):
    a_meeting(world, published=False)
    assert "Материалы: I заседание" in visible_text(visit("officer").get("/deadlines"))
    assert "Материалы: I заседание" not in visible_text(visit("KZ").get("/deadlines"))


@pytest.mark.parametrize("code", ["advisory", "operator"])
def test_petitions_are_not_told_to_whoever_they_are_not_shown_to(world, visit, code):
    a_petition(world)
    page = visit(code)
    assert "Ответы на предложение" not in visible_text(page.get("/deadlines"))
    assert page.get("/yearly-records/new").status_code == 404


def test_observers_have_no_such_page(world, visit):
    page = visit("observer")
    assert page.get("/deadlines").status_code == 404
    assert page.get("/deadlines/plan").status_code == 404


def test_the_plan_of_a_year_is_entered_from_its_line(world, visit):
    page = visit("officer")
    assert 'value="2026"' in page.get("/yearly-records/new?kind=plan&year=2026").get_data(as_text=True)
    said = {"kind": "plan", "year": "2026", "done_on": "2025-12-10", "basis": "решение № 11/5"}
    response = page.post("/yearly-records/new", said, on="/yearly-records/new", follow_redirects=True)
    done = visible_text(response).split("Исполнено", 1)[1]
    assert "План работы на 2026 год утвержден 10 декабря 2025 года" in done


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"year": ""}, "Укажите год"),
        ({"year": "1"}, "Проверьте год"),
        ({"year": "две тысячи"}, "Введите число цифрами"),
        ({"done_on": "2099-01-01"}, "еще не наступил"),
        ({"done_on": "31.12.2025"}, "Укажите существующий день"),
        ({"basis": ""}, "Укажите решение или письмо"),
        ({"kind": "dream"}, "Выберите"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(world, visit, given, complaint):
    said = {"kind": "plan", "year": "2026", "done_on": "2025-12-10", "basis": "решение № 11/5"} | given
    response = visit("officer").post("/yearly-records/new", said, on="/yearly-records/new")
    assert response.status_code == 422
    assert complaint in visible_text(response)


def test_from_a_day_the_calendar_counts_back_and_shifts_nothing(world, visit):
    """The fourth of June 2025 is a Wednesday; thirty days before is a Monday."""
    text = visible_text(visit("KZ").get("/deadlines/plan?starts_on=2025-06-04"))
    assert "5 мая 2025 года понедельник" in text
    assert "3 июня 2025 года вторник" in text
    assert "18 июня 2025 года среда" in text
    weekend = visible_text(visit("KZ").get("/deadlines/plan?starts_on=2025-06-03"))
    assert "4 мая 2025 года воскресенье — выходной" in weekend


@pytest.mark.parametrize(
    "asked", ["", "2025-02-30", "tomorrow", "0001-01-01", "2012-05-29", "9999-12-31", "%00"]
)
def test_a_day_that_is_none_is_told(world, visit, asked):
    response = visit("KZ").get(f"/deadlines/plan?starts_on={asked}")
    assert response.status_code == (422 if asked else 200)


def test_the_desk_of_a_member_asks_for_the_answers_of_the_state(world, visit):
    petition = a_petition(world)
    held = a_meeting(world)
    propose_venue(meeting=held.meeting, city="Алматы", by=world.officer, at=world.tick())
    page = visit("RU")
    text = visible_text(page.get("/"))
    assert "Ответьте на предложение о внеочередном заседании О мерах поддержки" in text
    assert "Ответьте, согласны ли вы с местом заседания" in text
    page.post(f"/petitions/{petition}/answer", {"answer": "declines"}, on="/")
    assert "Ответьте на предложение" not in visible_text(page.get("/"))
    assert "План работы" not in text


def test_the_desk_of_the_secretariat_tells_what_is_overdue(world, visit):
    a_carried_petition(world)
    text = visible_text(visit("officer").get("/"))
    assert "Созовите внеочередное заседание" in text
    assert "План работы на 2026 год" in text
    assert "срок истек 31 декабря 2025 года" in text

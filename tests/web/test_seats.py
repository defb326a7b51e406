"""The composition: seats of the states, their authorities and members, as pages show and enter them."""

import pytest
from sqlalchemy import select

from council.records.bodies import Seat, State
from council.records.database import db
from tests.ledger import legal_tables, registered
from tests.web.page import visible_text

SEAT = {"state": "AZ", "since_on": "2026-01-01", "basis": "присоединение", "is_assumed": ""}


@pytest.fixture
def armenia(world):
    return db.session.scalars(select(Seat).join(State).where(State.code == "AM")).one().public_id


def test_the_composition_stands_in_the_russian_order_with_its_members(visit):
    text = visible_text(visit("KZ").get("/seats"))

    names = ["Республика Армения", "Республика Беларусь", "Республика Казахстан", "Кыргызская Республика"]
    places = [text.index(name) for name in names]
    assert places == sorted(places)
    assert "9 государств, у каждого один голос" in text
    assert "Лицо-KZ Имя Отчество" in text


def test_the_composition_of_another_day_can_be_asked_for(visit):
    page = visit("KZ")

    assert "мест в Совете нет" in visible_text(page.get("/seats?on=1999-01-01"))
    assert "9 государств" in visible_text(page.get("/seats?on=someday"))


def test_a_state_is_admitted_with_its_day_and_ground(visit):
    page = visit("officer")

    with registered("seat.admitted"):
        answer = page.post("/seats/new", SEAT)

    shown = visible_text(page.get(answer.location))
    assert "Азербайджанская Республика" in shown
    assert "1 января 2026 года" in shown


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"state": "AM"}, "Соглашение уже в силе"),
        ({"state": "US"}, "Выберите значение из списка"),
        ({"state": ""}, "Выберите государство"),
        ({"since_on": "31.12.2026"}, "Укажите существующий день"),
        ({"since_on": "9999-12-31"}, "Проверьте год"),
        ({"basis": ""}, "Основание"),
    ],
)
def test_a_seat_that_does_not_hold_together_is_refused(visit, changed, why):
    page, before = visit("officer"), legal_tables()

    answer = page.post("/seats/new", SEAT | changed)

    assert answer.status_code in {409, 422}
    assert why in visible_text(answer)
    assert legal_tables() == before


def test_an_authority_is_named_and_ends_the_one_before(visit, armenia):
    page = visit("officer")

    with registered("authorised_body.named"):
        page.post(
            f"/seats/{armenia}/authorised-bodies/new",
            {
                "title_ru": "Министерство экономики",
                "title_en": "Ministry of Economy",
                "since_on": "2026-05-01",
            },
        )

    text = visible_text(page.get(f"/seats/{armenia}"))
    assert "Министерство экономики, с 1 мая 2026 года" in text
    assert "по 30 апреля 2026 года" in text


@pytest.mark.parametrize("code", ["KZ", "advisory"])
def test_others_read_the_composition_and_change_nothing(visit, armenia, code):
    page, before = visit(code), legal_tables()

    assert "Внести" not in visible_text(page.get(f"/seats/{armenia}"))
    for path in ("/seats/new", f"/seats/{armenia}/authorised-bodies/new"):
        assert page.post(path, SEAT).status_code == 404
    assert legal_tables() == before


def test_an_observer_does_not_see_the_composition(visit, armenia):
    page = visit("observer")

    assert page.get("/seats").status_code == 404
    assert page.get(f"/seats/{armenia}").status_code == 404
    assert page.get("/chairmanships").status_code == 404

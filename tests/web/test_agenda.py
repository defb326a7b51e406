"""The agenda on the site: items, drafts as numbered points, their order, and the states they affect."""

import pytest
from sqlalchemy import select

from council.records.agenda import Item
from council.records.database import db
from council.web.forms.agenda import points_of, text_of
from tests.ledger import legal_tables, registered
from tests.web.page import visible_text
from tests.world import a_meeting, a_running_meeting


def the_item(public_id):
    db.session.rollback()
    return db.session.scalars(select(Item).where(Item.public_id == public_id)).one()


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1. Принять.\n2. Поручить:\nа) раз;\nб) два.", ["Принять.", "Поручить:\nа) раз;\nб) два."]),
        ("  1) Принять.\n\n2) Поручить.", ["Принять.", "Поручить."]),
        ("Принять.\n\nПоручить:\nа) раз.", ["Принять.", "Поручить:\nа) раз."]),
        ("Принять к 2027 году.", ["Принять к 2027 году."]),
        (" \n ", []),
    ],
)
def test_points_are_told_apart_by_numbers_or_by_empty_lines(text, points):
    assert points_of(text) == points
    assert points_of(text_of(points)) == points


def test_an_item_is_added_with_its_draft(visit, world):
    held = a_meeting(world, items=0, published=False)
    page = visit("officer")

    with registered("item.added"):
        page.post(
            f"/meetings/{held.meeting}/items/new",
            {"title": "О <script>alert(1)</script>", "functions": ["2.1", "2.5"], "affected": ["KZ"],
             "text": "1. Принять.\r\n2. Поручить."},
        )  # fmt: skip

    item = db.session.scalars(select(Item)).one()
    assert item.current_draft.points == ["Принять.", "Поручить."]
    html = page.get(f"/meetings/{held.meeting}").get_data(as_text=True)
    assert "О &lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "затрагивает: Казахстан" in html


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"title": ""}, "Введите вопрос"),
        ({"title": "О\u2066 вопросе"}, "U+2066"),
        ({"title": "О" * 1001}, "не больше 1000 знаков"),
        ({"functions": ["9.9"]}, "Выберите функции из списка"),
        ({"affected": ["XX"]}, "Выберите государства из списка"),
        ({"text": "Принять\x00"}, "U+0000"),
        ({"text": "п" * 5001}, "5000"),
    ],
)
def test_an_item_that_cannot_stand_is_explained_and_nothing_is_lost(visit, world, given, why):
    held = a_meeting(world, items=0, published=False)
    page, before = visit("officer"), legal_tables()

    answer = page.post(
        f"/meetings/{held.meeting}/items/new", {"title": "О вопросе", "rapporteur": "Докладчик", **given}
    )

    assert answer.status_code == 422
    assert why in visible_text(answer)
    assert 'value="Докладчик"' in answer.get_data(as_text=True)
    assert legal_tables() == before


def test_a_form_without_its_token_changes_nothing(visit, world):
    held, before = a_meeting(world), legal_tables()

    answer = visit("officer").client.post(f"/items/{held.item}/details", data={"title": "О подложном"})

    assert answer.status_code == 400
    assert legal_tables()["items"] == before["items"]


def test_an_item_is_changed_and_shown_filled_in(visit, world):
    held = a_meeting(world)
    page = visit("officer")
    shown = page.get(f"/items/{held.item}/details").get_data(as_text=True)
    assert "О вопросе 1" in shown
    assert "checked" in shown

    page.post(f"/items/{held.item}/details", {"title": "О другом", "functions": ["2.9"]})

    item = the_item(held.item)
    assert (item.title, [function.code for function in item.functions]) == ("О другом", ["2.9"])


def test_a_draft_is_written_anew_and_leads_to_the_item(visit, world):
    held = a_meeting(world)
    page = visit("officer")
    assert "1. Одобрить." in page.get(f"/items/{held.item}/draft").get_data(as_text=True)

    answer = page.post(f"/items/{held.item}/draft", {"text": "Одобрить.\n\nПоручить."})

    assert answer.location.endswith(f"/items/{held.item}")
    assert the_item(held.item).current_draft.number == 2


def test_items_are_numbered_anew(visit, world):
    held = a_meeting(world, items=3, published=False)
    page, (first, second, third) = visit("officer"), held.items
    address = f"/meetings/{held.meeting}/agenda-order"

    refused = page.post(address, {f"place_{first}": "3", f"place_{second}": "", f"place_{third}": "1"})
    page.post(address, {f"place_{first}": "3", f"place_{second}": "2", f"place_{third}": "1"})

    assert refused.status_code == 422
    assert "Введите номер вопроса" in visible_text(refused)
    assert [the_item(item).position for item in held.items] == [3, 2, 1]


def test_an_item_is_dropped_for_a_reason(visit, world):
    held = a_meeting(world, items=2)
    page = visit("officer")

    assert page.post(f"/items/{held.item}/removal", {"reason": " "}).status_code == 422
    assert page.post(f"/items/{held.item}/removal", {"reason": "не готов"}).status_code == 303
    assert the_item(held.item).drop_reason == "не готов"


def test_a_member_marks_its_own_state_and_no_other(visit, world):
    held = a_meeting(world)
    page = visit("KZ")
    address = f"/items/{held.item}/affected-states"
    assert "Республика Узбекистан" not in visible_text(page.get(address))

    with registered("affected.flagged"):
        page.post(address, {"seat": "KZ"})
    assert page.post(address, {"seat": "UZ"}).status_code == 422
    refused = visit("officer").post(f"{address}/KZ/lifting", {"reason": "так"})
    assert refused.status_code == 409
    assert "п. 5.14" in visible_text(refused)
    with registered("affected.lifted"):
        page.post(f"{address}/KZ/lifting", {"reason": "сняли возражение"})
    assert "сняли возражение" in visible_text(page.get(address))


def test_who_presides_amends_the_text_and_adds_an_item(visit, world):
    held = a_running_meeting(world)
    chair, member = visit("TJ"), visit("KZ")

    with registered("draft.written", "item.added"):
        chair.post(f"/items/{held.item}/draft", {"text": "1. Одобрить с поправкой."})
        chair.post(f"/meetings/{held.meeting}/items/new", {"title": "О разном"})

    assert member.post(f"/items/{held.item}/draft", {"text": "1. Отклонить."}).status_code == 404
    assert the_item(held.item).current_draft.amended_in_meeting


def test_an_act_on_an_adopted_agenda_is_refused_on_its_page(visit, world):
    held = a_running_meeting(world, items=2)

    answer = visit("officer").post(f"/items/{held.items[1]}/removal", {"reason": "не готов"})

    assert answer.status_code == 409
    assert "Повестка принята заседанием" in visible_text(answer)
    assert "не готов" in answer.get_data(as_text=True)

"""The pages of positions: asked on the desk, given on the text that was read, shown to the members, saved as a table."""

import csv
import re
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest

from council.actions.convening import publish_agenda
from council.actions.drafts import write_draft
from council.actions.position_questions import ask_positions
from council.actions.positions import give_position
from council.law.positions import Stance
from tests.actions.test_contents import PDF_FILE
from tests.web.page import visible_text
from tests.web.test_query_counts_meeting import asked_by
from tests.world import STARTS_AT, STATES, a_meeting

ASKED = "Сообщите позицию по 1 проекту решения"


@pytest.fixture
def asked(world):
    held = a_meeting(world)
    [question] = ask(held)
    held.text = question.draft.public_id
    return held


def ask(held):
    world = held.world
    return ask_positions(meeting=held.meeting, due_on=date(2026, 5, 20), by=world.officer, at=world.tick())


def give(held, state, stance=Stance.AGREE, remarks=""):
    world = held.world
    give_position(
        item=held.item, draft=held.text, state=state, stance=stance, remarks=remarks, by=world.member(state),
        at=world.tick(),
    )  # fmt: skip


def test_a_member_answers_from_the_desk_and_all_members_read_it(asked, visit):
    page, address = visit("UZ"), f"/items/{asked.item}/positions"
    assert ASKED in visible_text(page.get("/"))
    assert "до 20 мая 2026 года" in visible_text(page.get("/"))
    shown = visible_text(page.get(address))
    assert "позиция не сообщена" in shown
    assert "Позиция – не голос и не согласие" in shown

    said = {"draft": asked.text, "stance": "remarks"}
    refused = page.post(address, data=said)
    assert refused.status_code == 422
    assert "Напишите замечания" in visible_text(refused)
    assert page.post(address, data=said | {"remarks": "Срок – октябрь."}).status_code == 303
    assert ASKED not in visible_text(page.get("/")), "what is done waits no more"

    for reader in ("KZ", "officer"):
        text = visible_text(visit(reader).get(address))
        assert "Согласны с замечаниями" in text
        assert "Срок – октябрь." in text
    assert "Позиции государств: сообщено 1, проектов решений 1" in visible_text(visit("officer").get("/"))


def test_the_secretariat_asks_by_a_day_before_the_meeting(world, visit):
    held = a_meeting(world)
    page, address = visit("officer"), f"/meetings/{held.meeting}/positions"
    assert "Позиции не запрошены" in visible_text(page.get(address))
    late = page.post(address, data={"item": "", "due_on": "2026-06-04"})
    assert late.status_code == 409
    assert "не раньше первого дня заседания" in visible_text(late)
    assert page.post(address, data={"item": "", "due_on": "вчера"}).status_code == 422
    assert page.post(address, data={"item": held.item, "due_on": "2026-05-20"}).status_code == 303
    assert "Позиции сообщили 0 из 9 государств, срок – 20 мая 2026 года." in visible_text(page.get(address))


def test_an_answer_to_an_earlier_text_is_told_as_that_and_the_text_read_is_the_text_answered(
    asked, world, visit
):
    give(asked, "KZ", Stance.OBJECT)
    write_draft(item=asked.item, points=["Одобрить иначе."], by=world.officer, at=world.tick())
    publish_agenda(meeting=asked.meeting, by=world.officer, at=world.tick())
    page, address = visit("KZ"), f"/items/{asked.item}/positions"
    assert "позиция не сообщена По редакции 1: возражаем" in visible_text(page.get(address))
    assert ASKED in visible_text(page.get("/"))
    stale = page.post(address, data={"draft": asked.text, "stance": "agree", "remarks": ""})
    assert stale.status_code == 409
    assert "по редакции 2 проекта" in visible_text(stale)


def test_the_saved_table_tells_silence_and_holds_no_formula(asked, visit):
    give(asked, "KZ", Stance.REMARKS, '=HYPERLINK("//evil")')
    answer = visit("RU").get(f"/meetings/{asked.meeting}/positions.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="positions.csv"'
    _head, *lines = csv.reader(StringIO(answer.get_data(as_text=True).removeprefix("\ufeff")))
    assert len(lines) == len(STATES)
    remarks = {line[4]: line[6] for line in lines}
    assert remarks["Казахстан"] == '\'=HYPERLINK("//evil")'
    assert [line[5] for line in lines].count("позиция не сообщена") == len(STATES) - 1


def test_many_items_and_answers_are_read_in_as_many_queries_as_few(app, world, visit):
    few, many = a_meeting(world), a_meeting(world, items=12)
    for held in (few, many):
        for question in ask(held):
            for state in STATES[:4]:
                give_position(
                    item=question.item.public_id, draft=question.draft.public_id, state=state,
                    stance=Stance.AGREE, by=world.member(state), at=world.tick(),
                )  # fmt: skip
    page = visit("KZ")
    counts = [len(asked_by(app, page, f"/meetings/{held.meeting}/positions")) for held in (few, many)]
    assert counts[0] == counts[1] <= 15


def test_a_position_by_letter_is_entered_from_the_page_of_the_item_and_marked(asked, world, visit):
    give(asked, "UZ")
    world.clock.move_to(STARTS_AT - timedelta(days=30))
    page, address = visit("officer"), f"/items/{asked.item}/positions"
    assert f"{address}/UZ/by-letter" in page.get(address).get_data(as_text=True)
    read = page.get(f"{address}/UZ/by-letter").get_data(as_text=True)
    [over] = re.findall(r'name="over"[^>]* value="(\w+)"', read)
    sent = {
        "draft": asked.text, "over": over, "number": "12/3", "dated_on": "2026-03-01", "received_on": "2026-03-10", "stance": "remarks", "remarks": "Срок.",
        "scan": (BytesIO(PDF_FILE), "письмо.pdf"),
    }  # fmt: skip
    older = page.post(f"{address}/UZ/by-letter", data=sent | {"received_on": "2026-03-01", "scan": ""})
    assert older.status_code == 409
    assert "позиция по этому тексту впервые запрошена позже" in visible_text(older)
    assert page.post(f"{address}/UZ/by-letter", data=sent).status_code == 303
    text = visible_text(visit("KZ").get(address))
    assert "Согласны с замечаниями · по письму" in text
    assert "по письму № 12/3 от 1 марта 2026 года, получено 10 марта 2026 года" in text
    assert "Прежде: согласны" in text
    scans = {
        code: "/scan" in visit(code).get(address).get_data(as_text=True) for code in ("officer", "UZ", "KZ")
    }
    assert scans == {"officer": True, "UZ": True, "KZ": False}, "a scan is the state's and the secretariat's"

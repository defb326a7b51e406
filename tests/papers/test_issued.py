"""Each issued paper says what its text holds, comes back equal, and is the same bytes twice."""

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from council.papers.issued import PRINTS, read_issued
from council.papers.pages import page
from council.records.issued_papers import PaperKind
from tests.papers.eleventh import signed_eleventh
from tests.papers.issued import HEAD, ISSUED, SHA256, rendered
from tests.papers.reading import opened, words_of
from tests.papers.sample import MINUTES, PERSONS, state
from tests.papers.verifying import words_of_html

# What each paper must say, whatever else it says.
SAID = {
    PaperKind.INVITATION: (
        "ПРИГЛАШЕНИЕ", "на XI заседание Совета", "Член Совета: Ерлан Ақжолов", "4 июня 2025 года, 10:00", "UTC+05:00", "Дворец Наврӯз",
        "пункт 1 раздела 6 Положения о Совете", "пункт 1 раздела 4", "1. О выполнении решений",
    ),
    PaperKind.AGENDA: ("ПОВЕСТКА ДНЯ", "одиннадцатого заседания", "№ 7, редакция 3", "Опубликована 4 мая 2025 года"),
    PaperKind.BLANK_SHEET: ("кворум – 6 (пункт 3 раздела 5", "Воздер", "подпись", "Пункт 7 повестки дня"),
    PaperKind.PARTICIPANTS: ("СПИСОК УЧАСТНИКОВ", "Приложение № 1 к протоколу XI", "от Кыргызской Республики", "Не представлены: Республика Молдова"),
    PaperKind.VOTE_SHEET: ("по пункту 4 повестки дня", "О незаинтересованности заявил представитель Кыргызской"),
    PaperKind.MEETING_SHEET: ("Голоса разделились поровну", "6. О производстве"),
    PaperKind.CHAIRMANSHIP: ("Председательствующее государство: Республика Таджикистан", "Российская Федерация, Туркменистан"),
    PaperKind.SHORT_MINUTES: ("По пункту 3 повестки дня", "(краткая форма)", "краткая форма № 7", "SHA-256 файла подписанного протокола", "решение не принималось (пункт 14"),
    PaperKind.EXTRACT: ("из протокола одиннадцатого заседания № 11", "выписка № 7", "Выписка верна", "СЛУШАЛИ"),
    PaperKind.OPINIONS: ("К протоколу XI заседания", "на 1 л.", "Особое мнение представителя Республики Узбекистан"),
    PaperKind.CREDENTIALS: ("Приложение № 2 к протоколу", "доверенность от 28 мая 2025 года"),
    PaperKind.COPY: ("Копия верна", "Подписан 5 июня 2025 года", "1 страница", "48201 байт"),
    PaperKind.POSITIONS: (
        "позиций государств по проектам решений одиннадцатого", "согласны с замечаниями: Срок – до 1 октября.", "19.05.2025, по письму № 12/3 от 15.05.2025",
        "22.05.2025, после срока", "не сообщена", "редакция 2; срок ответа – 20 мая 2025 года", "Молчание не означает согласия",
    ),
}  # fmt: skip


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("kind", PaperKind)
def test_a_paper_says_what_its_text_holds(issued, kind):
    words = words_of(issued[kind])
    missing = [said for said in SAID[kind] if said not in words]
    assert not missing, f"{kind}: the paper is silent about {missing}"
    assert "Руководитель секретариата Совета" in words or kind is PaperKind.BLANK_SHEET
    assert "Демонстрационные данные" in words
    assert f"Документ № {HEAD.number} составлен" in words, "a paper bears the number it is listed under"
    assert words.count("время места проведения") == 1, "by whose clock its hours are is said, and once"
    assert "на 2 л." not in words, "an annex bound in with the protocol is counted there alone"


@pytest.mark.parametrize("kind", PaperKind)
def test_the_text_comes_back_and_travels_inside(issued, kind):
    canonical = ISSUED[kind].canonical()
    assert read_issued(kind, canonical.decode()) == ISSUED[kind]
    with opened(issued[kind]) as pdf:
        record = pdf.attachments[f"{PRINTS[kind].template}.json"].get_file().read_bytes()
    assert record == canonical
    assert json.loads(record)["head"]["number"] == HEAD.number


def test_one_text_gives_the_same_bytes_twice(issued, sheet):
    again = rendered(PaperKind.COPY, sheet)
    assert hashlib.sha256(again).digest() == hashlib.sha256(issued[PaperKind.COPY]).digest()


@pytest.mark.needs("pdftotext")
def test_a_blank_sheet_has_a_page_for_every_item_and_a_line_for_every_state(issued):
    with opened(issued[PaperKind.BLANK_SHEET]) as pdf:
        assert len(pdf.pages) == len(MINUTES.items), "each sheet is signed by itself, and so is one page"
    words = words_of(issued[PaperKind.BLANK_SHEET])
    for code in PERSONS:
        assert words.count(state(code).full) >= len(MINUTES.items)


@pytest.mark.needs("pdftotext")
def test_the_short_form_has_the_decisions_and_no_discussion(issued):
    words = words_of(issued[PaperKind.SHORT_MINUTES])
    for held in (held for item in MINUTES.items for held in item.proceedings if held.number):
        assert f"(Решение № {held.number})" in words
    for word in ("СЛУШАЛИ", "ВЫСТУПИЛИ", "Поименное голосование", "Основания:"):
        assert word not in words, f"«{word}» belongs to the full form"


def test_the_term_in_the_chair_has_a_line_unless_the_ground_tells_it():
    before, told = (
        ISSUED[PaperKind.CHAIRMANSHIP],
        "Срок председательства: с 1 января 2025 года по 31 декабря 2025 года.",
    )
    now = replace(before, term_in_ground=True)
    pages = [words_of_html(page("chairmanship.html.jinja", text=text)) for text in (before, now)]
    assert [told in words for words in pages] == [True, False]
    assert b"term_in_ground" not in before.canonical(), "what was issued before keeps its digest"


@pytest.mark.needs("pdftotext")
def test_a_digest_stands_whole_on_what_was_taken_from_a_signed_paper(issued):
    for kind in (PaperKind.EXTRACT, PaperKind.SHORT_MINUTES, PaperKind.COPY):
        assert SHA256 in words_of(issued[kind]).replace(" ", "")


def test_an_extract_names_the_file_of_the_protocol_that_its_holder_can_compute(built_demonstration):
    """It is the one that the site gives out and that is copied: with the signatures in it."""
    signed = hashlib.sha256(signed_eleventh(built_demonstration)).hexdigest()
    with closing(sqlite3.connect(built_demonstration / "council.sqlite3")) as database:
        taken = database.execute("SELECT content FROM issued_papers WHERE kind = 'extract'").fetchall()
    assert {json.loads(content)["protocol_sha256"] for (content,) in taken} == {signed}

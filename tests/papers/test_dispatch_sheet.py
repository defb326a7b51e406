"""The certificate of distribution proves who was sent what and when: all of it stands on the paper."""

import hashlib
import json
import re

from council.papers.dispatch_sheet import render_dispatch_sheet
from council.papers.dispatch_sheet_text import DispatchSheetText
from tests.papers.distribution import DISTRIBUTION, VERDICT
from tests.papers.reading import opened, words_of


def test_each_state_stands_with_what_became_of_its_papers(distribution):
    words = words_of(distribution)
    for state in ("Казахстан", "Россия", "Молдова", "Участники с правом совещательного голоса"):
        assert state in words, f"the certificate is silent about {state}"
    for told in (
        "04.05.2025 09:30", "04.05.2025 09:31", "04.05.2025 10:02", "05.05.2025 11:45", "Ерлан Ақжолов",
        "не принято", "ожидается", "вручную 03.05.2025", "нота от 03.05.2025 № 214", "внесено 06.05.2025 16:20",
    ):  # fmt: skip
        assert told in words, f"«{told}» is missing: the dispatch could not be proved by this paper"
    assert "UTC+03:00" in words, "an hour without its zone proves nothing"


def test_each_paper_stands_with_its_version_its_day_and_its_digest(distribution):
    words = words_of(distribution)
    assert "Проект Соглашения, версия 3" in words
    assert "4 мая 2025 года – всем членам Совета" in words
    assert "не направлено – Молдова" in words
    for paper in DISTRIBUTION.papers:
        assert f"{paper.sha256[:8]}…" in words
        assert paper.sha256 in re.sub(r"\s", "", words), "the annex gives the digest whole, to be compared"
    assert words.count("Позднее срока.") == 1, "the late paper is marked, and it alone"


def test_the_verdict_of_the_law_stands_with_its_clause(distribution):
    words = words_of(distribution)
    assert VERDICT in words
    assert "Основание: пункт 11 раздела 5 Положения о Совете" in words
    assert "ВЕДОМОСТЬ рассылки материалов" in words
    assert "№ 2" in words
    assert "20 мая 2025 года в 14:05" in words


def test_the_text_comes_back_and_travels_inside(distribution):
    canonical = DISTRIBUTION.canonical()
    assert DispatchSheetText.from_json(json.loads(canonical)) == DISTRIBUTION
    with opened(distribution) as pdf:
        assert pdf.attachments["dispatches.json"].get_file().read_bytes() == canonical


def test_one_text_gives_the_same_bytes_twice(distribution):
    again = render_dispatch_sheet(DispatchSheetText.from_json(DISTRIBUTION.as_json()))
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(distribution).hexdigest()

"""The certificate of distribution proves who was sent what and when: all of it stands on the paper."""

import hashlib
import json
import re

from council.papers.dispatch_sheet import render_dispatch_sheet
from council.papers.dispatch_sheet_text import DispatchSheetText
from tests.papers.distribution import DISTRIBUTION, FORMER, FORMER_SENT, VERDICT
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
    assert (
        "4 мая 2025 года – всем членам Совета (рассылка № 1); 3 мая 2025 года – Молдова (рассылка № 2)"
        in words
    ), "whoever asks when a paper was sent is told of every time"
    assert "9 мая 2025 года – Казахстан (рассылка № 1); не направлено – Молдова. Позднее срока." in words
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


def test_the_head_of_the_secretariat_signs_under_the_tables(distribution):
    words = words_of(distribution)
    assert words.count("Руководитель секретариата Совета С. Н. Назаров") == 1
    assert (
        words.index("ffee0011…")
        < words.index("Руководитель секретариата")
        < words.index("Ведомость составлена")
    )


def test_a_certificate_frozen_before_keeps_its_bytes_and_its_words():
    told = FORMER.as_json()
    assert "signatures" not in told, "a field that came later would change the digest in the register"
    assert all("sendings" not in paper for paper in told["papers"])
    assert DispatchSheetText.from_json(told) == FORMER
    words = words_of(render_dispatch_sheet(FORMER))
    for sent in FORMER_SENT:
        assert sent in words
    assert "Руководитель секретариата" not in words


def test_the_text_comes_back_and_travels_inside(distribution):
    canonical = DISTRIBUTION.canonical()
    assert DispatchSheetText.from_json(json.loads(canonical)) == DISTRIBUTION
    with opened(distribution) as pdf:
        assert pdf.attachments["dispatches.json"].get_file().read_bytes() == canonical


def test_one_text_gives_the_same_bytes_twice(distribution):
    again = render_dispatch_sheet(DispatchSheetText.from_json(DISTRIBUTION.as_json()))
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(distribution).hexdigest()

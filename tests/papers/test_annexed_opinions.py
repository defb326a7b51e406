"""Dissenting opinions stand in an annex bound in with the protocol, and those of protocols before under their decisions."""

import dataclasses
import json
from datetime import datetime

import pytest

from council.papers.minutes import minutes_html, render_minutes
from council.papers.minutes_text import AnnexKind, AnnexText, MinutesText
from council.papers.record_texts import texts_record
from council.papers.self_proof import SelfProof
from tests.papers.eleventh import paper_of_eleventh, text_of_eleventh
from tests.papers.reading import words_of
from tests.papers.sample import MINUTES, ON
from tests.papers.verifying import load_alone, load_program, parts_of, words_of_html

PROGRAM, ALONE = load_program(), load_alone()
ANNEX = AnnexText(4, "Особые мнения членов Совета", kind=AnnexKind.OPINIONS)
HEADING = "Особое мнение представителя Республики Армения"


@pytest.mark.needs("pdftotext")
@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_the_decision_names_the_annex_where_the_opinion_stands_word_for_word():
    items = MINUTES.items[2:3]
    opinion = next(one for held in items[0].proceedings for one in held.opinions)
    words = words_of(render_minutes(dataclasses.replace(MINUTES, items=items, annexes=(ANNEX,)), on=ON))
    body, _, annex = words.partition("ОСОБЫЕ МНЕНИЯ ЧЛЕНОВ СОВЕТА")
    assert "Особое мнение представителя Республики Узбекистан прилагается (приложение № 4, на 1 л.)." in body
    assert "№ 4 Особые мнения членов Совета, на 1 л." in body, "the list of annexes counts its sheets"
    assert "Просим внести настоящее особое мнение" not in body, "the text stands once"
    assert body.endswith("заседания Совета по промышленной политике государств – участников Содружества Независимых"
                         " Государств от 4 июня 2025 года № 11 "), "an annex says of which protocol it is"  # fmt: skip
    assert f"Пункт 3 повестки дня. {items[0].title} (Решение № 11/3) {HEADING[:-17]}" in annex
    assert " ".join(opinion.text.split()) in annex


@pytest.fixture(scope="module")
def eleventh(built_demonstration):
    """The frozen text of the demonstration's protocol."""
    return MinutesText.from_json(json.loads(text_of_eleventh(built_demonstration)))


@pytest.mark.parametrize("program", [PROGRAM, ALONE], ids=["closer", "alone"])
def test_words_changed_in_the_annex_or_in_its_mention_are_found(built_demonstration, program):
    raw, words = parts_of(program, paper_of_eleventh(built_demonstration))
    assert words.count(PROGRAM.plain("поддерживает проект Соглашения, но считает")) == 1
    for said, forged in (
        ("шестимесячный срок", "трехмесячный срок"),
        (HEADING, HEADING.replace("Армения", "Беларусь")),
    ):
        at = words.rindex(PROGRAM.plain(said))
        changed = words[:at] + PROGRAM.plain(forged) + words[at + len(PROGRAM.plain(said)) :]
        with pytest.raises(program.Difference, match="Особое мнение представителя Республики Армения"):
            program.check(raw, changed)
    if program is PROGRAM:
        for said, forged in (("(приложение № 2, на", "(приложение № 1, на"), ("№ 2 Особые", "№ 3 Особые")):
            assert PROGRAM.plain(said) in words
            with pytest.raises(program.Difference):
                program.check(raw, words.replace(PROGRAM.plain(said), PROGRAM.plain(forged)))


def test_a_protocol_that_had_its_opinions_under_the_decisions_checks_as_it_did(eleventh):
    text = as_before(eleventh)
    raw = PROGRAM.canonical(dict(text.record))
    words = PROGRAM.plain(words_of_html(html_of(text, raw)))
    assert words.index(PROGRAM.plain(HEADING)) < words.rindex(PROGRAM.plain(eleventh.items[3].title))
    for program in (PROGRAM, ALONE):
        assert program.check(raw, words)
        with pytest.raises(program.Difference, match="Особое мнение представителя Республики Армения"):
            program.check(raw, words.replace("шестимесячный", "трехмесячный"))


def test_a_record_that_says_the_opinion_is_annexed_is_not_that_of_pages_without_the_annex(eleventh):
    raw, before = PROGRAM.canonical(dict(eleventh.record)), as_before(eleventh)
    words = PROGRAM.plain(words_of_html(html_of(before, raw)))
    for program in (PROGRAM, ALONE):
        with pytest.raises(program.Difference):
            program.check(raw, words)


def as_before(text):
    """Return the text as the program before would have frozen it: the opinions have no annex."""
    kept = [one for one in text.annexes if one.kind is not AnnexKind.OPINIONS]
    numbered = (dataclasses.replace(one, number=number) for number, one in enumerate(kept, start=1))
    text = dataclasses.replace(text, annexes=tuple(numbered))
    return dataclasses.replace(text, record={**text.record, "texts": texts_record(text)})


def html_of(text, raw):
    return minutes_html(
        text, on=datetime.fromisoformat("2025-06-06T12:00:00+05:00"), proof=SelfProof.of(raw, site="")
    )

"""The Regulation on the site: every clause opens at its words, says how it stands today and where its law is."""

from datetime import timedelta
from html import unescape

import pytest

from council.charters import load_charter
from council.charters.clauses import clause_words, glosses
from council.law.steps import Step
from tests.web.page import visible_text
from tests.web.test_query_counts_voting import counted
from tests.world import BODY, STARTS_AT, a_meeting, a_running_meeting, end


def test_the_whole_text_stands_in_its_sections_with_the_note_on_its_source(visit):
    text = visible_text(visit("KZ").get("/regulation"))

    assert "5. Организация работы" in text
    assert "не менее двух третей членов Совета" in text
    assert "Неофициальная реконструкция" in text


@pytest.mark.parametrize(
    ("clause", "number"),
    [
        ("5.3", "не менее 2/3 членов"),
        ("5.8", "более 1/2 голосов участвующих"),
        ("5.11", "за 30 календарных дней"),
        ("5.16", "14 календарных дней"),
        ("5.2", "более 1/2 всех членов"),
        ("4.3", "не более 1 года"),
    ],
)
def test_a_clause_opens_at_its_words_with_the_numbers_taken_from_it(visit, clause, number):
    text = visible_text(visit("observer").get(f"/regulation/{clause}"))

    assert clause_words(BODY)[clause].partition(".")[0][:60] in text
    assert number in text
    assert "Неофициальная реконструкция" in text


def test_every_clause_the_rules_rest_on_has_its_page(visit):
    page, rules = visit("KZ"), load_charter(BODY).latest
    cited = {rules.procedure.clause_of(step) for step in Step} | {
        rules.quorum.clause, rules.majority.clause, rules.affected.clause, rules.credentials.clause,
        rules.dissent.clause, rules.seats.advisory_clause, rules.competence.clause,
    }  # fmt: skip

    assert {
        clause: page.get(f"/regulation/{clause}").status_code for clause in cited - {""}
    } == dict.fromkeys(cited - {""}, 200)


@pytest.mark.parametrize("clause", ["9.9", "5.3.", "%2e%2e", "<b>", "5"])
def test_a_clause_that_is_not_there_is_not_found(visit, clause):
    assert visit("KZ").get(f"/regulation/{clause}").status_code == 404


def test_a_reader_of_english_is_told_that_the_words_are_russian(visit):
    page = visit("KZ")
    page.client.set_cookie("lang", "en")

    html = page.get("/regulation/5.3").get_data(as_text=True)
    assert '<html lang="en">' in html
    assert 'lang="ru"' in html


def test_each_clause_says_how_it_stands_today(visit, world):
    text = visible_text(visit("KZ").get("/regulation"))

    assert "Совет создан Соглашением от 30 мая 2012 года; участников Соглашения сегодня: 9." in text
    assert "Члены Совета записаны от всех государств: 9." in text
    assert "случая нет:" in text


def test_what_is_broken_and_due_stands_on_top_with_its_figures(visit, world):
    end(a_running_meeting(world))
    page = visit("KZ").get("/regulation").get_data(as_text=True)

    top, _, rest = page.partition("1. Общие положения")
    assert "решения еще не подписаны" in top
    assert "Принятые документы рассылаются не позднее" in top
    assert "решения еще не подписаны" in rest


def test_a_breach_is_dated_from_the_day_after_the_last(visit, world):
    end(a_running_meeting(world))
    world.clock.move_to(STARTS_AT + timedelta(days=15))

    text = visible_text(visit("KZ").get("/regulation/5.16"))
    assert "не соблюдается с" in text
    assert "Принятые документы не разосланы; срок истек" in text


@pytest.mark.parametrize("office", ["observer", "operator"])
def test_whoever_does_not_read_the_work_of_the_council_reads_the_words_alone(visit, world, office):
    end(a_running_meeting(world))
    page = visit(office)
    for path in ("/regulation", "/regulation/5.9", "/agreement"):
        text = visible_text(page.get(path))
        assert "ожидает исполнения" not in text
        assert "решения еще не подписаны." not in text.partition("Что делает система")[0]


def test_what_the_system_does_is_read_from_the_law_the_charter_and_the_tests(visit):
    text = visible_text(visit("KZ").get("/regulation/5.3"))

    assert (
        "Препятствие. В заседании участвуют … из … членов Совета, требуется не менее …. Кворум отсутствует."
        in text
    )
    assert "[edition.quorum] fraction = 2/3" in text
    assert "council/law/quorum.py: rule_on_quorum" in text
    assert "Пункт закреплен" in text
    assert "tests/law/test_quorum.py" in text


def test_the_agreement_has_a_page_and_its_articles_theirs(visit):
    page = visit("KZ")
    text = visible_text(page.get("/agreement"))
    assert "Неофициальная реконструкция" in text
    assert "10. Настоящее Соглашение вступает в силу по истечении 30 дней" in text

    article = visible_text(page.get("/regulation/art.12"))
    assert "Статья 12" in article
    assert "не ранее чем через 6 месяцев" in article
    assert "Соглашение" in article


def test_an_article_nothing_can_be_decided_under_says_why(visit):
    assert "Споры решают сами Стороны консультациями" in visible_text(visit("KZ").get("/regulation/art.9"))


def test_every_clause_opens_and_is_told_in_english(visit):
    page = visit("KZ")
    page.client.set_cookie("lang", "en")
    for clause, gloss in glosses(BODY).items():
        answer = page.get(f"/regulation/{clause}")
        assert answer.status_code == 200
        assert gloss in unescape(answer.get_data(as_text=True)), clause


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("path", ["/regulation", "/agreement"])
def test_the_whole_of_it_stays_light(visit, world, lang, path):
    end(a_running_meeting(world))
    page = visit("KZ")
    page.client.set_cookie("lang", lang)
    assert len(page.get(path).data) < 50_000


def test_the_page_asks_as_many_questions_for_many_meetings_as_for_one(app, visit, world):
    page = visit("KZ")
    end(a_running_meeting(world))
    page.get("/regulation")
    with counted(app) as first:
        page.get("/regulation")
    for _ in range(3):
        a_meeting(world, items=3)
    with counted(app) as later:
        page.get("/regulation")
    assert len(later) <= len(first) + 2 <= 40

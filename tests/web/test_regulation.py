"""The Regulation on the site: every clause a ruling can cite opens at its words."""

import pytest

from council.charters import load_charter
from council.charters.clauses import clause_words
from council.law.steps import Step
from tests.web.page import visible_text
from tests.world import BODY


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

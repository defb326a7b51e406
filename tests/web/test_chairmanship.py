"""Terms in the chair, as pages show and enter them."""

import pytest

from tests.ledger import legal_tables, registered
from tests.web.page import visible_text

TERM = {
    "seat": "TM",
    "since_on": "2027-01-01",
    "until_on": "2027-12-31",
    "preceding": "TJ",
    "following": "UZ",
    "decision_reference": "решение № 11/2",
}


def test_the_chair_and_the_co_chairs_are_shown(visit):
    text = visible_text(visit("KZ").get("/chairmanships"))

    assert "Республика Таджикистан" in text
    assert "Россия — предшествующий" in text
    assert "Туркменистан — последующий" in text
    assert "Внести" not in text


def test_a_term_is_entered_with_its_decision(visit):
    page = visit("officer")

    with registered("chairmanship.entered", clause="4.3"):
        answer = page.post("/chairmanships/new", TERM)

    text = visible_text(page.get(answer.location))
    assert "предстоит" in text
    assert "решение № 11/2" in text


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_a_term_longer_than_a_year_is_entered_with_a_warning(visit):
    page = visit("officer")

    with registered("chairmanship.entered"):
        answer = page.post("/chairmanships/new", TERM | {"until_on": "2028-01-01"})

    text = visible_text(page.get(answer.location))
    assert "31 декабря 2027 года" in text
    assert "п. 4.3" in text.split("решение № 11/2", 1)[0]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"since_on": "2026-06-01"}, "председательствует другое государство"),
        ({"until_on": "2026-12-31"}, "раньше первого"),
        ({"following": "TM"}, "разные государства"),
        ({"seat": "QQ"}, "Выберите значение из списка"),
        ({"decision_reference": ""}, "Укажите решение"),
        ({"decision_reference": "№\u200b1"}, "U+200B"),
    ],
)
def test_a_term_that_does_not_hold_together_is_refused(visit, changed, why):
    page, before = visit("officer"), legal_tables()

    answer = page.post("/chairmanships/new", TERM | changed)

    assert answer.status_code in {409, 422}
    assert why in visible_text(answer)
    assert 'value="решение № 11/2"' in answer.get_data(as_text=True) or "decision_reference" in changed
    assert legal_tables() == before


def test_a_term_is_ended_for_a_reason(visit):
    page = visit("officer")
    term = page.post("/chairmanships/new", TERM).location
    html = page.get(term).get_data(as_text=True)
    ending = html.split('href="/chairmanships/', 1)[1].split('"', 1)[0]

    assert page.post(f"/chairmanships/{ending}", {"reason": ""}).status_code == 422
    with registered("chairmanship.ended"):
        page.post(f"/chairmanships/{ending}", {"reason": "внесено ошибочно"})

    assert "прекращено" in visible_text(page.get("/chairmanships"))


@pytest.mark.parametrize("code", ["KZ", "TJ", "operator", "advisory"])
def test_only_the_secretariat_enters_a_term(visit, code):
    page, before = visit(code), legal_tables()

    assert page.get("/chairmanships/new").status_code == 404
    assert page.post("/chairmanships/new", TERM).status_code == 404
    assert legal_tables() == before

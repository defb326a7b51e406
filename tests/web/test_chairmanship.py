"""The chairmanship on its page: who chairs and why, the terms ahead, the exceptions, and what is entered."""

import re
from datetime import UTC, date, datetime

import pytest

from council.actions.chair_refusals import record_refusal
from council.law.rotation_facts import RefusalKind
from tests.ledger import legal_tables, registered
from tests.web.page import visible_text
from tests.world import a_meeting, enter_person

TERM = {
    "seat": "TM",
    "since_on": "2027-01-01",
    "until_on": "2027-12-31",
    "preceding": "TJ",
    "following": "UZ",
    "decision_reference": "решение № 11/2",
}
REFUSAL = {"seat": "TM", "kind": "declined", "since_on": "2026-12-01", "letter_reference": "письмо № 7"}


def page_of(visit, code="KZ"):
    return visible_text(visit(code).get("/chairmanships"))


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_the_page_says_who_chairs_why_and_with_whom(visit):
    text = page_of(visit)

    assert "Сегодня председательствует Таджикистан" in text
    assert "по решению Совета (протокол № 10, п. 12)" in text
    assert "предшествующий председатель – Россия, последующий – Туркменистан" in text
    assert "п.\xa04.3" in text.replace(" 4.3", "\xa04.3")
    assert "Внести" not in text


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_the_next_ten_terms_are_told_with_their_co_chairs(visit):
    ahead = page_of(visit).split("Следующие сроки", 1)[1].split("Передача председательства", 1)[0]

    assert ahead.count("по очереди, решения еще нет") == 10
    assert ahead.index("Туркменистан") < ahead.index("Узбекистан") < ahead.index("Армения")
    assert "1 января 2027 года – 31 декабря 2027 года" in ahead
    assert "1 января 2036 года – 31 декабря 2036 года" in ahead


@pytest.mark.clause("cis_industrial_policy", "5.13")
def test_the_handover_is_a_list_with_its_cures(visit):
    text = page_of(visit, "officer").split("Передача председательства", 1)[1]

    assert "1 января 2027 года председательство переходит: Туркменистан." in text
    assert "Не указано, какое государство представляет руководитель секретариата" in text
    assert "Заместитель руководителя секретариата остается." in text
    assert "Член Совета от Туркменистана известен." in text


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_a_lapsed_term_is_told_as_such_and_stands_in_the_ledger(visit, world):
    world.clock.move_to(datetime(2027, 2, 1, tzinfo=UTC))
    text = page_of(visit)

    assert "Сегодня председательствует Туркменистан" in text
    assert text.count("Прежний срок истек, а решение не принято") == 2
    assert "Отступлений не было" not in text


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_a_state_that_declines_is_named_with_its_letter(visit, world):
    record_refusal(
        seat="TM", kind=RefusalKind.DECLINED, since_on=date(2026, 12, 1), letter_reference="письмо № 7",
        by=world.head, at=world.tick(),
    )  # fmt: skip
    text = page_of(visit)

    assert "последующий – Узбекистан" in text
    assert "пропущена очередь: Туркменистан" in text
    assert "письмо № 7" in text
    assert "Отозвать" not in text


def test_a_term_is_entered_with_its_decision(visit):
    page = visit("officer")

    with registered("chairmanship.entered", clause="4.3"):
        answer = page.post("/chairmanships/new", TERM)

    text = visible_text(page.get(answer.location))
    assert "предстоит" in text
    assert "по очереди, решение принято: решение № 11/2" in text


def test_the_form_proposes_whose_turn_it_is(visit):
    html = visit("officer").get("/chairmanships/new").get_data(as_text=True)

    assert '<option selected value="TM">' in html
    assert 'value="2027-01-01"' in html


@pytest.mark.clause("cis_industrial_policy", "4.3")
@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"until_on": "2028-01-01"}, "31 декабря 2027 года"),
        ({"seat": "BY", "preceding": "", "following": ""}, "По очереди председательствует Туркменистан"),
    ],
)
def test_what_departs_from_the_rule_needs_a_decision_that_says_how_far_it_reaches(visit, changed, told):
    page = visit("officer")

    refused = page.post("/chairmanships/new", TERM | changed)
    assert refused.status_code == 409
    assert told in visible_text(refused)
    assert "отметьте, на что" in visible_text(refused).lower()
    with registered("chairmanship.entered"):
        answer = page.post("/chairmanships/new", TERM | changed | {"scope": "this_term"})
    assert "Только на этот срок" in visible_text(page.get(answer.location))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"since_on": "2026-06-01"}, "сроки пересекаются"),
        ({"until_on": "2026-12-31"}, "раньше первого"),
        ({"following": "TM"}, "разные государства"),
        ({"seat": "QQ"}, "Выберите значение из списка"),
        ({"scope": "for_ever"}, "Выберите значение из списка"),
        ({"decision_reference": ""}, "Укажите решение"),
        ({"decision_reference": "решение Совета"}, "У решения нет номера"),
        ({"decision_reference": "№\u200b1"}, "U+200B"),
        ({"since_on": "0001-01-01"}, "Выберите значение из списка"),
    ],
)
def test_a_term_that_does_not_hold_together_is_refused(visit, changed, why):
    page, before = visit("officer"), legal_tables()

    answer = page.post("/chairmanships/new", TERM | changed)

    assert answer.status_code in {409, 422}
    assert why in visible_text(answer)
    assert 'value="решение № 11/2"' in answer.get_data(as_text=True) or "decision_reference" in changed
    assert legal_tables() == before


def test_an_entry_made_by_mistake_is_taken_back_for_a_reason(visit):
    page = visit("officer")
    page.post("/chairmanships/new", TERM)
    html = page.get("/chairmanships").get_data(as_text=True)
    ending = re.findall(r'href="(/chairmanships/[^"]+/ending)"', html)[0]

    assert page.post(ending, {"reason": ""}).status_code == 422
    with registered("chairmanship.ended"):
        page.post(ending, {"reason": "внесено ошибочно"})

    assert "снято" in visible_text(page.get("/chairmanships"))


def test_a_refusal_is_entered_and_taken_back(visit):
    page = visit("officer")
    with registered("chair_refusal.recorded", clause="4.3"):
        page.post("/chair-refusals/new", REFUSAL)
    html = page.get("/chairmanships").get_data(as_text=True)
    withdrawal = re.findall(r'href="(/chair-refusals/[^"]+)"', html.split('id="refusals"', 1)[1])[0]

    assert "письмо № 7" in visible_text(page.get(withdrawal))
    with registered("chair_refusal.taken_back"):
        page.post(withdrawal, {"reason": "государство передумало"})
    assert 'id="refusals"' not in page.get("/chairmanships").get_data(as_text=True)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"letter_reference": ""}, "Укажите письмо"),
        ({"kind": "laid_down"}, "не председательствует"),
        ({"kind": "never"}, "Выберите значение из списка"),
        ({"since_on": ""}, "Укажите первый день"),
        ({"until_on": "2026-01-01"}, "раньше первого"),
    ],
)
def test_a_refusal_that_does_not_hold_together_is_refused(visit, changed, why):
    page, before = visit("officer"), legal_tables()

    answer = page.post("/chair-refusals/new", REFUSAL | changed)

    assert answer.status_code in {409, 422}
    assert why in visible_text(answer)
    assert legal_tables() == before


@pytest.mark.clause("cis_industrial_policy", "5.13")
def test_the_secretariat_is_handed_over_and_the_page_says_so(visit, world):
    person, page = enter_person(world, "incoming"), visit("officer")
    given = {"person": person, "seat": "TJ", "post": "начальник управления", "since_on": "2026-04-01"}

    assert page.post("/secretariat/handover", given | {"seat": "KZ"}).status_code == 409
    with registered("secretariat.handed_over", clause="5.13"):
        answer = page.post("/secretariat/handover", given)
    world.clock.move_to(datetime(2026, 4, 2, tzinfo=UTC))
    text = visible_text(visit("officer").get(answer.location))
    assert "Руководитель секретариата – представитель Республики Таджикистан" in text


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_the_page_of_a_meeting_says_who_may_preside_and_why(visit, world):
    held, page = a_meeting(world), visit("officer")
    address = f"/meetings/{held.meeting}"
    text = visible_text(visit("KZ").get(address))
    assert "На заседании председательствует представитель Республики Таджикистан" in text
    assert "Россия и Туркменистан, прежде всего Россия" in text
    assert "Назвать исполняющего" not in text

    with registered("acting_chair.named", clause="4.3"):
        page.post(f"{address}/acting-chair", {"seat": "TM", "named_by": "secretariat", "basis": ""})
    assert "председательствует названный сопредседатель: Туркменистан" in visible_text(page.get(address))


@pytest.mark.parametrize(
    ("given", "status", "why"),
    [
        ({"seat": "KZ", "named_by": "secretariat"}, 422, "Выберите значение из списка"),
        ({"seat": "RU", "named_by": "council", "basis": ""}, 409, "Не указано решение Совета"),
        ({"seat": "RU"}, 422, "Выберите, кто называет"),
    ],
)
def test_an_acting_chair_that_cannot_be_named_is_refused(visit, world, given, status, why):
    held, page = a_meeting(world), visit("officer")
    before = legal_tables()

    answer = page.post(f"/meetings/{held.meeting}/acting-chair", given)

    assert answer.status_code == status
    assert why in visible_text(answer)
    assert legal_tables() == before


@pytest.mark.parametrize("address", ["/chairmanships/new", "/chairmanships/election", "/chair-refusals/new",
                                     "/secretariat/handover"])  # fmt: skip
@pytest.mark.parametrize("code", ["KZ", "TJ", "operator", "advisory"])
def test_only_the_secretariat_enters_what_concerns_the_chair(visit, code, address):
    page, before = visit(code), legal_tables()

    assert page.get(address).status_code == 404
    assert page.post(address, TERM | REFUSAL).status_code == 404
    assert legal_tables() == before


@pytest.mark.parametrize(
    ("code", "waits"),
    [
        ("officer", "Внесите следующее председательство"),
        ("TJ", "Подготовьте передачу председательства"),
        ("TM", "Подготовьтесь принять председательство"),
    ],
)
def test_the_end_of_a_term_waits_on_the_desks_it_concerns(visit, world, code, waits):
    assert waits not in visible_text(visit(code).get("/"))
    world.clock.move_to(datetime(2026, 10, 15, tzinfo=UTC))

    assert waits in visible_text(visit(code).get("/"))
    assert waits not in visible_text(visit("KZ").get("/"))

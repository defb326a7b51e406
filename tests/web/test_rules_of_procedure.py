"""The page of the rules of procedure: versions, majorities set otherwise, and what is never set so."""

import re
from datetime import date
from io import BytesIO

import pytest

from council.law.overrides import Scope
from tests.actions.test_overrides import carried_by_four, set_otherwise
from tests.ledger import legal_tables, registered
from tests.web.page import visible_text
from tests.web.scenes import PDF
from tests.world import a_meeting, a_running_meeting, open_with, vote_on

VERSION = {"number": "1", "decision_reference": "решение № 10/3", "decided_on": "2025-06-04"}
OVERRIDE = {
    "clause": "5.8",
    "majority": "two_thirds",
    "scope": "period",
    "decision_reference": "решение № 10/4",
    "decided_on": "2025-06-04",
    "since_on": "2027-01-01",
}
OLDER = "решение от 14 мая 2021 года № 7/4"


@pytest.mark.clause("cis_industrial_policy", "3.4")
def test_a_version_is_entered_with_its_text_and_applies_from_its_day(visit, world):
    page = visit("officer")
    assert "Здесь появится регламент" in visible_text(page.get("/rules"))

    with registered("rules_version.adopted", clause="3.4"):
        answer = page.post("/rules/new", VERSION | {"file": (BytesIO(PDF), "reglament.pdf")})

    shown = page.get(answer.location)
    assert "№ 1 действует 4 июня 2025 года решение № 10/3" in visible_text(shown)
    address = shown.get_data(as_text=True).split('/text"')[0].rsplit('"', 1)[1] + "/text"
    assert visit("KZ").get(address).get_data() == PDF
    held = a_meeting(world)
    assert "по регламенту в редакции № 1" in visible_text(visit("KZ").get(f"/meetings/{held.meeting}"))


@pytest.mark.clause("cis_industrial_policy", "5.10")
def test_a_meeting_keeps_the_version_it_was_opened_under(visit, world):
    held = a_meeting(world)
    visit("officer").post("/rules/new", VERSION)
    open_with(held)
    visit("officer").post("/rules/new", VERSION | {"number": "2", "decided_on": "2025-06-05"})

    assert "в редакции № 1" in visible_text(visit("officer").get(f"/meetings/{held.meeting}"))


def test_a_wrong_entry_is_withdrawn_and_stays_told(visit):
    page = visit("officer")
    page.post("/rules/new", VERSION)
    html = page.get("/rules").get_data(as_text=True)
    withdrawal = html.split('/withdrawal"')[0].rsplit('"', 1)[1] + "/withdrawal"
    assert page.get(withdrawal).status_code == 200

    with registered("rules_version.withdrawn"):
        page.post(withdrawal, {"reason": "внесено ошибочно"})

    assert "отозвана" in visible_text(page.get("/rules"))
    assert page.post(withdrawal, {"reason": "еще раз"}).status_code == 409
    assert page.post("/rules/new", VERSION).status_code == 303


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"number": ""}, "Укажите номер редакции"),
        ({"decision_reference": ""}, "не указано решение"),
        ({"decided_on": ""}, "Укажите дату решения"),
        ({"decided_on": "2199-01-01"}, "дата в будущем"),
        ({"since_on": "2025-06-03"}, "не действует раньше решения"),
        ({"decision": "nobody"}, "Выберите значение из списка"),
        ({"number": "1\u200b"}, "U+200B"),
    ],
)
def test_a_version_that_does_not_hold_together_is_refused(visit, changed, why):
    page, before = visit("officer"), legal_tables()

    answer = page.post("/rules/new", VERSION | changed)

    assert answer.status_code in {409, 422}
    assert why in visible_text(answer)
    assert legal_tables() == before


@pytest.mark.parametrize("changed", [{"number": "2"}, {"decided_on": "2025-06-05"}])
def test_two_versions_of_one_number_or_day_are_refused(visit, changed):
    page = visit("officer")
    page.post("/rules/new", VERSION)

    answer = page.post("/rules/new", VERSION | changed)

    assert answer.status_code == 409
    assert "уже внесена" in visible_text(answer)


def test_a_file_of_no_known_kind_is_refused(visit):
    page, before = visit("officer"), legal_tables()

    answer = page.post("/rules/new", VERSION | {"file": (BytesIO(b"MZ program"), "rules.exe")})

    assert answer.status_code == 422
    assert legal_tables() == before


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_a_majority_is_set_otherwise_and_stands_in_the_ledger(visit):
    page = visit("officer")

    with registered("override.recorded", clause="5.8"):
        answer = page.post("/overrides/new", OVERRIDE)

    text = visible_text(page.get(answer.location))
    assert "две трети голосов участвующих членов Совета" in text
    assert "с 1 января 2027 года" in text
    assert "решение № 10/4" in text


@pytest.mark.parametrize(
    ("changed", "status", "why"),
    [
        ({"decision_reference": ""}, 409, "принятое решение не указано"),
        ({"clause": "5.3"}, 409, "не изменяется"),
        ({"clause": "5.14"}, 409, "п. 5.14"),
        ({"clause": "4.3"}, 409, "Председательство"),
        ({"clause": "7.7"}, 422, "Выберите значение из списка"),
        ({"majority": "a tenth"}, 422, "Выберите значение из списка"),
        ({"scope": "for ever"}, 422, "Выберите значение из списка"),
        ({"scope": "item"}, 422, "Выберите вопрос или заседание"),
        ({"scope": "item_class"}, 422, "Выберите класс вопросов"),
        ({"since_on": "2025-06-03"}, 409, "решение о нем принято"),
        ({"until_on": "2026-12-31"}, 422, "раньше первого"),
        ({"since_on": "the day after"}, 422, "Укажите существующий день"),
    ],
)
def test_what_cannot_be_set_so_is_refused_with_its_clause(visit, changed, status, why):
    page, before = visit("officer"), legal_tables()

    answer = page.post("/overrides/new", OVERRIDE | changed)

    assert answer.status_code == status
    assert why in visible_text(answer)
    assert legal_tables() == before


def test_two_of_one_scope_are_refused_until_the_first_is_ended(visit):
    page = visit("officer")
    page.post("/overrides/new", OVERRIDE)
    assert "иное уже установлено: решение № 10/4" in visible_text(page.post("/overrides/new", OVERRIDE))
    html = page.get("/rules").get_data(as_text=True)
    ending = html.split('/ending"')[0].rsplit('"', 1)[1] + "/ending"
    assert page.get(ending).status_code == 200

    with registered("override.ended"):
        page.post(ending, {"reason": "решение № 11/2"})

    assert "Прекращено: решение № 11/2" in visible_text(page.get("/rules"))
    assert page.post("/overrides/new", OVERRIDE).status_code == 303


def test_the_item_the_ballot_and_the_result_cite_the_decision(visit, world):
    held = a_running_meeting(world)
    set_otherwise(world, Scope.ITEM, item=held.item, majority="two_thirds_of_voting")
    cited = "две трети голосов, поданных «за» и «против» (" + OLDER + ")"
    member = visit("KZ")
    assert cited in visible_text(member.get(f"/items/{held.item}"))

    vote = vote_on(held).vote
    shown = visible_text(member.get(f"/votes/{vote}"))
    assert cited in shown
    assert "не входит в число учитываемых голосов" in shown


def test_the_result_cites_the_decision(visit, running):
    set_otherwise(running.world, Scope.ITEM, item=running.item)
    decision = carried_by_four(running)

    assert OLDER in visible_text(visit("KZ").get(f"/votes/{decision.vote.public_id}"))


def test_what_no_decision_changes_is_told_with_its_clause(visit):
    text = visible_text(visit("KZ").get("/rules"))

    for clause in ("4.1", "5.3", "5.9", "5.14"):
        assert f"п. {clause} " in text.partition("Решением Совета не изменяются:")[2]
    assert "не менее двух третей членов Совета" in text, (
        "a clause is told by its words, not by its number alone"
    )
    assert "Внести" not in text


def test_the_form_knows_the_item_it_was_asked_for(visit, world):
    held = a_meeting(world)

    html = visit("officer").get(f"/overrides/new?item={held.item}").get_data(as_text=True)

    assert f'<option selected value="{held.item}">' in html
    assert visit("officer").get("/overrides/new?item=nobody&scope=nothing").status_code == 200


FIELDS = re.compile(r'<(?:input|select)[^>]* name="(\w+)"')


@pytest.mark.parametrize(
    ("scope", "own"),
    [("item", {"item"}), ("meeting", {"meeting"}), ("item_class", {"item_class", "since_on", "until_on"}),
     ("period", {"since_on", "until_on"})],
)  # fmt: skip
def test_the_form_asks_first_for_what_and_then_for_that_kind_alone(visit, scope, own):
    page = visit("officer")
    form = re.compile(r'<form class="form".*?</form>', re.DOTALL)
    first = form.search(page.get("/overrides/new").text)[0]
    assert set(FIELDS.findall(first)) == {"scope"}
    assert f'value="{scope}"' in first
    second = form.search(page.get(f"/overrides/new?scope={scope}").text)[0]
    of_every_kind = {
        "csrf_token",
        "scope",
        "clause",
        "majority",
        "decision",
        "decision_reference",
        "decided_on",
    }
    assert set(FIELDS.findall(second)) == of_every_kind | own


def test_a_decision_of_the_record_is_offered(visit, running):
    decision = carried_by_four(running)
    page = visit("officer")
    assert "решение от 4 июня 2026 года по вопросу 1" in visible_text(page.get("/overrides/new?scope=period"))

    with registered("override.recorded"):
        page.post(
            "/overrides/new",
            OVERRIDE | {"decision": decision.public_id, "decision_reference": "", "decided_on": "",
                        "since_on": date(2026, 12, 1).isoformat()},
        )  # fmt: skip

    assert "решение от 4 июня 2026 года по вопросу 1" in visible_text(page.get("/rules"))

"""Observers and experts on the pages: the decision that admits them, or the warning that it is missing."""

import pytest
from sqlalchemy import select

from council.actions.presence import list_participant
from council.records.admissions import Admission
from council.records.database import db
from council.records.presence import Capacity
from tests.web.page import visible_text
from tests.world import a_meeting, an_item

MISSING = "Не указано решение Совета, которым наблюдатель допущен к участию. п. 5.6"


@pytest.fixture
def held(world):
    return a_meeting(world)


@pytest.fixture
def observer(held):
    return list_participant(
        meeting=held.meeting, person=held.world.persons["observer"], capacity=Capacity.OBSERVER,
        post="советник", organisation="ШОС", by=held.world.officer, at=held.world.tick(),
    ).public_id  # fmt: skip


def test_a_missing_decision_is_warned_of_until_it_is_entered(visit, held, observer):
    page = visit("officer")
    assert MISSING in visible_text(page.get(f"/meetings/{held.meeting}/day"))

    sent = page.post(
        f"/participants/{observer}/admission",
        {"decision_reference": "11/2 от 04.06.2025", "origin": "international"},
    )

    assert sent.status_code == 303
    shown = visible_text(page.get(f"/meetings/{held.meeting}/day"))
    assert MISSING not in shown
    assert "Наблюдатель допущен решением Совета: 11/2 от 04.06.2025." in shown


def test_the_ground_is_asked_for_when_somebody_is_listed(visit, held):
    page = visit("officer")
    asked = {
        "person": "", "family_name": "Гостев", "given_names": "Гость", "capacity": "expert", "seat": "",
        "post": "директор", "organisation": "Завод", "decision_reference": "11/2", "origin": "party",
    }  # fmt: skip

    assert page.post(f"/meetings/{held.meeting}/participants", asked).status_code == 303
    shown = visible_text(page.get(f"/meetings/{held.meeting}/day"))
    assert "не отмечено, что участие с ним согласовано. п. 5.7" in shown


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"origin": ""}, "Выберите, откуда участник"),
        ({"origin": "nowhere"}, "Выберите"),
        ({"origin": "outside", "decision_reference": "а\u202eб"}, "Решение Совета о допуске"),
        ({"origin": "outside", "decision_reference": "а" * 301}, "Решение Совета о допуске"),
    ],
)
def test_what_cannot_be_entered_is_refused_beside_its_field(visit, observer, sent, said):
    page = visit("officer")
    answer = page.post(f"/participants/{observer}/admission", sent)

    assert answer.status_code == 422
    assert said in visible_text(answer)
    assert db.session.scalars(select(Admission)).all() == []


def test_a_decision_for_somebody_who_needs_none_is_refused(visit, held):
    page = visit("officer")
    asked = {
        "person": "", "family_name": "Гостев", "given_names": "Гость", "capacity": "invited", "seat": "",
        "post": "директор", "organisation": "", "decision_reference": "11/2", "origin": "party",
    }  # fmt: skip

    answer = page.post(f"/meetings/{held.meeting}/participants", asked)
    assert answer.status_code == 422
    assert "для наблюдателя или эксперта" in visible_text(answer)


def test_the_words_of_a_draft_are_warned_of_on_its_page(visit, held):
    item = an_item(held, title="О ликвидации Совета", points=("Обязать правительства закрыть счета.",))
    shown = visible_text(visit("officer").get(f"/items/{item}"))

    assert "проект обязывает правительства или государства" in shown
    assert "п. 6.2" in shown


def test_other_functions_ask_which_aim_the_item_serves(visit, held):
    page = visit("officer")
    details = {"title": "О юбилее", "rapporteur": "", "functions": "2.14"}
    page.post(f"/items/{held.item}/details", details)
    assert "какой из задач Совета он служит, не указано. п. 2.14" in visible_text(
        page.get(f"/items/{held.item}")
    )

    page.post(f"/items/{held.item}/details", {**details, "function_reason": "Обмен опытом отраслей"})
    shown = visible_text(page.get(f"/items/{held.item}"))
    assert "Обмен опытом отраслей" in shown
    assert "не указано. п. 2.14" not in shown


def test_the_meeting_says_who_bears_its_costs(visit, held):
    shown = visible_text(visit("KZ").get(f"/meetings/{held.meeting}"))
    assert "несут органы государственной власти принимающего государства" in shown

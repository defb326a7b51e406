"""A petition on its pages: filed, counted, answered on a phone, and the way to the meeting."""

import pytest
from sqlalchemy import select

from council.records.database import db
from council.records.petitions import Petition
from tests.web.page import visible_text
from tests.world import a_carried_petition, a_petition

NEW = {"subject": "О пошлинах", "agenda": "О пошлинах\nО квотах\n"}


def only():
    db.session.rollback()
    return db.session.scalars(select(Petition)).one()


def test_a_member_petitions_and_reads_the_count(world, visit):
    page = visit("KZ")
    response = page.post("/petitions/new", NEW, on="/petitions/new", follow_redirects=True)

    text = visible_text(response)
    assert response.status_code == 200
    assert "1 из 9 требуется 5" in text
    assert "Казахстан поддерживает" in text
    assert only().agenda == ["О пошлинах", "О квотах"]


def test_a_form_left_empty_says_what_to_fill_in(world, visit):
    response = visit("KZ").post("/petitions/new", {"subject": "", "agenda": " "}, on="/petitions/new")

    assert response.status_code == 422
    assert "Укажите, о чем заседание" in visible_text(response)
    assert "Внесите хотя бы один вопрос" in visible_text(response)


def test_the_secretariat_names_the_state_and_its_letter(world, visit):
    page = visit("officer")
    refused = page.post("/petitions/new", {**NEW, "state": "KZ", "letter": ""}, on="/petitions/new")
    assert refused.status_code == 422
    assert "Укажите письмо государства" in visible_text(refused)

    page.post("/petitions/new", {**NEW, "state": "KZ", "letter": "письмо № 5"}, on="/petitions/new")
    assert only().letter == "письмо № 5"


def test_a_member_answers_and_changes_the_answer(world, visit):
    petition = a_petition(world, supporters=("AM", "BY"))
    page = visit("RU")
    address = f"/petitions/{petition}"
    asked = visible_text(page.get(address))
    assert "3 из 9 требуется 5" in asked
    assert "Поддерживаем созыв" in asked

    page.post(f"{address}/answer", {"answer": "declines", "note": "Рано"}, on=address)
    assert "Сейчас записано: не поддерживает" in visible_text(page.get(address))
    response = page.post(f"{address}/answer", {"answer": "supports"}, on=address, follow_redirects=True)
    assert "4 из 9 требуется 5" in visible_text(response)
    again = page.post(f"{address}/answer", {"answer": "supports"}, on=address)
    assert (again.status_code, "уже записан" in visible_text(again)) == (409, True)


@pytest.mark.parametrize("data", [{}, {"answer": "perhaps"}])
def test_an_answer_is_one_of_two(world, visit, data):
    petition = a_petition(world)
    response = visit("RU").post(f"/petitions/{petition}/answer", data, on=f"/petitions/{petition}")
    assert response.status_code == 422


def test_the_proposer_is_told_why_it_does_not_answer_and_takes_it_back(world, visit):
    petition = a_petition(world)
    page = visit("KZ")
    assert "поддерживает его тем самым" in visible_text(page.get(f"/petitions/{petition}"))
    response = page.post(
        f"/petitions/{petition}/withdrawal", {}, on=f"/petitions/{petition}/withdrawal", follow_redirects=True
    )
    assert "отозвано" in visible_text(response)
    assert visit("RU").get(f"/petitions/{petition}/withdrawal").status_code == 404


def test_the_count_refreshes_itself(world, visit):
    petition = a_petition(world)
    response = visit("AM").get(f"/petitions/{petition}/count", headers={"X-Fragment": "1"})
    assert "1 из 9" in visible_text(response)
    assert "<html" not in response.get_data(as_text=True)


def test_from_a_carried_petition_a_meeting_is_convened(world, visit):
    petition = a_carried_petition(world)
    page = visit("officer")
    assert "Созвать внеочередное заседание" in visible_text(page.get(f"/petitions/{petition}"))
    form = page.get(f"/meetings/new?petition={petition}").get_data(as_text=True)
    assert f'selected value="{petition}"' in form
    hours = {
        "starts": "2026-09-10T10:00", "ends": "2026-09-10T18:00", "zone": "Asia/Dushanbe", "city": "Душанбе",
        "form": "in_person", "series": "extraordinary", "ordinal": "", "venue": "",
    }  # fmt: skip
    bare = page.post("/meetings/new", hours, on="/meetings/new")
    assert (bare.status_code, "Предложение не указано" in visible_text(bare)) == (409, True)
    made = page.post(
        "/meetings/new", {**hours, "petition": petition}, on="/meetings/new", follow_redirects=True
    )
    assert "I внеочередное заседание" in visible_text(made)
    assert only().meeting is not None


@pytest.mark.parametrize("code", ["observer", "advisory", "operator"])
def test_petitions_are_between_the_states_and_the_secretariat(world, visit, code):
    petition = a_petition(world)
    page = visit(code)
    for address in ("/petitions", "/petitions/new", f"/petitions/{petition}", f"/petitions/{petition}/count"):
        assert page.get(address).status_code == 404, address


def test_the_answer_is_asked_for_in_the_name_of_the_state_it_is_of(visit, world):
    """A member answers for its own state; the secretariat for the one whose letter it holds."""
    petition = a_petition(world)

    assert "Ответ Республики Узбекистан" in visible_text(visit("UZ").get(f"/petitions/{petition}"))
    asked = visible_text(visit("officer").get(f"/petitions/{petition}/answer"))
    assert "Ответ государства" in asked
    assert "Ваш ответ" not in asked

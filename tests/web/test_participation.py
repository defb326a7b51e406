"""The page of who will come: each state answers for itself, and all see whether a quorum can be expected."""

from council.actions.participation import answer_participation
from council.records.participation import Participation
from tests.web.page import visible_text
from tests.world import SIX, a_meeting


def test_a_member_answers_from_the_desk_and_the_forecast_is_shown_to_all(world, visit):
    held = a_meeting(world)
    for state in SIX[:5]:
        answer_participation(
            meeting=held.meeting,
            state=state,
            answer=Participation.MEMBER,
            by=world.member(state),
            at=world.tick(),
        )
    page = visit("UZ")
    assert "Сообщите, участвует ли ваше государство" in visible_text(page.get("/"))
    address = f"/meetings/{held.meeting}/participation"
    assert "Ожидается 5 из 9 членов Совета, требуется 6: не хватает еще 1." in visible_text(page.get(address))

    assert page.post(address, data={"answer": "substitute", "state": "KZ"}).status_code == 303
    shown = visible_text(visit("officer").get(f"/meetings/{held.meeting}"))
    assert "Ожидается 6 из 9 членов Совета, требуется 6: кворум ожидается." in shown
    assert "Сообщите, участвует" not in visible_text(page.get("/")), "what is done waits no more"


def test_the_secretariat_names_the_state_and_its_letter(world, visit):
    address = f"/meetings/{a_meeting(world).meeting}/participation"
    page = visit("officer")
    refused = page.post(address, data={"answer": "member", "state": "KZ"})
    assert refused.status_code == 422
    answered = page.post(address, data={"answer": "member", "state": "KZ", "letter": "от 03.03.2026 № 5"})
    assert answered.status_code == 303
    assert "от 03.03.2026 № 5" in visible_text(page.get(address))


def test_who_is_of_no_delegation_does_not_see_it(world, visit):
    address = f"/meetings/{a_meeting(world).meeting}/participation"
    assert [visit(code).get(address).status_code for code in ("observer", "operator")] == [404, 404]

"""The place of a meeting on its page, and the answers of the states."""

from council.actions.venues import propose_venue
from tests.web.page import visible_text
from tests.world import a_meeting, a_running_meeting


def proposed(world):
    held = a_meeting(world)
    proposal = propose_venue(
        meeting=held.meeting, city="Алматы", venue="Дом приемов", by=world.officer, at=world.tick()
    )
    return held, proposal.public_id


def test_a_place_is_proposed_and_told_on_the_page_of_the_meeting(world, visit):
    held = a_meeting(world)
    page = visit("officer")
    address = f"/meetings/{held.meeting}/venue"
    assert "на согласование еще не предлагалось" in visible_text(page.get(address))
    refused = page.post(f"{address}/proposal", {"city": ""}, on=f"{address}/proposal")
    assert (refused.status_code, "Введите город" in visible_text(refused)) == (422, True)
    said = {"city": "Алматы", "venue": "", "state": "", "letter": ""}
    text = visible_text(
        page.post(f"{address}/proposal", said, on=f"{address}/proposal", follow_redirects=True)
    )
    assert "согласны 0 из 9 членов Совета" in text
    assert "Заседание назначено в другом городе: Душанбе" in text
    assert "0 из 9 членов Совета" in visible_text(page.get(f"/meetings/{held.meeting}"))


def test_a_member_answers_with_one_choice(world, visit):
    held, proposal = proposed(world)
    page = visit("RU")
    address = f"/meetings/{held.meeting}/venue"
    assert "Возражаем" in visible_text(page.get(address))
    response = page.post(
        f"/venue-proposals/{proposal}/answer", {"answer": "objects"}, on=address, follow_redirects=True
    )
    assert "Против места заседания возражают: Российская Федерация" in visible_text(response)
    told = visible_text(page.get(f"/meetings/{held.meeting}"))
    assert "возражают: Российская Федерация" in told
    page.post(f"/venue-proposals/{proposal}/answer", {"answer": "agrees"}, on=address)
    assert "согласен 1 из 9 членов Совета" in visible_text(page.get(f"/meetings/{held.meeting}"))
    page.post(f"/venue-proposals/{proposal}/answer", {"answer": "objects"}, on=address)
    again = page.post(f"/venue-proposals/{proposal}/answer", {"answer": "objects"}, on=address)
    assert again.status_code == 409


def test_the_place_is_between_the_states_and_the_secretariat(world, visit):
    held, proposal = proposed(world)
    for code in ("observer", "advisory", "operator"):
        page = visit(code)
        assert page.get(f"/meetings/{held.meeting}/venue").status_code == 404
        assert page.get(f"/venue-proposals/{proposal}/answer").status_code == 404


def test_a_meeting_that_has_begun_without_the_agreement_says_so_on_its_page(world, visit):
    held = a_running_meeting(world)
    told = visible_text(visit("officer").get(f"/meetings/{held.meeting}"))
    assert "на предварительное согласование не предлагалось" in told

"""The pre-flight: how a meeting or a vote could be contested, for whom, and without a secret or a write."""

import re

import pytest

from council.actions.deciding import take_note
from council.actions.disinterest import declare_disinterest
from council.actions.drafts import write_draft
from council.actions.presence import list_participant
from council.law.ballot import Position
from council.records.meetings import Series
from council.records.presence import Capacity
from tests.ledger import digest_of_records
from tests.web.page import visible_text
from tests.web.test_query_counts_voting import counted
from tests.world import (
    SIX,
    STATES,
    a_meeting,
    a_running_meeting,
    a_substitute,
    an_open_vote,
    cast,
    end,
)


def preflight(page, held, status=200):
    answer = page.get(f"/meetings/{held.meeting}/preflight")
    assert answer.status_code == status
    return answer


def text_of(page, held):
    return visible_text(preflight(page, held))


def test_a_meeting_ahead_names_each_weak_point_with_its_clause_and_cure(visit, world):
    held = a_meeting(world, items=1, affected=("KZ",))
    a_substitute(held, "KZ", confirmed=False)

    text = text_of(visit("officer"), held)

    assert "Может быть оспорено" in text
    assert "Ждут подтверждения полномочия лиц, замещающих членов Совета: Республика Казахстан." in text
    assert "подтвердить полномочия до голосования" in text
    assert "Рассмотреть полномочия" in text
    assert "В порядке" in text


@pytest.mark.parametrize(("present", "margin"), [(SIX, True), ((*SIX, "AM"), False)])
def test_a_running_meeting_tells_when_one_departure_takes_the_quorum(visit, world, present, margin):
    held = a_running_meeting(world, present=present)

    text = text_of(visit("officer"), held)

    assert ("Уход одного представителя лишает заседание кворума." in text) is margin


def test_a_text_written_after_the_term_is_found_and_said_before_the_vote(visit, world):
    held = a_running_meeting(world, present=STATES)
    write_draft(item=held.item, points=("Одобрить иначе.",), by=world.officer, at=world.tick())
    page = visit("officer")

    assert "Текст или материалы даны позднее срока" in text_of(page, held)
    item = visible_text(page.get(f"/items/{held.item}"))
    assert "Чем могут оспорить голосование" in item
    assert "Текст или материалы даны позднее срока" in item


def test_a_narrow_base_is_seen_before_the_vote_opens(visit, world):
    held = a_running_meeting(world)
    for state in SIX[:4]:
        declare_disinterest(item=held.item, seat=state, by=world.member(state), at=world.tick())

    assert "учитываются голоса лишь 2 из 6 участвующих членов" in text_of(visit("TJ"), held)
    assert "Учитываются голоса лишь 2 из 6" in visible_text(visit("TJ").get(f"/items/{held.item}"))


def test_an_observer_without_a_decision_is_named(visit, world):
    held = a_running_meeting(world)
    list_participant(
        meeting=held.meeting, person=world.persons["observer"], capacity=Capacity.OBSERVER, post="наблюдатель",
        by=world.officer, at=world.tick(),
    )  # fmt: skip

    text = text_of(visit("officer"), held)

    assert re.search(r"Внимание\. Лицо-observer[^:]*:", text)


def test_an_item_that_has_come_to_its_end_is_looked_at_no_more(visit, world):
    held = a_running_meeting(world, affected=("AM",))
    page, affects = visit("officer"), "Вопрос 1 непосредственно затрагивает интересы Республики Армения"
    assert affects in text_of(page, held)

    take_note(item=held.item, by=world.officer, at=world.tick())

    assert affects not in text_of(page, held)


@pytest.mark.parametrize("code", ["KZ", "RU", "advisory", "observer", "operator"])
def test_it_is_for_the_secretariat_and_for_whoever_presides(visit, world, code):
    ahead, running = a_meeting(world), a_running_meeting(world)

    preflight(visit(code), ahead, status=404)
    preflight(visit(code), running, status=404)
    preflight(visit("TJ"), running)
    preflight(visit("TJ"), ahead, status=404)


def test_a_meeting_that_is_over_has_nothing_to_prepare(visit, world):
    held = a_running_meeting(world)
    end(held)

    assert "готовить больше нечего" in text_of(visit("officer"), held)


def test_nothing_is_written_and_no_ballot_shows(visit, world):
    voting = an_open_vote(world)
    page = visit("officer")
    before, unvoted = digest_of_records(), text_of(page, voting.held)
    assert digest_of_records() == before

    cast(voting, Position.AGAINST, "KZ", "UZ")

    assert text_of(page, voting.held) == unvoted


def test_ways_to_mend_lead_to_pages_that_open(visit, world):
    held = a_meeting(world, items=1, affected=("KZ",))
    a_substitute(held, "KZ", confirmed=False)
    page = visit("officer")

    ways = set(re.findall(r'class="mending" href="([^"]+)"', preflight(page, held).get_data(as_text=True)))

    assert ways
    assert {page.get(way).status_code for way in ways} == {200}


def test_it_speaks_english(visit, world):
    held = a_meeting(world)
    page = visit("officer")
    page.client.get("/languages/en")

    text = text_of(page, held)

    assert "Pre-flight check" in text
    assert "There is a draft decision on every item." in text


def test_it_asks_no_more_of_a_long_agenda(app, visit, world):
    few, many = (a_meeting(world, items=number, affected=("KZ", "UZ")) for number in (2, 20))
    page = visit("officer")
    preflight(page, few)

    asked = []
    for held in (few, many):
        with counted(app) as queries:
            preflight(page, held)
        asked.append(queries)

    assert len(asked[0]) == len(asked[1]) <= 22, "\n\n".join(asked[1])


def test_a_secretariat_that_serves_another_state_is_found(visit, world):
    text = text_of(visit("officer"), a_meeting(world))

    assert "секретариат" in text.lower()
    assert "п. 5.13" in text


def test_what_is_in_order_is_folded_away_on_the_page_of_the_meeting(visit, world):
    held = a_meeting(world)
    a_substitute(held, "KZ", confirmed=False)

    html = visit("officer").get(f"/meetings/{held.meeting}").get_data(as_text=True)
    weak, sound = html.split('<details id="sound">')

    assert "Ждут подтверждения полномочия" in weak
    assert "По каждому вопросу есть проект решения." in sound.split("</details>")[0]


def test_an_extraordinary_meeting_with_another_agenda_than_was_supported_is_warned_of(world, visit):
    held = a_meeting(world, series=Series.EXTRAORDINARY)
    text = text_of(visit("officer"), held)
    assert "вопросов сверх предложения – 1, не включено из предложения – 2" in text

"""My desk: what waits for each office, and nothing that waits for another."""

import re

import pytest

from council.actions.participation import answer_participation
from council.actions.presence import register_delegate
from council.actions.sittings import put_forward
from council.law.ballot import Position
from council.records.participation import Participation
from council.records.voting import Manner
from tests.dispatching import give, send
from tests.ledger import legal_tables
from tests.web.page import visible_text
from tests.world import (
    SIX,
    HeldMeeting,
    a_meeting,
    a_substitute,
    admit,
    an_open_vote,
    cast,
    close,
    enter_person,
    open_with,
    states_but,
    vote_on,
)


def desk(visit, code):
    return visible_text(visit(code).get("/"))


def test_a_stranger_is_shown_the_door_and_led_back(visit):
    answer = visit(None).get("/seats?on=2026-01-01")

    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in?next=")


def test_an_act_of_a_stranger_is_not_mistaken_for_done(visit):
    assert visit(None).post("/people/new", {"family_name": "А"}).status_code == 401


def test_nothing_waits_on_an_empty_desk(visit):
    text = desk(visit, "KZ")

    assert "Сейчас от вас ничего не требуется" in text
    assert "заседание не назначено" in text


def test_an_open_vote_waits_for_each_seat_until_it_has_voted(visit, world):
    voting = an_open_vote(world)
    page = visit("KZ")

    assert f'href="/votes/{voting.vote}"' in page.get("/").get_data(as_text=True)
    assert "Проголосуйте" in desk(visit, "BY")
    cast(voting, Position.FOR, "KZ")
    assert "Проголосуйте" not in visible_text(page.get("/"))
    assert "Проголосуйте" in desk(visit, "BY")


@pytest.mark.parametrize("code", ["AM", "officer", "advisory", "observer", "operator"])
def test_a_vote_waits_for_nobody_who_may_not_cast(visit, world, code):
    an_open_vote(world)

    assert "Проголосуйте" not in desk(visit, code)


def test_a_vote_waits_for_whoever_acts_in_the_room_and_for_nobody_else_of_the_state(visit, world):
    held = a_meeting(world)
    code, paper = a_substitute(held, "KZ")
    register_delegate(meeting=held.meeting, seat="KZ", credential=paper, by=world.officer, at=world.tick())
    open_with(held, states_but("KZ", among=SIX))
    put_forward(item=held.item, by=world.officer, at=world.tick())
    voting = vote_on(held)
    substitute = visit(code)

    assert "Проголосуйте" not in desk(visit, "KZ"), "the state has one voice, and its substitute has it"
    assert "Проголосуйте" in visible_text(substitute.get("/"))
    led_to = shell_links(substitute.get(f"/votes/{voting.vote}"))
    closed = [url for url in led_to if substitute.get(url).status_code != 200]
    assert led_to
    assert not closed, "the menu offers a substitute pages that are not there for them"


def shell_links(answer):
    menu = re.search(r"<nav.*?</nav>", answer.get_data(as_text=True), re.DOTALL).group()
    return [url for url in re.findall(r'href="([^"?#]+)"', menu) if not url.startswith("/languages")]


def test_an_objection_is_asked_for_in_its_own_words(visit, world):
    an_open_vote(world, manner=Manner.NO_OBJECTION)

    assert "Скажите, есть ли возражения" in desk(visit, "KZ")


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_a_member_that_differs_is_reminded_of_its_opinion_the_absent_included(visit, world):
    voting = an_open_vote(world)
    cast(voting, Position.FOR, *states_but("KZ", among=("TJ", "BY", "KZ", "KG", "RU", "UZ")))
    cast(voting, Position.AGAINST, "KZ")
    close(voting)

    assert "Можно представить особое мнение" in desk(visit, "KZ")
    assert "Можно представить особое мнение" in desk(visit, "AM")
    assert "Можно представить особое мнение" not in desk(visit, "BY")


def test_the_secretariat_sees_what_a_meeting_ahead_lacks(visit, world):
    a_meeting(world, items=0, published=False)

    text = desk(visit, "officer")
    assert "Опубликуйте повестку дня и материалы" in text
    assert "до 5 мая 2026 года" in text
    assert "Внесите вопросы в повестку дня" in text


def test_a_term_that_has_passed_is_called_so(visit, world):
    a_meeting(world, items=1, published=False)
    world.clock.move_to(world.clock.now.replace(month=5, day=20))

    assert "срок истек 5 мая 2026 года" in desk(visit, "officer")


def test_papers_without_a_word_wait_for_the_secretariat(visit, world):
    a_substitute(a_meeting(world), "KZ", confirmed=False)

    assert "Рассмотрите 1 документ о полномочиях" in desk(visit, "head")
    assert "Рассмотрите" not in desk(visit, "officer"), "whoever filed the paper waits for a second person"
    assert "Рассмотрите" not in desk(visit, "KZ")


def test_the_next_meeting_shows_its_days_to_whom_it_is_shown(visit, world):
    held: HeldMeeting = a_meeting(world)
    admit(held)
    a_meeting(world, published=False)
    a_meeting(world)  # of which the observer is told nothing

    text = desk(visit, "observer")
    assert "I заседание" in text
    assert "5 мая" in text
    assert "18 июня" in text
    assert f"/meetings/{held.meeting}" in visit("observer").get("/").get_data(as_text=True)


def test_an_unpublished_meeting_is_on_no_desk_but_the_secretariats(visit, world):
    a_meeting(world, published=False)

    assert "заседание не назначено" in desk(visit, "KZ")
    assert "Готовится, еще не опубликовано" in desk(visit, "officer")


def test_a_person_without_any_office_finds_an_empty_desk(visit, world):
    enter_person(world, "nobody")

    page = visit("nobody")
    assert "Сейчас от вас ничего не требуется" in visible_text(page.get("/"))
    assert [page.get(path).status_code for path in ("/people", "/seats", "/chairmanships")] == [404] * 3


def test_looking_at_the_desk_changes_nothing(visit, world):
    an_open_vote(world)
    page, before = visit("KZ"), legal_tables()

    page.get("/")

    assert legal_tables() == before


@pytest.mark.parametrize(
    ("code", "sections"),
    [
        (
            "KZ",
            "Мой стол Заседания Решения Сроки Состав Совета Председательство Регламент Делегация Положение Журнал",
        ),
        (
            "officer",
            "Мой стол Заседания Решения Сроки Состав Совета Председательство Регламент Лица Положение Журнал",
        ),
        (
            "operator",
            "Мой стол Заседания Сроки Состав Совета Председательство Регламент Лица Положение Журнал",
        ),
        ("observer", "Мой стол Заседания Положение"),
    ],
)
def test_each_office_is_offered_the_sections_it_may_open(visit, code, sections):
    page = visit(code)
    html = page.get("/").get_data(as_text=True)
    navigation = re.search(r'<nav class="top-nav".*?</nav>', html, re.DOTALL)[0]

    assert " ".join(re.sub(r"<[^>]+>", " ", navigation).split()) == sections
    assert [page.get(url).status_code for url in re.findall(r'href="([^"]+)"', navigation)] == [200] * (
        navigation.count("<li>")
    )
    assert navigation.count('aria-current="page"') == 1


def test_a_page_within_a_meeting_stands_under_the_meetings(visit, world):
    held = a_meeting(world)

    html = visit("officer").get(f"/meetings/{held.meeting}/credentials").get_data(as_text=True)
    assert 'href="/meetings" aria-current="page"' in html


def test_a_new_installation_is_led_step_by_step_until_a_meeting_is_convened(visit, world):
    page = visit("officer")
    shown = visible_text(page.get("/"))

    assert "1 Внесите государства и их уполномоченные органы" in shown
    assert (
        "3 Внесите членов Совета Раздел «Лица»: назначение вносит одно лицо секретариата, подтверждает другое. "
        "Пока руководитель один, он вносит единолично, с отметкой. сделано" in shown
    )
    assert shown.count("следующий шаг") == 1
    assert "Первые шаги" not in desk(visit, "KZ")

    a_meeting(world, published=False)
    assert "Первые шаги" not in visible_text(page.get("/"))


def test_the_secretariat_sees_how_ready_the_next_meeting_is_and_where_to_see_to_it(visit, world, settings):
    held = a_meeting(world, items=2)
    text = desk(visit, "officer")
    assert "Готовность заседания" in text
    assert "вопросов без материалов: 2" in text
    assert "Не открыто" not in text, "nothing was sent that somebody could open"

    for item in held.items:
        give(held, settings.files_dir, item=item)
    send(held)
    a_substitute(held, "KZ", confirmed=False)
    answer_participation(
        meeting=held.meeting,
        state="UZ",
        answer=Participation.SUBSTITUTE,
        by=world.member("UZ"),
        at=world.tick(),
    )
    page = visit("head").get("/")
    text, html = visible_text(page), page.get_data(as_text=True)
    assert "Материалы есть по каждому вопросу" in text
    assert "документов: Армения – 2, Беларусь – 2" in text
    assert "ждут рассмотрения: 1; объявлен заместитель, документа нет: Узбекистан" in text
    for way in ("materials", "dispatches", "credentials", "participation"):
        assert f'href="/meetings/{held.meeting}/{way}"' in html
    assert "Готовность заседания" not in desk(visit, "KZ"), "it is the secretariat's"

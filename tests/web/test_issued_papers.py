"""The page of a meeting's papers: what can be issued, what was issued, and who is shown which of it."""

import re

import pytest

from council.actions.presence import register_delegate
from council.actions.rendering import print_issued_paper
from council.actions.sittings import put_forward
from council.actions.statements import file_dissent
from council.law.ballot import Position
from council.records.database import db
from council.records.files import FileStore
from council.records.issued_papers import IssuedPaper, PaperKind
from tests.actions.closed import a_closed_meeting, prepared, sign
from tests.actions.test_corrections import answer, printed, propose, signed, store  # noqa: F401 - a fixture
from tests.ledger import registered
from tests.web.page import visible_text
from tests.world import (
    SIX,
    STARTS_AT,
    a_meeting,
    a_substitute,
    an_open_vote,
    build_world,
    cast,
    close,
    end,
    let_in,
    open_with,
    quick_paper,
)

ALL_PRINTED = "печатается"


@pytest.fixture
def held(world):
    return a_meeting(world, items=2)


def test_the_secretariat_issues_and_each_state_sees_its_own(visit, world, held, settings):
    papers = f"/meetings/{held.meeting}/papers"
    officer = visit("officer")
    shown = visible_text(officer.get(papers))
    assert "пока не выпущено" in shown
    assert "председательствующее государство не определено" not in shown
    assert "Протокол заседания еще не подписан" in shown, "what cannot be issued yet says why"

    choice = officer.get(f"{papers}/invitation")
    assert choice.get_data(as_text=True).count("checked") == 9, "every state is invited unless it is left out"
    with registered("paper.issued"):
        officer.post(f"{papers}/invitation", {"states": ["KZ", "RU"]}, on=f"{papers}/invitation")
    result = visible_text(officer.get(papers))
    assert "Документ выпущен и передан на печать." in result
    assert "№ 1, Казахстан" in result
    assert "№ 2, Россия" in result
    assert ALL_PRINTED in result

    [first, _second] = re.findall(
        r'action="(/papers/\w+/letters)"', officer.get(papers).get_data(as_text=True)
    )[::-1]
    assert officer.post(first, on=papers).status_code == 303
    unprinted = visit("KZ").get(first.removesuffix("/letters"))
    assert unprinted.headers["Location"] == papers, "until it is printed the letter leads to the list"
    assert "отправлено письмом, адресатов: 1" in visible_text(officer.get(papers))

    again = officer.post(f"{papers}/invitation", {"states": ["KZ"]}, on=f"{papers}/invitation")
    assert again.status_code == 409
    assert "Такой документ уже выпущен под номером 1" in visible_text(again)
    nobody = officer.post(f"{papers}/invitation", {}, on=f"{papers}/invitation")
    assert "Отметьте хотя бы одно государство" in visible_text(nobody)

    for paper in db.session.query(IssuedPaper).all():
        with quick_paper():
            print_issued_paper(paper=paper.public_id, store=FileStore(settings.files_dir), at=world.tick())
    state = officer.get(f"{papers}/state", headers={"X-Fragment": "1"})
    assert ALL_PRINTED not in visible_text(state)
    member = visible_text(visit("KZ").get(papers))
    assert "№ 1, Казахстан" in member
    assert "Россия" not in member, "the invitation of another state is not theirs to read"
    assert "Выпустить" not in member
    assert "еще не выпускались" in visible_text(visit("BY").get(papers))


def test_a_paper_without_a_choice_is_issued_by_one_press(visit, held):
    papers = f"/meetings/{held.meeting}/papers"
    officer = visit("officer")
    nobody_asked = "сводить в таблицу нечего"
    assert nobody_asked in visible_text(officer.get(papers)), (
        "what is not there yet is told before it is refused"
    )
    assert officer.post(f"{papers}/agenda", on=papers).status_code == 303
    second = officer.post(f"{papers}/agenda", on=papers)
    assert second.status_code == 409
    assert "уже выпущен под номером 1" in visible_text(second)
    assert [one.kind for one in db.session.query(IssuedPaper)] == [PaperKind.AGENDA]
    assert "Документы заседания" in visible_text(officer.get(f"/meetings/{held.meeting}"))


def test_the_sheets_of_votes_wait_for_a_vote_that_is_closed(visit, world):
    voting = an_open_vote(world)
    officer, papers = visit("officer"), f"/meetings/{voting.held.meeting}/papers"
    of_one, of_all = "Голосование не закрыто: лист составляется", "Лист составляется после закрытия заседания"
    while_open = visible_text(officer.get(papers))
    assert of_one in while_open
    assert of_all in while_open
    cast(voting, Position.FOR, *SIX)
    close(voting)
    once_closed = visible_text(officer.get(papers))
    assert of_one not in once_closed
    assert of_all in once_closed, "other items may still be voted on"
    end(voting.held)
    assert of_all not in visible_text(officer.get(papers))


def test_the_sheet_of_a_meeting_without_a_vote_is_not_offered(visit, world, held):
    open_with(held)
    end(held)
    officer, papers = visit("officer"), f"/meetings/{held.meeting}/papers"
    assert "на котором проводились голосования" in visible_text(officer.get(papers))
    refused = officer.post(f"{papers}/meeting_sheet", on=papers)
    assert refused.status_code == 409, "who asks all the same hears the same"
    assert "на котором проводились голосования" in visible_text(refused)


def test_a_certificate_of_the_chairmanship_is_not_offered_where_no_state_was_elected(app, records):
    without_chair = build_world(states=("BY", "KZ", "UZ"))
    app.config["CLOCK"] = without_chair.tick
    meeting, client = a_meeting(without_chair).meeting, app.test_client()
    let_in(without_chair, client, "officer")
    shown = visible_text(client.get(f"/meetings/{meeting}/papers"))
    assert "председательствующее государство не определено" in shown


def test_a_copy_is_offered_of_what_is_in_force_before_what_it_replaces(visit, signed, store):  # noqa: F811
    held, _old = signed
    correction = propose(held)
    answer(held, correction, printed(held, correction, store))

    form = visit("officer").get(f"/meetings/{held.meeting}/papers/copy").get_data(as_text=True)

    offered = re.findall(r"<option([^>]*)>([^<]+)<", form)
    assert [title for _state, title in offered if "Протокол" in title] == [
        "Протокол, исправление 1",
        "Протокол, заменен исправлением № 1",
    ]
    assert ["selected" in state for state, title in offered if "Протокол" in title] == [True, False]


OPINIONS, CREDENTIALS = "Особые мнения", "Полномочия лиц, замещавших членов Совета"


def offers(page):
    """Return by the name of each paper why its button is disabled; empty where it can be pressed."""
    rows = re.findall(r'<th scope="row">([^<]+)</th>(.*?)</tr>', page.get_data(as_text=True), re.DOTALL)
    why = re.compile(
        r'disabled aria-describedby="(why-\d+)">[^<]+</button>\s*<div class="act-why" id="\1">(.*?)</div>',
        re.DOTALL,
    )
    return {
        name: re.sub(r"<[^>]+>", "", found[2]).strip() if (found := why.search(row)) else ""
        for name, row in rows
    }


def test_what_the_signed_protocol_does_not_hold_is_barred_with_the_reason(visit, over, store):  # noqa: F811
    held, _decision = over
    officer, papers = visit("officer"), f"/meetings/{held.meeting}/papers"
    unsigned = "Протокол заседания еще не подписан: документ составляется по подписанному протоколу."
    told = offers(officer.get(papers))
    assert {told[OPINIONS], told[CREDENTIALS], told["Выписка из протокола"]} == {unsigned}
    assert told["Повестка дня"] == ""

    sign(held, prepared(held, store))

    told = offers(officer.get(papers))
    assert told[OPINIONS] == "В подписанном протоколе нет особых мнений."
    assert told[CREDENTIALS] == (
        "По подписанному протоколу заместителей не было: члены Совета участвовали лично."
    )
    assert told["Протокол в краткой форме"] == ""
    refusal = officer.post(f"{papers}/opinions", on=papers)
    assert (refusal.status_code, "не содержит особых мнений" in visible_text(refusal)) == (409, True)


def test_what_the_signed_protocol_holds_is_issued_by_one_press(visit, world, store):  # noqa: F811
    held = a_meeting(world, items=2)
    _code, paper = a_substitute(held, "UZ")
    world.clock.move_to(STARTS_AT)
    register_delegate(meeting=held.meeting, seat="UZ", credential=paper, by=world.officer, at=world.tick())
    open_with(held, [state for state in SIX if state != "UZ"])
    put_forward(item=held.item, by=world.officer, at=world.tick())
    decision = a_closed_meeting(held)
    file_dissent(decision=decision, text="Не согласны.", by=world.member("RU"), at=world.tick())
    sign(held, prepared(held, store))
    officer, papers = visit("officer"), f"/meetings/{held.meeting}/papers"

    told = offers(officer.get(papers))

    assert (told[OPINIONS], told[CREDENTIALS]) == ("", "")
    for kind in ("opinions", "credentials"):
        assert officer.post(f"{papers}/{kind}", on=papers).status_code == 303

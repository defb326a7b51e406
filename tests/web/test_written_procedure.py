"""The written procedure as its pages show it: asked, answered on the page or by letter, and counted."""

import pytest

from council.law.ballot import Position
from council.records.database import db
from council.records.presence import Participant
from tests.actions.test_written_procedure import SIX, a_version, a_written_meeting, opened
from tests.ledger import legal_tables, registered
from tests.web.filled import HOURS
from tests.web.page import visible_text
from tests.world import ENDS_AT, STATES, cast, close, end, vote_on

MEETING = {"series": "regular", "ordinal": "50", "form": "written", **HOURS}
LETTER = "письмо от 05.06.2026 № 12-4"


@pytest.fixture
def written(world):
    a_version(world)
    return opened(a_written_meeting(world))


@pytest.mark.clause("cis_industrial_policy", "3.4")
def test_a_written_meeting_is_convened_only_where_the_rules_allow_it(visit, world):
    page, before = visit("officer"), legal_tables()

    answer = page.post("/meetings/new", MEETING)

    assert answer.status_code == 409
    assert "Заочное рассмотрение возможно, только если его допускает регламент" in visible_text(answer)
    assert "(п. 3.4)" in visible_text(answer)
    assert legal_tables() == before
    a_version(world)
    with registered("meeting.convened"):
        shown = page.get(page.post("/meetings/new", MEETING).location)
    assert "заочно" in visible_text(shown)


def test_the_questions_are_sent_and_the_chair_takes_the_chair(visit, world):
    a_version(world)
    held = a_written_meeting(world)
    page = visit("officer")

    text = visible_text(page.get(f"/meetings/{held.meeting}/day"))
    assert "вопросы направлены" in text
    assert "Направить вопросы членам Совета" in text
    assert "Убыл" not in text

    with registered("members.asked"):
        assert page.post(f"/meetings/{held.meeting}/addressees").status_code == 303
    chair = next(p for p in db.session.scalars(db.select(Participant)) if p.seat and p.seat.code == "TJ")
    with registered("chair.taken"):
        page.post(f"/meetings/{held.meeting}/chair", {"participant": chair.public_id, "elected": ""})
    with registered("meeting.opened"):
        page.post(f"/meetings/{held.meeting}/opening", {})
    text = visible_text(page.get(f"/meetings/{held.meeting}"))
    assert "участвуют те члены Совета, чьи ответы поступили до закрытия голосования" in text


def test_a_member_replies_on_the_page(visit, written):
    vote = vote_on(written).vote
    member = visit("KZ")
    assert f'href="/votes/{vote}"' in member.get("/").get_data(as_text=True)
    assert "Как голосует Республика Казахстан?" in visible_text(member.get(f"/votes/{vote}"))

    with registered("ballot.cast"):
        answer = member.post(f"/votes/{vote}/ballot", {"position": "for", "form_key": "a form"})

    assert "Республика Казахстан" in visible_text(member.get(answer.location))


def test_a_letter_is_entered_confirmed_and_told_as_one(visit, written):
    voting = vote_on(written)
    page, address = visit("officer"), f"/votes/{voting.vote}/oral-ballots"
    assert "Внести ответ по письму" in visible_text(page.get(address))
    assert page.post(address, {"seat": "UZ", "position": "for", "letter": ""}).status_code == 422

    with registered("oral_ballot.entered"):
        page.post(address, {"seat": "UZ", "position": "against", "letter": LETTER})
    chair = visit("TJ")
    assert LETTER in visible_text(chair.get(f"/votes/{voting.vote}"))
    html = chair.get(f"/votes/{voting.vote}").get_data(as_text=True)
    confirmation = html.split('/confirmation"')[0].rsplit('"', 1)[1] + "/confirmation"
    with registered("oral_ballot.confirmed"):
        chair.post(confirmation)
    cast(voting, Position.FOR, *SIX)
    waiting = visible_text(page.get(f"/votes/{voting.vote}/closure"))
    assert "Не ответили: Республика Таджикистан, Туркменистан." in waiting
    assert "срок ответов не истек" in waiting
    assert "дождаться ответов или окончания срока" in waiting
    voting.world.clock.move_to(ENDS_AT)
    close(voting)

    text = visible_text(visit("KZ").get(f"/votes/{voting.vote}"))
    assert "против · письмом" in text
    assert "ответа не поступило" in text
    assert "В заседании участвуют 7 из 9 членов Совета" in text


def test_nobody_is_asked_whether_they_object(visit, written):
    before = legal_tables()

    answer = visit("officer").post(f"/items/{written.item}/votes", {"manner": "no_objection"})

    assert answer.status_code == 409
    assert "молчание не означает согласия" in visible_text(answer)
    assert legal_tables() == before


def test_the_minutes_of_a_written_procedure_wait_for_no_notes_of_what_was_heard(visit, written):
    voting = vote_on(written)
    cast(voting, Position.FOR, *STATES)
    close(voting)
    end(written)
    page = visible_text(visit("officer").get(f"/meetings/{written.meeting}/minutes"))
    assert "Составить протокол" in page
    assert "Не записано, кого слушали:" not in page

"""A member votes: three choices, a step to confirm, a receipt, and nothing of it seen by others before the close."""

import re

import pytest

from council.actions.presence import register_delegate
from council.actions.sittings import put_forward
from council.actions.voting import cast_ballot
from council.law.ballot import Position
from council.records.database import db
from council.records.voting import Ballot, Manner
from tests.web.page import visible_text
from tests.world import (
    SIX,
    a_meeting,
    a_substitute,
    cast,
    close,
    let_in,
    open_with,
    states_but,
    vote_on,
)

BALLOT = {"position": "against", "form_key": "form-of-the-member"}
WORDS_OF_CHOICES = ("Против", "Воздержа", "против", "воздержа", "against", "abstain")


@pytest.fixture
def voting(running):
    return vote_on(running)


def part_of(page, voting, **headers):
    """Return the part of the page of a vote that refreshes itself."""
    return page.get(f"/votes/{voting.vote}/state", headers={"X-Fragment": "1", **headers})


def key_on(page, vote):
    return re.search(r'name="form_key"[^>]*value="([^"]+)"', page.client.get(f"/votes/{vote}").text)[1]


def test_a_member_chooses_confirms_and_is_given_a_receipt(visit, voting):
    page = visit("KZ")
    asked = visible_text(page.get(f"/votes/{voting.vote}"))
    assert "Как голосует Республика Казахстан?" in asked

    key = key_on(page, voting.vote)
    chosen = page.post(f"/votes/{voting.vote}/confirmation", {"position": "against", "form_key": key})
    repeated = page.get(chosen.location)
    assert "Голосует Республика Казахстан Позиция Против" in visible_text(repeated)
    assert key in repeated.get_data(as_text=True)
    assert db.session.query(Ballot).count() == 0

    cast_at = page.post(f"/votes/{voting.vote}/ballot", {"position": "against", "form_key": key})
    receipt = visible_text(page.get(cast_at.location))
    assert cast_at.status_code == 303
    assert "Ваш голос учтен" in receipt
    assert "Республика Казахстан" in receipt
    assert "Против" in receipt


def test_the_choice_to_be_confirmed_outlives_a_change_of_language_and_no_ballot(visit, voting):
    page = visit("KZ")
    chosen = page.post(f"/votes/{voting.vote}/confirmation", BALLOT).location
    assert "against" not in chosen, "an address is kept in histories and logs, where a choice must not be"

    page.client.set_cookie("lang", "en")
    assert "Against" in visible_text(page.get(chosen))

    page.post(f"/votes/{voting.vote}/ballot", BALLOT)
    back = page.get(chosen)
    assert (back.status_code, back.location) == (303, f"/votes/{voting.vote}")
    assert "Your vote is recorded" in visible_text(page.get(back.location))


def test_a_choice_is_repeated_to_nobody_else_on_the_same_browser(visit, voting):
    page = visit("KZ")
    chosen = page.post(f"/votes/{voting.vote}/confirmation", BALLOT).location

    let_in(voting.world, page.client, "KG")

    assert page.get(chosen).status_code == 303


def test_the_same_form_twice_gives_the_same_receipt_and_another_choice_is_refused(visit, voting):
    page = visit("KZ")
    first = page.post(f"/votes/{voting.vote}/ballot", BALLOT)
    again = page.post(f"/votes/{voting.vote}/ballot", BALLOT)
    other = page.post(f"/votes/{voting.vote}/ballot", {**BALLOT, "position": "for"})

    assert first.location == again.location
    assert other.status_code == 409
    assert "поданный голос окончателен" in visible_text(other)
    assert [ballot.position for ballot in db.session.query(Ballot)] == [Position.AGAINST]


@pytest.mark.parametrize(
    "sent", [{"form_key": "k"}, {"position": "absent", "form_key": "k"}, {"position": "for"}, {}]
)
def test_a_form_without_a_choice_or_a_key_casts_nothing(visit, voting, sent):
    answer = visit("KZ").post(f"/votes/{voting.vote}/ballot", sent)

    assert answer.status_code == 422
    assert db.session.query(Ballot).count() == 0


@pytest.mark.parametrize("code", ["officer", "head", "TJ", "KG", "advisory", "RU"])
def test_before_the_close_nobody_reads_how_a_state_has_voted(visit, voting, code):
    cast(voting, Position.AGAINST, "KZ", "BY")
    page = visit(code)
    shown = [part_of(page, voting), page.get(f"/items/{voting.held.item}")]
    if code in {"officer", "head", "advisory"}:  # the others have the choices of their own ballot before them
        shown.append(page.get(f"/votes/{voting.vote}"))

    for answer in shown:
        assert not [word for word in WORDS_OF_CHOICES if word in answer.text]
    assert "подано 2 из 6" in visible_text(shown[0])
    assert page.get(f"/ballots/{db.session.query(Ballot).first().public_id}").status_code == 404


def test_the_part_that_refreshes_itself_is_sent_again_only_when_another_state_has_voted(visit, voting):
    page = visit("officer")
    cast(voting, Position.FOR, "KZ")
    known = {"If-None-Match": part_of(page, voting).headers["ETag"]}
    assert part_of(page, voting, **known).status_code == 304

    cast(voting, Position.FOR, "BY")
    assert part_of(page, voting, **known).status_code == 200


def test_other_persons_of_the_state_see_that_it_has_voted_and_not_how(visit, world):
    held = a_meeting(world)
    code, paper = a_substitute(held, "KZ")
    register_delegate(meeting=held.meeting, seat="KZ", credential=paper, by=world.officer, at=world.tick())
    open_with(held, states_but("KZ", among=SIX))
    put_forward(item=held.item, by=world.officer, at=world.tick())
    voting = vote_on(held)
    ballot = cast_ballot(
        vote=voting.vote, position=Position.AGAINST, form_key="k", by=world.actor(code, meeting=held.meeting),
        at=world.tick(),
    ).public_id  # fmt: skip
    member, caster = visit("KZ"), visit(code)

    assert "Голос подан" in visible_text(member.get(f"/votes/{voting.vote}"))
    assert "станет видна после закрытия голосования" in visible_text(member.get(f"/ballots/{ballot}"))
    assert "Позиция Против" in visible_text(caster.get(f"/ballots/{ballot}"))


def test_after_the_close_the_page_shows_every_position_with_its_arithmetic(visit, voting):
    cast(voting, Position.FOR, "KZ", "BY", "RU", "TJ")
    cast(voting, Position.AGAINST, "KG")
    close(voting)
    shown = visible_text(visit("advisory").get(f"/votes/{voting.vote}"))

    assert "4 из 6 учитываемых голосов, требуется не менее 4. Решение принято." in shown
    assert "Республика Узбекистан Лицо-UZ Имя Отчество · член Совета не голосовал" in shown
    assert "Кыргызская Республика Лицо-KG Имя Отчество · член Совета против" in shown
    assert "Республика Армения — отсутствовало" in shown, (
        "it is the state that was absent: nobody spoke for it"
    )
    assert shown.index("Республика Армения") < shown.index("Республика Беларусь")


@pytest.mark.parametrize(
    ("code", "status", "words"),
    [
        ("AM", 409, "не участвует в заседании"),
        ("advisory", 409, "не голосует"),
        ("officer", 409, "не голосует"),
        ("observer", 404, "Такой страницы нет"),
    ],
)
def test_who_may_not_vote_is_refused_and_told_why(visit, voting, code, status, words):
    answer = visit(code).post(f"/votes/{voting.vote}/ballot", BALLOT)

    assert answer.status_code == status
    assert words in visible_text(answer)
    assert db.session.query(Ballot).count() == 0


def test_a_ballot_after_the_close_is_refused_by_its_clause(visit, voting):
    page = visit("KZ")
    cast(voting, Position.FOR, "BY")
    close(voting)
    answer = page.post(f"/votes/{voting.vote}/ballot", BALLOT)

    assert answer.status_code == 409
    assert "Голосование закрыто. Голос не принят. п. 5.8" in visible_text(answer)


def test_one_objection_ends_the_question_and_asks_for_a_vote(visit, running):
    asked = vote_on(running, manner=Manner.NO_OBJECTION)
    page, chair = visit("KZ"), visit("TJ")
    assert "молчание означает согласие" in visible_text(page.get(f"/votes/{asked.vote}"))

    page.get(f"/votes/{asked.vote}/objections")
    page.post(f"/votes/{asked.vote}/objections")

    moved = part_of(chair, asked)
    assert moved.headers["X-Next-Page"] == f"/votes/{asked.vote}"
    assert "Возражает: Республика Казахстан" in visible_text(chair.get(f"/votes/{asked.vote}"))
    assert "Поступило возражение. Требуется голосование" in visible_text(chair.get(f"/items/{running.item}"))


def test_without_objections_the_question_is_adopted_by_its_close(visit, running):
    asked = vote_on(running, manner=Manner.NO_OBJECTION)
    chair = visit("TJ")
    chair.get(f"/votes/{asked.vote}")
    chair.post(f"/votes/{asked.vote}/closure")
    shown = visible_text(chair.get(f"/votes/{asked.vote}"))

    assert "Решение принято без голосования, возражений не поступило" in shown
    assert "не возражает" in shown

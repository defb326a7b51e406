"""What the pages of a meeting tell of powers for certain items, of who acts, and of powers that have ended."""

import pytest

from council.actions.credential_reach import Reach
from council.actions.presence import register_delegate
from council.actions.sittings import put_forward
from council.law.credentials import Scope
from tests.ledger import legal_tables, registered
from tests.web.page import visible_text
from tests.world import SIX, STARTS_AT, a_meeting, a_substitute, open_with, vote_on

BALLOT = {"position": "for", "form_key": "form-of-the-substitute"}


@pytest.fixture
def held(world):
    """Kazakhstan is there by a substitute for the first item of two; its member sits beside."""
    held = a_meeting(world, items=2)
    held.code, held.paper = a_substitute(held, "KZ", reach=Reach(Scope.ITEMS, (held.items[0],)))
    world.clock.move_to(STARTS_AT)
    register_delegate(
        meeting=held.meeting, seat="KZ", credential=held.paper, by=world.officer, at=world.tick()
    )
    open_with(held, (*(state for state in SIX if state != "KZ"), "AM"))
    for item in held.items:
        put_forward(item=item, by=world.officer, at=world.tick())
    return held


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_substitute_votes_on_the_item_of_the_paper_and_is_told_why_not_on_another(visit, held):
    page = visit(held.code)
    first = vote_on(held).vote
    asked = visible_text(page.get(f"/votes/{first}"))
    assert (
        "Вы действуете от имени Республики Казахстан (№ 12/34 от 1 марта 2026 года, по пункту 1 повестки"
        in asked
    )
    with registered("ballot.cast"):
        page.post(f"/votes/{first}/ballot", BALLOT)
    visit("officer").post(f"/votes/{first}/closure")

    second = vote_on(held, held.items[1]).vote
    told = visible_text(page.get(f"/votes/{second}"))
    assert "Полномочия выданы на другие вопросы повестки дня" in told
    assert "нет полномочий по этому вопросу" in told
    before = legal_tables()
    refused = page.post(f"/votes/{second}/ballot", BALLOT)
    assert refused.status_code == 409
    assert "по этому вопросу государство считается отсутствующим" in visible_text(refused)
    assert legal_tables() == before
    assert "Без полномочий по этому вопросу" in visible_text(visit("TJ").get(f"/items/{held.items[1]}"))


def test_member_and_substitute_both_read_who_acts(visit, held):
    """The card of the roll names the paper, how far it reaches and who confirmed it."""
    day = f"/meetings/{held.meeting}/day"
    for code in ("KZ", held.code):
        told = visible_text(visit(code).get(day))
        assert f"Республика Казахстан: действует Лицо-{held.code}" in told
        assert (
            "полномочия № 12/34 от 1 марта 2026 года, по пункту 1 повестки дня; подтвердил(а) Глава Секретариата"
            in told
        )

    vote = vote_on(held).vote
    told = visible_text(visit("KZ").get(f"/votes/{vote}"))
    assert f"От имени вашего государства действует Лицо-{held.code}" in told
    refused = visit("KZ").post(f"/votes/{vote}/ballot", BALLOT)
    assert refused.status_code == 409
    assert "действует другой представитель" in visible_text(refused)


@pytest.mark.clause("cis_industrial_policy", "4.1")
@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "Полномочия отозваны"), ("en", "The powers have been revoked")],
)
def test_a_substitute_revoked_on_an_open_page_is_told_so(visit, held, language, words):
    """The page was given out before; its own state revoked the powers meanwhile; nothing is stored."""
    page, vote = visit(held.code), vote_on(held).vote
    page.get(f"/votes/{vote}")
    visit("KZ").post(f"/credentials/{held.paper}/revocation", {"reason": "прибыл министр"})
    page.get(f"/languages/{language}")
    before = legal_tables()

    for answer in (page.post(f"/votes/{vote}/ballot", BALLOT), page.get(f"/votes/{vote}")):
        assert answer.status_code == 409
        assert words in visible_text(answer)
    assert legal_tables() == before

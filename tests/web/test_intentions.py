"""After a vote, on its page: how a state meant to vote, by its own hand, and only until the signature."""

from council.law.ballot import Position
from council.records.database import db
from council.records.decisions import Decision
from tests.web.page import visible_text

ATTACK = "<script>alert(1)</script> {{7*7}}"


def test_a_state_says_what_it_meant_and_everybody_reads_that_it_moves_nothing(over, visit):
    _held, decision = over
    vote = db.session.query(Decision).filter_by(public_id=decision).one().vote.public_id
    own, officer = visit("RU"), visit("officer")
    page, form = f"/votes/{vote}", f"/votes/{vote}/intentions"
    assert form in own.get(page).get_data(as_text=True)
    before = visible_text(own.get(page)).partition("Основания")[0]
    assert own.post(form, {"position": "", "reason": ""}).status_code == 422
    same = own.post(form, {"position": Position.AGAINST.value, "reason": ""})
    assert (same.status_code, "именно так и подсчитан" in visible_text(same)) == (409, True)
    assert own.post(form, {"position": "for", "reason": ATTACK}).location == page
    html = visit("KZ").get(page).get_data(as_text=True)
    assert "<script>alert" not in html
    assert "Намерение: за. На итог голосования не влияет." in visible_text(own.get(page))
    assert visible_text(own.get(page)).partition("Основания")[0] == before
    assert "уже записано" in visible_text(own.get(form))
    assert form not in officer.get(page).get_data(as_text=True)
    assert officer.get(form).status_code == 404, "the secretariat does not speak for a state"
    assert officer.post(form, {"seat": "KZ", "position": "abstained", "reason": ""}).status_code == 404

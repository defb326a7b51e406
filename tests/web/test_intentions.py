"""After a vote, on its page: how a state meant to vote, by its own hand, and only until the signature."""

from council.actions.statements import file_dissent
from council.law.ballot import Position
from council.records.database import db
from council.records.decisions import Decision
from council.records.files import FileStore
from tests.actions.closed import prepared
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


def test_a_state_that_has_reopened_the_protocol_reads_why_it_does_not_do_so_again(over, visit, settings):
    (held, decision), store = over, FileStore(settings.files_dir)
    prepared(held, store)
    file_dissent(decision=decision, text="Нет.", by=held.world.member("RU"), at=held.world.tick())
    vote = db.session.query(Decision).filter_by(public_id=decision).one().vote.public_id
    own, page, withdrawal = visit("RU"), f"/votes/{vote}", f"/decisions/{decision}/dissents/withdrawal"
    assert withdrawal in own.get(page).get_data(as_text=True), "the text is open: it speaks at will"
    prepared(held, store)
    assert withdrawal not in own.get(page).get_data(as_text=True)
    read = visible_text(own.get(page))
    assert "Во второй раз он не возвращается" in read
    assert "если протокол снова вернут на доработку" in read
    assert "не возвращается" not in visible_text(visit("KZ").get(page))

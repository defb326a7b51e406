"""A vote is opened, conducted and closed from the pages: by the presiding person or on instruction."""

import pytest

from council.actions.disinterest import declare_disinterest
from council.law.ballot import Position
from council.records.database import db
from council.records.decisions import Decision, Statement
from council.records.files import FileStore
from council.records.voting import OralBallot, Vote
from tests.actions.closed import drafted
from tests.web.page import visible_text
from tests.world import a_running_meeting, cast, close, vote_on


def open_vote(page, held):
    return page.post(f"/items/{held.item}/votes", {"manner": "ballot"}).location


def test_a_vote_is_refused_visibly_while_an_affected_state_is_absent(visit, world):
    held = a_running_meeting(world, affected=("AM",))
    page = visit("officer")
    shown = visible_text(page.get(f"/items/{held.item}"))
    refused = page.post(f"/items/{held.item}/votes", {"manner": "ballot"})

    assert "В отсутствие представителя такого государства решение не принимается. п. 5.14" in shown
    assert refused.status_code == 409
    assert db.session.query(Vote).count() == 0


def test_a_state_declares_disinterest_on_the_page_of_the_item_and_takes_it_back(visit, running):
    page = visit("KZ")
    page.get(f"/items/{running.item}/disinterests")
    page.post(f"/items/{running.item}/disinterests", {"seat": "KZ", "note": ""})
    assert "Республика Казахстан Отозвать заявление" in visible_text(page.get(f"/items/{running.item}"))
    assert page.post(f"/items/{running.item}/disinterests", {"seat": "BY"}).status_code == 422

    page.post(f"/items/{running.item}/disinterests/KZ/withdrawal")
    assert "Никто не заявил" in visible_text(page.get(f"/items/{running.item}"))


def test_an_amendment_in_the_room_marks_what_has_changed(visit, running):
    page = visit("TJ")
    page.post(f"/items/{running.item}/draft", {"text": "1. Одобрить проект.\n\n2. Разослать его."})
    shown = page.get(f"/items/{running.item}")

    assert "Редакция 2 · изменена на заседании" in visible_text(shown)
    assert "<ins>" in shown.text
    assert "<del>" in shown.text


def test_a_vote_opened_by_mistake_is_withdrawn_for_a_reason_while_nobody_has_voted(visit, running):
    page = visit("officer")
    address = open_vote(page, running)
    assert page.post(f"{address}/withdrawal", {"reason": " "}).status_code == 422
    page.post(f"{address}/withdrawal", {"reason": "не та редакция"})

    assert "не та редакция" in visible_text(page.get(address))
    assert "отозвано: не та редакция" in visible_text(page.get(f"/items/{running.item}"))


def test_an_oral_vote_is_entered_by_the_secretariat_and_confirmed_by_who_presides(visit, running):
    voting = vote_on(running)
    officer, chair = visit("officer"), visit("TJ")
    address = f"/votes/{voting.vote}"
    asked = officer.get(f"{address}/oral-ballots").get_data(as_text=True)
    assert '<option selected value="">Выберите государство</option>' in asked, (
        "no state is chosen before somebody is heard"
    )
    assert officer.post(f"{address}/oral-ballots", {"seat": "", "position": "for"}).status_code == 422
    officer.post(f"{address}/oral-ballots", {"seat": "RU", "position": "for"})
    waiting = db.session.query(OralBallot).one().public_id

    assert "Записано" not in visible_text(officer.get(address))
    assert "Записано: «За»" in visible_text(chair.get(address))
    assert officer.post(f"{address}/oral-ballots/{waiting}/confirmation").status_code == 409
    chair.post(f"{address}/oral-ballots/{waiting}/confirmation")
    close(voting)
    assert "Лицо-RU Имя Отчество · член Совета за · устно" in visible_text(officer.get(address))


def test_a_narrow_base_is_confirmed_knowingly_on_a_page_of_its_own(visit, running):
    world = running.world
    for state in ("BY", "KZ", "KG", "RU"):
        declare_disinterest(item=running.item, seat=state, by=world.officer, at=world.tick())
    voting = vote_on(running)
    cast(voting, Position.FOR, "TJ", "UZ")
    page, address = visit("TJ"), f"/votes/{voting.vote}"
    asked = page.post(f"{address}/closure")
    assert asked.status_code == 409
    assert "Подтверждаю результат при узкой базе подсчета" in visible_text(asked)
    assert db.session.query(Decision).count() == 0

    page.post(f"{address}/closure", {"narrow_base_confirmed": "y"})
    assert "Председательствующий подтвердил узкую базу" in visible_text(page.get(address))


def test_who_is_still_silent_is_named_before_a_vote_is_closed(visit, running):
    voting = vote_on(running)
    cast(voting, Position.FOR, "TJ", "BY", "KZ")
    page, address = visit("TJ"), f"/votes/{voting.vote}"
    assert f'href="{address}/closure"' in page.get(address).text
    asked = visible_text(page.get(f"{address}/closure"))

    assert "Не проголосовали: Кыргызская Республика, Российская Федерация, Республика Узбекистан." in asked
    assert db.session.query(Decision).count() == 0

    cast(voting, Position.FOR, "KG", "RU", "UZ")
    assert f'action="{address}/closure"' in page.get(address).text  # nobody is left to be asked about
    page.post(f"{address}/closure")
    assert page.get(f"{address}/closure").headers["Location"] == address


def test_a_vote_is_annulled_by_two_persons_and_both_votes_stay(visit, running):
    voting = vote_on(running)
    cast(voting, Position.FOR, "TJ")
    close(voting)
    officer, address = visit("officer"), f"/votes/{voting.vote}"
    assert officer.post(f"{address}/annulment", {"reason": ""}).status_code == 422
    officer.post(f"{address}/annulment", {"reason": "ошибка в тексте"})
    assert "Подтвердить должно другое лицо" in visible_text(officer.get(address))
    assert officer.post(f"{address}/annulment/confirmation").status_code == 409

    visit("head").post(f"{address}/annulment/confirmation")
    assert "Голосование аннулировано" in visible_text(officer.get(address))
    assert "аннулировано: ошибка в тексте" in visible_text(officer.get(f"/items/{running.item}"))


def test_a_dissent_is_kept_word_for_word_when_refused_and_shown_as_text(visit, running):
    voting = vote_on(running)
    cast(voting, Position.FOR, "TJ", "BY", "RU", "UZ")
    cast(voting, Position.AGAINST, "KZ")
    decision = close(voting).public_id
    words = {"body_text": "Не согласны. <script>alert(1)</script> {{7*7}}"}
    agreeing = visit("BY").post(f"/decisions/{decision}/dissents", words)
    assert agreeing.status_code == 409
    assert "{{7*7}}" in visible_text(agreeing)

    page = visit("KZ")
    assert page.post(f"/decisions/{decision}/dissents", {"body_text": ""}).status_code == 422
    page.post(f"/decisions/{decision}/dissents", words)
    shown = page.get(f"/votes/{voting.vote}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in shown.text
    assert "против · особое мнение" in visible_text(shown)

    page.post(f"/decisions/{decision}/dissents/withdrawal")
    assert db.session.query(Statement).one().withdrawn_at is not None


@pytest.mark.parametrize("path", ["withdrawal", "oral-ballots", "annulment"])
def test_acts_of_the_presiding_person_have_no_page_for_others(visit, running, path):
    voting = vote_on(running)

    assert visit("KZ").get(f"/votes/{voting.vote}/{path}").status_code == 404


def test_a_dissent_that_stands_is_told_before_it_is_filed_and_has_no_button_after(over, visit, settings):
    held, decision = over
    drafted(held, FileStore(settings.files_dir))
    form, own = f"/decisions/{decision}/dissents", visit("AM")
    page = db.session.query(Decision).filter_by(public_id=decision).one().vote.public_id
    assert "До подписания протокола его можно отозвать" in visible_text(own.get(form))
    own.post(form, {"body_text": "Не согласны."})
    shown = own.get(f"/votes/{page}")
    assert f"{form}/withdrawal" in shown.text
    assert "отозвать особое мнение по этому решению можно один раз" in visible_text(shown)
    own.post(f"{form}/withdrawal")
    told = visible_text(own.get(form))
    assert "Поданное сейчас уже не отзывается" in told
    assert "До подписания протокола его можно отозвать" not in told
    own.post(form, {"body_text": "И все же не согласны."})
    shown = own.get(f"/votes/{page}")
    assert f"{form}/withdrawal" not in shown.text
    assert "поданное снова не отзывается" in visible_text(shown)
    again = own.post(f"{form}/withdrawal")
    assert (again.status_code, "поданное снова не отзывается" in visible_text(again)) == (409, True)

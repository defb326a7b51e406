"""What is asked of each office in each state of the world: a table; done, it is asked no more; the header agrees."""

import re
from datetime import timedelta
from functools import cache

import pytest
from sqlalchemy import select

from council.actions.acknowledging import acknowledge_delivery, note_paper_opened
from council.actions.credentials import confirm_credential
from council.actions.oral_ballots import enter_oral_ballot, resolve_oral_ballot
from council.actions.participation import answer_participation
from council.actions.people import disable_account
from council.actions.petitions import answer_petition
from council.actions.preparing import circulate_draft, prepare_minutes
from council.actions.remarks import answer_remark, give_no_remarks, give_remark
from council.actions.rendering import print_decision
from council.actions.venues import answer_venue, propose_venue
from council.law.ballot import Position
from council.law.remarks import Verdict
from council.records.database import db
from council.records.decisions import DecisionNumber
from council.records.dispatches import DispatchPaper
from council.records.files import FileStore
from council.records.participation import Participation
from council.records.people import Appointment, Office
from tests.actions.closed import prepared, sign
from tests.actions.test_corrections import answer, leaves, printed, propose
from tests.actions.test_submissions import accept, give_again, send_back, submit
from tests.dispatching import ADOPTED, by_hand, delivery_to, give, send, send_adopted
from tests.world import (
    SIX,
    STATES,
    a_meeting,
    a_petition,
    a_running_meeting,
    a_substitute,
    an_open_vote,
    cast,
    close,
    drafted,
    end,
    end_by_two,
    enter_person,
    signed,
    states_but,
)

EVERYBODY = ("KZ", "AM", "TJ", "focal", "delegate", "officer", "operator", "advisory", "observer")

PARTICIPATION = "Сообщите, участвует ли ваше государство"
CREDENTIAL = "Представьте документ о полномочиях заместителя"
VENUE = "Ответьте, согласны ли вы с местом заседания"
PETITION = "Ответьте на предложение о внеочередном заседании"
CONVENE = "Созовите внеочередное заседание"
VOTE = "Проголосуйте"
ALOUD = "Подтвердите 1 устный голос"
SECOND_PERSON = "Подтвердите или отклоните: нужно второе лицо"
SIGN = "Подпишите протокол"
REVIEW = "Рассмотрите 1 документ о полномочиях"
PUBLISH = "Опубликуйте повестку дня и материалы"
ITEMS = "Внесите вопросы в повестку дня"
MATERIAL = "Рассмотрите материал государства"
MEND = "Исправьте материал, возвращенный с замечанием"
READ = "Прочтите материалы и подтвердите получение"
READ_ADOPTED = "Прочтите принятые документы и подтвердите получение"
DRAFT = "Составьте проект протокола"
PREPARE = "Направьте проект протокола на замечания или подготовьте к подписанию"
REMARK = "Ответьте на проект протокола"
ANSWER = "Ответьте на 1 замечание к протоколу"
SIGN_CORRECTION = "Подпишите исправление протокола"


@pytest.fixture
def offices(world):
    enter_person(world, "focal", office=Office.FOCAL_POINT, seat="KZ")
    enter_person(world, "delegate", office=Office.DELEGATE, seat="KZ")
    return world


@pytest.fixture
def page_of(visit):
    """Sign each person in once: what changes is the world around them."""
    return cache(visit)


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


def asked(page_of, code):
    """Return the acts asked of a person, having seen that the header of another page tells their number."""
    page = page_of(code)
    html = page.get("/").get_data(as_text=True)
    waiting = re.search(r'<section aria-labelledby="waiting">.*?</section>', html, re.DOTALL)[0]
    titles = re.findall(
        r"<a [^>]*href=\"/[^>]*>([^<]+)</a>\s*(?=<span class=\"agenda-note|</div>|\n)", waiting
    )
    elsewhere = page.get("/account").get_data(as_text=True)
    told = re.search(r'Мой стол <span class="count">(\d+)<', elsewhere)
    assert len(titles) == (int(told[1]) if told else 0), f"{code}: the header and the desk disagree: {titles}"
    return titles


def all_asked(page_of, codes=EVERYBODY):
    return {code: found for code in codes if (found := asked(page_of, code))}


def announce(held, state, how):
    world = held.world
    answer_participation(
        meeting=held.meeting, state=state, answer=how, by=world.member(state), at=world.tick()
    )


def test_participation_and_then_the_paper_of_the_substitute(offices, page_of):
    held = a_meeting(offices)
    of_states = {code: [PARTICIPATION] for code in ("KZ", "AM", "TJ", "focal")}
    assert all_asked(page_of) == of_states

    announce(held, "KZ", Participation.SUBSTITUTE)
    announce(held, "AM", Participation.NOBODY)
    announce(held, "TJ", Participation.MEMBER)
    assert all_asked(page_of) == {"KZ": [CREDENTIAL], "focal": [CREDENTIAL]}

    _code, paper = a_substitute(held, "KZ", confirmed=False)
    two = (*EVERYBODY, "head")
    assert all_asked(page_of, two) == {"head": [REVIEW]}, "the officer who filed the paper waits for another"
    confirm_credential(credential=paper, by=offices.head, at=offices.tick())
    assert all_asked(page_of) == {}


def test_the_place_of_a_meeting(offices, page_of):
    held = a_meeting(offices)
    for state in STATES:
        announce(held, state, Participation.MEMBER)
    proposal = propose_venue(meeting=held.meeting, city="Минск", by=offices.officer, at=offices.tick())
    assert all_asked(page_of) == {code: [VENUE] for code in ("KZ", "AM", "TJ")}

    answer_venue(
        proposal=proposal.public_id, state="KZ", agrees=True, by=offices.member("KZ"), at=offices.tick()
    )
    assert asked(page_of, "KZ") == []


def test_a_petition_is_answered_and_then_convened(offices, page_of):
    petition = a_petition(offices, state="AM", supporters=("BY", "KG", "RU"))
    assert all_asked(page_of) == {code: [PETITION] for code in ("KZ", "TJ")}

    answer_petition(petition=petition, state="KZ", supports=True, by=offices.member("KZ"), at=offices.tick())
    assert all_asked(page_of) == {"officer": [CONVENE]}, "the majority is reached: nobody else is asked"


def test_a_vote_an_oral_vote_and_the_signature(offices, page_of, store):
    voting = an_open_vote(offices)
    assert all_asked(page_of) == {code: [VOTE] for code in ("KZ", "TJ")}, "the absent are not asked"

    cast(voting, Position.FOR, "TJ", "BY", "KG", "RU", "UZ")
    spoken = enter_oral_ballot(
        vote=voting.vote, seat="KZ", position=Position.FOR, by=offices.officer, at=offices.tick()
    )
    assert all_asked(page_of) == {"TJ": [ALOUD]}, "who has spoken aloud is not asked to vote"
    resolve_oral_ballot(
        vote=voting.vote, oral_ballot=spoken.public_id, confirmed=True, by=offices.chair, at=offices.tick()
    )
    assert all_asked(page_of) == {}

    close(voting)
    end(voting.held)
    assert all_asked(page_of) == {"officer": [DRAFT]}
    minutes, sha256 = drafted(voting.held, store)
    assert all_asked(page_of) == {"officer": [PREPARE]}
    by, tick = offices.officer, offices.tick
    circulated = circulate_draft(
        minutes=minutes, sha256=sha256, due_on=tick().date() + timedelta(days=7), by=by, at=tick()
    )
    told = {"minutes": minutes, "version": circulated.version.public_id}
    remark = give_remark(**told, state="AM", text="Уточнить.", by=offices.member("AM"), at=tick()).public_id
    for state in states_but("AM", "KZ"):
        give_no_remarks(**told, state=state, by=offices.member(state), at=tick())
    assert all_asked(page_of) == {"KZ": [REMARK], "focal": [REMARK], "officer": [ANSWER]}
    answer_remark(remark=remark, verdict=Verdict.DECLINED, reason="Так было", by=by, at=tick())
    give_no_remarks(**told, state="KZ", by=offices.member("KZ"), at=tick())
    assert all_asked(page_of) == {}
    prepare_minutes(minutes=minutes, sha256=sha256, reason="Срочно", by=by, at=tick())
    assert all_asked(page_of) == {"TJ": [SIGN]}


def test_a_material_is_submitted_returned_and_mended(offices, page_of, store):
    held = a_meeting(offices)
    for state in STATES:
        announce(held, state, Participation.MEMBER)
    material = submit(held, store)
    assert all_asked(page_of) == {"officer": [MATERIAL]}

    send_back(held, material)
    assert all_asked(page_of) == {"KZ": [MEND], "focal": [MEND]}
    give_again(held, store, material, by=offices.member("KZ"))
    assert all_asked(page_of) == {"officer": [MATERIAL]}
    accept(held, material, 2)
    assert all_asked(page_of) == {}


def test_what_is_signed_waits_for_nobody(offices, page_of, store):
    voting = an_open_vote(offices)
    cast(voting, Position.FOR, *SIX)
    close(voting)
    signed(voting.held, store)
    assert all_asked(page_of) == {}


def test_the_secretariat_prepares_a_meeting(offices, page_of):
    a_meeting(offices, items=0, published=False)
    assert all_asked(page_of) == {"officer": [PUBLISH, ITEMS]}


def test_what_was_sent_is_read_and_its_receipt_confirmed(offices, page_of, store):
    held = a_meeting(offices)
    for state in STATES:
        announce(held, state, Participation.MEMBER)
    give(held, store)
    sent = send(held)
    every = {code: [READ] for code in ("KZ", "AM", "TJ", "advisory")}
    assert all_asked(page_of) == every | {"focal": [READ], "delegate": [READ]}

    acknowledge_delivery(delivery=delivery_to(held, sent, "KZ"), by=offices.member("KZ"), at=offices.tick())
    assert asked(page_of, "KZ") == []
    assert asked(page_of, "AM") == [READ], "one confirms for oneself alone"


def test_the_secretariat_sees_how_many_states_have_not_opened_what_was_sent(offices, page_of, store):
    held = a_meeting(offices)
    give(held, store)
    send(held)
    assert f"документы, государств – {len(STATES)}" in page_of("officer").get("/").get_data(as_text=True)

    [version] = db.session.scalars(select(DispatchPaper.version_id))
    for state in STATES:
        note_paper_opened(version_id=version, by=offices.member(state), at=offices.tick())
    assert "Открыты не все" not in page_of("officer").get("/").get_data(as_text=True)


def test_adopted_documents_are_asked_for_after_the_meeting(world, page_of, store):
    held = a_running_meeting(world)
    give(held, store)
    send(held)
    assert asked(page_of, "KZ") == [READ]
    signed(held, store)
    assert asked(page_of, "KZ") == [], "the meeting is over: its materials are asked for no more"
    send_adopted(held)
    assert asked(page_of, "KZ") == [READ_ADOPTED]


def test_each_sending_of_materials_is_asked_for_by_its_number_and_of_what_was_adopted_the_last(
    world, page_of, store
):
    held = a_running_meeting(world)
    give(held, store)
    send(held)
    give(held, store, title="Дополнение")
    send(held, key="second")
    assert asked(page_of, "KZ") == [READ, "Прочтите материалы рассылки № 2 и подтвердите получение"]
    signed(held, store)
    first = send_adopted(held)
    last = send_adopted(held, key="adopted again")
    again = "Прочтите принятые документы рассылки № 2 и подтвердите получение"
    assert asked(page_of, "KZ") == asked(page_of, "AM") == [again]
    acknowledge_delivery(delivery=delivery_to(held, first, "KZ"), by=world.member("KZ"), at=world.tick())
    assert asked(page_of, "KZ") == [again], "the receipt of the first says nothing of the second"
    acknowledge_delivery(delivery=delivery_to(held, last, "AM"), by=world.member("AM"), at=world.tick())
    assert asked(page_of, "AM") == [], "the last holds all that the first did"


def test_an_account_to_be_closed_in_a_vote_waits_for_the_operator_and_another_officer(world, page_of):
    an_open_vote(world)
    disable_account(person=world.persons["KZ"], by=world.head, at=world.tick())
    waiting = [SECOND_PERSON]
    assert [asked(page_of, code) for code in ("operator", "observer")] == [waiting, []]
    assert SECOND_PERSON in asked(page_of, "officer")
    assert SECOND_PERSON not in asked(page_of, "head"), "who asked for it is not asked"


@pytest.mark.clause("cis_industrial_policy", "5.9")
def test_a_correction_waits_for_who_presided_and_then_to_be_sent(over, page_of, store):
    held, _decision = over
    sign(held, prepared(held, store))
    correction = propose(held)
    assert asked(page_of, "TJ") == [SIGN_CORRECTION]
    assert asked(page_of, "KZ") == []
    answer(held, correction, printed(held, correction, store))
    assert asked(page_of, "TJ") == []
    for numbered in db.session.scalars(select(DecisionNumber)).all():
        print_decision(decision=numbered.decision.public_id, store=store, at=held.world.tick())
    page, told = f"/meetings/{held.meeting}/minutes", "Исправление 1 не разослано"
    assert asked(page_of, "officer") == ["Разошлите исправление 1 протокола"]
    assert told in page_of("officer").get(page).get_data(as_text=True)
    by_hand(held, "KZ", on=held.world.clock.now.date(), kind=ADOPTED)
    assert told in page_of("officer").get(page).get_data(as_text=True), "one state of all has it"
    day, leaving = held.world.clock.now.date(), held.world.member("AM").person_id
    office = db.session.query(Appointment).filter_by(person_id=leaving).one().public_id
    end_by_two(held.world, office, until_on=day + timedelta(days=30))
    others = [state for state in STATES if state != "AM"]
    by_hand(held, *others, on=day, kind=ADOPTED, key="others")
    assert told in page_of("officer").get(page).get_data(as_text=True), (
        "who leaves next month is a member today"
    )
    send_adopted(held)
    assert asked(page_of, "officer") == []
    assert told not in page_of("officer").get(page).get_data(as_text=True)
    leaves(held, "TJ")
    propose(held, "Слушали Сидорова.")
    assert SIGN_CORRECTION in asked(page_of, "RU"), "who presided is gone: a co-chair signs in the place"

"""The register of the parties on the site: who is one on a day and why, what is entered, what is refused."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from council.actions.bodies import admit_seat
from council.actions.parties import enter_treaty_act
from council.law.parties import TreatyStep
from council.records.bodies import Seat, State
from council.records.database import db
from council.records.treaty import TreatyEntry
from tests.ledger import legal_tables, registered
from tests.web.page import check, visible_text
from tests.web.test_query_counts_voting import counted
from tests.world import SINCE

ACCESSION = {"state": "AZ", "acted_on": "2026-02-01", "sent_on": "2026-01-20", "document": "нота № 7"}


@pytest.fixture
def leaving(world):
    """Moldova's notice, received a month before: its last day is a known one."""
    return enter_treaty_act(
        step=TreatyStep.WITHDRAWAL_NOTIFIED, state="MD", acted_on=date(2026, 1, 31), document="нота № 7",
        by=world.officer, at=world.tick(),
    ).public_id  # fmt: skip


def seat_of(code):
    return db.session.scalars(select(Seat).join(State).where(State.code == code)).one().public_id


def test_the_parties_of_today_and_the_numbers_that_follow(visit):
    answer = visit("KZ").get("/parties")
    check(answer)
    text = visible_text(answer)

    assert "Признается участником с 1 января 2020 года" in text
    assert "6 из 9" in text
    assert "5 из 9" in text
    assert "день получения известен для 0 из 3" in text


def test_another_day_may_be_asked_about_and_changes_nothing(visit, leaving):
    page, before = visit("KZ"), legal_tables()

    last = visible_text(page.get("/parties?on=2026-07-30"))
    after = visible_text(page.get("/parties?on=2026-07-31"))

    assert "6 из 9" in last
    assert "последний день участия – 30 июля 2026 года" in last
    assert "Следующее изменение состава 31 июля 2026 года" in last
    assert "6 из 8" in after
    assert "Не является участником: последний день участия – 30 июля 2026 года" in after
    assert legal_tables() == before


@pytest.mark.parametrize(
    "on", ["someday", "2026-02-30", "0001-01-01", "9999-12-31", "'", "2026-01-01T00:00", "%00", "٢٠٢٦-٠١-٠١"]
)
def test_a_day_that_is_none_is_named(visit, on):
    answer = visit("KZ").get(f"/parties?on={on}")

    assert answer.status_code == 400
    assert re.search("Укажите существующий день|Проверьте год", visible_text(answer))
    assert "6 из 9" in visible_text(answer)


def test_the_register_speaks_english(visit, leaving):
    page = visit("KZ")
    page.get("/languages/en")
    text = visible_text(page.get("/parties?on=2026-07-31"))

    assert "Parties to the Agreement" in text
    assert "No party any more: the last day as a party was 30 July 2026" in text
    assert "6 of 8" in text


def test_the_picture_has_its_words_and_a_bar_for_every_party(visit, leaving):
    drawn = visit("KZ").get("/parties").text

    assert 'role="img"' in drawn
    assert drawn.count('class="parties-assumed"') == 9
    assert drawn.count('class="parties-act"') == 10
    assert "style=" not in drawn


def test_an_accession_is_entered_with_its_paper(visit):
    page = visit("officer")

    with registered("treaty_act.entered"):
        answer = page.post("/parties/acts/acceded/new", ACCESSION)

    text = visible_text(page.get(answer.location))
    assert "Участник с 3 марта 2026 года" in text or "Станет участником 3 марта 2026 года" in text
    assert "нота № 7" in text
    assert "отправлено 20 января 2026 года" in text


@pytest.mark.parametrize(
    ("step", "changed", "status", "why"),
    [
        ("acceded", {"state": "GE"}, 409, "Присоединиться может только государство – участник СНГ (ст. 11)"),
        (
            "acceded",
            {"state": "KZ", "acted_on": "2019-01-01", "sent_on": ""},
            409,
            "только после вступления Соглашения в силу",
        ),
        ("acceded", {"state": ""}, 422, "Выберите государство"),
        ("acceded", {"state": "US"}, 422, "Выберите значение из списка"),
        ("acceded", {"acted_on": ""}, 409, "Не указан день"),
        ("acceded", {"acted_on": "2027-01-01"}, 409, "еще не наступил"),
        ("acceded", {"acted_on": "завтра"}, 422, "Укажите существующий день"),
        ("acceded", {"document": ""}, 422, "Укажите документ или источник"),
        ("acceded", {"document": "а\u202eб"}, 422, "Документ"),
        ("acceded", {"note": "х" * 2001}, 422, "Сократите текст"),
        ("withdrawal_notified", {}, 409, "о выходе уведомляет только участник"),
        ("withdrawal_revoked", {"state": "KZ"}, 409, "которое можно отозвать, нет"),
        ("notified", {"state": "KZ"}, 409, "уведомляет то государство, которое подписало"),
    ],
)
def test_what_is_not_in_order_is_said_and_nothing_is_stored(visit, step, changed, status, why):
    page, before = visit("officer"), legal_tables()

    answer = page.post(f"/parties/acts/{step}/new", ACCESSION | changed)

    assert answer.status_code == status
    assert why in visible_text(answer)
    assert legal_tables() == before


def test_a_wrong_entry_is_voided_and_shown_with_its_reason(visit, leaving):
    page = visit("officer")

    with registered("treaty_act.voided"):
        answer = page.post(f"/parties/acts/{leaving}/voiding", {"reason": "письмо другого государства"})

    text = visible_text(page.get(answer.location))
    assert "письмо другого государства" in text
    again = page.post(f"/parties/acts/{leaving}/voiding", {"reason": "еще раз"})
    assert again.status_code == 409


def test_a_protocol_has_its_own_entry_into_force(visit):
    page = visit("officer")
    with registered("treaty_protocol.entered"):
        page.post("/parties/protocols/new", {"title_ru": "Протокол 2015 года", "done_on": "2015-10-30"})
    [address] = set(re.findall(r"/parties/protocols/\w+/acts/signed/new", page.get("/parties").text))

    for state, received in (("BY", "2016-07-13"), ("KZ", "2016-12-06"), ("RU", "2017-04-21")):
        signed = {"state": state, "document": "нота", "acted_on": "2015-10-30"}
        assert page.post(address, signed).status_code == 303
        notified = signed | {"acted_on": received}
        assert page.post(address.replace("signed", "notified"), notified).status_code == 303

    text = visible_text(page.get("/parties"))
    assert "Протокол 2015 года" in text
    assert "Протокол вступил в силу 21 мая 2017 года: 21 апреля 2017 года получено уведомление № 3" in text
    assert "Первые уведомившие: Беларусь, Казахстан и Россия" in text


def test_the_notice_of_an_authority_is_entered_later_and_shown_as_late(visit):
    page = visit("officer")
    named = {"title_ru": "Новое министерство", "since_on": "2026-02-01", "decided_on": "2025-12-31"}
    assert page.post(f"/seats/{seat_of('KZ')}/authorised-bodies/new", named).status_code == 303
    overdue = page.get("/parties")
    assert "Депозитарий не уведомлен о решении от 31 декабря 2025 года" in visible_text(overdue)
    [address] = set(re.findall(r"/authorised-bodies/\w+/notice", overdue.text))

    with registered("authorised_body.notified"):
        page.post(address, {"notified_on": "2026-02-10", "channel": "diplomatic"})

    assert "позднее срока – 31 января 2026 года" in visible_text(page.get("/parties"))
    assert page.post(address, {"notified_on": "", "channel": "pigeon"}).status_code == 422


@pytest.mark.parametrize("code", ["KZ", "advisory", "operator"])
def test_others_read_the_register_and_enter_nothing(visit, leaving, code):
    page, before = visit(code), legal_tables()

    assert "Внести запись" not in visible_text(page.get("/parties"))
    assert "Аннулировать" not in visible_text(page.get(f"/parties/{seat_of('MD')}"))
    assert page.post("/parties/acts/acceded/new", ACCESSION).status_code == 404
    assert page.post(f"/parties/acts/{leaving}/voiding", {"reason": "так"}).status_code == 404
    assert legal_tables() == before


def test_what_is_no_step_or_no_entry_is_no_page(visit):
    page = visit("officer")
    for address in ("/parties/acts/voided/new", "/parties/acts/nothing/voiding", "/parties/nothing"):
        assert page.get(address).status_code == 404


def test_a_typed_note_is_shown_as_it_was_typed(visit):
    page = visit("officer")
    said = ACCESSION | {"note": "<script>alert(1)</script>"}
    answer = page.post("/parties/acts/acceded/new", said)

    shown = page.get(answer.location)
    assert "<script>alert" not in shown.text
    assert "<script>alert(1)</script>" in visible_text(shown)
    assert db.session.scalars(select(TreatyEntry.note).where(TreatyEntry.note != "")).one() == said["note"]


def test_a_member_whose_state_has_left_is_pointed_out_to_the_secretariat(visit, world):
    enter_treaty_act(
        step=TreatyStep.WITHDRAWAL_NOTIFIED, state="MD", acted_on=date(2025, 6, 1), document="нота № 7",
        by=world.officer, at=world.tick(),
    )  # fmt: skip
    address = f"/parties/{seat_of('MD')}"

    assert "назначение члена Совета еще действует: Лицо-MD" in visible_text(visit("officer").get(address))
    assert "назначение члена Совета" not in visible_text(visit("KZ").get(address))


@pytest.mark.parametrize("joining", [(), ("AZ", "UA")], ids=["nine states", "eleven states"])
def test_the_register_asks_little_however_many_states_there_are(app, world, visit, joining):
    for state in joining:
        admit_seat(state=state, since_on=SINCE, basis="", is_assumed=True, by=world.head, at=world.tick())
    page = visit("KZ")
    page.get("/parties")
    with counted(app) as asked:
        page.get("/parties")
    assert len(asked) <= 8, "\n\n".join(asked)


def test_each_reader_has_the_clauses_in_their_own_language(visit):
    page, party = visit("KZ"), f"/parties/{seat_of('KZ')}"
    page.get("/languages/en")
    english = visible_text(page.get(party))
    page.get("/languages/ru")

    assert "Article 13" in english
    assert "ст. 13" in visible_text(page.get(party))

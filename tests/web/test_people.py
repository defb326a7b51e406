"""People, their accounts and offices, entered from the pages of the secretariat."""

from datetime import date

import pytest
from sqlalchemy import select

from council.records.database import db
from council.records.people import Appointment, Office, Person
from tests.ledger import legal_tables, registered
from tests.web.page import visible_text
from tests.world import enter_person

NAMES = {"family_name": "Абдуллаева", "given_names": "Гульнара Рустамовна", "name_en": "Gulnara Abdullaeva"}
ADVISER = {
    "office": "advisory",
    "post": "представитель",
    "organisation": "Исполком СНГ",
    "since_on": "2026-04-01",
}


@pytest.fixture
def newcomer(world):
    return enter_person(world, "newcomer")


def person_named(family_name):
    db.session.rollback()
    return db.session.scalars(select(Person).where(Person.family_name == family_name)).one_or_none()


def test_a_person_is_registered_and_then_shown(visit):
    page = visit("officer")

    with registered("person.registered"):
        answer = page.post("/people/new", NAMES)

    assert answer.status_code == 303
    assert "Абдуллаева Гульнара Рустамовна" in visible_text(page.get(answer.location))
    assert "Абдуллаева" in visible_text(page.get("/people?name=абдулл"))


def test_a_name_sought_in_vain_says_what_to_do(visit):
    assert "Никого с таким именем нет" in visible_text(visit("officer").get("/people?name=%25"))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "Введите фамилию"),
        ("   ", "Введите фамилию"),
        ("Ива\u202eнов", "U+202E"),
        ("Ива\x00нов", "U+0000"),
        ("Иванов\u6f22", "U+6F22"),
        ("И" * 101, "Сократите текст: не больше 100 знаков"),
    ],
)
def test_a_name_that_cannot_stand_in_the_record_is_named_and_what_was_typed_is_kept(visit, name, why):
    page, before = visit("officer"), legal_tables()

    answer = page.post("/people/new", NAMES | {"family_name": name})

    assert answer.status_code == 422
    assert why in visible_text(answer)
    assert 'value="Гульнара Рустамовна"' in answer.get_data(as_text=True)
    assert legal_tables() == before


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{7*7}}", "file:///etc/passwd", "' OR 1=1 --"]
)
def test_hostile_text_is_shown_as_text(visit, text):
    page = visit("officer")

    shown = page.get(page.post("/people/new", NAMES | {"family_name": text}).location)

    assert text in visible_text(shown) or "<script" in text
    assert "<script>alert" not in shown.get_data(as_text=True)
    assert "49" not in visible_text(shown).replace("2049", "")


def test_an_account_lets_a_person_in_until_it_is_closed(visit, world):
    page = visit("operator")
    answer = page.post("/people/new", NAMES)
    person = person_named("Абдуллаева").public_id

    with registered("account.opened"):
        page.post(
            f"/people/{person}/account",
            {"email": "g@example.org", "language": "ru"},
        )
    assert "g@example.org" in visible_text(page.get(answer.location))

    with registered("account.disabled"):
        page.post(f"/people/{person}/account/closure")
    assert (
        visit(None).post("/sign-in", {"email": "g@example.org", "password": "a long phrase"}).status_code
        == 422
    )


def test_no_address_and_a_taken_one_are_refused_above_the_form(visit, newcomer):
    page, before = visit("officer"), legal_tables()
    person = visit("officer").post("/people/new", NAMES).location.rpartition("/")[2]
    before = legal_tables()

    none = page.post(f"/people/{person}/account", {"email": "никто", "language": "ru"})
    taken = page.post(f"/people/{person}/account", {"email": "kz@example.org", "language": "ru"})

    assert (none.status_code, taken.status_code) == (422, 409)
    assert "Укажите адрес электронной почты вида" in visible_text(none)
    assert "Этот адрес уже занят" in visible_text(taken)
    assert 'value="kz@example.org"' in taken.get_data(as_text=True)
    assert legal_tables() == before


def test_an_office_is_entered_with_its_days_and_ended(visit, newcomer):
    page = visit("officer")

    with registered("appointment.made"):
        page.post(f"/people/{newcomer}/appointments/new", ADVISER)
    held = db.session.scalars(select(Appointment).where(Appointment.post == "представитель")).one()
    with registered("appointment.ended"):
        page.post(f"/appointments/{held.public_id}/last-day", {"until_on": "2026-09-30"})

    assert "30 сентября 2026 года" in visible_text(page.get(f"/people/{newcomer}"))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"office": "member"}, "Государство указывают для члена Совета"),
        ({"office": "member", "seat": "KZ"}, "На эти дни уже назначен"),
        ({"office": "king"}, "Выберите значение из списка"),
        ({"office": "member", "seat": "XX"}, "Выберите значение из списка"),
        ({"since_on": "2026-02-30"}, "Укажите существующий день"),
        ({"since_on": "0001-01-01"}, "Проверьте год"),
        ({"until_on": "2026-03-31"}, "раньше первого"),
        ({"since_on": ""}, "Укажите первый день"),
    ],
)
def test_an_office_that_does_not_hold_together_is_refused_with_an_instruction(visit, newcomer, changed, why):
    page, before = visit("officer"), legal_tables()

    answer = page.post(f"/people/{newcomer}/appointments/new", ADVISER | changed)

    assert answer.status_code in {409, 422}
    assert why in visible_text(answer)
    assert legal_tables() == before


def test_a_seat_has_one_member_on_any_day(visit, world, newcomer):
    page = visit("officer")
    held = db.session.scalars(
        select(Appointment).where(Appointment.office == Office.MEMBER, Appointment.person_id.is_not(None))
    ).first()
    state = held.seat.code
    page.post(f"/appointments/{held.public_id}/last-day", {"until_on": "2026-05-31"})

    member = {"office": "member", "seat": state, "post": "министр", "since_on": "2026-06-01"}
    assert page.post(f"/people/{newcomer}/appointments/new", member).status_code == 303
    assert held.since_on < date(2026, 5, 31)


@pytest.mark.parametrize("code", ["KZ", "advisory", "observer"])
@pytest.mark.parametrize("path", ["/people", "/people/new", "/people/{person}", "/people/{person}/account"])
def test_the_people_are_the_secretariats_and_the_operators(visit, newcomer, code, path):
    assert visit(code).get(path.format(person=newcomer)).status_code == 404


def test_a_name_of_two_alphabets_is_taken_and_told(visit):
    officer = visit("head")
    answer = officer.post("/people/new", {"family_name": "Иванoв", "given_names": "Иван", "name_en": ""})
    assert answer.status_code == 303

    assert "в слове «Иванoв» смешаны буквы двух алфавитов" in visible_text(
        officer.get(answer.headers["Location"])
    )
    answer = officer.post(
        "/people/new", {"family_name": "Иванов", "given_names": "Иван", "name_en": "Ivan Ivanov"}
    )
    assert "алфавит" not in visible_text(officer.get(answer.headers["Location"]))

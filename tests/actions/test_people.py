"""People are registered, given accounts and offices; a seat has one member on any day."""

from datetime import date

import pytest
from sqlalchemy import select

from council.access.passwords import password_matches
from council.actions.people import appoint, disable_account, end_appointment, open_account, register_person
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.records.database import db
from council.records.people import Appointment, Office, Person
from tests.ledger import refused, registered
from tests.world import PASSWORD, SINCE, cheap_passwords, end_by_two, enter_person, name_by_two


def newcomer(world):
    return register_person(
        family_name="Новый", given_names="Участник", by=world.head, at=world.tick()
    ).public_id


def give_account(world, person, *, email="New@Example.org", password=PASSWORD, language="ru", by=None):
    with cheap_passwords():
        return open_account(
            person=person, email=email, password=password, language=language, by=by or world.head,
            at=world.tick(),
        )  # fmt: skip


def give_office(world, person, *, office=Office.MEMBER, seat="KZ", since_on=date(2026, 7, 1),
                until_on=None, post="министр"):  # fmt: skip
    return name_by_two(
        world, person=person, office=office, post=post, seat=seat, since_on=since_on, until_on=until_on
    )


def member_of(world, state):
    """Return the appointment of the state's member."""
    return db.session.scalars(
        select(Appointment).join(Person).where(Person.public_id == world.persons[state])
    ).one()


def test_a_person_is_registered_with_trimmed_composed_names(world):
    with registered("person.registered"):
        person = register_person(
            family_name="  Йи\u0306ванов ", given_names="Иван\tИванович", by=world.officer, at=world.tick()
        )

    assert person.family_name == "Ййванов"
    assert person.given_names == "Иван Иванович"


@pytest.mark.parametrize(
    "family_name", ["", " \n", "Ива\u202eнов", "Ива\x00нов", "Ива\u200bнов", "Иванов\u6f22", "И" * 101]
)
def test_a_name_that_cannot_stand_in_the_record_is_refused(world, family_name):
    with refused(Incomplete):
        register_person(family_name=family_name, given_names="Иван", by=world.head, at=world.tick())


def test_markup_in_a_name_is_kept_as_it_was_written(world):
    name = "<script>alert(1)</script> {{7*7}}"
    person = register_person(family_name=name, given_names="Иван", by=world.head, at=world.tick())

    assert person.family_name == name


def test_an_account_is_opened_under_an_address_in_lower_case(world):
    person = newcomer(world)

    with registered("account.opened"):
        account = give_account(world, person)

    assert account.email == "new@example.org"
    assert password_matches(account.password_hash, PASSWORD)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"password": "short"}, Incomplete),
        ({"password": "x" * 1001}, Incomplete),
        ({"email": "nobody"}, Incomplete),
        ({"email": "a b@example.org"}, Incomplete),
        ({"email": "kz@example.org"}, Conflict),
        ({"language": "de"}, Incomplete),
    ],
)
def test_an_account_that_could_not_be_used_is_refused(world, given, kind):
    person = newcomer(world)

    with refused(kind):
        give_account(world, person, **given)


def test_a_person_has_one_account(world):
    with refused(Conflict):
        give_account(world, world.persons["KZ"])


def test_an_account_for_nobody_is_refused(world):
    with refused(NotFound):
        give_account(world, "nobody")


def test_an_account_is_closed_once_and_never_by_its_holder(world):
    with registered("account.disabled"):
        disable_account(person=world.persons["KZ"], by=world.operator, at=world.tick())
    with refused(Conflict):
        disable_account(person=world.persons["KZ"], by=world.operator, at=world.tick())
    with refused(Conflict):
        disable_account(person=world.persons["head"], by=world.head, at=world.tick())


def test_the_next_member_takes_the_seat_after_the_last_day_of_the_present_one(world):
    person, present = newcomer(world), member_of(world, "KZ").public_id
    with refused(Conflict):
        give_office(world, person)

    with registered(
        "appointment.ending_proposed",
        "appointment.ended",
        "appointment.proposed",
        "appointment.made",
        clause="4.1",
    ):
        end_by_two(world, present, date(2026, 6, 30))
        give_office(world, person)


def test_one_day_of_two_members_is_one_too_many(world):
    person, present = newcomer(world), member_of(world, "KZ").public_id
    end_by_two(world, present, date(2026, 7, 1))

    with refused(Conflict):
        give_office(world, person)


@pytest.mark.parametrize(
    "given",
    [
        {"seat": None},
        {"office": Office.OBSERVER},
        {"until_on": date(2026, 6, 30)},
        {"since_on": date(2019, 12, 31)},
        {"post": ""},
    ],
)
def test_an_office_that_does_not_hold_together_is_refused(world, given):
    person = newcomer(world)
    end_by_two(world, member_of(world, "KZ").public_id, date(2020, 1, 1))

    with refused(Incomplete):
        give_office(world, person, **given)


def test_a_member_of_one_state_is_not_a_member_of_another(world):
    end_by_two(world, member_of(world, "KZ").public_id, date(2026, 6, 30))

    with refused(Conflict):
        give_office(world, world.persons["UZ"])


def test_the_last_day_is_brought_forward_and_never_put_off(world):
    held = member_of(world, "KZ").public_id
    end_by_two(world, held, date(2026, 6, 30))

    with refused(Conflict):
        end_by_two(world, held, date(2026, 7, 30))
    with refused(Incomplete):
        end_by_two(world, held, date(2019, 7, 30))


@pytest.mark.parametrize("code", ["KZ", "advisory", "observer"])
def test_people_are_the_business_of_the_secretariat_and_the_operator(world, code):
    stranger = world.actor(code)

    with refused(Forbidden):
        register_person(family_name="Новый", given_names="Участник", by=stranger, at=world.tick())
    with refused(Forbidden):
        give_account(world, world.persons["KZ"], by=stranger)
    with refused(Forbidden):
        appoint(
            person=world.persons["KZ"], office=Office.OBSERVER, post="советник", since_on=SINCE, by=stranger,
            at=world.tick(),
        )  # fmt: skip


def test_the_operator_registers_people(world):
    with registered("person.registered"):
        register_person(family_name="Новый", given_names="Участник", by=world.operator, at=world.tick())


def test_an_office_may_be_held_beside_another(world):
    person = enter_person(world, "newcomer", office=Office.ADVISORY)

    with registered("appointment.made"):
        appoint(
            person=person, office=Office.OBSERVER, post="советник", since_on=SINCE, by=world.officer,
            at=world.tick(),
        )  # fmt: skip


@pytest.mark.parametrize("office", [Office.SECRETARIAT_OFFICER, Office.SECRETARIAT_HEAD, Office.OPERATOR])
def test_the_head_alone_names_who_keeps_the_record(world, office):
    person = register_person(
        family_name="Новый", given_names="Имя", by=world.officer, at=world.tick()
    ).public_id
    named = {"person": person, "office": office, "post": "сотрудник", "since_on": SINCE}
    with refused(Forbidden):
        appoint(**named, by=world.officer, at=world.tick())


def test_the_head_alone_ends_the_offices_of_who_keeps_the_record(world):
    held = member_of(world, "deputy").public_id
    with refused(Forbidden):
        end_appointment(appointment=held, until_on=date(2026, 6, 30), by=world.officer, at=world.tick())
    with registered("appointment.ended"):
        end_appointment(appointment=held, until_on=date(2026, 6, 30), by=world.head, at=world.tick())


@pytest.mark.parametrize("code", ["head", "officer"])
def test_nobody_appoints_themselves(world, code):
    with refused(Forbidden):
        appoint(
            person=world.persons[code], office=Office.ADVISORY, post="советник", since_on=SINCE,
            by=world.actor(code), at=world.tick(),
        )  # fmt: skip

"""Addresses nobody was given, and letters no database keeps, end in a page and never in a fault."""

import pytest

from tests.ledger import legal_tables
from tests.world import a_meeting, vote_on

pytestmark = pytest.mark.both_databases

ADDRESSES = ("/people/{}", "/seats/{}", "/credentials/{}", "/meetings/{}", "/meetings/{}/credentials", "/items/{}",
             "/votes/{}", "/materials/{}", "/regulation/{}", "/agenda-versions/{}")  # fmt: skip


NAMES = ("%00", "a%00b", "%0A", "x", "%F0%9F%97%B3", "%ED%A0%80", "'%20OR%201=1", "9" * 300)
SOUGHT = ("%00", "%", "_", "\\", "'", "%ED%A0%80")
EMAILS = ("a\x00@b.example", "\x00", "ё" * 250)


def test_what_is_not_there_is_not_found(visit):
    page = visit("officer")
    asked = [address.format(name) for name in NAMES for address in ADDRESSES]

    assert {address: page.get(address).status_code for address in asked} == dict.fromkeys(asked, 404)


def test_a_list_is_searched_for_any_letters(visit):
    client = visit("officer").client
    answered = {sought: client.get(f"/people?name={sought}").status_code for sought in SOUGHT}

    assert answered == dict.fromkeys(SOUGHT, 200)


def test_strange_letters_open_no_door(visit):
    page = visit(None)
    answered = {
        email: page.post("/sign-in", {"email": email, "password": "a\x00b"}).status_code for email in EMAILS
    }

    assert answered == dict.fromkeys(EMAILS, 422)


def test_every_text_of_every_form_of_ours_refuses_a_letter_of_nothing(visit, world):
    held, page, nothing = a_meeting(world), visit("officer"), "\x00"
    seat = page.get("/seats").get_data(as_text=True).split('href="/seats/', 1)[1].split('"', 1)[0]
    before = legal_tables()
    texts = ("family_name", "given_names", "name_en", "email", "password", "post", "organisation", "title_ru",
             "title_en", "basis", "decision_reference", "number", "issued_by", "signatory", "seat", "state",
             "person", "office", "kind", "since_on", "until_on", "dated_on", "preceding", "reason")  # fmt: skip
    forms = (
        "/people/new", f"/people/{world.persons['KZ']}/account", f"/people/{world.persons['KZ']}/appointments/new",
        "/seats/new", f"/seats/{seat}/authorised-bodies/new", "/chairmanships/new",
        f"/meetings/{held.meeting}/credentials/new",
    )  # fmt: skip

    answers = {form: page.client.post(form, data=dict.fromkeys(texts, nothing) | {"csrf_token": page.token(form)})
               for form in forms}  # fmt: skip

    assert {form: answer.status_code for form, answer in answers.items()} == dict.fromkeys(forms, 422)
    assert legal_tables() == before


def test_a_forged_key_of_a_form_is_no_fault_of_ours(visit, running):
    address, page = f"/votes/{vote_on(running).vote}", visit("KZ")
    form = {"position": "for", "csrf_token": page.token(address)}

    for key in ("\x00", "ключ\x00"):
        assert page.client.post(f"{address}/ballot", data=form | {"form_key": key}).status_code < 500, key

"""A person changes the address they sign in by and the language they are written to; nobody does it for them."""

import pytest

from council.actions.own_account import change_account
from council.actions.refusals import Conflict, Incomplete
from tests.ledger import assert_books_balance, refused, registered


def change(world, *, email="minister@example.org", language="en"):
    return change_account(email=email, language=language, by=world.member("KZ"), at=world.tick())


def test_an_address_and_a_language_are_changed_by_their_owner(world):
    with registered("account.changed"):
        account = change(world, email="Minister@Example.org")
    assert (account.email, account.language) == ("minister@example.org", "en")
    assert_books_balance()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({"email": "uz@example.org"}, Conflict),
        ({"email": "kz@example.org", "language": "ru"}, Conflict),
        ({"email": "nobody"}, Incomplete),
        ({"email": "a@b.example\r\nBcc: all@example.org"}, Incomplete),
        ({"language": "de"}, Incomplete),
    ],
)
def test_what_is_taken_or_no_address_changes_nothing(world, said, kind):
    with refused(kind):
        change(world, **said)

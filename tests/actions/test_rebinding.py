"""Another key of the installation: people come in by the passwords they have, and forged rows stay shut."""

from dataclasses import replace

from flask import current_app
from sqlalchemy import select

from council.actions.rebinding import rebind_rows
from council.actions.signing_in import WrongPassword, sign_in
from council.records.binding import is_bound
from council.records.database import db
from council.records.factors import FactorKind
from council.records.people import Account
from tests.actions.test_binding import by_another_hand
from tests.authenticator import VAULT, Device, Owner, vault_of
from tests.conftest import SECRET
from tests.ledger import assert_books_balance, refused, registered
from tests.world import PASSWORD, cheap_passwords, email_of


def comes_in(world, code):
    with cheap_passwords():
        return sign_in(email=email_of(code), password=PASSWORD, address="192.0.2.1", at=world.tick())


def test_what_the_former_key_had_bound_is_bound_by_the_new_one_and_nothing_else(world, records, monkeypatch):
    owner = Owner(world, records)
    owner.has_application()
    owner.has_passkey(Device())
    chair = world.actor("TJ").person_id
    by_another_hand("UPDATE accounts SET binding = :none WHERE person_id = :chair", none="", chair=chair)
    other = replace(current_app.config["SETTINGS"], secret_key="another key of the same installation")
    monkeypatch.setitem(current_app.config, "SETTINGS", other)
    with refused(WrongPassword):
        comes_in(world, "KZ")

    fresh = vault_of(other.secret_key)
    keys = {"former_key": SECRET, "former": VAULT, "present": fresh}
    with registered("one_time_secret.enciphered_anew"):
        told = rebind_rows(**keys, at=world.tick())

    accounts = db.session.scalars(select(Account)).all()
    assert [account.person_id for account in accounts if not is_bound(account)] == [chair]
    assert (told.marked, told.strange) == (len(accounts) - 1 + 1 + 1 + 10, 1), "with secret, passkey, codes"
    assert comes_in(world, "KZ")
    owner.later(minutes=5)
    assert owner.proves(owner.code(), vault=fresh) is FactorKind.ONE_TIME_CODE
    with refused(WrongPassword):
        comes_in(world, "TJ")
    again = rebind_rows(**keys, at=world.tick())
    assert (again.marked, again.strange) == (0, 1), "once is enough, and what was forged stays shut"
    assert_books_balance()

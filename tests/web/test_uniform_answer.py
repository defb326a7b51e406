"""At the door nobody learns who has an account: whatever is wrong, the same work is done and the same answer given."""

import re
from contextlib import contextmanager

import pytest
from sqlalchemy import event, select

from council.access import passwords
from council.actions.invitations import invite
from council.actions.people import disable_account, register_person
from council.records.database import db
from council.records.people import Account
from tests.authenticator import Owner
from tests.world import CHEAP_HASHER, email_of

# Of one length, so that what is repeated in the field is as long for each.
UNKNOWN, KNOWN, CLOSED, INVITED = "qq@example.org", email_of("KZ"), email_of("KG"), "yy@example.org"
WRONG = "a guess that is wrong"
PLACES = {email: f"192.0.2.{number}" for number, email in enumerate((UNKNOWN, KNOWN, CLOSED, INVITED), 1)}
CHANGING = re.compile(r'(name="csrf_token" value=")[^"]+|\b[a-z]{2}@example\.org')


class CountingHasher:
    """Checks hashes cheaply, and counts how often."""

    def __init__(self):
        self.checked = 0

    def hash(self, word):
        return CHEAP_HASHER.hash(word)

    def verify(self, kept, word):
        self.checked += 1
        return CHEAP_HASHER.verify(kept, word)


@pytest.fixture
def hasher(monkeypatch):
    counting = CountingHasher()
    monkeypatch.setattr(passwords, "_hasher", counting)
    passwords._nobodys_hash.cache_clear()
    passwords._nobodys_hash()
    yield counting
    passwords._nobodys_hash.cache_clear()


@pytest.fixture
def accounts(world):
    """One known account with an application of codes, one closed, and one whose password is not set yet."""
    Owner(world, db.session, "KZ").has_application()
    disable_account(person=world.persons["KG"], by=world.head, at=world.tick())
    person = register_person(family_name="Новый", given_names="Человек", by=world.head, at=world.tick())
    invite(person=person.public_id, email=INVITED, by=world.head, at=world.tick())
    assert db.session.scalar(select(Account.password_hash).where(Account.email == INVITED)) is None
    return world


@contextmanager
def statements():
    """Collect what the database is asked, in order, without the values."""
    asked = []

    def note(connection, cursor, statement, parameters, context, executemany):
        asked.append(re.sub(r"\s+", " ", statement))

    engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def answered(page, path, email, said, hasher):
    """Return everything an answer could tell by: its status, its bytes, its headers, and the work done for it."""
    page.token(path)
    before = hasher.checked
    with statements() as asked:
        answer = page.post(path, {"email": email, **said}, environ_base={"REMOTE_ADDR": PLACES[email]})
    words = CHANGING.sub(r"\1…", answer.get_data(as_text=True))
    headers = sorted(name for name, _value in answer.headers)
    return answer.status_code, words, headers, hasher.checked - before, asked


@pytest.mark.parametrize(
    ("path", "said", "checks"),
    [("/sign-in", {"password": WRONG}, 1), ("/sign-in/reset", {"factor_code": "000000"}, 0)],
)
def test_every_address_is_answered_alike_for_the_same_work(visit, accounts, hasher, path, said, checks):
    unknown = answered(visit(None), path, UNKNOWN, said, hasher)
    assert unknown[0] == 422
    assert unknown[3] == checks, "a hash is checked where there is none to check"
    for email in (KNOWN, CLOSED, INVITED):
        other = answered(visit(None), path, email, said, hasher)
        assert other[:4] == unknown[:4], email
        assert other[4] == unknown[4], f"{email}: the database is asked otherwise than for an unknown address"

"""Whoever writes into the database becomes nobody else by it: what lets a person in is bound by a key kept elsewhere."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text

from council.access.passwords import hash_password
from council.access.signing_in import digest, session_of_token
from council.actions.calendar import make_address, person_of
from council.actions.factors import give_demonstration_code
from council.actions.invitations import DeadLink, accept_invitation, invite, issue, living_invitation
from council.actions.people import disable_account, register_person
from council.actions.proving import WrongFactor
from council.actions.refusals import NotFound
from council.actions.sessions import ask_again, begin_session, note_forged_session, renew_session
from council.actions.signing_in import WrongPassword, sign_in, sign_out
from council.records.binding import Bound, is_bound
from council.records.bodies import Body
from council.records.database import db, transaction
from council.records.factors import FactorKind
from council.records.guarding import drop_guards
from council.records.people import Account
from council.records.security_log import SecurityEvent
from council.records.sessions import WebSession
from tests.authenticator import Device, Owner
from tests.ledger import refused
from tests.world import PASSWORD, cheap_passwords, email_of

PHRASE = "четыре слова не из книги"


def by_another_hand(statement, **values):
    """Write as somebody does who has the database and not the key."""
    drop_guards(db.session.connection())
    changed = db.session.execute(text(statement), values)
    assert changed.rowcount, "nothing was changed"
    db.session.commit()
    db.session.expire_all()


def begun(world, code, *, proved_by=FactorKind.PASSKEY):
    with transaction() as session:
        return begin_session(
            session, person_id=world.actor(code).person_id, address="", proved_by=proved_by, at=world.tick()
        )


def noted():
    db.session.rollback()  # what was written beside this session is read next
    query = select(SecurityEvent).where(SecurityEvent.kind == "row.forged")
    return [event.detail for event in db.session.scalars(query)]


def comes_in(world, email, password):
    with cheap_passwords():
        return sign_in(email=email, password=password, address="192.0.2.7", at=world.tick())


@pytest.fixture
def everything(world, records):
    """One row at least of every kind that lets somebody in."""
    owner = Owner(world, records)
    owner.has_application()
    owner.has_passkey(Device())
    begun(world, "KZ")
    make_address(person_id=owner.by.person_id, at=world.tick())
    stranger = register_person(
        family_name="Новый", given_names="Человек", by=world.head, at=world.tick()
    ).public_id
    invite(person=stranger, email="new@example.org", by=world.head, at=world.tick())
    records.get(Body, world.body_id).is_demonstration = True
    records.commit()
    give_demonstration_code(person=world.persons["KG"], code="111111", by=world.head, at=world.tick())
    return world


def another(value):
    """Return a value that is not this one, as somebody might put it there."""
    if isinstance(value, datetime):
        return value + timedelta(seconds=1)
    return value + 1 if isinstance(value, int) else f"{value or ''}x"


def test_every_column_of_every_way_in_is_bound(everything, records):
    for kind in Bound.__subclasses__():
        row = records.scalars(select(kind).order_by(kind.id.desc()).limit(1)).one()
        assert is_bound(row), f"{kind.__tablename__} is written without its mark"
        for name in kind.BOUND:
            true = getattr(row, name)
            with records.no_autoflush:
                setattr(row, name, another(true))
                assert not is_bound(row), f"{kind.__tablename__}.{name} can be turned"
                setattr(row, name, true)
        records.rollback()


def test_a_session_turned_to_somebody_else_is_none_and_is_noted(world, records):
    token, chair = begun(world, "KZ"), world.actor("TJ").person_id
    assert session_of_token(db.session(), token, at=world.tick()) is not None
    by_another_hand("UPDATE web_sessions SET person_id = :chair", chair=chair)
    assert session_of_token(db.session(), token, at=world.tick()) is None
    note_forged_session(token, address="192.0.2.7", at=world.tick())
    assert noted() == [{"row": "web_sessions"}]


def test_a_session_copied_from_a_sound_one_is_none(world, records):
    begun(world, "TJ")
    token = begun(world, "KZ")
    by_another_hand(
        "UPDATE web_sessions SET person_id = :chair, binding = (SELECT binding FROM web_sessions WHERE"
        " person_id = :chair) WHERE token_sha256 = :mine",
        chair=world.actor("TJ").person_id, mine=digest(token),
    )  # fmt: skip
    assert session_of_token(db.session(), token, at=world.tick()) is None


def test_a_half_open_session_is_not_opened_by_writing_that_a_factor_was_proved(world, records):
    token = begun(world, "KZ", proved_by=None)
    by_another_hand("UPDATE web_sessions SET proved_at = began_at, proved_by = 'passkey'")
    assert session_of_token(db.session(), token, at=world.tick()) is None


def test_no_act_makes_a_forged_session_sound(world, records):
    """Acts that end or weaken sessions write into every one of a person; the mark of a forged one stays wrong."""
    token, chair = begun(world, "KZ"), world.actor("TJ").person_id
    by_another_hand("UPDATE web_sessions SET person_id = :chair", chair=chair)
    with transaction() as session:
        ask_again(session, chair)
    assert session_of_token(db.session(), token, at=world.tick()) is None
    with refused(NotFound):
        renew_session(token=token, proved_by=FactorKind.PASSKEY, at=world.tick())
    assert db.session.scalar(select(WebSession.proved_at)) is None


def test_who_is_given_new_powers_proves_the_factor_anew_in_the_same_session(world, records):
    token, person_id = begun(world, "KZ"), world.actor("KZ").person_id
    with transaction() as session:
        ask_again(session, person_id)
    held = session_of_token(db.session(), token, at=world.tick())
    assert (held.proved_at, held.proved_by) == (None, None)


def test_an_ended_session_is_not_brought_back(world, records):
    token = begun(world, "KZ")
    sign_out(token=token, at=world.tick())
    by_another_hand("UPDATE web_sessions SET ended_at = NULL, ended_because = NULL")
    assert session_of_token(db.session(), token, at=world.tick()) is None


def test_a_password_put_into_the_database_opens_nothing(world, records):
    with cheap_passwords():
        mine = hash_password("known to the intruder")
    email = email_of("KZ")
    by_another_hand("UPDATE accounts SET password_hash = :mine WHERE email = :email", mine=mine, email=email)
    for password in ("known to the intruder", PASSWORD):
        with pytest.raises(WrongPassword):
            comes_in(world, email, password)
    assert noted() == [{"row": "accounts"}] * 2
    assert comes_in(world, email_of("KG"), PASSWORD)


def test_a_closed_account_is_not_opened_again(world, records):
    disable_account(person=world.persons["KZ"], by=world.head, at=world.tick())
    by_another_hand("UPDATE accounts SET disabled_at = NULL")
    with pytest.raises(WrongPassword):
        comes_in(world, email_of("KZ"), PASSWORD)


def test_a_new_password_by_an_invitation_heals_the_account(world, records):
    """The way out for whoever is locked out by it: the secretariat resets the access, and the mark fits again."""
    by_another_hand("UPDATE accounts SET binding = ''")
    account = db.session.scalars(select(Account).where(Account.email == email_of("KZ"))).one()
    with transaction() as session:
        issued = issue(session, account.person, by=world.head, at=world.tick())
    accept(world, issued.token)
    assert comes_in(world, email_of("KZ"), PHRASE)


def test_the_link_of_an_invitation_is_not_put_under_another_name(world, records):
    person = register_person(family_name="Новый", given_names="Человек", by=world.head, at=world.tick())
    issued = invite(person=person.public_id, email="new@example.org", by=world.head, at=world.tick())
    chair = world.actor("TJ").person_id
    by_another_hand("UPDATE invitations SET person_id = :chair", chair=chair)
    with pytest.raises(DeadLink):
        living_invitation(issued.token, at=world.tick())
    with pytest.raises(DeadLink):
        accept(world, issued.token)


def test_factors_turned_to_somebody_else_prove_nothing(world, records):
    thief, victim = Owner(world, records, "KZ"), Owner(world, records, "TJ")
    device, codes = Device(), thief.has_application()
    thief.has_passkey(device)
    for table in ("one_time_secrets", "recovery_codes", "passkeys"):
        by_another_hand(f"UPDATE {table} SET person_id = :victim", victim=victim.by.person_id)
    for answer in (device.signs(victim.question()), thief.code(), codes[0]):
        with pytest.raises(WrongFactor):
            victim.proves(answer)


def test_the_code_of_the_demonstration_is_not_given_by_hand(everything, records):
    chair = Owner(everything, records, "TJ")
    by_another_hand("UPDATE demonstration_codes SET person_id = :chair", chair=chair.by.person_id)
    with pytest.raises(WrongFactor):
        chair.proves("111111")


def test_a_calendar_is_not_read_by_somebody_elses_address(world, records):
    token = make_address(person_id=world.actor("KZ").person_id, at=world.tick())
    by_another_hand("UPDATE calendar_addresses SET person_id = :chair", chair=world.actor("TJ").person_id)
    assert person_of(db.session(), token) is None


def test_what_was_used_stays_used_though_the_database_is_turned_back(world, records):
    owner, device = Owner(world, records), Device()
    recovery, *_others = owner.has_application()
    owner.has_passkey(device)
    code, answer = owner.code(), device.signs(owner.question())
    for proof in (code, recovery, answer):
        owner.proves(proof)
    by_another_hand("UPDATE one_time_secrets SET last_step = 0")
    by_another_hand("UPDATE recovery_codes SET used_at = NULL")
    by_another_hand("DELETE FROM spent_challenges")
    for proof in (code, recovery, answer):
        with pytest.raises(WrongFactor):
            owner.proves(proof)


def accept(world, token):
    with cheap_passwords():
        return accept_invitation(
            token=token, passphrase=PHRASE, body_id=world.body_id, address="", at=world.tick()
        )

"""Who signs a paper in its file, whose a signature is called, which file a copy carries, and what a later look finds."""

# ruff: noqa: F811 - fixtures of another file

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from council.actions import signing_powers
from council.actions.certificates import register_certificate, withdraw_certificate
from council.actions.corrections import refuse_correction
from council.actions.issued_papers import issue_paper, text_of_issued
from council.actions.jobs import claim_next_job
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.actions.signature_looks import AGAIN_AFTER, LOOK_JOB, ask_for_looks, look_again, look_as_worker
from council.actions.signed_files import file_to_sign
from council.actions.signing_powers import may_be_signed, may_sign_here, paper_to_be_signed
from council.cli.paper_seal import kept_authority
from council.papers.seal_making import Authority
from council.records.certificates import owners_of
from council.records.database import db
from council.records.file_signatures import Revocation, Standing, findings_of
from council.records.files import FileStore
from council.records.issued_papers import PaperKind
from council.records.operations import Job
from council.records.people import Person
from council.records.printing import renderings_of
from council.records.signatures_worse import papers_with_worse_signatures
from council.records.signers import signers_of
from tests.actions.closed import last_version, prepare, sign, the_minutes
from tests.actions.test_corrections import answer, propose
from tests.actions.test_corrections import printed as printed_correction
from tests.actions.test_signed_files import (  # noqa: F401 - fixtures among them
    LONG_AGO,
    PASSPHRASE,
    brought,
    here,
    key,
    lent,
    paper_of,
    printed,
    seal,
    signed_elsewhere,
    store,
    typeset,
)
from tests.certificates import a_list, a_proof, an_authority
from tests.ledger import assert_books_balance, refused, registered
from tests.papers.altering import as_if_of_gost

pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def signed(printed):
    """A protocol that the chair signed by the act, sealed."""
    sign(printed, prepare(printed, paper_of(printed).file.sha256))
    return printed


@pytest.fixture(scope="module")
def stranger():
    """A key whose authority nobody here believes."""
    return an_authority().issue("Шавкат Назаров", at=LONG_AGO)


def found_in(held, signed_file):
    return [both.latest for both in findings_of(db.session(), paper_of(held))[signed_file.file_id]]


def issued_file(held, store):
    return store.read(paper_of(held).file.sha256)


def copy_of(held):
    issued = issue_paper(
        meeting=held.meeting, kind=PaperKind.COPY, about=last_version(held).public_id, by=held.world.officer,
        at=held.world.tick(),
    )  # fmt: skip
    return text_of_issued(issued).sha256


def test_here_signs_who_signed_by_the_act_and_exactly_the_file_that_was_shown(
    signed, store, seal, key, stranger
):
    held, at = signed, signed.world.tick()
    printed_file = paper_of(held)
    session = db.session()
    assert may_be_signed(session, printed_file, held.world.officer, at=at)
    assert not may_sign_here(session, printed_file, held.world.officer, at=at)
    assert may_sign_here(session, printed_file, held.world.actor("TJ"), at=at)
    shown = printed_file.file.sha256
    with refused(Forbidden):
        lent(held, store, seal, key, over=shown, who="officer")
    brought(held, store, seal, signed_elsewhere(issued_file(held, store), key))
    with refused(Conflict):  # another signature came under it while the page was open
        lent(held, store, seal, key, over=shown)
    believed = file_to_sign(session, printed_file).sha256
    assert believed != shown
    brought(held, store, seal, signed_elsewhere(issued_file(held, store), stranger.as_pkcs12(PASSPHRASE)))
    assert file_to_sign(session, printed_file).sha256 == believed, (
        "a stranger's signature is built upon by nobody"
    )
    mine = lent(held, store, seal, key, over=believed)
    assert found_in(held, mine)[-1].signer_id == held.world.actor("TJ").person_id
    assert_books_balance()


def test_a_name_is_whose_certificate_it_is_or_is_nobodys(signed, store, seal, stranger):
    held, content = signed, issued_file(signed, store)
    lent_key = stranger.as_pkcs12(PASSPHRASE)
    unnamed = brought(held, store, seal, signed_elsewhere(content, lent_key))
    assert (found_in(held, unnamed)[-1].standing, found_in(held, unnamed)[-1].signer) == (
        Standing.UNKNOWN,
        None,
    )
    owner, tick, proof = held.world.actor("KZ"), held.world.tick, proof_of(held, "KZ", stranger)
    with registered("certificate.registered"):
        entered = register_certificate(content=proof, by=owner, at=tick())
    with refused(Conflict):
        register_certificate(content=proof, by=owner, at=tick())
    with refused(Incomplete):  # what the owner has signed says of nobody else that they hold the key
        register_certificate(content=proof, by=held.world.actor("RU"), at=tick())
    mine = lent(held, store, seal, lent_key, over=paper_of(held).file.sha256)
    assert found_in(held, mine)[-1].signer_id == held.world.actor("TJ").person_id, (
        "who has the key has shown it"
    )
    named = brought(held, store, seal, signed_elsewhere(content + b"\n", lent_key))
    assert found_in(held, named)[-1].signer_id == owner.person_id
    garbled = as_if_of_gost(signed_elsewhere(content + b"\n \n", lent_key), after=len(content))
    vouched = brought(held, store, seal, garbled, statement="Проверено в ведомстве")
    assert found_in(held, vouched)[-1].signer is None, (
        "a certificate under a value that nothing here checks says of nobody that they signed"
    )
    register_certificate(content=proof_of(held, "RU", stranger), by=held.world.actor("RU"), at=tick())
    disputed = brought(held, store, seal, signed_elsewhere(content + b"\n\n", lent_key))
    assert found_in(held, disputed)[-1].signer is None, "of a key that two hold it is not known who signed"
    held.world.clock.move_to(tick() + timedelta(hours=1))
    for file in (named, mine):
        look(held, file.public_id, store, seal.trusted())
    assert found_in(held, named)[-1].signer is None, "a later look drops a name that is disputed by now"
    assert found_in(held, mine)[-1].signer_id == held.world.actor("TJ").person_id, "who lent the key signed"
    with refused(NotFound):
        withdraw_certificate(certificate=entered.public_id, by=held.world.actor("RU"), at=tick())
    with registered("certificate.withdrawn"):
        withdraw_certificate(certificate=entered.public_id, by=owner, at=tick())
    assert owners_of(db.session(), [entered.sha256], at=tick()) == {}, (
        "who takes it back leaves the other no name for what both could sign"
    )
    assert_books_balance()


def proof_of(held, seat, issued):
    return a_proof(db.session.get(Person, held.world.actor(seat).person_id), issued)


def test_a_certificate_is_entered_by_who_holds_its_key_alone(signed, store, stranger):
    """A certificate can be read out of any signed file, so that it proves nothing by itself."""
    held, other = signed, an_authority().issue("Иной", at=LONG_AGO)
    proof = proof_of(held, "KZ", stranger)
    cut_in = proof_of(held, "KZ", replace(other, certificate=stranger.certificate))
    garbled = proof[:-1] + bytes([proof[-1] ^ 1])
    alone = stranger.certificate.public_bytes(Encoding.DER)
    of_file = issued_file(held, store)
    for content in (b"", alone, of_file, b"0" * 70_000, stranger.as_pkcs12(""), proof[:-90], cut_in, garbled):
        with refused(Incomplete):
            register_certificate(content=content, by=held.world.actor("KZ"), at=held.world.tick())


def test_no_one_person_fills_the_room_of_the_others(signed, store, seal, key, monkeypatch):
    monkeypatch.setattr(signing_powers, "OF_A_PERSON", 1)
    content = issued_file(signed, store)
    brought(signed, store, seal, signed_elsewhere(content, key), who="officer")
    with refused(Conflict):
        brought(signed, store, seal, b"one too many", who="officer")
    monkeypatch.setattr(signing_powers, "MOST", 1)
    with refused(Conflict):
        brought(signed, store, seal, b"one too many", who="head")
    brought(signed, store, seal, signed_elsewhere(content + b"\n", key), who="TJ")
    monkeypatch.setattr(signing_powers, "OF_A_PERSON", 9)
    monkeypatch.setattr(signing_powers, "OF_A_STATE", 1)
    with refused(Conflict):
        brought(signed, store, seal, b"one too many", who="TJ")


def test_a_correction_is_signed_in_its_file_once_it_is_signed_and_by_who_did(signed, settings):
    held, session, store = signed, db.session(), FileStore(settings.files_dir)
    declined = propose(held)
    printed_correction(held, declined, store)
    for _waiting_then_declined in range(2):
        with refused(Conflict):
            paper_to_be_signed(session, declined.public_id, by=held.world.officer, at=held.world.tick())
        if declined.refused_at is None:
            refuse_correction(correction=declined.public_id, by=held.world.officer, at=held.world.tick())
    corrected = propose(held)
    answer(held, corrected, printed_correction(held, corrected, store))
    assert signers_of(session, corrected.public_id) == {held.world.actor("TJ").person_id}
    rendering = renderings_of(session, [corrected.public_id])[corrected.public_id]
    at = held.world.tick()
    assert may_sign_here(session, rendering, held.world.actor("TJ"), at=at)
    assert not may_sign_here(session, rendering, held.world.officer, at=at)
    assert paper_to_be_signed(session, corrected.public_id, by=held.world.officer, at=at).id == rendering.id
    assert the_minutes(held).signature is not None


def test_a_later_look_finds_what_was_revoked_and_leaves_what_was_found(signed, store, seal, key):
    held, world = signed, signed.world
    first = brought(held, store, seal, signed_elsewhere(issued_file(held, store), key))
    assert found_in(held, first)[-1].revocation is Revocation.NO_LIST
    with refused(Conflict):  # it has just been looked at
        look(held, first.public_id, store, seal.trusted())
    assert ask_for_looks(at=world.tick()) is False
    world.clock.move_to(world.tick() + AGAIN_AFTER + timedelta(days=1))
    assert ask_for_looks(at=world.tick()) is True
    assert ask_for_looks(at=world.tick()) is False, "one job for one file"
    left = claim_next_job(worker="a", at=world.tick())
    while left.kind != LOOK_JOB:
        left = claim_next_job(worker="a", at=world.tick())
    with registered("signed_file.looked_again"):
        look_as_worker(**left.payload, store=store, at=world.tick())
    world.clock.move_to(world.tick() + timedelta(hours=1))
    with refused(Forbidden):
        look(held, first.public_id, store, seal.trusted(), who="KZ")
    authority: Authority = kept_authority(seal.file.folder, at=LONG_AGO)
    mine = serial_of(key)
    lists = a_list(authority, mine, at=world.tick() - timedelta(days=2), lasts=timedelta(days=9))
    worse = papers_with_worse_signatures(world.body_id)
    assert db.session.execute(worse).all() == []
    with registered("signed_file.looked_again"):
        look(held, first.public_id, store, replace(seal.trusted(), revocations=(lists,)))
    [(paper, meeting)] = db.session.execute(worse).all()
    assert (paper, meeting.public_id) == (last_version(held).public_id, held.meeting), (
        "the secretariat is told"
    )
    assert db.session.execute(papers_with_worse_signatures(world.body_id + 1)).all() == []
    of_seal, of_person = findings_of(db.session(), paper_of(held))[first.file_id]
    assert (of_seal.latest.revocation, of_person.latest.revocation) == (
        Revocation.NOT_REVOKED,
        Revocation.REVOKED,
    )
    assert of_person.first.revocation is Revocation.NO_LIST
    with registered("signed_file.looked_again"):
        look(held, last_version(held).public_id, store, replace(seal.trusted(), revocations=(lists,)))
    [of_issued] = findings_of(db.session(), paper_of(held))[paper_of(held).file_id]
    assert of_issued.latest.revocation is Revocation.NOT_REVOKED, (
        "the paper as it was issued is looked at too"
    )
    world.clock.move_to(world.tick() + timedelta(hours=1))
    with registered("signed_file.looked_again"):
        look(held, first.public_id, store, replace(seal.trusted(), revocations=(lists,)))
    assert db.session.execute(worse).all() == [], "it is told until somebody has looked"
    assert copy_of(held) == paper_of(held).file.sha256, "what is revoked is not certified any more"
    assert_books_balance()


def look(held, thing, store, trusted, *, who="officer"):
    world = held.world
    return look_again(thing=thing, store=store, trusted=trusted, by=world.actor(who), at=world.tick())


def serial_of(key):
    return pkcs12.load_pkcs12(key, PASSPHRASE.encode()).cert.certificate


def test_the_newest_paper_under_our_seal_alone_is_looked_at_for_all_of_them(signed, store):
    world = signed.world
    assert ask_for_looks(at=world.tick()) is False
    world.clock.move_to(world.tick() + AGAIN_AFTER + timedelta(days=1))
    assert ask_for_looks(at=world.tick()) is True
    [left] = db.session.query(Job).filter_by(kind=LOOK_JOB)
    assert left.payload == {"signed_file": last_version(signed).public_id}
    look_as_worker(**left.payload, store=store, at=world.tick())
    db.session.delete(left)
    db.session.commit()
    assert ask_for_looks(at=world.tick()) is False, "its seal has been looked at"

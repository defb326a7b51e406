"""A paper that comes back signed is taken when it is ours and nothing but signatures was added; else nothing is stored."""

import json
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from council.actions.issued_papers import issue_paper, text_of_issued
from council.actions.minutes import draft_minutes
from council.actions.refusals import Conflict, Forbidden
from council.actions.rendering import print_decision, print_minutes
from council.actions.signed_files import bring_signed_file, sign_with_certificate
from council.actions.wrong_files import Flaw, WrongFile
from council.actions.wrong_signatures import SignatureFlaw
from council.cli.paper_seal import kept_authority, make_seal
from council.papers.composing.dispatch_sheet import compose_dispatch_sheet, read_distribution
from council.papers.decision import render_decision
from council.papers.paper_seal import PaperSeal
from council.papers.signing import signed_with_lent_key
from council.records.database import db
from council.records.dispatches import Dispatch
from council.records.file_signatures import Covers, Means, Soundness, Standing, findings_of
from council.records.files import FileStore
from council.records.issued_papers import PaperKind
from council.records.paper_seal import SealFile
from council.records.printing import renderings_of
from council.records.seals import differences_in_rows
from council.records.sendable import adopted_papers
from council.web.dispatch_pages import dispatch_page
from tests.actions.closed import last_version, prepare, sign
from tests.dispatching import ADOPTED, meeting_of, send_adopted
from tests.ledger import refused, registered
from tests.papers.altering import changed, turned, with_store
from tests.papers.reading_here import read_in_this_process
from tests.papers.sample import DECISION, ON

PASSPHRASE = "soglasie"
LONG_AGO = ON - timedelta(days=400)


@pytest.fixture(scope="module")
def seal(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    file = SealFile(folder / "seal.p12", "", folder)
    make_seal(file, "Печать Совета", at=LONG_AGO)
    return PaperSeal(file)


@pytest.fixture(scope="module")
def key(seal):
    issued = kept_authority(seal.file.folder, at=LONG_AGO).issue("Председатель", at=LONG_AGO)
    return issued.as_pkcs12(PASSPHRASE)


@pytest.fixture(scope="module")
def typeset():
    return render_decision(DECISION, on=ON)


@pytest.fixture
def store(settings, seal):
    return FileStore(settings.files_dir, seal=seal)


@pytest.fixture
def printed(over, store, typeset, monkeypatch):
    """The minutes of a closed meeting, printed and sealed; a paper that is quickly set stands for them."""
    monkeypatch.setattr("council.actions.rendering.render_minutes", lambda *_, **__: typeset)
    held, _decision = over
    world = held.world
    version = draft_minutes(meeting=held.meeting, by=world.officer, at=world.tick()).public_id
    print_minutes(version=version, store=store, at=world.tick())
    return held


def paper_of(held):
    return renderings_of(db.session(), [last_version(held).public_id])[last_version(held).public_id]


def brought(held, store, seal, content, *, who="TJ", statement=""):
    world = held.world
    return bring_signed_file(
        paper=last_version(held).public_id, content=content, statement=statement, store=store,
        trusted=seal.trusted(), by=world.actor(who), at=world.tick(),
    )  # fmt: skip


def lent(held, store, seal, key, *, over, who="TJ"):
    world = held.world
    return sign_with_certificate(
        paper=last_version(held).public_id, sha256=over, key=key, passphrase=PASSPHRASE, store=store,
        trusted=seal.trusted(), timestamp_url="", by=world.actor(who), at=world.tick(),
    )  # fmt: skip


def signed_elsewhere(content, key):
    return signed_with_lent_key(content, key, PASSPHRASE, at=ON, timestamp_url="")


def test_the_seal_is_written_down_with_the_paper(printed, store, typeset):
    rendering = paper_of(printed)
    assert rendering.is_sealed
    content = store.read(rendering.file.sha256)
    assert content.startswith(typeset)
    [looks] = findings_of(db.session(), rendering)[rendering.file_id]
    found = looks.latest
    assert (found.covers, found.standing, found.soundness) == (
        Covers.WHOLE,
        Standing.BELIEVED,
        Soundness.INTACT,
    )
    assert found.subject == "Печать Совета"


def test_a_signed_protocol_takes_a_file_from_elsewhere_and_a_certificate(printed, store, seal, key):
    held = printed
    sealed = store.read(paper_of(held).file.sha256)
    returned = signed_elsewhere(sealed, key)
    with refused(Conflict):  # a draft is signed by nobody
        brought(held, store, seal, returned)
    sign(held, prepare(held, paper_of(held).file.sha256))
    with registered("signed_file.brought"):
        first = brought(held, store, seal, returned)
    with registered():
        assert brought(held, store, seal, returned).id == first.id
    with registered("signed_file.brought"):
        second = lent(held, store, seal, key, over=first.file.sha256)
    assert (first.means, second.means) == (Means.OWN_TOOL, Means.CERTIFICATE)
    assert store.read(second.file.sha256).startswith(returned)
    found = findings_of(db.session(), paper_of(held))
    assert [one.latest.field for one in found[second.file_id]] == ["Seal", "Signature1", "Signature2"]
    assert [one.latest.covers for one in found[second.file_id]] == [
        Covers.EARLIER,
        Covers.EARLIER,
        Covers.WHOLE,
    ]
    assert list(differences_in_rows(db.session())) == []
    copy = issue_paper(
        meeting=held.meeting, kind=PaperKind.COPY, about=last_version(held).public_id,
        by=held.world.officer, at=held.world.tick(),
    )  # fmt: skip
    assert text_of_issued(copy).sha256 == second.file.sha256, (
        "a copy is made of the file with every signature"
    )


def sent_in(held, key):
    """Send what was adopted; return the protocol's digest as the page of the dispatch and as the entry tell it."""
    with registered("dispatch.issued") as entered:
        dispatch = send_adopted(held, key=key)
    found = db.session.scalars(select(Dispatch).where(Dispatch.public_id == dispatch)).one()
    page = dispatch_page(db.session(), found, held.world.officer, is_mailed=True)
    digests = [paper.sha256 for paper in page.papers]
    assert digests == json.loads(entered.only.content)["detail"]["sha256"]
    return digests[0]


def test_a_dispatch_sends_the_file_in_force_and_tells_it_ever_after(
    printed, store, seal, key, settings, monkeypatch
):
    held = printed
    issued = paper_of(held).file.sha256
    sign(held, prepare(held, issued))
    monkeypatch.setattr("council.actions.rendering.render_decision", lambda *_, **__: b"a decision")
    for paper in adopted_papers(db.session(), meeting_of(held))[1:]:
        print_decision(decision=paper.thing_id, store=FileStore(settings.files_dir), at=held.world.tick())
    assert sent_in(held, "before") == issued
    signed = brought(held, store, seal, signed_elsewhere(store.read(issued), key)).file.sha256
    assert sent_in(held, "after") == signed, "who files the dispatch files the chair's signature with it"
    later = lent(held, store, seal, key, over=signed).file.sha256
    told = read_distribution(db.session(), meeting_of(held), ADOPTED)
    sheet = compose_dispatch_sheet(told, number=1, composed_by="", at=held.world.tick())
    digests = [paper.sha256 for paper in sheet.papers if paper.title == "Протокол"]
    assert digests == [issued, signed], "what went out stays told as it was"
    assert later not in str(sheet)
    assert sheet.papers[-1].sent == "файл с другими подписями"
    told_of = {paper.sha256: [one.dispatch for one in paper.sendings] for paper in sheet.papers}
    assert (told_of[issued], told_of[signed]) == ([1], [2]), "each file is told with its own dispatch"
    others = {tuple(numbers) for sha256, numbers in told_of.items() if sha256 not in digests}
    assert others == {(1, 2)}, "what went out again is told again"


@contextmanager
def saying(flaw):
    """Check that the block is refused by this flaw, and leave the refusal to who asks what was written."""
    with pytest.raises(WrongFile) as caught:
        yield
    assert caught.value.ru == flaw.value[0]
    raise caught.value


@pytest.fixture
def here(monkeypatch):
    read_in_this_process(monkeypatch)


@pytest.mark.usefixtures("here")
def test_what_is_not_our_paper_with_a_signature_more_is_refused(printed, store, seal, key, typeset):
    held = printed
    sealed = store.read(paper_of(held).file.sha256)
    sign(held, prepare(held, paper_of(held).file.sha256))
    returned = signed_elsewhere(sealed, key)
    for content, flaw in (
        (b"no paper at all", Flaw.OF_NO_KIND),
        (signed_elsewhere(typeset, key), SignatureFlaw.OTHER_DOCUMENT),
        (sealed, SignatureFlaw.NOT_SIGNED),
        (returned + b"\n%%EOF\n", SignatureFlaw.DAMAGED),
        (with_store(sealed), SignatureFlaw.NOT_SIGNED),
        (with_store(turned(returned)), SignatureFlaw.CHANGED),
        (changed(returned, lambda writer: writer.root), SignatureFlaw.ADDED_AFTER),
    ):
        with refused(WrongFile), saying(flaw):
            brought(held, store, seal, content)
    with refused(Forbidden):
        brought(held, store, seal, returned, who="KZ")

    kept = brought(held, store, seal, with_store(returned))
    found = [one.latest for one in findings_of(db.session(), paper_of(held))[kept.file_id]]
    assert [one.covers for one in found] == [Covers.EARLIER] * 2, (
        "what keeps the signature for long follows it"
    )
    assert {one.soundness for one in found} == {Soundness.INTACT}


@pytest.mark.usefixtures("here")
def test_an_algorithm_nobody_here_checks_is_kept_with_the_word_of_who_did(printed, store, seal, key):
    held = printed
    sealed = store.read(paper_of(held).file.sha256)
    sign(held, prepare(held, paper_of(held).file.sha256))
    returned = signed_elsewhere(sealed, key)
    ours, theirs = b"06082A8648CE3D040302", b"06082A85030701010302"
    place = returned.rindex(ours, len(sealed))
    foreign = returned[:place] + theirs + returned[place + len(ours) :]
    with refused(WrongFile):
        brought(held, store, seal, foreign)
    word = "Проверена службой министерства программой КриптоАРМ."
    kept = brought(held, store, seal, foreign, statement=word)
    assert kept.statement == word
    found = findings_of(db.session(), paper_of(held))[kept.file_id][-1].latest
    assert (found.standing, found.soundness) == (Standing.FOREIGN, Soundness.UNCHECKED)

"""The page of a paper's signatures: who signed, how far each reaches, and whether it holds today."""

import hashlib
import io
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from sqlalchemy import select

from council.cli.demonstration.cast import CODE, PASSWORD
from council.papers.signing import signed_with_lent_key
from council.records.corrections import MinutesCorrection
from council.records.database import db
from council.records.dispatches import Dispatch, DispatchKind
from council.records.file_signatures import (
    Covers,
    Revocation,
    SignatureFinding,
    SignedFile,
    Soundness,
    Standing,
)
from council.records.files import FileStore
from council.records.meetings import Meeting
from council.records.minutes import DRAFT_MARK
from council.records.signers import acts_of_signing
from council.web.signature_words import algorithm_name, verdict
from tests.certificates import LONG_AGO, a_signature, an_authority
from tests.demonstrations import copied, let_go
from tests.files import a_pdf
from tests.papers.altering import apart, as_if_of_gost, changed, turned
from tests.papers.reading_here import read_in_this_process, signatures
from tests.papers.sample import ON
from tests.web.page import Page, visible_text

YEAR = timedelta(days=365)


STAMPED = {"stamped_at": ON, "stamp_standing": Standing.BELIEVED}
REVOKED = {"revocation": Revocation.REVOKED, "revoked_at": ON + timedelta(days=10)}


def found(**said):
    facts = {
        "covers": Covers.WHOLE, "standing": Standing.BELIEVED, "soundness": Soundness.INTACT, "not_after": ON + YEAR,
    }  # fmt: skip
    return SignatureFinding(**(facts | said))


@pytest.mark.parametrize(
    ("finding", "later", "accepted", "mark"),
    [
        (found(), YEAR, None, "yes"),
        (found(), YEAR + timedelta(seconds=1), None, "due"),
        (found(), 2 * YEAR, ON, "yes"),
        (found(**STAMPED), 2 * YEAR, None, "yes"),
        (found(**STAMPED | {"stamp_standing": Standing.UNKNOWN}), 2 * YEAR, None, "due"),
        (found(**STAMPED | {"stamped_at": ON + 2 * YEAR}), 3 * YEAR, None, "due"),
        (found(**REVOKED), timedelta(days=20), None, "no"),
        (found(**REVOKED), timedelta(days=20), ON + timedelta(days=9), "yes"),
        (found(**REVOKED), timedelta(days=20), ON + timedelta(days=11), "no"),
        (found(**REVOKED, **STAMPED), timedelta(days=20), None, "yes"),
        (found(claimed_at=ON, not_before=ON + timedelta(days=1)), timedelta(days=2), None, "due"),
        (found(standing=Standing.UNKNOWN), timedelta(0), None, "due"),
        (found(soundness=Soundness.BROKEN), timedelta(0), None, "no"),
        (found(standing=Standing.FOREIGN, soundness=Soundness.UNCHECKED), timedelta(0), None, "due"),
    ],
)
def test_a_signature_holds_by_what_shows_that_it_stood_there_in_time(app, finding, later, accepted, mark):
    """A stamp of a service that nobody believes shows nothing; that the file was taken here before a revocation does."""
    with app.test_request_context():
        assert verdict(finding, ON + later, accepted)[1] == mark


def test_algorithms_are_called_as_people_know_them():
    assert algorithm_name("sha256_ecdsa, sha256") == "ECDSA, SHA-256"
    assert algorithm_name("rsassa_pss, sha384") == "RSA-PSS, SHA-384"
    gost = algorithm_name("1.2.643.7.1.1.3.2, 1.2.643.7.1.1.2.2")
    assert gost == "ГОСТ Р 34.10-2012, ГОСТ Р 34.11-2012"
    assert algorithm_name("1.2.3, 1.2.4") == "1.2.3, 1.2.4"


@pytest.fixture
def demonstration(built_demonstration, shared_cache, tmp_path):
    application = copied(built_demonstration, tmp_path / "demonstration", shared_cache)
    yield application
    let_go(application)


def test_a_member_reads_who_signed_the_protocol_and_gets_the_file(demonstration):
    with demonstration.app_context():
        signed = db.session.scalars(select(SignedFile)).one()
        paper, sealed, returned = signed.rendering.thing_id, signed.rendering.file.size, signed.file.size
        chair = signed.brought_by.full_name
    client = demonstration.test_client()
    page = Page(client)
    page.post("/sign-in", {"email": "kz@council.example", "password": PASSWORD})
    page.post("/sign-in/factor", {"factor_code": CODE})

    text = visible_text(client.get(f"/papers/{paper}/signatures"))

    assert "Протокол № 11" in text
    assert text.count("Печать Совета (демонстрация)") == 2
    assert "Фархадов, Таджикистан" in text
    assert (text.count("весь файл"), text.count("файл до того, что добавлено позже")) == (2, 1)
    assert text.count("действительна") == 6, "each at the moment it was taken, and today"
    assert "Загрузить подписанный файл" not in text
    assert signed_here(text) == [(chair, "председательствовавший")]
    issued, given = client.get(f"/papers/{paper}").data, client.get(f"/papers/{paper}/signatures/1").data
    assert (len(issued), len(given)) == (sealed, returned)
    assert given.startswith(issued)
    assert client.get(f"/papers/{paper}?signed").data == given, (
        "the protocol is opened with the signatures in it"
    )
    assert client.get(f"/papers/{paper}/signatures/2").status_code == 404


def signed_here(text):
    """Return who the page says signed in the system, and as whom."""
    told = re.search("Подписано в системе (.*?) Подпись в системе – запись журнала", text)
    assert told is not None, "a signature by an act is in no file: the page has to tell of it"
    one = r"([\w. ]+?), (председательствовавший|руководитель секретариата) – \d+ \w+ \d{4} года, \d\d:\d\d \([\w-]+\)"
    return [(name.strip(), role) for name, role in re.findall(one, told[1])]


def test_a_correction_tells_who_signed_it_and_the_draft_beside_a_signed_version_was_signed_by_nobody(
    demonstration, chair
):
    with demonstration.app_context():
        correction = db.session.scalars(select(MinutesCorrection)).one()
        paper, signer = correction.public_id, correction.signed_by.full_name
        version = db.session.scalars(select(SignedFile)).one().rendering.thing_id
        assert len(acts_of_signing(db.session, version)) == 1
        assert acts_of_signing(db.session, f"{DRAFT_MARK}{version}") == ()

    told = signed_here(visible_text(chair.get(f"/papers/{paper}/signatures")))
    assert told[-1] == (signer, "председательствовавший")


def test_a_member_opens_of_a_dispatch_the_file_that_was_sent_and_what_has_replaced_it(demonstration):
    with demonstration.app_context():
        signed = db.session.scalars(select(SignedFile)).one()
        paper, sha256 = signed.rendering.thing_id, signed.file.sha256
        by_ordinal = select(Meeting.ordinal, Dispatch.public_id).join(
            Meeting, Meeting.id == Dispatch.meeting_id
        )
        adopted = by_ordinal.where(Dispatch.kind == DispatchKind.ADOPTED).order_by(Dispatch.number.desc())
        dispatches = dict(db.session.execute(adopted).all())
        correction = db.session.scalars(select(MinutesCorrection)).one().public_id
    page = Page(demonstration.test_client())
    page.post("/sign-in", {"email": "kz@council.example", "password": PASSWORD})
    page.post("/sign-in/factor", {"factor_code": CODE})

    way = f"/papers/{paper}?dispatch={dispatches[11]}"
    answer = page.get(f"/dispatches/{dispatches[11]}")
    assert way in answer.text
    assert sha256 in visible_text(answer).replace(" ", ""), "the chair's signature went with it"
    assert hashlib.sha256(page.client.get(way).data).hexdigest() == sha256

    first = page.get(f"/dispatches/{dispatches[1]}")
    assert "Протокол, заменен исправлением № 1 · исправление № 1" in visible_text(first)
    assert page.client.get(f"/papers/{correction}?signed=").status_code == 200
    assert f"/papers/{correction}?signed=" in first.text


@pytest.fixture
def chair(demonstration):
    """The page of the chair, who signed the protocol."""
    page = Page(demonstration.test_client())
    page.post("/sign-in", {"email": "tj@council.example", "password": PASSWORD})
    page.post("/sign-in/factor", {"factor_code": CODE})
    return page


@pytest.fixture
def protocol(demonstration):
    """The protocol by its identifier, its bytes as they were issued, and as the chair has signed them."""
    with demonstration.app_context():
        signed = db.session.scalars(select(SignedFile)).one()
        store = FileStore(demonstration.config["SETTINGS"].files_dir)
        files = [store.read(one.sha256) for one in (signed.rendering.file, signed.file)]
        return signed.rendering.thing_id, *files


def the_last_digit_changed(signed, *, after):
    """Return the file with another last digit in the value of its last signature."""
    start = signed.rindex(b"/Contents <", after) + len(b"/Contents <")
    digits = signed[start : signed.index(b">", start)].rstrip(b"0")
    place = start + len(digits) - 1
    return signed[:place] + (b"1" if digits[-1:] != b"1" else b"2") + signed[place + 1 :]


def what_comes_back(paper, key):
    """Yield what may be brought for a signed paper, with the words by which it is refused."""
    signed = signed_with_lent_key(paper, key, "", at=ON, timestamp_url="")
    yield a_pdf(), "Это другой файл"
    yield b"MZ no paper", "Принимаются файлы PDF"
    yield paper, "В файле нет новой подписи"
    over_less = signed[len(paper) :].replace(b"/ByteRange [0 ", b"/ByteRange [9 ")
    yield paper + over_less, "не охватывает выданный документ целиком"
    yield changed(signed, lambda writer: writer.root), "После подписи в файл что-то дописано"
    yield (
        signed_with_lent_key(sealed_twice(paper), key, "", at=ON, timestamp_url=""),
        "кроме подписи, изменено",
    )
    yield turned(signed), "кроме подписи, изменено содержание"
    yield drawn(paper, key), "Подпись нарисована на странице"
    yield the_last_digit_changed(signed, after=len(paper)), "Подпись неверна"
    yield as_if_of_gost(signed, after=len(paper)), "Укажите, кто и чем ее проверил"


def sealed_twice(paper):
    """Return the paper with a second field that shows the seal once more, as if it had stood there from the first."""

    def repeat(writer):
        page = writer.root["/Pages"]["/Kids"][-1].get_object()
        seal = next(note.get_object() for note in page["/Annots"] if note.get_object()["/T"] == "Seal")
        again = generic.DictionaryObject({key: seal.raw_get(key) for key in seal if key != "/StructParent"})
        again[generic.pdf_name("/T")] = generic.pdf_string("Seal again")
        field = writer.add_object(again)
        page["/Annots"].append(field)
        form = writer.root["/AcroForm"]
        form["/Fields"].append(field)
        writer.update_container(form)
        return page

    return changed(paper, repeat)


def drawn(paper, key):
    """Return the paper with a signature that is drawn over its first page."""
    signer = SimpleSigner.load_pkcs12_data(key, [], None)
    about = PdfSignatureMetadata(field_name="Drawn")
    place = SigFieldSpec("Drawn", box=(50, 50, 250, 120))
    writer = IncrementalPdfFileWriter(io.BytesIO(paper))
    return apart(sign_pdf, writer, about, signer, new_field_spec=place).getvalue()


def test_what_is_not_our_paper_signed_is_refused_in_words_beside_the_form(chair, protocol, monkeypatch):
    read_in_this_process(monkeypatch)
    paper, issued, _signed = protocol
    key = an_authority().issue("Шавкат Назаров", at=LONG_AGO).as_pkcs12("")
    for content, words in what_comes_back(issued, key):
        sent = {"file": (io.BytesIO(content), "signed.pdf"), "statement": ""}
        answer = chair.post(f"/papers/{paper}/signatures/new", sent)
        assert (answer.status_code, words in visible_text(answer)) == (422, True), words
    assert visible_text(chair.get(f"/papers/{paper}/signatures")).count("Подписанный файл") == 1


def test_the_page_of_a_lent_certificate_names_the_file_that_is_signed_and_no_other(chair, protocol):
    paper, issued, signed = protocol
    address = f"/papers/{paper}/signatures/certificate"
    shown, printed = (hashlib.sha256(content).hexdigest() for content in (signed, issued))
    assert f'name="sha256" type="hidden" value="{shown}"' in chair.get(address).text
    sent = {"key": (io.BytesIO(b"any"), "key.p12"), "passphrase": "", "sha256": printed}
    answer = chair.post(address, sent)
    assert answer.status_code == 409
    assert "появилась еще одна подпись" in visible_text(answer)
    assert f'value="{shown}"' in answer.text, "the page shows what stands there now"


def test_a_person_enters_a_certificate_and_takes_it_back(chair):
    words = chair.get("/account/certificates/words")
    assert "Фархадов" in words.text, "what is signed names who signs it, and serves nobody else"
    issued = an_authority().issue("Назаров, Министерство", at=LONG_AGO)
    sent = {"file": (io.BytesIO(a_signature(words.data, issued)), "own.p7s")}
    assert chair.post("/account/certificates", sent).status_code == 303
    page = chair.get("/account/certificates")
    assert "Назаров, Министерство" in visible_text(page)
    [withdrawal] = re.findall(r'action="(/account/certificates/[^"]+/withdrawal)"', page.text)
    assert chair.post(withdrawal).status_code == 303
    assert "Сертификатов пока нет." in visible_text(chair.get("/account/certificates"))
    alone = issued.certificate.public_bytes(Encoding.DER)
    for content, said in (
        (alone, "Это не подпись"),
        (a_signature(b"others", issued), "подписан не этот текст"),
    ):
        answer = chair.post("/account/certificates", {"file": (io.BytesIO(content), "own.p7s")})
        assert answer.status_code == 422
        assert said in visible_text(answer)


def test_signatures_are_looked_at_again_and_both_findings_shown(chair, protocol, monkeypatch):
    read_in_this_process(monkeypatch)
    monkeypatch.setattr("council.actions.signature_looks.signatures_in", signatures)
    paper, *_files = protocol
    for number, status in ((0, 303), (1, 303), (1, 409), (2, 404)):
        assert chair.post(f"/papers/{paper}/signatures/{number}/looks").status_code == status
    today = (
        f"проверена {datetime.now(ZoneInfo('Asia/Dushanbe')):%-d} "  # the page keeps the hours of the venue
    )
    assert visible_text(chair.get(f"/papers/{paper}/signatures")).count(today) == 3

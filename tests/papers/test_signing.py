"""Signatures stand after the bytes of a paper: what they cover, and what else may come after those bytes."""

import io
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pikepdf
import pytest
from asn1crypto import keys, tsp, x509
from cryptography import x509 as crypto_x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import ExtendedKeyUsage
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils import generic
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from council.cli.paper_seal import kept_authority
from council.papers import signature_reading
from council.papers.extension_reading import NotKeptOnly, extension_of
from council.papers.paper_seal import PaperSeal
from council.papers.revision_reading import Altered, require_nothing_but_signatures
from council.papers.seal_making import Authority, Issued, _draft, _name, _usage
from council.papers.signature_reading import Flawed, signatures_of
from council.papers.signing import signed, signed_with_lent_key
from council.records.paper_seal import SealFault
from tests.papers.altering import a_stamper, as_if_of_gost, changed, turn, with_stamp, with_store
from tests.papers.sample import ON


def test_the_seal_stands_after_the_bytes_and_changes_none_of_them(sheet, sealed_sheet, seal):
    assert sealed_sheet.startswith(sheet)
    [told] = signatures_of(sealed_sheet, seal.trusted().certificates, at=ON)
    assert (told["covers"], told["standing"], told["soundness"]) == ("whole", "believed", "intact")
    assert told["claimed_at"] == ON.astimezone(UTC).isoformat()
    assert told["subject"] == "Печать Совета"


def test_a_second_signature_leaves_the_seal_an_earlier_revision(sealed_sheet, signed_sheet, seal):
    require_nothing_but_signatures(signed_sheet, len(sealed_sheet))
    first, second = signatures_of(signed_sheet, seal.trusted().certificates, ours=len(sealed_sheet), at=ON)
    assert (first["covers"], second["covers"]) == ("earlier", "whole")
    assert second["subject"] == "Айбек Осмонов, Министерство"
    assert {first["soundness"], second["soundness"]} == {"intact"}


def test_who_is_not_believed_is_shown_as_unknown(signed_sheet):
    assert [told["standing"] for told in signatures_of(signed_sheet, [], at=ON)] == ["unknown", "unknown"]


@pytest.mark.parametrize(
    ("purposes", "standing"),
    [
        ([ExtendedKeyUsageOID.SERVER_AUTH], "unknown"),
        ([ExtendedKeyUsageOID.TIME_STAMPING], "unknown"),
        ([ExtendedKeyUsageOID.CLIENT_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION], "believed"),
        ([crypto_x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")], "believed"),
        ([ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE], "believed"),
    ],
)
def test_a_certificate_for_another_purpose_is_not_believed(sealed_sheet, seal, purposes, standing):
    """Of a server or a time-stamp service the same authority asks no passport."""
    authority, key = kept_authority(seal.file.folder, at=ON), generate_private_key(SECP256R1())
    made = _draft(_name("Айбек Осмонов"), authority.certificate.subject, key, ON, timedelta(days=9))
    made = made.add_extension(_usage(issues=False), critical=True)
    made = made.add_extension(ExtendedKeyUsage(purposes), critical=False).sign(authority.key, SHA256())
    lent = Issued(key, made, authority.certificate).as_pkcs12("soglasie")
    signed_so = signed_with_lent_key(sealed_sheet, lent, "soglasie", at=ON, timestamp_url="")
    told = signatures_of(signed_so, seal.trusted().certificates, at=ON)[-1]
    assert (told["subject"], told["soundness"], told["standing"]) == ("Айбек Осмонов", "intact", standing)


def test_a_byte_changed_under_a_signature_breaks_it(signed_sheet, seal):
    place = signed_sheet.index(b"stream") + 200
    harmed = signed_sheet[:place] + bytes([signed_sheet[place] ^ 1]) + signed_sheet[place + 1 :]
    assert [one["soundness"] for one in signatures_of(harmed, seal.trusted().certificates, at=ON)] == [
        "broken",
        "broken",
    ]


def _overwritten(writer):
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    content = page["/Contents"]
    content._data = b"BT ET"
    content._encoded_data = None
    return content


def _noted(writer):
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = {"/Type": "/Annot", "/Subtype": "/FreeText"}
    said = generic.DictionaryObject({generic.pdf_name(k): generic.pdf_name(v) for k, v in note.items()})
    said[generic.pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 90, 90)))
    page["/Annots"] = generic.ArrayObject([writer.add_object(said)])
    return page


def _retitled(writer):
    info = writer.prev.trailer.raw_get("/Info").get_object()
    info["/Title"] = generic.pdf_string("Другой документ")
    return info


def _filled_by_itself(writer):
    """A new form in place of ours, which brings pages of its own."""
    fields = writer.root["/AcroForm"].get_object()["/Fields"]
    form = {
        "/Fields": fields,
        "/XFA": generic.pdf_string("<xdp/>"),
        "/NeedAppearances": generic.BooleanObject(True),
    }
    said = generic.DictionaryObject({generic.pdf_name(key): value for key, value in form.items()})
    writer.root["/AcroForm"] = writer.add_object(said)
    return writer.root


def _running(writer):
    """A field for a signature that would run something when the page is opened."""
    page = writer.root["/Pages"]["/Kids"][-1].get_object()
    runs = generic.DictionaryObject(
        {
            generic.pdf_name("/S"): generic.pdf_name("/JavaScript"),
            generic.pdf_name("/JS"): generic.pdf_string("app.alert(1)"),
        }
    )
    field = generic.DictionaryObject(
        {
            generic.pdf_name(key): generic.pdf_name(value)
            for key, value in (("/Type", "/Annot"), ("/Subtype", "/Widget"), ("/FT", "/Sig"))
        }
    )
    field[generic.pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 0, 0)))
    field[generic.pdf_name("/T")] = generic.pdf_string("Signature9")
    field[generic.pdf_name("/A")] = runs
    page["/Annots"].append(writer.add_object(field))
    return page


@pytest.mark.parametrize("change", [turn, _overwritten, _noted, _retitled, _filled_by_itself, _running])
def test_whatever_changes_the_paper_before_it_is_signed_is_found(sealed_sheet, lent_key, change):
    """A signature over a changed paper is sound in itself: only the comparison with our bytes tells."""
    forged = changed(sealed_sheet, change)
    returned = signed_with_lent_key(forged, lent_key, "soglasie", at=ON, timestamp_url="")
    assert returned.startswith(sealed_sheet)
    with pytest.raises(Altered, match="CHANGED"):
        require_nothing_but_signatures(returned, len(sealed_sheet))


def test_nothing_comes_after_the_last_signature(sealed_sheet, signed_sheet):
    later = changed(signed_sheet, lambda writer: writer.root)
    with pytest.raises(Flawed, match="ADDED_AFTER"):
        signatures_of(later, [], ours=len(sealed_sheet), at=ON)
    with pytest.raises(Flawed, match="NOT_SIGNED"):
        signatures_of(sealed_sheet, [], ours=len(sealed_sheet), at=ON)


@pytest.mark.parametrize(
    ("key", "passphrase", "flaw"),
    [(None, "other", "WRONG_PASSPHRASE"), (b"%PDF-1.7", "", "NO_PKCS12"), (b"0" * 90, "", "NO_PKCS12")],
)
def test_a_key_that_is_none_signs_nothing(sealed_sheet, lent_key, key, passphrase, flaw):
    with pytest.raises(ValueError, match=flaw):
        signed_with_lent_key(sealed_sheet, key or lent_key, passphrase, at=ON, timestamp_url="")


def test_without_a_seal_in_order_a_paper_goes_out_as_it_is(sheet, seal, tmp_path):
    later = ON + timedelta(days=6 * 365)
    assert seal.file.fault(later) is SealFault.EXPIRED
    assert seal.sealed(sheet, at=later) == sheet
    for content, fault in ((None, SealFault.MISSING), (b"no key", SealFault.UNREADABLE)):
        path = tmp_path / "seal.p12"
        if content:
            path.write_bytes(content)
        absent = PaperSeal(type(seal.file)(path, "", tmp_path))
        assert absent.file.fault(ON) is fault
        assert absent.sealed(sheet, at=ON) == sheet


@pytest.fixture
def stamping(seal):
    """A time-stamp service on this machine, by a certificate of the same authority."""
    stamper = a_stamper(kept_authority(seal.file.folder, at=ON))

    class Service(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            answer = stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_args):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_time_stamp_says_when_by_the_clock_of_another_house(sheet, seal, stamping):
    stamped = PaperSeal(seal.file, stamping).sealed(sheet, at=ON)
    [told] = signatures_of(stamped, seal.trusted().certificates, at=datetime.now(UTC))
    assert told["soundness"] == "intact"
    assert (told["stamped_by"], told["stamp_standing"]) == ("Служба времени", "believed")
    [told] = signatures_of(stamped, [], at=datetime.now(UTC))
    assert (told["stamped_by"], told["stamp_standing"]) == ("Служба времени", "unknown")
    assert datetime.now(UTC) - datetime.fromisoformat(told["stamped_at"]) < timedelta(minutes=1)


@pytest.fixture(scope="module")
def stamper(seal):
    return a_stamper(kept_authority(seal.file.folder, at=ON))


def believed(seal):
    return list(seal.trusted().certificates)


def test_a_signature_is_extended_to_be_kept_for_long(sealed_sheet, signed_sheet, seal, stamper):
    """PAdES B-LT and B-LTA: what is added changes no page, and says from when the file stood there."""
    now = datetime.now(UTC)
    for paper in (sealed_sheet, signed_sheet):
        kept = with_store(paper)
        require_nothing_but_signatures(kept, len(sealed_sheet))
        assert extension_of(kept, len(sealed_sheet), [], at=now) == {"after": len(paper), "stamps": []}
        stamped = with_store(with_stamp(kept, stamper))
        require_nothing_but_signatures(stamped, len(sealed_sheet))
        told = extension_of(stamped, len(sealed_sheet), believed(seal), at=now)
        [stamp] = told["stamps"]
        assert (told["after"], stamp["by"], stamp["is_believed"]) == (len(paper), "Служба времени", True)
        [stamp] = extension_of(stamped, len(sealed_sheet), [], at=now)["stamps"]
        assert stamp["is_believed"] is False
        assert [one["soundness"] for one in signatures_of(stamped, [], at=now)] == ["intact"] * (
            1 + (paper is signed_sheet)
        ), "a stamp of time is no signature of a person"


def _another_stamp(paper, stamper):
    """A stamp over other bytes: the same digest is wanted of a file that has changed since."""
    stamped = with_stamp(with_store(paper), stamper)
    place = stamped.index(b"stream", len(paper)) + 40
    return stamped[:place] + bytes([stamped[place] ^ 1]) + stamped[place + 1 :]


FORGED_EXTENSIONS = {
    "nothing": lambda paper, _stamper: paper,
    "an empty revision": lambda paper, _stamper: changed(paper, lambda writer: writer.root),
    "a page beside the store": lambda paper, _stamper: with_store(changed(paper, turn)),
    "a page after the store": lambda paper, _stamper: changed(with_store(paper), turn),
    "a page under a stamp": lambda paper, stamper: with_stamp(changed(with_store(paper), turn), stamper),
    "another stream beside the store": lambda paper, _stamper: with_store(changed(paper, _overwritten)),
    "a note beside the store": lambda paper, _stamper: with_store(changed(paper, _noted)),
    "a field that runs": lambda paper, _stamper: with_store(changed(paper, _running)),
    "a form of its own": lambda paper, _stamper: with_store(changed(paper, _filled_by_itself)),
    "bytes after the end": lambda paper, _stamper: with_store(paper) + b"\n1 0 obj <<>> endobj\n",
    "a stamp over other bytes": _another_stamp,
}


@pytest.mark.parametrize("kind", FORGED_EXTENSIONS)
def test_nothing_else_passes_for_what_keeps_a_signature(signed_sheet, sealed_sheet, stamper, kind):
    """An update that hides a change of a page beside a store of certificates is a change."""
    forged = FORGED_EXTENSIONS[kind](signed_sheet, stamper)
    assert forged.startswith(signed_sheet)
    with pytest.raises(NotKeptOnly):
        extension_of(forged, len(sealed_sheet), [], at=datetime.now(UTC))


def test_a_silent_service_of_time_keeps_no_paper_back(sheet, seal):
    sealed = PaperSeal(seal.file, "http://127.0.0.1:9/").sealed(sheet, at=ON)
    [told] = signatures_of(sealed, seal.trusted().certificates, at=ON)
    assert (told["soundness"], told["stamped_at"]) == ("intact", None)


def test_a_signature_by_an_algorithm_of_another_house_is_told_and_not_judged(sealed_sheet, signed_sheet):
    foreign = as_if_of_gost(signed_sheet, after=len(sealed_sheet))
    told = signatures_of(foreign, [], ours=len(sealed_sheet), at=ON)[-1]
    assert (told["standing"], told["soundness"]) == ("foreign", "unchecked")
    assert "1.2.643.7.1.1.3.2" in told["algorithm"]


def test_every_paper_has_places_for_signatures_that_a_screen_reader_tells_of(sheet):
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        assert [str(field.TU) for field in pdf.Root.AcroForm.Fields] == [
            "Электронная печать Совета",
            "Электронная подпись",
            "Вторая электронная подпись",
        ]


def test_a_signature_larger_than_any_needs_to_be_is_not_read_through(sealed_sheet, signed_sheet, monkeypatch):
    """A name of a hundred thousand letters keeps a reader busy for seconds: its size is looked at first."""
    long_value = signed_sheet + b"\n9 0 obj <</Contents <" + b"00" * (64 * 1024 + 1) + b">>> endobj\n"
    with pytest.raises(Altered, match="OVERSIZED"):
        require_nothing_but_signatures(long_value, len(sealed_sheet))
    for limit in ("LARGEST", "LARGEST_CERTIFICATE", "MOST"):
        with monkeypatch.context() as patch:
            patch.setattr(signature_reading, limit, 1)
            with pytest.raises(Flawed, match="OVERSIZED"):
                signatures_of(signed_sheet, [], at=ON, ours=len(sealed_sheet))
    monkeypatch.setattr(signature_reading, "LONGEST_NAME", 3)
    assert {len(one["subject"]) for one in signatures_of(signed_sheet, [], at=ON)} == {3}


def test_no_certificate_of_another_hides_whose_key_signed(sealed_sheet):
    """Two certificates of one issuer and number: by the one it would be shown, by the key of the other it is signed."""
    authority = Authority.founded("Центр", at=ON - timedelta(days=9))
    chair = authority.issue("Председатель", at=ON - timedelta(days=9))
    own = rsa.generate_private_key(65537, 2048)
    forged = crypto_x509.CertificateBuilder(
        issuer_name=chair.certificate.issuer, subject_name=chair.certificate.issuer, public_key=own.public_key(),
        serial_number=chair.certificate.serial_number, not_valid_before=chair.certificate.not_valid_before_utc,
        not_valid_after=chair.certificate.not_valid_after_utc,
    ).sign(own, SHA256())  # fmt: skip
    shown, hidden = (
        x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in (chair.certificate, forged)
    )
    key = keys.PrivateKeyInfo.load(own.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    both = SimpleCertificateStore()
    both.register(shown)
    signer = SimpleSigner(signing_cert=hidden, signing_key=key, cert_registry=both)
    with pytest.raises(Flawed, match="DAMAGED"):
        signatures_of(
            signed(sealed_sheet, signer, field="Signature1", at=ON), [], at=ON, ours=len(sealed_sheet)
        )

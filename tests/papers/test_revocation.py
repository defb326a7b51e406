"""Whether a certificate was taken back is told by lists kept here, and of what no list tells nothing is said."""

from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from council.papers.revocation import Told, revocation_on
from council.records.file_signatures import Revocation
from council.records.paper_seal import SealFile
from tests.certificates import LONG_AGO, a_list, an_authority
from tests.papers.sample import ON

DAY = timedelta(days=1)


def der(certificate):
    return certificate.public_bytes(Encoding.DER)


@pytest.fixture(scope="module")
def issued():
    return an_authority().issue("Подписавший", at=LONG_AGO).certificate


@pytest.mark.parametrize(
    ("authority", "names_it", "lasts", "told"),
    [
        (None, False, DAY, Told(Revocation.NO_LIST)),
        ((), False, DAY, Told(Revocation.NOT_REVOKED)),
        ((), False, -DAY / 2, Told(Revocation.OUTDATED)),
        ((), True, DAY, Told(Revocation.REVOKED, ON - DAY)),
        ((), True, -DAY / 2, Told(Revocation.REVOKED, ON - DAY)),
        (("Другой центр",), True, DAY, Told(Revocation.NO_LIST)),
    ],
)
def test_a_list_tells_of_its_own_certificates_as_long_as_it_lasts(issued, authority, names_it, lasts, told):
    kept = an_authority(*authority) if authority is not None else None
    named = [issued] if names_it else []
    lists = [a_list(kept, *named, at=ON - DAY, lasts=DAY + lasts)] if kept else []
    assert revocation_on([der(an_authority().certificate), der(issued)], lists, at=ON) == told


def test_a_list_signed_by_another_under_the_same_name_tells_nothing(issued):
    forged = an_authority.__wrapped__()  # the same name, another key
    lists = [a_list(forged, issued, at=ON, lasts=DAY)]
    path = [der(an_authority().certificate), der(issued)]
    assert revocation_on(path, lists, at=ON).revocation is Revocation.NO_LIST


def test_the_folder_of_the_operator_is_read_and_what_is_no_list_passed_over(tmp_path):
    (keys := tmp_path / "keys").mkdir()
    (trust := tmp_path / "trust").mkdir()
    (keys / "own.pem").write_bytes(an_authority().as_pem())
    (trust / "other.pem").write_bytes(an_authority("Другой центр").as_pem())
    (trust / "list.crl").write_bytes(kept := a_list(an_authority(), at=ON, lasts=DAY))
    (trust / "broken.crl").write_bytes(b"no list")
    trusted = SealFile(keys / "seal.p12", "", keys, trust).trusted()
    assert (len(trusted.certificates), trusted.revocations) == (2, (kept,))
    assert SealFile(keys / "seal.p12", "", keys, keys).trusted().revocations == ()

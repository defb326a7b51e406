"""Whether somebody holds the key of a certificate: shown by a signature (CMS) over words that name that person alone."""

import hashlib
from typing import Any

from asn1crypto import cms, pem, x509
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.sign.general import extract_signer_info
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from council.papers.signature_reading import (
    LARGEST,
    LARGEST_CERTIFICATE,
    certificate_of,
    facts_of_certificate,
    is_known,
)

# Lines end as signing programs make them end before they sign a text.
WORDS = (
    "Подписывая этот файл, я вношу сертификат своей подписи.\r\n"
    "By signing this file I enter the certificate of my signature.\r\n"
    "{name}\r\n{person}\r\n"
)


class NotReadable(Exception):
    """The bytes are no signature that brings its certificate along."""


class NotProven(Exception):
    """The signature is of other words or by another key, or by an algorithm that nothing here checks."""


def words_to_sign(person: str, name: str) -> bytes:
    """Return what a person signs to show a key: it names them by their identifier, so that it serves nobody else."""
    return WORDS.format(person=person, name=" ".join(name.split())).encode()


def certificate_proven(content: bytes, words: bytes) -> dict[str, Any]:
    """Return the facts of the certificate by whose key the words were signed, or raise `NotReadable` or `NotProven`."""
    if len(content) > LARGEST:
        raise NotReadable
    try:
        signed = _signed(content)
        signer = extract_signer_info(signed)
        certificate = certificate_of(signed, signer)
        if certificate is None:
            raise NotReadable
        facts = facts_of_certificate(certificate)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError) as fault:
        raise NotReadable from fault
    if not _is_sound(signed, signer, certificate, words):
        raise NotProven
    return facts


def _signed(content: bytes) -> cms.SignedData:
    if pem.detect(content):
        _kind, _headers, content = pem.unarmor(content)
    signed: cms.SignedData = cms.ContentInfo.load(content, strict=True)["content"]
    if any(len(one.dump()) > LARGEST_CERTIFICATE for one in signed["certificates"]):
        raise NotReadable
    return signed


def _is_sound(
    signed: cms.SignedData, signer: cms.SignerInfo, certificate: x509.Certificate, words: bytes
) -> bool:
    """Say whether the key of the certificate signed these very words, which may stand in the file or beside it."""
    try:
        digest = signer["digest_algorithm"]["algorithm"].native
        enclosed = signed["encap_content_info"]["content"].native
        if not is_known(signer["signature_algorithm"], digest) or enclosed not in (None, words):
            return False
        said = hashlib.new(digest, words).digest()
        return all(validate_sig_integrity(signer, certificate, "data", said))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, UnsupportedAlgorithm):
        return False

"""A device that keeps a passkey, as a telephone does: makes keys and signs what it is asked."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

from council.access.passkeys import Assertion, Site

HERE = Site("council.example", "https://council.example", "Совет")
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Device:
    """A device with one key; `counts` is what it claims to have signed, `verifies` whether it asks who holds it."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    counts: int = 0
    verifies: bool = True

    def makes(self, question: str, *, site: Site = HERE) -> Assertion:
        """Return the answer to the question for a new key."""
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        made = bytes(16) + len(self.credential_id).to_bytes(2) + self.credential_id + cbor2.dumps(public)
        told = self._told(site, ATTESTED) + made
        return self._answer(
            site,
            {
                "clientDataJSON": _said("webauthn.create", question, site),
                "attestationObject": cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": told}),
                "transports": ["internal"],
            },
        )

    def signs(self, question: str, *, site: Site = HERE) -> Assertion:
        """Return the answer to the question who is there."""
        self.counts += 1
        said, told = _said("webauthn.get", question, site), self._told(site, 0)
        signature = self.key.sign(told + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(site, {"clientDataJSON": said, "authenticatorData": told, "signature": signature})

    def _told(self, site: Site, flags: int) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        return hashlib.sha256(site.rp_id.encode()).digest() + bytes([flags]) + self.counts.to_bytes(4)

    def _answer(self, site: Site, response: dict) -> Assertion:
        answer = {
            "id": bytes_to_base64url(self.credential_id),
            "rawId": bytes_to_base64url(self.credential_id),
            "type": "public-key",
            "response": {
                name: bytes_to_base64url(value) if isinstance(value, bytes) else value
                for name, value in response.items()
            },
            "clientExtensionResults": {},
        }
        return Assertion(json.dumps(answer), site)


def _said(kind: str, question: str, site: Site) -> bytes:
    asked = json.loads(question)["challenge"]
    assert urlsplit(site.origin).hostname, "a device answers pages of a site only"
    return json.dumps(
        {"type": kind, "challenge": asked, "origin": site.origin, "crossOrigin": False}
    ).encode()

"""A device that keeps a passkey, as a telephone does, and a person who owns such things and proves them."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from pyotp import TOTP
from sqlalchemy import select
from webauthn.helpers import bytes_to_base64url

from council.access.one_time_codes import new_secret
from council.access.passkeys import Assertion, Site, question_of_making, question_of_proof
from council.access.spent import Spent
from council.access.vault import Vault
from council.actions.factors import add_passkey, set_up_one_time_codes
from council.actions.proving import prove_factor
from council.records.people import Account, Person

_FOLDERS = TemporaryDirectory()


def vault_of(secret_key):
    """Return a vault that has seen nothing spent yet."""
    return Vault(secret_key, Spent(Path(_FOLDERS.name) / secrets.token_hex(8)))


VAULT = vault_of("of the tests")
HOME = "192.0.2.1"
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


class Owner:
    """A person who sets factors up and proves them, by the world's clock."""

    def __init__(self, world, records, code="KZ"):
        self.world, self.records, self.by = world, records, world.actor(code)
        self.person = records.get(Person, self.by.person_id)
        self.secret = new_secret()

    @property
    def account(self):
        return self.records.scalars(select(Account).filter_by(person_id=self.by.person_id)).one()

    def later(self, **by):
        self.world.clock.now += timedelta(**by)

    def has_application(self):
        codes = set_up_one_time_codes(
            secret=self.secret, code=self.code(), vault=VAULT, by=self.by, at=self.world.clock.now
        )
        self.later(minutes=1)
        return codes

    def code(self, steps=0):
        return TOTP(self.secret).at(self.world.clock.now + timedelta(seconds=30 * steps))

    def has_passkey(self, device, site=HERE, name="телефон"):
        question = question_of_making(self.account, site=site, known=(), challenge=self.challenge())
        return add_passkey(
            answer=device.makes(question, site=site),
            name=name,
            vault=VAULT,
            by=self.by,
            at=self.world.tick(),
        )

    def challenge(self, of=None):
        return VAULT.challenge(of=of or f"person {self.person.public_id}", at=self.world.clock.now)

    def question(self, **asked):
        return question_of_proof((), site=HERE, challenge=self.challenge(**asked))

    def proves(self, answer, address=HOME, vault=VAULT):
        return prove_factor(
            person_id=self.by.person_id, answer=answer, vault=vault, address=address, at=self.world.clock.now
        )

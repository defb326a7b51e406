"""Secrets enciphered by a key that lies outside the database: whoever copies the database holds none of them."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from council.access.spent import Spent

NONCE = 12
# Long enough to find the key in a pocket, too short to be carried home.
CHALLENGE_LASTS = timedelta(minutes=5)


class Vault:
    """Enciphers and opens what belongs to one person, by a key derived from that of the installation.

    `spent` remembers beside the database what has opened once already.
    """

    def __init__(self, secret_key: str, spent: Spent) -> None:
        self.spent = spent
        self._cipher = AESGCM(_derived(secret_key, b"council: secrets of second factors"))
        self._marking = _derived(secret_key, b"council: challenges of passkeys")

    def enciphered(self, secret: str, *, of: str) -> str:
        """Return what is stored; `of` names the owner, so that a row put under another name opens nothing."""
        nonce = secrets.token_bytes(NONCE)
        sealed = self._cipher.encrypt(nonce, secret.encode(), of.encode())
        return urlsafe_b64encode(nonce + sealed).decode()

    def opened(self, stored: str, *, of: str) -> str | None:
        """Return the secret; None when it was enciphered by another key, or for another owner."""
        try:
            raw = urlsafe_b64decode(stored.encode())
            return self._cipher.decrypt(raw[:NONCE], raw[NONCE:], of.encode()).decode()
        except (InvalidTag, ValueError):
            return None

    def challenge(self, *, of: str, at: datetime) -> bytes:
        """Return a question for a passkey that tells by itself to whom and when it was put."""
        body = int(at.timestamp()).to_bytes(8) + secrets.token_bytes(16)
        return body + self._mark(body, of)

    def has_asked(self, challenge: bytes, *, of: str, at: datetime) -> bool:
        """Say whether the question was put to this person, by this installation, a moment ago."""
        body, mark = challenge[:24], challenge[24:]
        age = at.timestamp() - int.from_bytes(body[:8])
        is_fresh = -1 <= age <= CHALLENGE_LASTS.total_seconds()
        return hmac.compare_digest(self._mark(body, of), mark) and is_fresh

    def _mark(self, body: bytes, of: str) -> bytes:
        return hmac.digest(self._marking, body + of.encode(), hashlib.sha256)


def _derived(secret_key: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(secret_key.encode())

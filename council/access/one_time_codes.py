"""One-time codes: those of an authenticator application, and those kept on paper for the day it is lost."""

import hashlib
import hmac
import re
import secrets
from datetime import datetime

from pyotp import TOTP, random_base32

from council.records.columns import PUBLIC_ALPHABET

DIGITS = 6
STEP = 30  # seconds a code lives (RFC 6238); applications know no other
DRIFT = 1  # a telephone may be one step fast or slow, as the RFC allows and no more
RECOVERY_CODES = 10
# 31**24, about 119 bits: a plain digest of so much is not searched through.
RECOVERY_GROUPS, RECOVERY_GROUP = 6, 4


def new_secret() -> str:
    """Return a secret to share with an application."""
    return random_base32()


def address_of_secret(secret: str, *, account: str, issuer: str) -> str:
    """Return the address an application reads from a QR code."""
    return TOTP(secret, digits=DIGITS, interval=STEP).provisioning_uri(name=account, issuer_name=issuer)


def in_groups(text: str, size: int = 4) -> str:
    """Return a long secret as a person reads it out."""
    return " ".join(text[start : start + size] for start in range(0, len(text), size))


def step_of(code: str, *, secret: str, at: datetime) -> int | None:
    """Return to which step of time the code belongs; None when it is no code of these minutes."""
    now, generator = int(at.timestamp()) // STEP, TOTP(secret, digits=DIGITS, interval=STEP)
    steps = [
        step
        for step in range(now - DRIFT, now + DRIFT + 1)
        if hmac.compare_digest(generator.generate_otp(step).encode(), code.encode())
    ]
    return steps[0] if steps else None


def new_recovery_code() -> str:
    """Return a code that cannot be guessed, in letters that cannot be taken for one another."""
    groups = (
        "".join(secrets.choice(PUBLIC_ALPHABET) for _ in range(RECOVERY_GROUP))
        for _ in range(RECOVERY_GROUPS)
    )
    return "-".join(groups)


def as_typed(answer: str) -> str:
    """Return a code without the spaces, hyphens and capitals that people type."""
    return re.sub(r"[\s‐-―-]+", "", answer).lower()


def digest_of_recovery_code(answer: str) -> str:
    """Return what is kept of a recovery code."""
    return hashlib.sha256(as_typed(answer).encode()).hexdigest()

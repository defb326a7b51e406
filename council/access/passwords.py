"""Passwords: kept as argon2 hashes, and checked as slowly for an unknown account as for a known one."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """Return what is stored instead of the password."""
    return _hasher.hash(normal_form(password))


def password_matches(kept: str | None, password: str) -> bool:
    """Say whether the password is the one whose hash is kept.

    Without an account, or before its first password is set, a hash nobody knows the word of is
    checked instead, so that the time of the answer does not tell which accounts exist.
    """
    try:
        return _hasher.verify(kept or _nobodys_hash(), normal_form(password)) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def normal_form(password: str) -> str:
    """Return the password as it is hashed: «й» is one letter on one keyboard and two on another."""
    return unicodedata.normalize("NFC", password)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody signs in with this")

"""Passwords: kept as argon2 hashes, and checked as slowly for an unknown account as for a known one."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST_LENGTH = 12  # a phrase rather than a riddle; no other rule helps anybody

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """Return what is stored instead of the password."""
    return _hasher.hash(password)


def password_matches(kept: str | None, password: str) -> bool:
    """Say whether the password is the one whose hash is kept.

    Without an account a hash nobody knows the word of is checked instead, so
    that the time of the answer does not tell which accounts exist.
    """
    try:
        return _hasher.verify(kept or _nobodys_hash(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody signs in with this")

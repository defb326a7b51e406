"""A checkpoint as a text anyone can check: origin, size and root in three lines, and a signature (C2SP signed note)."""

import base64
import binascii
import hashlib
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from council.secret_keys import write_once

ED25519 = b"\x01"
DASH = "\N{EM DASH}"


def checkpoint_text(origin: str, size: int, root: str) -> str:
    """Return the three lines that are signed; the root is given in hexadecimal."""
    return f"{origin}\n{size}\n{base64.b64encode(bytes.fromhex(root)).decode()}\n"


def read_checkpoint(note: str) -> tuple[int, str]:
    """Return the size and the root (hexadecimal) that a checkpoint names; its signature is not looked at."""
    lines = note.splitlines()
    try:
        size, root = int(lines[1]), base64.b64decode(lines[2], validate=True)
    except (IndexError, ValueError) as fault:
        raise ValueError("this is no checkpoint: its second line is a number, its third a root") from fault
    if len(root) != hashlib.sha256().digest_size or size < 1:
        raise ValueError("this is no checkpoint: its root is not a SHA-256, or it covers no entry")
    return size, root.hex()


def sign(text: str, *, name: str, key: Ed25519PrivateKey) -> str:
    """Return the text with its signature line."""
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    sealed = base64.b64encode(key_hash(name, public) + key.sign(text.encode())).decode()
    return f"{text}\n{DASH} {name} {sealed}\n"


def is_signed(note: str, text: str, *, name: str, public: bytes) -> bool:
    """Say whether the note is this text, signed by the holder of the key."""
    head = f"{text}\n{DASH} {name} "
    if not note.startswith(head) or not note.endswith("\n"):
        return False
    try:
        sealed = base64.b64decode(note[len(head) : -1], validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(sealed[4:], text.encode())
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return sealed[:4] == key_hash(name, public)


def key_hash(name: str, public: bytes) -> bytes:
    """Return the four bytes by which a note names its key."""
    return hashlib.sha256(f"{name}\n".encode() + ED25519 + public).digest()[:4]


def kept_key(path: Path) -> Ed25519PrivateKey:
    """Return the key kept in a file outside the database, made there at first need."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = Ed25519PrivateKey.generate()
        write_once(path, made.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()).hex())
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text(encoding="ascii").strip()))


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """Return the public half, 32 bytes."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

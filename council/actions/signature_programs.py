"""Files and keys from outside, read by programs of their own, which may fail without harm to whoever asks."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from council.actions.programs_apart import run_apart
from council.actions.signature_findings import findings_from
from council.actions.wrong_files import WrongFile
from council.actions.wrong_signatures import SignatureFlaw, WrongEnd, wrong_signature
from council.papers import extension_reading, revision_reading, signature_reading, signing
from council.records.file_signatures import SignatureFinding
from council.records.paper_seal import Trusted

SECONDS = 30  # a protocol of a hundred pages takes two, on a busy machine ten


class Unread(WrongFile):
    """The reader ran out of time or memory, or would have: nothing is known of the file."""


@dataclass(frozen=True)
class Stamp:
    """By whose clock the whole file stood there at an hour."""

    at: datetime
    by: str
    is_believed: bool


@dataclass(frozen=True)
class Extension:
    """What was added so that a signature can be verified in many years: after how many bytes, and stamps of time over it."""

    after: int
    stamps: tuple[Stamp, ...] = ()


def findings_in(
    content: bytes, trusted: Trusted, *, ours: int, at: datetime, seconds: int = SECONDS
) -> list[SignatureFinding]:
    """Return what each signature of a file from outside stands for.

    Refused is a file in which anything but signatures, and what keeps them for long, follows the paper it begins
    with (its first `ours` bytes), and one without a signature of its own.
    """
    findings, extension = findings_and_extension_in(content, trusted, ours=ours, at=at, seconds=seconds)
    if extension is not None and extension.after == ours:
        raise wrong_signature(SignatureFlaw.NOT_SIGNED)
    return findings


def findings_and_extension_in(
    content: bytes, trusted: Trusted, *, ours: int, at: datetime, seconds: int = SECONDS
) -> tuple[list[SignatureFinding], Extension | None]:
    """Return what each signature stands for, none where none was added, and how the file was extended after the last."""
    require_only_signatures(content, ours=ours, seconds=seconds)
    believed = trusted.certificates
    try:
        told = signatures_in(content, believed, ours=ours, at=at, seconds=seconds)
        return findings_from(told, trusted, at=at), None
    except WrongEnd:
        extension = extension_in(content, believed, ours=ours, at=at, seconds=seconds)
        if extension is None:
            raise
    if extension.after == ours:
        return [], extension
    told = signatures_in(content[: extension.after], believed, ours=ours, at=at, seconds=seconds)
    return findings_from([{**one, "covers": "earlier"} for one in told], trusted, at=at), extension


def extension_in(
    content: bytes, believed: Sequence[bytes], *, ours: int, at: datetime, seconds: int = SECONDS
) -> Extension | None:
    """Return how a file was extended to be kept for long; nothing where something else was done to it."""
    answer = _answer_of(extension_reading.__file__, _asked(believed, ours, at) + content, seconds=seconds)
    told = json.loads(answer)
    return extension_from(told) if told else None


def extension_from(told: Mapping[str, Any]) -> Extension:
    """Return what the reader told of how a file was extended."""
    stamps = (Stamp(**{**one, "at": datetime.fromisoformat(one["at"])}) for one in told["stamps"])
    return Extension(told["after"], tuple(stamps))


def require_only_signatures(content: bytes, *, ours: int, seconds: int = SECONDS) -> None:
    """Refuse a file that shows anything else than the paper it begins with."""
    told = _answer_of(revision_reading.__file__, content, str(ours), seconds=seconds).decode(
        "ascii", "replace"
    )
    if told:
        raise _refusal(_flaw(told))


def signatures_in(
    content: bytes, believed: Sequence[bytes], *, ours: int, at: datetime, seconds: int = SECONDS
) -> list[Mapping[str, Any]]:
    """Return what the reader of signatures tells of a file from outside, or refuse the file."""
    answer = _answer_of(signature_reading.__file__, _asked(believed, ours, at) + content, seconds=seconds)
    try:
        told = json.loads(answer)
    except ValueError:
        raise wrong_signature(SignatureFlaw.DAMAGED) from None
    if "flaw" in told:
        raise _refusal(_flaw(told["flaw"]))
    found: list[Mapping[str, Any]] = told["signatures"]
    return found


def signed_by_lent_key(pdf: bytes, key: bytes, passphrase: str, *, at: datetime, timestamp_url: str) -> bytes:
    """Return the paper signed by the key, which passes through this process into one of its own, and which nothing keeps."""
    asked = {"key": len(key), "passphrase": passphrase, "at": at.isoformat(), "timestamp_url": timestamp_url}
    done = run_apart(Path(signing.__file__), _line(asked) + key + pdf, seconds=SECONDS)
    if done is None or done.returncode or not done.stdout:
        told = done.stderr.decode("utf-8", "replace").strip() if done else ""
        raise wrong_signature(_flaw(told, otherwise=SignatureFlaw.NO_PKCS12))
    return done.stdout


def _asked(believed: Sequence[bytes], ours: int, at: datetime) -> bytes:
    said = [b64encode(one).decode() for one in believed]
    return _line({"ours": ours, "believed": said, "at": at.isoformat()})


def _line(asked: Mapping[str, Any]) -> bytes:
    return json.dumps(asked).encode() + b"\n"


def _answer_of(program: str, said: bytes, *words: str, seconds: int) -> bytes:
    done = run_apart(Path(program), said, *words, seconds=seconds)
    if done is None or done.returncode:
        raise Unread(*SignatureFlaw.DAMAGED.value)
    return done.stdout


def _refusal(flaw: SignatureFlaw) -> WrongFile:
    return Unread(*flaw.value) if flaw is SignatureFlaw.OVERSIZED else wrong_signature(flaw)


def _flaw(told: str, *, otherwise: SignatureFlaw = SignatureFlaw.DAMAGED) -> SignatureFlaw:
    return SignatureFlaw.__members__.get(told, otherwise)

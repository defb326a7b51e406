"""Files and keys from outside, read by programs of their own, which may fail without harm to whoever asks."""

import json
import subprocess
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from council.actions.programs_apart import run_apart
from council.actions.wrong_signatures import SignatureFlaw, wrong_signature
from council.papers import revision_reading, signature_reading, signing

SECONDS = 30  # a protocol of a hundred pages takes two, on a busy machine ten


def require_only_signatures(content: bytes, *, ours: int) -> None:
    """Refuse a file that shows anything else than the paper it begins with."""
    told = _answer_of(revision_reading.__file__, content, str(ours)).decode("ascii", "replace")
    if told:
        raise wrong_signature(_flaw(told))


def signatures_in(content: bytes, believed: Sequence[bytes], *, ours: int) -> list[Mapping[str, Any]]:
    """Return what each signature of a file from outside stands for, or refuse the file."""
    asked = {"ours": ours, "believed": [b64encode(one).decode() for one in believed]}
    answer = _answer_of(signature_reading.__file__, _line(asked) + content)
    try:
        told = json.loads(answer)
    except ValueError:
        raise wrong_signature(SignatureFlaw.DAMAGED) from None
    if "flaw" in told:
        raise wrong_signature(_flaw(told["flaw"]))
    found: list[Mapping[str, Any]] = told["signatures"]
    return found


def signed_by_lent_key(pdf: bytes, key: bytes, passphrase: str, *, at: datetime, timestamp_url: str) -> bytes:
    """Return the paper signed by the key, which passes through this process into one of its own, and which nothing keeps."""
    asked = {"key": len(key), "passphrase": passphrase, "at": at.isoformat(), "timestamp_url": timestamp_url}
    done = _run(signing.__file__, _line(asked) + key + pdf)
    if done is None or done.returncode or not done.stdout:
        told = done.stderr.decode("utf-8", "replace").strip() if done else ""
        raise wrong_signature(_flaw(told, otherwise=SignatureFlaw.NO_PKCS12))
    return done.stdout


def _line(asked: Mapping[str, Any]) -> bytes:
    return json.dumps(asked).encode() + b"\n"


def _answer_of(program: str, said: bytes, *words: str) -> bytes:
    done = _run(program, said, *words)
    if done is None or done.returncode:
        raise wrong_signature(SignatureFlaw.DAMAGED)
    return done.stdout


def _run(program: str, said: bytes, *words: str) -> subprocess.CompletedProcess[bytes] | None:
    return run_apart(Path(program), said, *words, seconds=SECONDS)


def _flaw(told: str, *, otherwise: SignatureFlaw = SignatureFlaw.DAMAGED) -> SignatureFlaw:
    return SignatureFlaw.__members__.get(told, otherwise)

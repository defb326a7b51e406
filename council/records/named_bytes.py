"""Which bytes the acts of the register name for a paper: a row turned to other bytes does not turn the acts.

The first act of a paper counts. Whoever writes into the database can add another after it, which names nothing anew.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.records.corrections import MinutesCorrection
from council.records.file_signatures import SignedFile
from council.records.minutes import MinutesVersion, Rendering, Signature
from council.records.register import RegisterEntry
from council.records.seals import Difference

PRINTED = ("minutes.printed", "decision.printed", "paper.printed", "dispatch_sheet.printed")
DRAFTED, RETURNED, SIGNED, CORRECTED = (
    "minutes.drafted",
    "signed_file.brought",
    "minutes.signed",
    "minutes.correction_signed",
)


def is_printed_so(session: Session, rendering: Rendering) -> bool:
    """Say whether the file of a paper is the one that was printed, and signed where the paper is a signed version."""
    thing, sha256 = rendering.thing_id, rendering.file.sha256
    version = session.scalars(
        select(MinutesVersion).where(func.substr(MinutesVersion.public_id, 2) == thing[1:])
    ).one_or_none()
    if version is None:
        return sha256 in _named(session, thing, *PRINTED, first=1)
    if sha256 not in _named(
        session, version.public_id, *PRINTED, first=2
    ):  # the marked draft, and the clean file
        return False
    signature = version.minutes.signature
    if rendering.is_draft or signature is None or signature.version_id != version.id:
        return True
    return _named(session, version.minutes.public_id, SIGNED) == [signature.sha256] == [sha256]


def is_drafted_so(session: Session, version: MinutesVersion) -> bool:
    """Say whether the text of a version is the one that was composed."""
    fingerprint = hashlib.sha256(version.content.encode()).hexdigest()
    told = _told(session, version.minutes.public_id, DRAFTED, first=version.number)
    named = [detail["fingerprint"] for detail in told if detail["version"] == version.number]
    return named == [version.fingerprint] == [fingerprint]


def is_returned_so(session: Session, returned: SignedFile) -> bool:
    """Say whether a file that came back signed is the one that was taken in."""
    return _named(session, returned.public_id, RETURNED) == [returned.file.sha256]


def is_signed_so(session: Session, signature: Signature) -> bool:
    return _named(session, signature.minutes.public_id, SIGNED) == [signature.sha256]


def is_corrected_so(session: Session, correction: MinutesCorrection) -> bool:
    """Say whether a correction, where it is signed, was signed under these bytes."""
    named = _named(session, correction.public_id, CORRECTED)
    return correction.signed_at is None or named == [correction.sha256]


NAMED: tuple[tuple[Any, Callable[[Session, Any], bool]], ...] = (
    (MinutesVersion, is_drafted_so), (Rendering, is_printed_so), (SignedFile, is_returned_so), (Signature, is_signed_so),
    (MinutesCorrection, is_corrected_so),
)  # fmt: skip


def differences_in_named_bytes(session: Session) -> Iterator[Difference]:
    """Yield every text, paper, signature and correction that stands for other bytes than its act named."""
    for kind, holds in NAMED:
        for row in session.scalars(select(kind).order_by(kind.id)):
            if not holds(session, row):
                yield Difference("bytes_not_named", f"{kind.__tablename__} {row.id}")


def _named(session: Session, thing: str, *acts: str, first: int = 1) -> list[str | None]:
    """Return the digests that the first acts of a thing have named."""
    return [detail.get("sha256") for detail in _told(session, thing, *acts, first=first)]


def _told(session: Session, thing: str, *acts: str, first: int) -> list[dict[str, Any]]:
    told = select(RegisterEntry.content).where(RegisterEntry.thing_id == thing, RegisterEntry.act.in_(acts))
    contents = session.scalars(told.order_by(RegisterEntry.sequence).limit(first)).all()
    return [json.loads(content)["detail"] for content in contents]

"""Whether a file that somebody holds is a paper of ours as it was issued; it is looked at and never kept."""

import hashlib
from pathlib import Path

from sqlalchemy.orm import Session

from council.actions.programs_apart import run_apart
from council.records.authenticity import (
    UNKNOWN,
    Answer,
    Authenticity,
    authenticity_of,
    is_of_published_minutes,
    is_printed_here,
)

READER = Path(__file__).with_name("record_reading.py")
SECONDS = 10  # our largest protocol takes one


def authenticity_of_file(session: Session, content: bytes) -> Authenticity:
    """Return what the file is: known by its own bytes, or by the record inside it, which then says that it was changed.

    A record alone (minutes.json) is known by its bytes too. A draft of ours is no changed protocol: it is
    as unknown as its digest. Of a file that could not be read through nothing is said.
    """
    own = hashlib.sha256(content).hexdigest()
    known = authenticity_of(session, own)
    if known.answer is not Answer.UNKNOWN or is_printed_here(session, own):
        return known
    inside = _record_inside(content)
    if inside is None:
        return Authenticity(Answer.UNREAD)
    digest, meeting = inside
    of_ours = authenticity_of(session, digest) if digest else UNKNOWN
    if of_ours.answer is not Answer.UNKNOWN or is_of_published_minutes(session, meeting):
        return Authenticity(Answer.CHANGED)
    return UNKNOWN


def _record_inside(content: bytes) -> tuple[str, str] | None:
    """Return the digest and the meeting of the record; None where the reader ran out of time or memory."""
    read = run_apart(READER, content, seconds=SECONDS)
    if read is None or read.returncode != 0:
        return None
    digest, _, meeting = read.stdout.decode("ascii", "replace").partition("\n")
    return digest, meeting

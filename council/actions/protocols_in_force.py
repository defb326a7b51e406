"""What stands as a protocol: the text that was signed first, until a signed correction replaces it."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from council.papers.minutes_text import MinutesText
from council.records.corrections import MinutesCorrection, protocol_in_force
from council.records.minutes import Minutes


@dataclass(frozen=True)
class InForce:
    """What stands as the protocol now: its text, the digest of its file, and when it was signed."""

    text: MinutesText
    sha256: str
    signed_at: datetime
    first_version: int


def in_force(session: Session, minutes: Minutes) -> InForce | None:
    """Return what stands as the protocol: the last signed correction, else what was signed first."""
    standing, signature = protocol_in_force(session, minutes), minutes.signature
    if standing is None or signature is None:
        return None
    text = MinutesText.from_json(json.loads(standing.content))
    return InForce(text, standing.sha256, standing.signed_at, signature.version.number)


def text_of_correction(correction: MinutesCorrection) -> MinutesText:
    """Return the frozen text of a correction."""
    return MinutesText.from_json(json.loads(correction.content))

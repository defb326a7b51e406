"""What a look into the signatures of a paper found, written down beside the act that gave occasion to it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from council.papers.signature_reading import signatures_of
from council.records.file_signatures import Covers, SignatureFinding, Soundness, Standing
from council.records.files import Seal
from council.records.materials import StoredFile
from council.records.minutes import Rendering

Found = Mapping[str, Any]


def found_in(content: bytes, seal: Seal | None) -> list[Found]:
    """Look into the signatures of a paper of ours, which needs no other process to be read in."""
    return list(signatures_of(content, seal.believed() if seal else []))


def write_findings(
    session: Session, rendering: Rendering, file: StoredFile, found: Iterable[Found], *, at: datetime
) -> list[SignatureFinding]:
    """Write down what was found in the file, one row a signature in the order in which they were given."""
    session.flush()
    rows = [_row(rendering, file, place, told, at) for place, told in enumerate(found)]
    session.add_all(rows)
    session.flush()
    return rows


def _row(rendering: Rendering, file: StoredFile, place: int, told: Found, at: datetime) -> SignatureFinding:
    return SignatureFinding(
        rendering_id=rendering.id,
        file_id=file.id,
        place=place,
        **{name: str(told[name])[:200] for name in ("field", "serial", "algorithm")},
        **{name: told[name] for name in ("subject", "issuer", "stamped_by")},
        covers=Covers(told["covers"]),
        standing=Standing(told["standing"]),
        soundness=Soundness(told["soundness"]),
        **{name: _moment(told[name]) for name in ("claimed_at", "stamped_at", "not_before", "not_after")},
        checked_at=at,
    )


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None

"""What a look into the signatures of a paper found, written down beside the act that gave occasion to it."""

from base64 import b64decode
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from council.papers.revocation import revocation_on
from council.papers.signature_reading import signatures_of
from council.records.certificates import owners_of
from council.records.file_signatures import (
    Covers,
    Revocation,
    SignatureFinding,
    Soundness,
    Standing,
)
from council.records.files import Seal
from council.records.materials import StoredFile
from council.records.minutes import Rendering
from council.records.paper_seal import Trusted
from council.records.people import Person

Found = Mapping[str, Any]
WORDS = ("subject", "issuer", "stamped_by")
SHORT_WORDS = ("field", "serial", "algorithm")
MOMENTS = ("claimed_at", "stamped_at", "not_before", "not_after")


def found_in(content: bytes, seal: Seal | None, *, at: datetime) -> list[SignatureFinding]:
    """Look into the signatures of a paper of ours, which needs no other process to be read in."""
    trusted = seal.trusted() if seal else Trusted()
    return findings_from(signatures_of(content, trusted.certificates, at=at), trusted, at=at)


def findings_from(told: Iterable[Found], trusted: Trusted, *, at: datetime) -> list[SignatureFinding]:
    """Return what was told of each signature as findings that are written nowhere yet; lists of revoked ones are asked."""
    return [_finding(place, one, trusted, at) for place, one in enumerate(told)]


def name_owners(session: Session, findings: Iterable[SignatureFinding], *, at: datetime) -> None:
    """Name beside each signature that holds the person whose certificate it is.

    A certificate can be read out of any signed file: under a value that was not checked it says of nobody that they signed.
    """
    every = [one for one in findings if one.soundness is Soundness.INTACT]
    owners = owners_of(session, (one.certificate_sha256 or "" for one in every), at=at)
    for finding in every:
        owner: Person | None = owners.get(finding.certificate_sha256 or "")
        if owner is not None:
            finding.signer_id, finding.signer = owner.id, owner


def write_findings(
    session: Session, rendering: Rendering, file: StoredFile, findings: Iterable[SignatureFinding]
) -> list[SignatureFinding]:
    """Write down what was found in the file, one row a signature in the order in which they were given."""
    session.flush()
    rows = list(findings)
    for row in rows:
        row.rendering_id, row.file_id = rendering.id, file.id
    session.add_all(rows)
    session.flush()
    return rows


def _finding(place: int, told: Found, trusted: Trusted, at: datetime) -> SignatureFinding:
    path = [b64decode(one) for one in told["path"]]
    revocation = revocation_on(path, trusted.revocations, at=at) if path else None
    return SignatureFinding(
        place=place,
        **{name: str(told[name])[:200] for name in SHORT_WORDS},
        **{name: str(told[name])[:1000] for name in WORDS},
        covers=Covers(told["covers"]),
        standing=Standing(told["standing"]),
        soundness=Soundness(told["soundness"]),
        stamp_standing=Standing(told["stamp_standing"]) if told["stamp_standing"] else None,
        **{name: _moment(told[name]) for name in MOMENTS},
        revocation=revocation.revocation if revocation else _unasked(told),
        revoked_at=revocation.revoked_at if revocation else None,
        certificate_sha256=told["certificate_sha256"],
        checked_at=at,
    )


def _unasked(told: Found) -> Revocation | None:
    """Return that no list was asked; of a certificate that is not believed nothing at all is said."""
    return Revocation.NO_LIST if told["standing"] == Standing.BELIEVED else None


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None

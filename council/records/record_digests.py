"""Which protocol, draft or correction carries a record (minutes.json) of a digest: worked out once for each frozen text."""

import hashlib
import json
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from council.records.columns import canonical
from council.records.corrections import MinutesCorrection
from council.records.minutes import MinutesVersion

TEXTS_REMEMBERED = 65_536  # 192 characters each

Text = TypeVar("Text", MinutesVersion, MinutesCorrection)

# By the fingerprint of a frozen text, the digests of the record in it: worked out once for each.
_records: dict[str, tuple[str, str]] = {}


def version_of_record(session: Session, digest: str) -> MinutesVersion | None:
    """Return the version whose minutes.json has the digest, signed or not."""
    versions = select(MinutesVersion.id, MinutesVersion.fingerprint).order_by(MinutesVersion.id.desc())
    return _holding(session, MinutesVersion, versions, digest)


def draft_of_record(session: Session, digest: str) -> MinutesVersion | None:
    """Return the version whose minutes.json has the digest as the marked draft carries it."""
    versions = select(MinutesVersion.id, MinutesVersion.fingerprint).order_by(MinutesVersion.id.desc())
    return _holding(session, MinutesVersion, versions, digest, as_draft=True)


def correction_of_record(session: Session, digest: str) -> MinutesCorrection | None:
    """Return the signed correction whose minutes.json has the digest."""
    signed = select(MinutesCorrection.id, MinutesCorrection.fingerprint).where(
        MinutesCorrection.signed_at.is_not(None)
    )
    return _holding(session, MinutesCorrection, signed.order_by(MinutesCorrection.id.desc()), digest)


def _holding(
    session: Session,
    kind: type[Text],
    texts: Select[tuple[int, str]],
    digest: str,
    *,
    as_draft: bool = False,
) -> Text | None:
    """Return the first of the texts whose record has the digest; a text is loaded once in a process."""
    for known, fingerprint in session.execute(texts).all():
        told = _records.get(fingerprint) or _remember(session, kind, known, fingerprint)
        if told[as_draft] == digest:
            return session.get_one(kind, known)
    return None


def _remember(session: Session, kind: type[Text], known: int, fingerprint: str) -> tuple[str, str]:
    """Digest the record of a text once, as the paper and as its draft carry it: it is frozen under its fingerprint."""
    if len(_records) >= TEXTS_REMEMBERED:
        _records.clear()
    content = session.scalars(select(kind.content).where(kind.id == known)).one()
    record = json.loads(content).get("record", {})
    carried = (canonical(told).encode() for told in (record, {**record, "draft": True}))
    own, drafted = (hashlib.sha256(told).hexdigest() for told in carried)
    return _records.setdefault(fingerprint, (own, drafted))

"""Whether a paper taken from the protocol still tells what the protocol tells: a correction may have replaced it since."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.records.corrections import MinutesCorrection, corrections_of
from council.records.issued_papers import IssuedPaper, PaperKind
from council.records.minutes import Minutes

# Cut from the protocol that was in force when they were issued; a copy is of the paper it names.
TAKEN_FROM_PROTOCOL = frozenset(
    {PaperKind.SHORT_MINUTES, PaperKind.EXTRACT, PaperKind.OPINIONS, PaperKind.CREDENTIALS}
)


def replaced_since(session: Session, meeting_id: int, papers: Iterable[IssuedPaper]) -> dict[int, int]:
    """Return by the key of each paper whose protocol was replaced the number of the correction in its place."""
    minutes = session.scalars(select(Minutes).where(Minutes.meeting_id == meeting_id)).one_or_none()
    signed = [one for one in corrections_of(session, minutes.id) if one.signed_at] if minutes else []
    if minutes is None or minutes.signature is None or not signed:
        return {}
    last = signed[-1]
    replaced = {minutes.signature.version.public_id, *(one.public_id for one in signed[:-1])}
    return {paper.id: last.number for paper in papers if _is_replaced(paper, last, replaced)}


def _is_replaced(paper: IssuedPaper, last: MinutesCorrection, replaced: set[str]) -> bool:
    if paper.kind is PaperKind.COPY:
        return paper.about in replaced
    is_before = last.signed_at is not None and paper.issued_at < last.signed_at
    return paper.kind in TAKEN_FROM_PROTOCOL and is_before

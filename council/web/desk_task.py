"""One thing that waits for the reader of the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

# A term nearer than that is drawn as due.
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Task:
    """What to do, where, until when and by which clause; `live` when a running meeting waits for it.

    `is_asked` where the act is the reader's own and waits for nothing else; the rest has a day, or may be done.
    """

    title: str
    url: str
    note: str = ""
    clause: str = ""
    due: date | None = None
    live: bool = False
    is_asked: bool = True

    def mark(self, today: date) -> str:
        """Return the name under which the stylesheet knows the urgency: live, late, due or quiet."""
        if self.live:
            return "live"
        if self.due is None:
            return "quiet"
        if self.due < today:
            return "no"
        return "due" if self.due - today <= SOON else "quiet"

    @property
    def urgency(self) -> tuple[bool, date]:
        """Return the key of the order on the desk: what is live first, then by term, then the rest."""
        return (not self.live, self.due or date.max)

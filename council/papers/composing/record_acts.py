"""The acts of the meeting in the register, and by which of them each thing in the record was done."""

import json
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.papers.composing.record_values import moment
from council.records.checkpoints import Checkpoint, checkpoint_at_close
from council.records.meetings import Meeting
from council.records.register import RegisterEntry
from council.records.voting import Vote

# What may still be done to what the record tells of when the meeting is over.
AFTER_THE_CLOSE = ("dissent.filed", "dissent.withdrawn", "intention.stated", "credential.revoked")


class Acts:
    """The acts up to the close of a meeting, in the order of the register, found by what they were done to."""

    def __init__(
        self,
        checkpoint: Checkpoint | None,
        entries: tuple[RegisterEntry, ...],
        later: tuple[RegisterEntry, ...] = (),
    ) -> None:
        self.checkpoint = checkpoint
        self.entries = entries
        self.later = later

    @classmethod
    def of(cls, session: Session, meeting: Meeting) -> "Acts":
        """Read the acts of the meeting as far as its closing checkpoint reaches, and the later ones that count; none before the close."""
        checkpoint = checkpoint_at_close(session, meeting.id)
        if checkpoint is None:
            return cls(None, ())
        query = select(RegisterEntry).where(RegisterEntry.meeting_id == meeting.id)
        query = query.order_by(RegisterEntry.sequence)
        by_close = session.scalars(query.where(RegisterEntry.sequence <= checkpoint.size))
        later = session.scalars(
            query.where(RegisterEntry.sequence > checkpoint.size, RegisterEntry.act.in_(AFTER_THE_CLOSE))
        )
        return cls(checkpoint, tuple(by_close), tuple(later))

    @cached_property
    def _by_thing(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for entry in (*self.entries, *self.later):
            found.setdefault((entry.act, entry.thing_id), []).append(entry.sequence)
        return found

    @cached_property
    def _by_row(self) -> dict[tuple[str, int], int]:
        """Return for each row the first act that wrote it."""
        found: dict[tuple[str, int], int] = {}
        for entry in self.entries:
            for table, key, _digest in json.loads(entry.content)["rows"]:
                found.setdefault((table, key), entry.sequence)
        return found

    def number(self, act: str, thing: Any) -> int | None:
        """Return the number of the act done to a thing that it is done to once."""
        return next(iter(self._by_thing.get((act, thing.public_id), ())), None)

    def numbers(self, act: str, thing: Any) -> list[int]:
        """Return the numbers of every such act, in their order."""
        return self._by_thing.get((act, thing.public_id), [])

    def closing(self, vote: Vote) -> int | None:
        """Return the number of the act that closed a vote: an objection closes the question put, too."""
        return self.number("vote.closed", vote) or self.number("objection.raised", vote)

    def writing(self, row: Any) -> int | None:
        """Return the number of the act that first wrote a row."""
        return self._by_row.get((row.__tablename__, row.id))


def mark(at: datetime | None, act: int | None) -> dict[str, Any] | None:
    """Return a moment with the act it is that of; None where nothing was done."""
    return None if at is None else {"at": moment(at), "act": act}

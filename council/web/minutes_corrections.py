"""The corrections of a signed protocol as its page shows them: signed or waiting, and which have gone to all members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.seeing import seen_by
from council.records.corrections import MinutesCorrection
from council.records.corrections_sent import days_sent
from council.records.meetings import Meeting
from council.records.minutes import Minutes
from council.records.sent import day_of_body


@dataclass(frozen=True)
class MinutesCorrections:
    """The corrections of one protocol for one reader."""

    session: Session
    meeting: Meeting
    minutes: Minutes | None
    actor: Actor
    at: datetime

    @cached_property
    def seen(self) -> Sequence[MinutesCorrection]:
        """Return those the reader may see: signed ones, and what waits for who signs and the secretariat."""
        if self.minutes is None or not self.minutes.is_signed:
            return ()
        query = seen_by(self.actor, MinutesCorrection).where(MinutesCorrection.minutes_id == self.minutes.id)
        return self.session.scalars(query.order_by(MinutesCorrection.number)).all()

    @property
    def signed(self) -> list[MinutesCorrection]:
        return [one for one in self.seen if one.signed_at is not None]

    @property
    def in_force(self) -> MinutesCorrection | None:
        """Return the correction in force in the place of the signed protocol."""
        return self.signed[-1] if self.signed else None

    @cached_property
    def sent(self) -> Mapping[int, date]:
        """Return by number the day on which each signed correction had gone to all members, where it has."""
        today = day_of_body(self.meeting, self.at)
        return days_sent(self.session, self.meeting, self.signed, today=today)

    @property
    def unsent(self) -> MinutesCorrection | None:
        """Return the correction in force, as long as it was not sent to every member."""
        last = self.in_force
        return last if last is not None and last.number not in self.sent else None

"""The course of a protocol from its draft to its signatures, as its pages show it: remarks, preparation, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.countersigning import countersigning_ruling
from council.law.remarks import rule_on_remarks
from council.law.ruling import Ruling
from council.records.floor import Floor
from council.records.minutes import Minutes
from council.records.preparations import (
    Countersignature,
    Preparation,
    countersignature_of,
    preparations_of,
)
from council.records.remarks import Remarks, remarks_on


@dataclass(frozen=True)
class MinutesCourse:
    """What has happened to the draft of a protocol."""

    session: Session
    floor: Floor
    minutes: Minutes | None
    actor: Actor
    at: datetime

    @property
    def drafted(self) -> Minutes:
        """Return the minutes where they are known to be there."""
        if self.minutes is None:
            raise LookupError("no minutes of this meeting are drafted")
        return self.minutes

    @cached_property
    def preparations(self) -> Sequence[Preparation]:
        return preparations_of(self.session, self.minutes.id if self.minutes else None)

    @property
    def preparation(self) -> Preparation | None:
        """Return the preparation for signature that stands."""
        return next((one for one in self.preparations if one.withdrawn_at is None), None)

    @cached_property
    def remarks(self) -> Remarks:
        return remarks_on(self.session, self.minutes.id if self.minutes else None)

    @cached_property
    def remarks_ruling(self) -> Ruling | None:
        """Return how many states have answered to the draft that was circulated last."""
        if self.remarks.last is None:
            return None
        return rule_on_remarks(
            self.floor.edition.minutes,
            due_on=self.remarks.last.due_on,
            today=day_of(self.session, self.floor.meeting.body_id, self.at),
            members=len(self.floor.seats),
            answered=self.remarks.answered(self.floor.seats),
        )

    @property
    def wants_countersignature(self) -> bool:
        return self.floor.edition.minutes.countersigned

    @cached_property
    def countersignature(self) -> Countersignature | None:
        """Return the second signature under the version that is prepared."""
        return countersignature_of(self.session, self.preparation.version_id) if self.preparation else None

    @property
    def countersigning(self) -> Ruling | None:
        """Return whether the reader may put the second signature; None where none is asked for."""
        if not self.wants_countersignature or self.preparation is None:
            return None
        shown = self.preparation.sha256
        return countersigning_ruling(self.session, self.floor, self.drafted, self.actor, shown=shown)

"""A day by which something is due, with the ruling that says whether it was done in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from council.law.ruling import Ruling


class DeadlineKind(StrEnum):
    """What is due."""

    YEARLY_MEETING = "yearly_meeting"
    NEXT_MEETING = "next_meeting"
    MATERIALS = "materials"
    CIRCULATION = "circulation"
    CHAIR = "chair"
    PLAN = "plan"
    INFORMATION = "information"
    PETITION = "petition"
    AUTHORITY = "authority"
    WITHDRAWAL = "withdrawal"


class Standing(StrEnum):
    """Whether it was done, is still due, or is overdue."""

    OVERDUE = "overdue"
    DUE = "due"
    DONE = "done"


@dataclass(frozen=True)
class Deadline:
    """A day by which something is due.

    `what` names what it is about (a year, the code of a state), `key` the record whose page
    tells more; `state` is the one it concerns where it does not concern all.
    """

    kind: DeadlineKind
    due_on: date
    ruling: Ruling
    what: str = ""
    key: str = ""
    state: str = ""
    is_done: bool = False

    @property
    def clause(self) -> str:
        return self.ruling.clause

    def standing_on(self, today: date) -> Standing:
        """Return how it stands on a day."""
        if self.is_done:
            return Standing.DONE
        return Standing.OVERDUE if self.due_on < today else Standing.DUE


def in_order_of_days(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """Return the deadlines by date, those of one day by what they are about."""
    return sorted(deadlines, key=lambda one: (one.due_on, one.kind, one.what, one.key))

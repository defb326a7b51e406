"""Counting back from a meeting: the last days for all that precedes it, and for what follows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from council.law.charter import Edition
from council.law.notice import circulation_due, days_after, materials_due

SATURDAY = 5


class PlanStep(StrEnum):
    """What has its last day in the plan of a meeting."""

    MATERIALS = "materials"
    AGENDA = "agenda"
    CREDENTIALS = "credentials"
    MEETING = "meeting"
    CIRCULATION = "circulation"


@dataclass(frozen=True)
class PlanDay:
    """A last day, by its clause; a day on a weekend is told and not shifted: no rule speaks of working days."""

    step: PlanStep
    on: date
    clause: str

    @property
    def is_weekend(self) -> bool:
        return self.on.weekday() >= SATURDAY


def days_of_plan(edition: Edition, *, starts_on: date) -> list[PlanDay]:
    """Return the last days around a regular meeting of one day, by date.

    The agenda goes out with the materials it is made for. Powers are confirmed before
    the first vote, so that the day before the meeting is the last one without haste.
    """
    sent_by = materials_due(edition.materials, starts_on)
    plan = [
        PlanDay(PlanStep.CREDENTIALS, days_after(starts_on, -1), edition.credentials.clause),
        PlanDay(PlanStep.MEETING, starts_on, edition.yearly.clause),
    ]
    if edition.materials.days:
        plan += [
            PlanDay(PlanStep.AGENDA, sent_by, edition.materials.clause),
            PlanDay(PlanStep.MATERIALS, sent_by, edition.materials.clause),
        ]
    if edition.circulation.days:
        after = circulation_due(edition.circulation, starts_on)
        plan.append(PlanDay(PlanStep.CIRCULATION, after, edition.circulation.clause))
    return sorted(plan, key=lambda day: day.on)

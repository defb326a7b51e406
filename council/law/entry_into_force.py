"""When a treaty enters into force, and when a state that gives notice leaves it: the days alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from council.law.notice import days_after, months_after
from council.law.rules import PartiesRule


@dataclass(frozen=True)
class EntryIntoForce:
    """The day the treaty enters into force, the states it does so for, and the day of each state."""

    on: date | None
    first: tuple[str, ...] = ()
    day_of: Mapping[str, date] = field(default_factory=dict)


def entry_into_force(
    rule: PartiesRule, receipts: Mapping[str, date], published_on: date | None = None
) -> EntryIntoForce:
    """Compute the entry into force from the receipts of the notifications, or from the day published.

    The first so many share one day, counted from the last of them; all that arrive on
    that very day belong to them. Each later one has its own day.
    """
    days = sorted(receipts.values())
    if published_on is None and len(days) < rule.entry_nth:
        return EntryIntoForce(on=None)
    last = days_after(published_on, -rule.entry_days) if published_on else days[rule.entry_nth - 1]
    on = published_on or days_after(last, rule.entry_days)
    return EntryIntoForce(
        on=on,
        first=tuple(sorted(state for state, received in receipts.items() if received <= last)),
        day_of={
            state: on if received <= last else days_after(received, rule.entry_days)
            for state, received in receipts.items()
        },
    )


def withdrawal_takes_effect_on(rule: PartiesRule, *, received_on: date, named_on: date | None = None) -> date:
    """Return the first day without the state: the day it names, yet not before the term has run."""
    earliest = months_after(received_on, rule.exit_months)
    return max(named_on or earliest, earliest)


def body_change_due(rule: PartiesRule, decided_on: date) -> date:
    """Return the last day to tell the depositary of a change of the authorised body."""
    return months_after(decided_on, rule.body_change_months)

"""How a meeting or a vote could be contested, before it is: every weak point with its clause and figures."""

from council.law.outcome import rule_on_narrow_base
from council.law.preflight_agenda import agenda_rulings, expected_counts, late_rulings, notice_rulings
from council.law.preflight_facts import Preflight, PreparedItem
from council.law.preflight_people import (
    chair_rulings,
    limited_powers_rulings,
    people_rulings,
    quorum_rulings,
)
from council.law.ruling import Ruling, Weight, warn

# The gravest first: what bars, what is warned of, what is worth knowing, what is in order.
GRAVITY = (Weight.BAR, Weight.WARN, Weight.NOTE)


def meeting_preflight(facts: Preflight) -> tuple[Ruling, ...]:
    """Return what could be held against the meeting, and what is in order, in the order of its preparation."""
    return (*agenda_rulings(facts), *people_rulings(facts))


def vote_preflight(facts: Preflight, item: PreparedItem) -> tuple[Ruling, ...]:
    """Return what could be held against a vote on this item, beside what bars its opening.

    What the opening itself asks (quorum, affected states, somebody to vote) is
    answered there; here stands what would be said of the vote afterwards.
    """
    edition = facts.edition
    said = [*late_rulings(facts, (item,)), *notice_rulings(facts), *chair_rulings(facts)]
    said += limited_powers_rulings(facts, (item,))
    said += [ruling for ruling in quorum_rulings(facts) if ruling.finding != "quorum"]
    said.append(rule_on_narrow_base(edition, expected_counts(facts, item), confirmed=False))
    if not item.has_functions:
        said.append(warn("no_function_named", edition.competence.clause))
    return tuple(ruling for ruling in said if not ruling.bars and _is_worth_saying(ruling))


def gravest_first(rulings: tuple[Ruling, ...]) -> tuple[Ruling, ...]:
    """Return the rulings by what follows from them, otherwise in their order."""
    return tuple(sorted(rulings, key=_gravity))


def _gravity(ruling: Ruling) -> int:
    if ruling.in_order:
        return GRAVITY.index(Weight.NOTE) if ruling.weight is Weight.NOTE else len(GRAVITY)
    return GRAVITY.index(ruling.weight)


def _is_worth_saying(ruling: Ruling) -> bool:
    return not ruling.in_order or ruling.weight is Weight.NOTE

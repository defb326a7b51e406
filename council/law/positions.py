"""What a state says of a draft before the meeting: by which day, and what is still unsaid.

A position is no vote and no consent, and silence is neither: nothing here is counted by any majority.
The Regulation knows no such answer, so that no clause stands behind these rulings.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from council.law.ruling import Figure, Ruling, bar, note, permit


class Stance(StrEnum):
    """What a state says of a draft decision."""

    AGREE = "agree"
    REMARKS = "remarks"
    OBJECT = "object"
    NO_INTEREST = "no_interest"


def rule_on_asking(*, is_ahead: bool, due_on: date, today: date, starts_on: date) -> Ruling:
    """May the states be asked to answer by the day? It lies ahead, and before the meeting itself."""
    if not is_ahead:
        return bar("positions_out_of_time", "")
    if due_on < today:
        return bar("positions_term_past", "", due=due_on.isoformat())
    if due_on >= starts_on:
        return bar("positions_term_too_late", "", due=due_on.isoformat(), starts=starts_on.isoformat())
    return permit("positions_asked", "", due=due_on.isoformat())


def rule_on_giving(*, due_on: date | None, is_ahead: bool, today: date) -> Ruling:
    """May a state give its position now? After the term it may, and is marked late."""
    if not is_ahead:
        return bar("positions_out_of_time", "")
    if due_on is None:
        return bar("position_not_asked", "")
    if today > due_on:
        return note("position_late", "", due=due_on.isoformat())
    return permit("position_in_time", "", due=due_on.isoformat())


@dataclass(frozen=True)
class SaidSoFar:
    """On which days a text was first asked about, the state last spoke of it, and last did so here itself."""

    asked_on: date | None = None
    last_on: date | None = None
    own_on: date | None = None


def rule_on_entering(
    *, due_on: date | None, is_ahead: bool, received_on: date, so_far: SaidSoFar, knowingly: bool = False
) -> Ruling:
    """May a position be entered by a letter received on the day?

    It answers nothing that was asked later, and stands over no later word. Of one day nobody knows which
    came first: the state's own word stands, unless the letter is entered over it knowingly.
    """
    ruling = rule_on_giving(due_on=due_on, is_ahead=is_ahead, today=received_on)
    received = received_on.isoformat()
    if ruling.bars:
        return ruling
    if so_far.asked_on is not None and received_on < so_far.asked_on:
        return bar("position_letter_unasked", "", received=received, asked=so_far.asked_on.isoformat())
    if so_far.last_on is not None and received_on < so_far.last_on:
        return bar("position_letter_older", "", received=received, said=so_far.last_on.isoformat())
    if so_far.own_on == received_on and not knowingly:
        return bar("position_letter_same_day", "", received=received)
    return ruling


def rule_on_positions(*, due_on: date, today: date, members: int, given: int) -> Ruling:
    """How many of the members have said what they think of the text, and how many are silent?"""
    figures: dict[str, Figure] = {"given": given, "members": members, "due": due_on.isoformat()}
    if given >= members:
        return permit("positions_complete", "", **figures)
    if today <= due_on:
        return note("positions_awaited", "", **figures)
    return note("positions_silent", "", silent=members - given, **figures)

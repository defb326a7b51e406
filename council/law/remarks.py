"""The remarks of the states on a draft protocol: by which day, what is answered, and what silence is.

The Regulation names no such term: the secretariat chooses the day, and a charter that binds it says so by its
clause. Silence is recorded as silence, and is no consent to the text.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from council.law.ruling import Figure, Ruling, bar, note, permit

MOST_DAYS = 365


class RemarkKind(StrEnum):
    """What a state answers: that it has nothing to remark, or a remark."""

    NONE = "none"
    REMARK = "remark"


class Verdict(StrEnum):
    """What the secretariat makes of a remark."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    DECLINED = "declined"


@dataclass(frozen=True)
class MinutesRule:
    """How a protocol comes to its signatures: the term for remarks, and whether the head of the secretariat signs too.

    `remark_days` binds where a clause stands behind it; without one it is what is offered.
    """

    remark_days: int = 7
    remarks_clause: str = ""
    countersigned: bool = False
    countersigning_clause: str = ""


def usual_term(rule: MinutesRule, today: date) -> date:
    """Return the last day for remarks on a draft that is circulated today."""
    return today + timedelta(days=rule.remark_days)


def rule_on_remark_term(rule: MinutesRule, *, due_on: date, today: date) -> Ruling:
    """May the states be asked to answer by the day? It has not passed, and a term the charter binds is whole."""
    clause, due = rule.remarks_clause, due_on.isoformat()
    if due_on < today:
        return bar("remark_term_past", clause, due=due)
    if due_on > today + timedelta(days=MOST_DAYS):
        return bar("remark_term_too_far", clause, due=due)
    if clause and due_on < usual_term(rule, today):
        return bar("remark_term_too_short", clause, due=due, days=rule.remark_days)
    return permit("remarks_asked", clause, due=due)


def rule_on_remarking(rule: MinutesRule, *, due_on: date | None, is_signed: bool, today: date) -> Ruling:
    """May a state remark on the draft now? After the term it may until the signature, and is marked late."""
    clause = rule.remarks_clause
    if due_on is None:
        return bar("remarks_not_asked", clause)
    if is_signed:
        return bar("remark_after_signature", clause)
    if today > due_on:
        return note("remark_late", clause, due=due_on.isoformat())
    return permit("remark_in_time", clause, due=due_on.isoformat())


def rule_on_remarks(rule: MinutesRule, *, due_on: date, today: date, members: int, answered: int) -> Ruling:
    """How many of the members have answered to the draft, and how many are silent?"""
    figures: dict[str, Figure] = {"answered": answered, "members": members, "due": due_on.isoformat()}
    if answered >= members:
        return permit("remarks_complete", rule.remarks_clause, **figures)
    if today <= due_on:
        return note("remarks_awaited", rule.remarks_clause, **figures)
    return note("remarks_silent", rule.remarks_clause, silent=members - answered, **figures)

"""How the body stands toward each clause on a day: kept, due, broken since, or not called for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from council.law.deadlines import Deadline, DeadlineKind, Standing
from council.law.rules import ChairmanshipRule, ClauseRule
from council.law.ruling import Ruling, note, permit, warn

# Not broken, and not done either.
AWAITED = frozenset(
    {
        "signature_awaited",
        "venue_not_proposed",
        "venue_awaits_agreement",
        "no_rules_of_procedure",
        "entry_awaits_notifications",
        "protocol_awaits_notifications",
        "petition_awaits_convening",
    }
)


class Condition(StrEnum):
    """What a clause is to the body today, the gravest first."""

    BREACHED = "breached"
    DUE = "due"
    SATISFIED = "satisfied"
    NOT_APPLICABLE = "not_applicable"


Sign = Ruling | Deadline


@dataclass(frozen=True)
class ClauseState:
    """A clause today: its condition, the day it is due or broken from, and the rulings that say so."""

    clause: str
    condition: Condition
    on: date | None = None
    rulings: tuple[Ruling, ...] = ()


class _Seen(NamedTuple):
    condition: Condition
    on: date | None
    ruling: Ruling


def states_of_clauses(
    clauses: Iterable[str], signs: Iterable[Sign], *, today: date
) -> dict[str, ClauseState]:
    """Return the state of every clause by what there is under it; where there is nothing, nothing calls for it."""
    given = tuple(signs)
    return {
        clause: state_of_clause(clause, [one for one in given if one.clause == clause], today=today)
        for clause in clauses
    }


def state_of_clause(clause: str, signs: Iterable[Sign], *, today: date) -> ClauseState:
    """Return the state of a clause: one broken sign breaks it, one that is due leaves it due."""
    seen = [_seen(sign, today) for sign in signs]
    for condition in (Condition.BREACHED, Condition.DUE, Condition.SATISFIED):
        days = [one.on for one in seen if one.condition is condition]
        if days:
            ranked = sorted(seen, key=lambda one: list(Condition).index(one.condition))
            first = min((day for day in days if day is not None), default=None)
            return ClauseState(clause, condition, first, tuple(one.ruling for one in ranked))
    return ClauseState(clause, Condition.NOT_APPLICABLE)


def of_meeting(ruling: Ruling, *, series: str, ordinal: int) -> Ruling:
    """Return the ruling with the number of the meeting it tells of."""
    return replace(ruling, figures={**ruling.figures, "of_meeting": (series, str(ordinal))})


def rule_on_presided(rule: ChairmanshipRule, *, seat: str, is_running: bool) -> Ruling:
    """Who presides over the meeting that is running, or presided over the last one?"""
    if is_running:
        return permit("meeting_is_presided", rule.presiding_clause, seat=seat)
    return permit("meeting_was_presided", rule.presiding_clause, seat=seat)


def rule_on_decisions(clause: str, *, decisions: int, contrary: int) -> Ruling:
    """Were the decisions of a meeting taken as the clause asks, by the rulings frozen with them?"""
    if contrary:
        return warn("decisions_break_clause", clause, decisions=decisions, contrary=contrary)
    return permit("decisions_keep_clause", clause, decisions=decisions)


def rule_on_words(clause: str, *, decisions: int, marked: int) -> Ruling:
    """Do the words of what was adopted give cause to look again? A sign, and no finding of a breach."""
    if marked:
        return note("words_to_look_at", clause, decisions=decisions, marked=marked)
    return permit("words_keep_clause", clause, decisions=decisions)


def rule_on_signature(rule: ChairmanshipRule, *, closed_on: date, signed_on: date | None) -> Ruling:
    """Has the presiding person signed the decisions of the last meeting?"""
    clause = rule.signing_clause
    if signed_on is None:
        return note("signature_awaited", clause, closed=closed_on.isoformat())
    return permit("decisions_signed", clause, closed=closed_on.isoformat(), signed=signed_on.isoformat())


def rule_on_foundation(rule: ClauseRule, *, founded_on: date, parties: int) -> Ruling:
    """By which act does the body exist, and for how many states?"""
    return permit("body_founded", rule.clause, founded=founded_on.isoformat(), parties=parties)


def _seen(sign: Sign, today: date) -> _Seen:
    if isinstance(sign, Ruling):
        return _Seen(_condition_of_ruling(sign), _since(sign), sign)
    eve = sign.due_on
    broken = _Seen(Condition.BREACHED, eve + timedelta(days=1), sign.ruling)
    match sign.standing_on(today):
        case Standing.OVERDUE:
            return broken
        case Standing.DUE:
            return _Seen(Condition.DUE, eve, sign.ruling) if sign.ruling.in_order else broken
    # What was done late is done; but materials that came late stay late until the meeting accepts them.
    if sign.kind is DeadlineKind.MATERIALS and not sign.ruling.in_order:
        return broken
    return _Seen(Condition.SATISFIED, None, sign.ruling)


def _condition_of_ruling(ruling: Ruling) -> Condition:
    if not ruling.in_order:
        return Condition.BREACHED
    return Condition.DUE if ruling.finding in AWAITED else Condition.SATISFIED


def _since(ruling: Ruling) -> date | None:
    """Return the first day on which the clause was not kept, where the ruling names one."""
    value = ruling.figures.get("since")
    return date.fromisoformat(value) if isinstance(value, str) and not ruling.in_order else None

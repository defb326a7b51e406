"""How the body stands toward each clause on a day: kept, due, broken since, or not called for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from council.law.rules import ChairmanshipRule
from council.law.ruling import Ruling, note, permit, warn

# A ruling that names a day to come is due by it, until one of these figures says it was done.
DONE = frozenset({"sent", "replied", "signed"})
AWAITED = frozenset({"year_awaits_meetings", "signature_awaited"})


class Condition(StrEnum):
    """What a clause is to the body today."""

    BREACHED = "breached"
    DUE = "due"
    SATISFIED = "satisfied"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class ClauseState:
    """A clause today: its condition, the day it is due or broken from, and the rulings that say so."""

    clause: str
    condition: Condition
    on: date | None = None
    rulings: tuple[Ruling, ...] = ()


def states_of_clauses(clauses: Iterable[str], rulings: Iterable[Ruling]) -> dict[str, ClauseState]:
    """Return the state of every clause by the rulings under it; where there is none, nothing calls for it."""
    given = tuple(rulings)
    return {
        clause: state_of_clause(clause, tuple(one for one in given if one.clause == clause))
        for clause in clauses
    }


def state_of_clause(clause: str, rulings: tuple[Ruling, ...]) -> ClauseState:
    """Return the state of a clause: one broken ruling breaks it, one that is due leaves it due."""
    broken = [ruling for ruling in rulings if not ruling.in_order]
    due = [ruling for ruling in rulings if ruling.in_order and _is_due(ruling)]
    if broken:
        return ClauseState(clause, Condition.BREACHED, _earliest(map(_broken_since, broken)), rulings)
    if due:
        return ClauseState(clause, Condition.DUE, _earliest(_day(one, "due") for one in due), rulings)
    return ClauseState(clause, Condition.SATISFIED if rulings else Condition.NOT_APPLICABLE, None, rulings)


def rule_on_decisions(clause: str, *, decisions: int, contrary: int) -> Ruling:
    """Were the decisions of a meeting taken as the clause asks, by the rulings frozen with them?"""
    if contrary:
        return warn("decisions_break_clause", clause, decisions=decisions, contrary=contrary)
    return permit("decisions_keep_clause", clause, decisions=decisions)


def rule_on_signature(rule: ChairmanshipRule, *, closed_on: date, signed_on: date | None) -> Ruling:
    """Has the presiding person signed the decisions of the last meeting?"""
    clause = rule.signing_clause
    if signed_on is None:
        return note("signature_awaited", clause, closed=closed_on.isoformat())
    return permit("decisions_signed", clause, closed=closed_on.isoformat(), signed=signed_on.isoformat())


def rule_on_existence(clause: str, *, since_on: date) -> Ruling:
    """Does the body exist, and since which day?"""
    return permit("body_exists", clause, since=since_on.isoformat())


def _is_due(ruling: Ruling) -> bool:
    return ruling.finding in AWAITED or ("due" in ruling.figures and not DONE & set(ruling.figures))


def _broken_since(ruling: Ruling) -> date | None:
    """Return the first day on which the clause was not kept, where the ruling names one."""
    due = _day(ruling, "due")
    return _day(ruling, "since") or (due and due + timedelta(days=1))


def _day(ruling: Ruling, figure: str) -> date | None:
    value = ruling.figures.get(figure)
    return date.fromisoformat(value) if isinstance(value, str) else None


def _earliest(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)

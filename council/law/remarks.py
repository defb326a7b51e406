"""The remarks of the states on a draft protocol: by which day, what is answered, and what silence is.

The Regulation names no such term: the secretariat chooses the day, and a charter that binds it says so by its
clause. Silence is recorded as silence, and is no consent to the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from council.law.notice import circulation_due
from council.law.rules import DaysRule
from council.law.ruling import Figure, Ruling, bar, note, permit, warn

# Where no clause says by when the protocol goes out: a silent state holds it up no longer than a month.
MOST_DAYS = 31
# More than a protocol has points; beyond it, remarks would only hold the signature up.
MOST_OPEN = 100


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


def last_term(
    rule: MinutesRule, sending: DaysRule, *, closed_on: date, today: date, first_on: date | None = None
) -> date:
    """Return the last day that may be set: the one by which the protocol goes to all members (5.16).

    Where that day is past or nearer than the usual term, it is the end of the usual term, counted from the day
    the first draft was circulated: a newer version moves it no further. Where a clause binds the term, it leaves
    room for one whole term more, and for no third.
    """
    begun = first_on or today
    goes_out = circulation_due(sending, closed_on) if sending.clause else begun + timedelta(days=MOST_DAYS)
    again = timedelta(days=rule.remark_days if rule.remarks_clause and first_on is not None else 0)
    return max(goes_out, usual_term(rule, begun) + again)


def least_term(rule: MinutesRule, sending: DaysRule, *, closed_on: date, today: date, last: date) -> date:
    """Return the first day that may be set: the usual term, or the days that 5.16 leaves, where those are fewer.

    Once that day has come or is past, it leaves nothing to save, and the term is the usual one, as far as it goes.
    """
    goes_out = circulation_due(sending, closed_on) if sending.clause else last
    return min(usual_term(rule, today), goes_out if goes_out > today else last, last)


def is_used_up(rule: MinutesRule, *, today: date, last: date) -> bool:
    """Say whether no further term fits before the last day: a whole one, where a clause binds it."""
    return (usual_term(rule, today) if rule.remarks_clause else today) > last


def rule_on_remark_term(
    rule: MinutesRule,
    *,
    due_on: date,
    today: date,
    last: date,
    sending_clause: str = "",
    running_until: date | None = None,
    first_on: date | None = None,
    least: date | None = None,
) -> Ruling:
    """May the states be asked to answer by the day? It has not passed, a term the charter binds is whole, a term that
    still runs is not cut short by asking anew, and none is so long that the protocol cannot go out in time.
    """
    clause, due = rule.remarks_clause, due_on.isoformat()
    if first_on is not None and is_used_up(rule, today=today, last=max(last, running_until or last)):
        return bar("remark_term_used_up", sending_clause, first=first_on.isoformat(), last=last.isoformat())
    if due_on < today:
        return bar("remark_term_past", clause, due=due)
    if due_on > max(last, running_until or last):
        return bar("remark_term_too_far", sending_clause, due=due, last=last.isoformat())
    if clause and due_on < usual_term(rule, today):
        return bar("remark_term_too_short", clause, due=due, days=rule.remark_days)
    if running_until is not None and due_on < running_until:
        return bar("remark_term_cut_short", clause, due=due, running=running_until.isoformat())
    if least is not None and due_on < least:
        return bar(
            "remark_term_too_near",
            clause or sending_clause,
            due=due,
            least=least.isoformat(),
            days=rule.remark_days,
        )
    return permit("remarks_asked", clause, due=due)


def rule_on_terms_offered(
    rule: MinutesRule,
    sending: DaysRule,
    *,
    closed_on: date,
    today: date,
    last: date,
    running_until: date | None = None,
) -> Ruling:
    """Between which days is the term for remarks set, and what makes the first of them the first?"""
    usual, latest = usual_term(rule, today), max(last, running_until or last)
    least = least_term(rule, sending, closed_on=closed_on, today=today, last=last)
    least = usual if rule.remarks_clause else least
    figures: dict[str, Figure] = {
        "days": rule.remark_days,
        "today": today.isoformat(),
        "last": latest.isoformat(),
    }
    if running_until is not None and running_until > least:
        return note(
            "term_offered_as_running", rule.remarks_clause, **figures, least=running_until.isoformat()
        )
    if least == usual:
        return note("term_offered_as_usual", rule.remarks_clause, **figures, least=least.isoformat())
    figures |= {"least": least.isoformat(), "left": (least - today).days}
    if sending.clause and least == circulation_due(sending, closed_on):
        return note("term_offered_as_left", sending.clause, **figures)
    return note("term_offered_to_last", sending.clause, **figures)


def rule_on_remarking(
    rule: MinutesRule, *, due_on: date | None, is_signed: bool, today: date, waiting: int = 0
) -> Ruling:
    """May a state remark on the draft now, so many remarks of its own waiting for an answer in this round?

    After the term it may until the signature, and is marked late.
    """
    clause = rule.remarks_clause
    if due_on is None:
        return bar("remarks_not_asked", clause)
    if is_signed:
        return bar("remark_after_signature", clause)
    if waiting >= MOST_OPEN:
        return bar("too_many_remarks", clause, waiting=waiting)
    if today > due_on:
        return note("remark_late", clause, due=due_on.isoformat())
    return permit("remark_in_time", clause, due=due_on.isoformat())


def rule_on_version_read(rule: MinutesRule, *, version: int, latest: int) -> Ruling:
    """Is the version a state answers to the latest? What it says is said of the one it has read, and of no other."""
    if latest > version:
        return warn("version_replaced", rule.remarks_clause, version=version, latest=latest)
    return permit("version_is_latest", rule.remarks_clause, version=version)


def rule_on_answer(
    rule: MinutesRule, verdict: Verdict, *, is_signed: bool, version: int, newer_differs: bool
) -> Ruling:
    """May a remark on the version be answered so? What is taken over stands in a newer version that differs."""
    clause = rule.remarks_clause
    if is_signed:
        return bar("answer_after_signature", clause)
    if verdict is not Verdict.DECLINED and not newer_differs:
        return bar("taken_over_in_no_version", clause, version=version)
    return permit("remark_may_be_answered", clause)


def rule_on_going_to_sign(
    rule: MinutesRule,
    *,
    version: int,
    is_circulated: bool,
    unreached: Sequence[str],
    took_over: bool,
    reason: str,
    used_up: bool = False,
) -> Ruling:
    """May the version go to be signed, as far as the states were asked of it?

    Where a clause asks for remarks, one that was not circulated may differ only by what was taken over from
    remarks on the one before it, unless the time for asking is used up. Whoever goes without the states' word on these very words says why.
    """
    clause, states = rule.remarks_clause, tuple(unreached)
    if is_circulated:
        return (
            warn("version_not_received", clause, states=states)
            if states
            else permit("version_circulated", clause)
        )
    if clause and not took_over and not used_up:
        return bar("version_not_circulated", clause, version=version)
    if not reason.strip():
        return bar("uncirculated_without_reason", clause, version=version, states=states)
    return warn("goes_uncirculated", clause, version=version, states=states)


def rule_on_remarks(rule: MinutesRule, *, due_on: date, today: date, members: int, answered: int) -> Ruling:
    """How many of the members have answered to the draft, and how many are silent?"""
    figures: dict[str, Figure] = {"answered": answered, "members": members, "due": due_on.isoformat()}
    if answered >= members:
        return permit("remarks_complete", rule.remarks_clause, **figures)
    if today <= due_on:
        return note("remarks_awaited", rule.remarks_clause, **figures)
    return note("remarks_silent", rule.remarks_clause, silent=members - answered, **figures)

"""Whether what was sent to the members was sent in time: materials before a meeting, adopted documents after it."""

from collections.abc import Mapping
from datetime import date

from council.law.dispatches import Paper, Sent
from council.law.notice import circulation_due, materials_due
from council.law.rules import DaysRule
from council.law.ruling import Figure, Ruling, note, permit, warn


def rule_on_materials_sent(
    rule: DaysRule, sent: Sent, *, starts_on: date, today: date, extraordinary: bool = False
) -> Ruling:
    """Has every material of the agenda gone to every member in time, or can it still? Late ones bar nothing."""
    if not rule.days:
        return permit("term_not_set", rule.clause)
    if extraordinary:
        return note("materials_without_term", rule.clause)
    due = materials_due(rule, starts_on)
    last = sent.last(rule)
    if last is not None:
        figures = _before(rule, sent, starts_on)
        if (last.day_by(rule.by) or date.max) > due:
            return warn("materials_sent_late", rule.clause, **figures)
        return permit("materials_sent_in_time", rule.clause, **figures)
    if sent.has_begun:
        figures = {"due": due.isoformat(), **_lacking(rule, sent)}
        if today > due:
            return warn("materials_not_with_all", rule.clause, **figures)
        return permit("materials_partly_sent", rule.clause, **figures)
    if today > due:
        return warn("materials_overdue", rule.clause, due=due.isoformat(), days=rule.days)
    return permit("materials_to_be_sent", rule.clause, due=due.isoformat(), days=rule.days)


def rule_on_paper_sent(rule: DaysRule, sent: Sent, paper: Paper, *, starts_on: date, today: date) -> Ruling:
    """Has this one material gone to every member in time, or can it still?"""
    alone, due = sent.of(paper), materials_due(rule, starts_on)
    last = alone.last(rule)
    if last is not None:
        figures = _before(rule, alone, starts_on)
        if (last.day_by(rule.by) or date.max) > due:
            return warn("paper_sent_late", rule.clause, **figures)
        return permit("paper_sent_in_time", rule.clause, **figures)
    seats = alone.missing(rule).get(paper.key, ())
    if today > due:
        return warn("paper_not_with_all", rule.clause, due=due.isoformat(), seats=seats)
    return permit("paper_to_be_sent", rule.clause, due=due.isoformat(), seats=seats)


def rule_on_adopted_sent(rule: DaysRule, sent: Sent, *, last_day: date, today: date) -> Ruling:
    """Have the adopted documents gone to all members, the absent included, in time, or can they still?"""
    if not rule.days:
        return permit("term_not_set", rule.clause)
    due, last = circulation_due(rule, last_day), sent.last(rule)
    if last is not None:
        on = last.day_by(rule.by) or date.max
        figures: dict[str, Figure] = {
            "sent": on.isoformat(),
            "due": due.isoformat(),
            "days": max(0, (on - last_day).days),
        }
        if on > due:
            return warn("adopted_sent_late", rule.clause, allowed=rule.days, moments=last.moments, **figures)
        return permit("adopted_sent_in_time", rule.clause, allowed=rule.days, moments=last.moments, **figures)
    if sent.has_begun:
        seats = _lacking(rule, sent)["seats"]
        if today > due:
            return warn("adopted_not_with_all", rule.clause, due=due.isoformat(), seats=seats)
        return permit("adopted_partly_sent", rule.clause, due=due.isoformat(), seats=seats)
    if today > due:
        return warn("circulation_overdue", rule.clause, due=due.isoformat())
    return permit("circulation_to_be_done", rule.clause, due=due.isoformat())


def is_late(rule: DaysRule, sent: Sent, paper: Paper, *, starts_on: date, today: date) -> bool:
    """Say whether a material is marked late: it went out after the term, or has not gone out and the term is over."""
    return (
        rule.days > 0 and not rule_on_paper_sent(rule, sent, paper, starts_on=starts_on, today=today).in_order
    )


def _before(rule: DaysRule, sent: Sent, starts_on: date) -> Mapping[str, Figure]:
    """Return how many days before the meeting the last of it went out; both moments of that are told."""
    last = sent.last(rule)
    on = (last.day_by(rule.by) if last else None) or date.max
    return {
        "sent": on.isoformat(),
        "days": max(0, (starts_on - on).days),
        "required": rule.days,
        "due": materials_due(rule, starts_on).isoformat(),
        "moments": last.moments if last else (),
    }


def _lacking(rule: DaysRule, sent: Sent) -> Mapping[str, Figure]:
    """Return what is missing and to whom, in the orders of the agenda and of the states."""
    missing = sent.missing(rule)
    away = {seat for seats in missing.values() for seat in seats}
    return {
        "papers": tuple(paper.label for paper in sent.papers if paper.key in missing),
        "seats": tuple(seat for seat in sent.seats if seat in away),
    }

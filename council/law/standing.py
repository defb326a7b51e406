"""How a state stands to the founding treaty on a day, when the treaty entered into force, what is due."""

from collections.abc import Iterable
from datetime import date

from council.law.entry_into_force import body_change_due
from council.law.notice import days_after
from council.law.parties import Parties, Span, TreatyAct, TreatyStep, entry_of, parties_from
from council.law.rules import PartiesRule
from council.law.ruling import Ruling, note, permit, warn


def rule_on_standing(rule: PartiesRule, parties: Parties, *, state: str, day: date) -> Ruling:
    """Is the state a party on the day, since when, on what basis, and until when?"""
    span = parties.span_on(state, day)
    if span is not None:
        return _inside(rule, span, state)
    spans = parties.spans.get(state, ())
    coming = next((one for one in spans if one.since_on > day), None)
    if coming is not None:
        return note("party_to_be", coming.clause, state=state, since=coming.since_on.isoformat())
    if spans and spans[-1].until_on is not None:
        return note("party_no_longer", rule.exit_clause, state=state, until=spans[-1].until_on.isoformat())
    return note("no_party", rule.entry_clause, state=state)


def _inside(rule: PartiesRule, span: Span, state: str) -> Ruling:
    since = span.since_on.isoformat()
    if span.until_on is not None:
        until = span.until_on.isoformat()
        return note("party_leaving", rule.exit_clause, state=state, since=since, until=until)
    if span.is_assumed:
        return note("party_recognised", span.clause, state=state, since=since)
    return permit("party_since", span.clause, state=state, since=since)


def rule_on_entry_into_force(rule: PartiesRule, acts: Iterable[TreatyAct]) -> Ruling:
    """Has the treaty entered into force, on which day, and by whose notifications?"""
    acts = tuple(acts)
    entry, parties = entry_of(rule, acts), parties_from(rule, acts)
    if entry.on is None:
        received = len({act.state for act in acts if act.step is TreatyStep.NOTIFIED and act.on})
        figures = {"received": received, "required": rule.entry_nth, "days": rule.entry_days}
        return note("entry_awaits_notifications", rule.entry_clause, **figures)
    earliest = parties.in_force_since() or entry.on
    if earliest < entry.on:
        return warn(
            "entry_contradicts_recognition",
            rule.entry_clause,
            on=entry.on.isoformat(),
            earliest=earliest.isoformat(),
        )
    if any(act.step is TreatyStep.ENTERED_INTO_FORCE for act in acts):
        return permit("entry_published", rule.entry_clause, on=entry.on.isoformat())
    return permit(
        "entry_computed",
        rule.entry_clause,
        on=entry.on.isoformat(),
        received=days_after(entry.on, -rule.entry_days).isoformat(),
        days=rule.entry_days,
        required=rule.entry_nth,
        first=entry.first,
    )


def rule_on_protocol_entry(rule: PartiesRule, acts: Iterable[TreatyAct]) -> Ruling:
    """Has a protocol to the treaty entered into force, by its own notifications and its own article?"""
    acts, clause = tuple(acts), rule.amendment_clause
    entry = entry_of(rule, acts)
    if entry.on is None:
        received = len({act.state for act in acts if act.step is TreatyStep.NOTIFIED and act.on})
        return note(
            "protocol_awaits_notifications",
            clause,
            received=received,
            required=rule.entry_nth,
            days=rule.entry_days,
        )
    if any(act.step is TreatyStep.ENTERED_INTO_FORCE for act in acts):
        return permit("protocol_published", clause, on=entry.on.isoformat())
    received_on = days_after(entry.on, -rule.entry_days)
    return permit(
        "protocol_in_force",
        clause,
        on=entry.on.isoformat(),
        received=received_on.isoformat(),
        days=rule.entry_days,
        required=rule.entry_nth,
        first=entry.first,
    )


def rule_on_body_change_notice(
    rule: PartiesRule, *, decided_on: date | None, notified_on: date | None, today: date
) -> Ruling:
    """Was the depositary told of the change of an authorised body in time, or can it still be?"""
    clause = rule.body_change_clause
    if decided_on is None:
        return note("body_change_without_day", clause)
    due = body_change_due(rule, decided_on)
    figures = {"due": due.isoformat(), "decided": decided_on.isoformat()}
    if notified_on is None and today > due:
        return warn("body_change_overdue", clause, **figures)
    if notified_on is None:
        return permit("body_change_to_be_notified", clause, **figures)
    if notified_on > due:
        return warn("body_change_late", clause, notified=notified_on.isoformat(), **figures)
    return permit("body_change_in_time", clause, notified=notified_on.isoformat(), **figures)

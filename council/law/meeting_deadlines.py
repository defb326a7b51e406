"""What a meeting asks for before and after it, and the day to which a petition may be answered."""

from collections.abc import Sequence
from datetime import date

from council.law.deadlines import Deadline, DeadlineKind
from council.law.notice import circulation_due, materials_due
from council.law.petitions import PetitionFacts, rule_on_support
from council.law.rules import DaysRule, PetitionRule
from council.law.ruling import Ruling, note

# What leaves nothing to be sent, in time or late.
MATERIALS_DONE = frozenset(
    {"materials_in_time", "materials_late", "materials_sent_in_time", "materials_sent_late"}
)
ADOPTED_DONE = frozenset(
    {"circulation_in_time", "circulation_late", "adopted_sent_in_time", "adopted_sent_late"}
)


def materials_deadline(rule: DaysRule, *, starts_on: date, sent: Ruling, is_done: bool, key: str) -> Deadline:
    """The materials of a regular meeting; `sent` is the ruling on their notice."""
    due = materials_due(rule, starts_on)
    return Deadline(kind=DeadlineKind.MATERIALS, due_on=due, ruling=sent, key=key, is_done=is_done)


def rule_on_late_materials(
    rule: DaysRule, *, due: date, accepted_on: date, papers: Sequence[str] = ()
) -> Ruling:
    """The meeting has agreed to consider what came late: worth saying, and no breach any more.

    The late papers are named where they are known: what went out in time beside them was not late.
    """
    days = {"due": due.isoformat(), "on": accepted_on.isoformat()}
    if papers:
        return note("named_papers_accepted", rule.clause, papers=tuple(papers), **days)
    return note("late_materials_accepted", rule.clause, **days)


def circulation_deadline(rule: DaysRule, *, last_day: date, sent: Ruling, key: str) -> Deadline:
    """The sending out of what a meeting adopted; `sent` is the ruling on it."""
    return Deadline(
        kind=DeadlineKind.CIRCULATION,
        due_on=circulation_due(rule, last_day),
        ruling=sent,
        key=key,
        is_done=sent.finding in ADOPTED_DONE,
    )


def petition_deadline(rule: PetitionRule, facts: PetitionFacts, *, key: str) -> Deadline:
    """The last day on which an open petition may be answered."""
    support = rule_on_support(rule, facts)
    ruling = note("petition_awaits_answers", rule.clause, last=facts.lapses_on.isoformat(), **support.figures)
    return Deadline(kind=DeadlineKind.PETITION, due_on=facts.lapses_on, ruling=ruling, key=key)


def rule_on_convening_awaited(rule: PetitionRule, facts: PetitionFacts) -> Ruling:
    """The petition has carried: what remains is to convene the meeting."""
    figures = {"members": len(facts.members), "supporters": len(facts.supporters)}
    return note("petition_awaits_convening", rule.clause, **figures)

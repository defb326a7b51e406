"""Days that concern one state: the end of its term in the chair, its notice of an authority, its withdrawal."""

from datetime import date

from council.law.deadlines import Deadline, DeadlineKind
from council.law.entry_into_force import body_change_due
from council.law.notice import days_after
from council.law.rules import PartiesRule
from council.law.ruling import Ruling, note, permit
from council.law.standing import rule_on_body_change_notice


def chair_deadline(clause: str, *, seat: str, until_on: date, following: str, is_decided: bool) -> Deadline:
    """The last day of the term in the chair, and who follows: by a decision already, or by the order alone."""
    return Deadline(
        kind=DeadlineKind.CHAIR,
        due_on=until_on,
        ruling=rule_on_handover(
            clause, seat=seat, until_on=until_on, following=following, is_decided=is_decided
        ),
        what=seat,
        is_done=is_decided,
    )


def rule_on_handover(clause: str, *, seat: str, until_on: date, following: str, is_decided: bool) -> Ruling:
    """Is the next term in the chair decided before this one ends?"""
    figures = {"seat": seat, "last": until_on.isoformat(), "following": following}
    if is_decided:
        return permit("next_chair_decided", clause, **figures)
    return note("next_chair_by_order", clause, **figures)


def authority_deadline(
    rule: PartiesRule, *, state: str, decided_on: date, notified_on: date | None, today: date
) -> Deadline:
    """The day by which a state tells the depositary of a change of its authorised body."""
    return Deadline(
        kind=DeadlineKind.AUTHORITY,
        due_on=body_change_due(rule, decided_on),
        ruling=rule_on_body_change_notice(rule, decided_on=decided_on, notified_on=notified_on, today=today),
        what=state,
        state=state,
        is_done=notified_on is not None,
    )


def withdrawal_deadline(rule: PartiesRule, *, state: str, last_day: date, today: date) -> Deadline:
    """The first day without a state that has given notice; it may take the notice back until then."""
    leaves_on = days_after(last_day, 1)
    ruling = note("withdrawal_takes_effect", rule.exit_clause, seat=state, on=leaves_on.isoformat())
    return Deadline(
        kind=DeadlineKind.WITHDRAWAL,
        due_on=leaves_on,
        ruling=ruling,
        what=state,
        state=state,
        is_done=leaves_on <= today,
    )

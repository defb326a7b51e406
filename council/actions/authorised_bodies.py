"""The depositary is told of an authorised body: when the state decided, when it told, and by which way."""

from datetime import date, datetime

from council.access.actors import Actor, day_of
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Incomplete, NotFound
from council.records.bodies import AuthorisedBody, Channel
from council.records.database import transaction
from council.records.parties import parties_rule


def notify_depositary(
    *, authority: str, notified_on: date, channel: Channel, by: Actor, at: datetime
) -> AuthorisedBody:
    """Record that the depositary was told of an authority named before."""
    require(by, "authorised_body.notified")
    with transaction() as session:
        body = locked_body(session, by=by)
        named = find(session, AuthorisedBody, authority)
        if named.body_id != body.id:
            raise NotFound
        if named.notified_on is not None:
            raise Conflict(
                f"Уведомление депозитария от {named.notified_on:%d.%m.%Y} уже внесено.",
                f"The notice to the depositary of {named.notified_on} has been entered already.",
            )
        require_notice(
            decided_on=named.decided_on,
            notified_on=notified_on,
            channel=channel,
            today=day_of(session, body.id, at),
        )
        named.notified_on, named.channel = notified_on, channel
        clause = parties_rule(body).body_change_clause
        enter(session, "authorised_body.notified", of=named, by=by, at=at, clause=clause)
        return named


def require_notice(
    *, decided_on: date | None, notified_on: date | None, channel: Channel | None, today: date
) -> None:
    """Refuse days of the decision and of the notice that are still to come or stand in the wrong order."""
    for day in (decided_on, notified_on):
        if day is not None:
            require_order(day, None)
            _require_past(day, today)
    if decided_on is not None and notified_on is not None and notified_on < decided_on:
        raise Incomplete(
            f"Депозитарий уведомлен ({notified_on:%d.%m.%Y}) раньше решения ({decided_on:%d.%m.%Y}). "
            "Исправьте даты.",
            f"The depositary was told ({notified_on}) before the decision ({decided_on}). Correct the dates.",
        )
    if (notified_on is None) != (channel is None):
        raise Incomplete(
            "Укажите и день уведомления, и его способ.", "Give both the day of the notice and its channel."
        )


def _require_past(day: date, today: date) -> None:
    if day > today:
        raise Incomplete(
            f"День {day:%d.%m.%Y} еще не наступил. Внести можно только то, что уже произошло.",
            f"{day} is still to come. Only what has happened can be entered.",
        )

"""What the register of the treaty holds when an act is added to it or taken from it, and what that may change."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.locking import find, locked_body
from council.actions.refusals import Conflict, NotFound, require_in_order
from council.actions.running_days import running_days
from council.charters.states import COMMONWEALTH
from council.law.entering_terms import rule_on_running_days
from council.law.parties import TreatyAct, parties_from
from council.law.rotation import Rotation
from council.law.rules import PartiesRule
from council.law.ruling import Ruling
from council.law.treaty import rule_for_protocol, rule_on_addition, rule_on_voiding
from council.records.parties import law_acts, parties_rule, standing_acts
from council.records.rotation import rotation_of
from council.records.treaty import TreatyEntry, TreatyProtocol


@dataclass(frozen=True)
class TreatyHistory:
    """The standing acts about the treaty, or about one protocol to it, and the rule they are judged by."""

    rule: PartiesRule
    entries: tuple[TreatyEntry, ...]
    acts: tuple[TreatyAct, ...]
    today: date
    rotation: Rotation
    running: tuple[date, ...] = ()

    def rule_on_addition(self, act: TreatyAct) -> Ruling:
        return rule_on_addition(self.rule, act, self.acts, commonwealth=COMMONWEALTH, today=self.today)

    def rule_on_voiding(self, entry: TreatyEntry) -> Ruling:
        act = self.acts[self.entries.index(entry)]
        return rule_on_voiding(self.rule, act, self.acts, commonwealth=COMMONWEALTH, today=self.today)

    def require_calm(self, after: tuple[TreatyAct, ...]) -> None:
        """Refuse what changes the parties, the chair or a co-chair on the day of a meeting that runs."""
        before, changed = parties_from(self.rule, self.acts), parties_from(self.rule, after)
        if any(before.on(day) != changed.on(day) for day in self.running):
            raise Conflict(
                "Идет заседание, и состав участников на его день изменился бы. Внесите запись после его закрытия.",
                "A meeting is running, and the parties on its day would change. Enter this after it is closed.",
            )
        then = replace(self.rotation, parties=changed)
        require_in_order(rule_on_running_days(self.rotation, then, self.running))


def history_of(
    session: Session, *, by: Actor, at: datetime, protocol: TreatyProtocol | None = None
) -> TreatyHistory:
    """Read the history with the body locked: two acts about the treaty take turns."""
    body = locked_body(session, by=by)
    entries = tuple(_of_protocol(session, protocol) if protocol else standing_acts(session, body.id))
    rule = parties_rule(body)
    return TreatyHistory(
        rule=rule_for_protocol(rule, done_on=protocol.done_on) if protocol else rule,
        entries=entries,
        acts=law_acts(entries),
        today=day_of(session, body.id, at),
        rotation=rotation_of(session, body),
        running=() if protocol else running_days(session, by=by),
    )


def protocol_of(session: Session, public_id: str, *, by: Actor) -> TreatyProtocol:
    """Return a protocol of the actor's body."""
    found = find(session, TreatyProtocol, public_id)
    if found.body_id != by.body_id:
        raise NotFound
    return found


def _of_protocol(session: Session, protocol: TreatyProtocol) -> list[TreatyEntry]:
    query = select(TreatyEntry).where(TreatyEntry.protocol_id == protocol.id, TreatyEntry.voided_at.is_(None))
    return list(session.scalars(query.order_by(TreatyEntry.id)))

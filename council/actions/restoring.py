"""Serving on with a restored database or behind a clock that ran ahead: two persons take that upon themselves."""

from datetime import datetime

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import locked_body
from council.actions.refusals import Conflict, Forbidden, Incomplete
from council.actions.sealing import sum_up
from council.actions.starting import lost_checkpoints, lost_entry, refusals_to_start
from council.actions.texts import clean
from council.records.checkpoints import Occasion
from council.records.database import transaction
from council.records.people import SECRETARIAT, Office
from council.records.trace import Entered, Trace
from council.records.witness import Witness
from council.settings import Settings

MAY_ACCEPT = SECRETARIAT | {Office.OPERATOR}


def accept_restored(*, reason: str, by: Actor, confirmed_by: Actor, settings: Settings, at: datetime) -> None:
    """Let the installation serve though its register was set back or its clock ran ahead; the act says so for ever.

    The checkpoints that are given up stay in the register's entry, and every state that keeps one
    still sees that the register does not lead to it.
    """
    why = clean(reason, field="reason")
    _require_two(by, confirmed_by)
    refusals = refusals_to_start(settings, at=at)
    if any(not refusal.restorable for refusal in refusals):
        raise Conflict(*(" ".join(map(str, refusals)),) * 2)
    if not refusals:
        raise Conflict(
            "База данных в порядке: принимать нечего. Ничего не изменено.",
            "The database is in order: there is nothing to accept. Nothing was changed.",
        )
    witness = Witness(settings.witness_file)
    lost, unreached = lost_checkpoints(witness), lost_entry(Trace.of(settings))
    with transaction() as session:
        body = locked_body(session, by=by)
        entry = enter(
            session, "register.restored", of=body, by=by, at=at, accepts_past=True,
            detail={
                "reason": why, "confirmed_by": confirmed_by.person_id,
                "refusals": [refusal.name for refusal in refusals],
                "lost": [[seen.size, seen.root] for seen in lost],
                "lost_entry": [unreached.sequence, unreached.leaf] if unreached else None,
            },
        )  # fmt: skip
        entered = Entered(entry.sequence, entry.leaf_sha256)
        sum_up(session, Occasion.DAY, at=at)
    witness.accept(lost)
    if unreached is not None:
        _begin_trace_anew(Trace.of(settings), entered)


def _begin_trace_anew(trace: Trace, entered: Entered) -> None:
    """Let the trace go on from this act: of what was before it the entry of the register tells."""
    trace.lay_aside()
    trace.add(entered)


def _require_two(by: Actor, confirmed_by: Actor) -> None:
    if by.person_id == confirmed_by.person_id:
        raise Incomplete("Нужны два разных лица.", "Two different persons are needed.")
    if not all(actor.offices & MAY_ACCEPT for actor in (by, confirmed_by)):
        raise Forbidden(
            "Восстановленную базу принимают секретариат и оператор.",
            "A restored database is accepted by the secretariat and the operator.",
        )
    if not by.is_secretariat and not confirmed_by.is_secretariat:
        raise Forbidden(
            "Одно из двух лиц должно быть из секретариата: он ведет записи Совета.",
            "One of the two is of the secretariat, which keeps the record.",
        )

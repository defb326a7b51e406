"""Answering a proposal: a second person confirms it, and then it is done; or it is refused or taken back."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.proposals import may_answer, proposals_seen_by
from council.actions.closing_accounts import carry_out_closure
from council.actions.entering import enter
from council.actions.locking import lock_running_meetings, locked_body
from council.actions.overrides import carry_out_ending, may_confirm, override_rule
from council.actions.proposing import clause_of_powers
from council.actions.refusals import Conflict, Forbidden, NotFound, require_in_order
from council.actions.second_persons import two_persons
from council.actions.state_offices import carry_out_last_day, carry_out_naming
from council.law.ruling import Ruling
from council.law.second_persons import rule_on_second_person
from council.records.bodies import Body
from council.records.database import transaction
from council.records.proposals import Proposal, Proposed

_CARRIED_OUT: Mapping[Proposed, Callable[..., None]] = {
    Proposed.APPOINTMENT: carry_out_naming,
    Proposed.LAST_DAY: carry_out_last_day,
    Proposed.CLOSURE: carry_out_closure,
    Proposed.OVERRIDE_ENDING: carry_out_ending,
}


def confirm_proposal(*, proposal: str, by: Actor, at: datetime) -> Proposal:
    """Confirm, as the second person, what another has asked for; it takes effect with this act."""
    with transaction() as session:
        locked_body(session, by=by)
        lock_running_meetings(session, by=by)
        waiting = _waiting(session, proposal, by, at)
        require_in_order(ruling_on_answer(session, waiting, by, at))
        waiting.confirmed_at, waiting.confirmed_by_id = max(at, waiting.proposed_at), by.person_id
        _CARRIED_OUT[waiting.kind](session, waiting, by=by, at=at)
        return waiting


def refuse_proposal(*, proposal: str, by: Actor, at: datetime) -> Proposal:
    """Decline what another has asked for, or take back what one has asked for oneself."""
    with transaction() as session:
        locked_body(session, by=by)
        waiting = _waiting(session, proposal, by, at)
        waiting.refused_at, waiting.refused_by_id = at, by.person_id
        enter(session, "proposal.refused", of=waiting, by=by, at=at, detail={"kind": waiting.kind.value})
        return waiting


def ruling_on_answer(session: Session, proposal: Proposal, by: Actor, at: datetime) -> Ruling:
    """Return what the law says of this person confirming the proposal."""
    is_naming = proposal.kind is Proposed.APPOINTMENT
    persons = two_persons(
        session, first_id=proposal.proposed_by_id, by=by,
        concerned_id=proposal.person_id if is_naming else None,
    )  # fmt: skip
    return rule_on_second_person(_clause(session, proposal, at), persons)


def answers(session: Session, proposal: Proposal, by: Actor, at: datetime) -> bool:
    """Say whether it is this person's to answer: the secretariat's, the state's, or who presides."""
    presides = proposal.override is not None and may_confirm(session, proposal.override, by, at)
    return presides or may_answer(by, proposal)


def _clause(session: Session, proposal: Proposal, at: datetime) -> str:
    """Return the clause it rests on: that of another majority, or that of who acts for a state."""
    if proposal.override is not None:
        return override_rule(session.get_one(Body, proposal.body_id), at).clause
    return clause_of_powers(session, proposal.body_id, at)


def _waiting(session: Session, public_id: str, by: Actor, at: datetime) -> Proposal:
    seen = proposals_seen_by(by).where(Proposal.public_id == public_id)
    proposal: Proposal | None = session.scalars(seen).one_or_none()  # type: ignore[assignment]
    if proposal is None:
        raise NotFound
    if not answers(session, proposal, by, at):
        raise Forbidden(
            "Это подтверждает другое лицо секретариата или тот, кто ведет делегацию государства.",
            "This is confirmed by another person of the secretariat, or by who keeps the state's delegation.",
        )
    if not proposal.is_waiting:
        raise Conflict(
            "На это предложение уже ответили. Обновите страницу.",
            "This proposal has been answered already. Load the page again.",
        )
    return proposal

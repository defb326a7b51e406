"""What the body sets otherwise: another majority recorded with its reach, ended, and frozen with each vote."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.grounds import Ground, ground_of
from council.actions.locking import find, lock_running_meetings, locked_body
from council.actions.override_facts import (
    day_of_session_reached,
    reach_asked,
    running_meetings,
    standing_of_one_reach,
    voted_within,
)
from council.actions.permission import require
from council.actions.proposing import refuse_second_proposal
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, require_in_order
from council.actions.texts import clean
from council.law.overrides import (
    OverrideFacts,
    Scope,
    rule_on_confirming,
    rule_on_override,
    rule_on_setting_otherwise,
)
from council.law.rules import OverrideRule
from council.law.ruling import Ruling
from council.records.agenda import Item
from council.records.bodies import Body
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import charter_of, floor_of
from council.records.governing import governing_override
from council.records.overrides import Override
from council.records.proposals import Proposal, Proposed
from council.records.voting import Vote, VoteOverride


def record_override(
    *, clause: str, majority: str, scope: Scope, item: str | None = None, meeting: str | None = None,
    item_class: str | None = None, decision: str | None = None, decision_reference: str = "",
    decided_on: date | None = None, since_on: date | None = None, until_on: date | None = None,
    by: Actor, at: datetime,
) -> Override:  # fmt: skip
    """Record a decision that another majority is to carry, or refuse.

    The running meetings are locked, so that no vote it would govern is opened
    while it is being recorded.
    """
    require(by, "override.recorded")
    with transaction() as session:
        body = locked_body(session, by=by)
        lock_running_meetings(session, by=by)
        rule = override_rule(body, at)
        require_in_order(_asked(rule, clause))
        _require_known(majority, rule)
        ground = ground_of(session, decision, decision_reference, decided_on, by=by, at=at)
        override = Override(
            public_id=new_public_id(), body_id=body.id, scope=scope, majority=majority,
            decision_id=ground.decision_id, decision_reference=ground.reference, decided_on=ground.decided_on,
            since_on=since_on or ground.decided_on, until_on=until_on, entered_at=at,
            entered_by_id=by.person_id,
            **reach_asked(session, rule, scope, item=item, meeting=meeting, item_class=item_class, by=by),
        )  # fmt: skip
        require_order(override.since_on, until_on)
        facts = _facts(session, override, ground)
        ruling = rule_on_override(rule, facts)
        require_in_order(ruling)
        override.is_late = facts.sits_on is not None
        session.add(override)
        session.flush()
        enter(
            session, "override.recorded", of=override, by=by, at=at, clause=ruling.clause,
            meeting_id=override.meeting_id,
            detail={
                "scope": scope.value, "majority": majority, "decision": ground.reference, "late": override.is_late,
            },
        )  # fmt: skip
        return override


def confirm_override(*, override: str, by: Actor, at: datetime) -> Override:
    """Confirm, as the second person, an override that was entered while its meeting runs; from now on it governs."""
    with transaction() as session:
        body = locked_body(session, by=by)
        lock_running_meetings(session, by=by)
        waiting = _of_the_body(session, override, by)
        _require_second(session, waiting, by, at)
        if not waiting.is_waiting:
            raise Conflict("Это решение не ждет подтверждения.", "This decision waits for no confirmation.")
        ruling = rule_on_confirming(
            override_rule(body, at), entered_by=waiting.entered_by_id, confirmed_by=by.person_id,
            voted_on=voted_within(session, waiting, after=waiting.entered_at),
        )  # fmt: skip
        require_in_order(ruling)
        waiting.confirmed_at, waiting.confirmed_by_id = at, by.person_id
        enter(
            session, "override.confirmed", of=waiting, by=by, at=at, clause=ruling.clause,
            meeting_id=waiting.meeting_id,
        )  # fmt: skip
        return waiting


def may_confirm(session: Session, override: Override, by: Actor, at: datetime) -> bool:
    """Say whether the actor may be the second person: of the secretariat, or presiding over a meeting that runs."""
    if by.person_id == override.entered_by_id:
        return False
    if by.seat_id is None:
        return may(by, "override.confirmed", override)
    floors = (floor_of(session, meeting, at) for meeting in running_meetings(session, override.body_id))
    return any(may(by, "override.confirmed", floor) for floor in floors)


def end_override(*, override: str, reason: str, by: Actor, at: datetime) -> Proposal | None:
    """End an override, by another decision or as a wrong entry; a vote opened under it is counted by it still.

    One that was entered late, or reaches a meeting that runs, is ended by two persons as it was set by two:
    the proposal that is returned waits for the second. What governs nothing yet is taken back by one.
    """
    require(by, "override.ended")
    why = clean(reason, field="reason")
    with transaction() as session:
        locked_body(session, by=by)
        lock_running_meetings(session, by=by)
        ended = _standing(_of_the_body(session, override, by))
        if ended.is_waiting or not (ended.is_late or day_of_session_reached(session, ended) is not None):
            ended.ended_at, ended.ended_by_id, ended.ending_reason = at, by.person_id, why
            enter(session, "override.ended", of=ended, by=by, at=at, detail={"reason": why})
            return None
        refuse_second_proposal(session, Proposed.OVERRIDE_ENDING, override_id=ended.id)
        proposal = Proposal(
            body_id=by.body_id, kind=Proposed.OVERRIDE_ENDING, override_id=ended.id, reason=why,
            proposed_at=at, proposed_by_id=by.person_id,
        )  # fmt: skip
        session.add(proposal)
        enter(session, "override.ending_proposed", of=proposal, by=by, at=at, detail={"reason": why})
        return proposal


def carry_out_ending(session: Session, proposal: Proposal, *, by: Actor, at: datetime) -> None:
    """End the override inside the act of the second person; what has been voted meanwhile stays as counted."""
    if proposal.override is None:
        raise NotFound
    ended = _standing(proposal.override)
    session.flush()
    ended.ended_at, ended.ended_by_id, ended.ending_reason = at, proposal.proposed_by_id, proposal.reason
    detail = {"reason": proposal.reason, "proposed_by": proposal.proposed_by_id}
    clause = override_rule(session.get_one(Body, ended.body_id), at).clause
    enter(session, "override.ended", of=ended, by=by, at=at, clause=clause, detail=detail)


def governed_by(session: Session, vote: Vote, item: Item) -> list[VoteOverride]:
    """Freeze with the vote the override that governs it, where there is one."""
    override = governing_override(session, item)
    if override is None:
        return []
    governed = VoteOverride(vote_id=vote.id, override_id=override.id)
    session.add(governed)
    session.flush()
    return [governed]


def override_rule(body: Body, at: datetime) -> OverrideRule:
    """Return what the body may set otherwise; a body that may set nothing is told so."""
    charter = charter_of(body)
    rule = charter.edition_on(at.date()).override
    if rule is None:
        raise Incomplete(
            "Положение не позволяет Совету устанавливать иное.",
            "The rules let the Council set nothing otherwise.",
        )
    return rule


def _asked(rule: OverrideRule, clause: str) -> Ruling:
    if clause not in (rule.clause, rule.chair_clause, *rule.never):
        raise Incomplete("Выберите, какое правило изменяется.", "Choose which rule is set otherwise.")
    return rule_on_setting_otherwise(rule, clause)


def _require_known(majority: str, rule: OverrideRule) -> None:
    if majority not in rule.majorities:
        raise Incomplete("Выберите большинство из списка.", "Choose a majority from the list.")


def _of_the_body(session: Session, public_id: str, by: Actor) -> Override:
    found = find(session, Override, public_id)
    if found.body_id != by.body_id:
        raise NotFound
    return found


def _standing(override: Override) -> Override:
    if override.ended_at is not None:
        raise Conflict("Действие этого решения уже прекращено.", "This decision has ceased to apply already.")
    return override


def _require_second(session: Session, override: Override, by: Actor, at: datetime) -> None:
    """Refuse whoever may not be the second person; that it is the same one the law says in its own words."""
    is_first = by.person_id == override.entered_by_id
    if not is_first and not may_confirm(session, override, by, at):
        raise Forbidden(
            "Решение подтверждает другое лицо секретариата или председательствующий.",
            "The decision is confirmed by another person of the secretariat, or by who presides.",
        )


def _facts(session: Session, override: Override, ground: Ground) -> OverrideFacts:
    return OverrideFacts(
        decided_on=ground.decided_on,
        since_on=override.since_on,
        decision_stands=ground.stands,
        is_of_the_record=ground.decision_id is not None,
        has_number=ground.has_number,
        sits_on=day_of_session_reached(session, override),
        governs_itself=override.item_id is not None and override.item_id == ground.item_id,
        voted_on=voted_within(session, override, after=ground.decided_at),
        standing=standing_of_one_reach(session, override),
    )

"""The second signature under a protocol, where a charter asks for the head's; two persons sign, in either order."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.locking import minutes_in_locked_meeting
from council.actions.refusals import require_in_order
from council.actions.second_persons import persons_of
from council.law.countersigning import rule_on_signing_beside_head
from council.law.procedure import MinutesFacts, rule_on_step
from council.law.ruling import Ruling
from council.law.steps import Step
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import Floor, floor_of
from council.records.minutes import Minutes
from council.records.preparations import (
    Countersignature,
    countersignature_of,
    preparation_of,
    standing_preparation,
)


def countersign_minutes(*, minutes: str, sha256: str, by: Actor, at: datetime) -> Countersignature:
    """Sign, as the head of the secretariat, the very file the chair signs, before or after the chair."""
    with transaction() as session:
        drafted = minutes_in_locked_meeting(session, minutes, by=by)
        floor = floor_of(session, drafted.meeting, drafted.meeting.closed_at or at)
        require_in_order(countersigning_ruling(session, floor, drafted, by, shown=sha256))
        prepared = standing_preparation(session, drafted.id)
        signed = Countersignature(
            public_id=new_public_id(), minutes_id=drafted.id, version_id=prepared.version_id, sha256=sha256,
            signed_at=at, signed_by_id=by.person_id,
        )  # fmt: skip
        session.add(signed)
        enter(
            session, "minutes.countersigned", of=drafted, by=by, at=at, meeting_id=drafted.meeting_id,
            clause=floor.edition.minutes.countersigning_clause,
            detail={"version": prepared.version.number, "sha256": sha256}, rows=[signed],
        )  # fmt: skip
        return signed


def countersigning_ruling(
    session: Session, floor: Floor, minutes: Minutes, by: Actor, *, shown: str
) -> Ruling:
    """Return whether the actor may put the second signature under the file of this digest."""
    prepared = preparation_of(session, minutes.id)
    facts = MinutesFacts(
        is_prepared=prepared is not None,
        wants_countersignature=floor.edition.minutes.countersigned,
        is_countersigned=prepared is not None
        and countersignature_of(session, prepared.version_id) is not None,
        is_head=by.is_head,
        shown_digest=shown,
        current_digest=prepared.sha256 if prepared else "",
    )
    step = rule_on_step(floor.edition, Step.COUNTERSIGN_MINUTES, facts)
    last, signature = floor.presiding, minutes.signature
    signer = signature.signed_by_id if signature else last.participant.person_id if last else None
    if step.bars or signer is None:
        return step
    beside = _beside_head(session, floor, head=by.person_id, signer=signer)
    return beside if beside.bars else step


def beside_countersigner(session: Session, floor: Floor, minutes: Minutes, by: Actor, step: Ruling) -> Ruling:
    """Return whether the actor may sign as who presided, the step being in order, beside a head who has signed."""
    prepared = preparation_of(session, minutes.id)
    if step.bars or prepared is None or not floor.edition.minutes.countersigned:
        return step
    second = countersignature_of(session, prepared.version_id)
    if second is None:
        return step
    beside = _beside_head(session, floor, head=second.signed_by_id, signer=by.person_id)
    return beside if beside.bars else step


def _beside_head(session: Session, floor: Floor, *, head: int, signer: int) -> Ruling:
    """Return whether the head and who presided are two persons, none of whom may be both."""
    persons = persons_of(session, first_id=head, second_id=signer)
    return rule_on_signing_beside_head(floor.edition.minutes, persons)

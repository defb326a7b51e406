"""Who signed a paper by an act of the record; what a file shows beside is told of elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.records.corrections import MinutesCorrection
from council.records.decisions import Decision, DecisionNumber
from council.records.draft_prints import is_print_of_draft
from council.records.minutes import Minutes, MinutesVersion, Signature
from council.records.people import Person
from council.records.preparations import countersignature_of


@dataclass(frozen=True)
class ActOfSigning:
    """That a person signed the paper in the system: when, and whether as the head of the secretariat."""

    person_id: int
    at: datetime
    as_head: bool = False


def acts_of_signing(session: Session, thing: str) -> tuple[ActOfSigning, ...] | None:
    """Return who signed the paper here, the earliest first: nobody yet, of a draft or of a correction that waits or was declined.

    None is told of a paper that nobody signs by an act, such as an invitation. A decision is signed with its protocol.
    """
    if is_print_of_draft(thing):
        return ()
    corrections = select(MinutesCorrection).where(MinutesCorrection.public_id == thing)
    if (correction := session.scalars(corrections).one_or_none()) is not None:
        return _of_correction(correction)
    protocols = select(Signature).join(MinutesVersion, MinutesVersion.id == Signature.version_id)
    if (
        signature := session.scalars(protocols.where(MinutesVersion.public_id == thing)).one_or_none()
    ) is not None:
        return _with_second(session, signature)
    if session.scalar(select(MinutesVersion.id).where(MinutesVersion.public_id == thing)) is not None:
        return ()
    return _of_decision(session, thing)


def signers_of(session: Session, thing: str) -> frozenset[int] | None:
    """Return the persons of `acts_of_signing`; None of a paper that nobody signs by an act."""
    acts = acts_of_signing(session, thing)
    return None if acts is None else frozenset(act.person_id for act in acts)


def is_draft(session: Session, thing: str) -> bool:
    """Say whether the paper is one to be signed by an act that nobody has signed yet."""
    return signers_of(session, thing) == frozenset()


def persons_who_signed(session: Session, acts: tuple[ActOfSigning, ...]) -> list[tuple[Person, ActOfSigning]]:
    """Return the acts with their persons, in the same order."""
    found = session.scalars(select(Person).where(Person.id.in_({act.person_id for act in acts})))
    persons = {person.id: person for person in found}
    return [(persons[act.person_id], act) for act in acts]


def _of_correction(correction: MinutesCorrection) -> tuple[ActOfSigning, ...]:
    if correction.signed_at is None or correction.signed_by_id is None:
        return ()
    last = ActOfSigning(correction.signed_by_id, correction.signed_at)
    if correction.head_id is None or correction.head_signed_at is None:
        return (last,)
    return ActOfSigning(correction.head_id, correction.head_signed_at, as_head=True), last


def _of_decision(session: Session, thing: str) -> tuple[ActOfSigning, ...] | None:
    meeting = (
        select(DecisionNumber.meeting_id).join(DecisionNumber.decision).where(Decision.public_id == thing)
    )
    of_meeting = select(Signature).join(Minutes, Minutes.id == Signature.minutes_id)
    found = of_meeting.where(Minutes.meeting_id == meeting.scalar_subquery())
    signature = session.scalars(found).one_or_none()
    return _with_second(session, signature) if signature is not None else None


def _with_second(session: Session, signature: Signature) -> tuple[ActOfSigning, ...]:
    acts = [ActOfSigning(signature.signed_by_id, signature.signed_at)]
    if (second := countersignature_of(session, signature.version_id)) is not None:
        acts.append(ActOfSigning(second.signed_by_id, second.signed_at, as_head=True))
    return tuple(sorted(acts, key=lambda act: act.at))

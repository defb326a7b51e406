"""Who signed a paper by an act of the record; what a file shows beside is told of elsewhere."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.records.corrections import MinutesCorrection
from council.records.decisions import Decision, DecisionNumber
from council.records.draft_prints import is_print_of_draft
from council.records.minutes import Minutes, MinutesVersion, Signature
from council.records.preparations import countersignature_of


def signers_of(session: Session, thing: str) -> frozenset[int] | None:
    """Return the persons who signed the paper here: nobody yet, of a draft or of a correction that waits or was declined.

    None is told of a paper that nobody signs by an act, such as an invitation. A decision is signed with its protocol.
    """
    if is_print_of_draft(thing):
        return frozenset()
    corrections = select(MinutesCorrection).where(MinutesCorrection.public_id == thing)
    if (correction := session.scalars(corrections).one_or_none()) is not None:
        signed = (correction.signed_by_id, correction.head_id) if correction.signed_at is not None else ()
        return frozenset(one for one in signed if one is not None)
    protocols = select(Signature).join(MinutesVersion, MinutesVersion.id == Signature.version_id)
    if (
        signature := session.scalars(protocols.where(MinutesVersion.public_id == thing)).one_or_none()
    ) is not None:
        return _with_second(session, signature)
    if session.scalar(select(MinutesVersion.id).where(MinutesVersion.public_id == thing)) is not None:
        return frozenset()
    return _of_decision(session, thing)


def is_draft(session: Session, thing: str) -> bool:
    """Say whether the paper is one to be signed by an act that nobody has signed yet."""
    return signers_of(session, thing) == frozenset()


def _of_decision(session: Session, thing: str) -> frozenset[int] | None:
    meeting = (
        select(DecisionNumber.meeting_id).join(DecisionNumber.decision).where(Decision.public_id == thing)
    )
    of_meeting = select(Signature).join(Minutes, Minutes.id == Signature.minutes_id)
    found = of_meeting.where(Minutes.meeting_id == meeting.scalar_subquery())
    signature = session.scalars(found).one_or_none()
    return _with_second(session, signature) if signature is not None else None


def _with_second(session: Session, signature: Signature) -> frozenset[int]:
    second = countersignature_of(session, signature.version_id)
    return frozenset({signature.signed_by_id, *({second.signed_by_id} if second else ())})

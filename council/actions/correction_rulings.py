"""Whether a signed protocol may be corrected in this way, and whether who asks may sign the correction."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.correction_countersigning import names
from council.actions.correction_signers import signers_of
from council.actions.second_persons import two_persons
from council.law.countersigning import rule_on_signing_after_head, rule_on_signing_beside_head
from council.law.procedure import MinutesFacts, rule_on_step
from council.law.ruling import Ruling
from council.law.second_persons import rule_on_second_person
from council.law.steps import Step
from council.papers.minutes_text import ChangeText
from council.records.corrections import MinutesCorrection, corrections_of
from council.records.floor import Floor
from council.records.minutes import Minutes
from council.records.printing import renderings_of


def proposing_ruling(
    session: Session, floor: Floor, minutes: Minutes, differs: tuple[ChangeText, ...], reason: str
) -> Ruling:
    """Return whether a correction with these differences may be proposed."""
    facts = MinutesFacts(
        is_signed=minutes.is_signed,
        correction_waits=any(one.is_waiting for one in corrections_of(session, minutes.id)),
        differences=len(differs),
        reason=reason,
    )
    return rule_on_step(floor.edition, Step.CORRECT_MINUTES, facts)


def signing_ruling(
    session: Session, floor: Floor, correction: MinutesCorrection, by: Actor, *, shown: str, at: datetime
) -> Ruling:
    """Return whether the actor may sign the file of this digest: who is called to, and not who proposed it."""
    printed = renderings_of(session, [correction.public_id]).get(correction.public_id)
    signers = signers_of(session, floor, at=at, named=correction.signer_id)
    names_another = correction.signer_id not in (None, by.person_id)
    facts = MinutesFacts(
        correction_waits=correction.is_waiting,
        signer_presided=signers.include(by) or (names_another and presided(floor, by)),
        called=signers.called,
        names_signer=names(correction, signers, by),
        shown_digest=shown,
        current_digest=printed.file.sha256 if printed else "",
    )
    persons = two_persons(session, first_id=correction.proposed_by_id, by=by)
    rulings = (
        rule_on_step(floor.edition, Step.SIGN_CORRECTION, facts),
        rule_on_second_person(floor.edition.chairmanship.signing_clause, persons),
        rule_on_signing_after_head(
            floor.edition.minutes,
            is_asked=correction.head_id is not None,
            is_there=not correction.awaits_head,
        ),
        *_beside_head(session, floor, correction, by),
    )
    return next((one for one in rulings if one.bars), rulings[0])


def presided(floor: Floor, by: Actor) -> bool:
    """Say whether the actor presided over the meeting last."""
    last = floor.presiding
    return last is not None and last.participant.person_id == by.person_id


def _beside_head(
    session: Session, floor: Floor, correction: MinutesCorrection, by: Actor
) -> tuple[Ruling, ...]:
    """Return whether the actor is another person than the head, where the head's signature is asked for."""
    if correction.head_id is None:
        return ()
    persons = two_persons(session, first_id=correction.head_id, by=by)
    return (rule_on_signing_beside_head(floor.edition.minutes, persons),)

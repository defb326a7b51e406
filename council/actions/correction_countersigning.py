"""Whose names stand under a correction, and the head of the secretariat, who signs it before who presided."""

import json
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.correction_signers import Signers, signers_of
from council.actions.entering import enter
from council.actions.locking import correction_in_locked_meeting
from council.actions.refusals import require_in_order
from council.actions.telling_of_minutes import tell_who_signs_correction
from council.law.procedure import MinutesFacts, rule_on_step
from council.law.ruling import Ruling
from council.law.steps import Step
from council.papers.minutes_text import MinutesText
from council.papers.people_text import SignatureText
from council.records.corrections import MinutesCorrection
from council.records.database import transaction
from council.records.floor import Floor, floor_of
from council.records.people import Person
from council.records.printing import renderings_of

# Years later who presided need not chair any more.
PRESIDED = "Председательствовавший на заседании"


def countersign_correction(*, correction: str, sha256: str, by: Actor, at: datetime) -> MinutesCorrection:
    """Sign, as the head of the secretariat, the very file that who presided signs afterwards; nothing is in force yet."""
    with transaction() as session:
        waiting = correction_in_locked_meeting(session, correction, by=by)
        meeting = waiting.minutes.meeting
        floor = floor_of(session, meeting, meeting.closed_at or at)
        require_in_order(countersigning_ruling(session, floor, waiting, by, shown=sha256))
        waiting.head_sha256, waiting.head_signed_at = sha256, max(at, waiting.proposed_at)
        tell_who_signs_correction(
            session, floor, waiting, whom_it_names(session, floor, waiting, at=at), at=at
        )
        enter(
            session, "minutes.correction_countersigned", of=waiting, by=by, at=at, meeting_id=meeting.id,
            clause=floor.edition.minutes.countersigning_clause, detail={"sha256": sha256, "number": waiting.number},
        )  # fmt: skip
        return waiting


def countersigning_ruling(
    session: Session, floor: Floor, correction: MinutesCorrection, by: Actor, *, shown: str
) -> Ruling:
    """Return whether the actor may put the head's signature under the file of this digest."""
    printed = renderings_of(session, [correction.public_id]).get(correction.public_id)
    facts = MinutesFacts(
        correction_waits=correction.is_waiting,
        wants_countersignature=correction.head_id is not None,
        is_head=by.is_head,
        names_signer=correction.head_id == by.person_id,
        is_countersigned=not correction.awaits_head,
        shown_digest=shown,
        current_digest=printed.file.sha256 if printed else "",
    )
    return rule_on_step(floor.edition, Step.COUNTERSIGN_CORRECTION, facts)


def whom_it_names(
    session: Session, floor: Floor, correction: MinutesCorrection, *, at: datetime
) -> tuple[Person, ...]:
    """Return who is asked to sign after the head: whom the paper names, as long as that person is called to."""
    signers = signers_of(session, floor, at=at, named=correction.signer_id)
    return tuple(one for one in signers.persons if correction.signer_id in (None, one.id))


def names(correction: MinutesCorrection, signers: Signers, by: Actor) -> bool:
    """Say whether the paper prints the actor's name in the place of its signer; older papers tell it by their text."""
    if correction.signer_id is not None:
        return correction.signer_id == by.person_id
    if not signers.called:
        return True
    text = MinutesText.from_json(json.loads(correction.content))
    named = text.signatures[0].name if text.signatures else ""
    return any(one.id == by.person_id and one.initials_and_name == named for one in signers.persons)


def with_lines_of(signers: Signers, text: MinutesText) -> MinutesText:
    """Return the text with a line for each who signs it: who presided or chairs in the place, and the head where asked.

    No line stands for a signature that nobody is asked for, and no office for one that may be over.
    """
    lines = tuple(replace(line, post=PRESIDED) for line in text.signatures[:1])
    if (first := signers.first) is not None:
        post, person = first
        lines = (SignatureText(post, person.initials_and_name),)
    if signers.head is not None:
        post = f"Руководитель секретариата {text.body.short_genitive}"
        lines = (*lines, SignatureText(post, signers.head.initials_and_name))
    return replace(text, signatures=lines)

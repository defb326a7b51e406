"""A correction of a signed protocol: proposed by the secretariat, signed by who presided, the old one kept as it is.

Where the charter asks for the head of the secretariat, that signature comes first: correction_countersigning.py.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.correction_countersigning import names, with_lines_of
from council.actions.correction_signers import signers_of, signs
from council.actions.entering import enter
from council.actions.jobs import leave_to_worker
from council.actions.locking import correction_in_locked_meeting, minutes_in_locked_meeting
from council.actions.permission import require
from council.actions.refusals import Conflict, Forbidden, require_in_order
from council.actions.second_persons import two_persons
from council.actions.telling_of_minutes import tell_of_correction, tell_who_signs_correction
from council.actions.texts import clean, clean_for_minutes
from council.law.countersigning import (
    rule_on_naming_head,
    rule_on_signing_after_head,
    rule_on_signing_beside_head,
)
from council.law.procedure import MinutesFacts, rule_on_step
from council.law.ruling import Ruling
from council.law.second_persons import rule_on_second_person
from council.law.steps import Step
from council.papers.composing.record_register import signing_proved
from council.papers.corrected import TYPED, changes, corrected, marked
from council.papers.minutes_text import ChangeText, MinutesText
from council.records.columns import new_public_id
from council.records.corrections import MinutesCorrection, corrections_of, protocol_in_force
from council.records.database import transaction
from council.records.floor import Floor, floor_of
from council.records.minutes import Minutes
from council.records.printing import renderings_of

CORRECTION_JOB = "render_correction"
Texts = Mapping[int, Mapping[str, str]]


@dataclass(frozen=True)
class InForce:
    """What stands as the protocol now: its text, the digest of its file, and when it was signed."""

    text: MinutesText
    sha256: str
    signed_at: datetime
    first_version: int


def propose_correction(
    *, minutes: str, texts: Texts, closing: str, reason: str, replaces: str, by: Actor, at: datetime
) -> MinutesCorrection:
    """Propose other words for the typed texts of a signed protocol; what was decided is none of them.

    `replaces` is the digest of the file the proposer read: of another one nothing is corrected.
    """
    require(by, "minutes.correction_proposed")
    why = clean(reason, field="reason", required=False)
    new = {number: _cleaned(said) for number, said in texts.items()}
    ending = clean_for_minutes(closing, field="text")
    with transaction() as session:
        signed = minutes_in_locked_meeting(session, minutes, by=by)
        floor = _floor(session, signed, at)
        old = in_force(session, signed)
        if old is not None:
            _refuse_another(old, replaces)
        after = corrected(old.text, new, closing=ending) if old else None
        differs = changes(old.text, after) if old and after else ()
        signers = signers_of(session, floor, at=at)
        require_in_order(
            proposing_ruling(session, floor, signed, differs, why),
            rule_on_naming_head(
                floor.edition.minutes,
                has_head=signers.head is not None,
                is_signer=signers.head is not None and signers.head.id == signers.named,
            ),
        )
        if old is None or after is None:
            raise Conflict("Протокол еще не подписан.", "The protocol is not signed.")
        after = with_lines_of(signers, after)
        correction = _correction(session, signed, old, after, differs, why, by=by, at=at)
        correction.signer_id = signers.named
        correction.head_id = signers.head.id if signers.head is not None else None
        session.add(correction)
        tell_who_signs_correction(session, floor, correction, signers.begin, at=at)
        leave_to_worker(session, CORRECTION_JOB, {"correction": correction.public_id}, at=at)
        enter(
            session, "minutes.correction_proposed", of=correction, by=by, at=at, meeting_id=signed.meeting_id,
            detail={"number": correction.number, "replaces": old.sha256, "changes": len(differs)},
        )  # fmt: skip
        return correction


def sign_correction(*, correction: str, sha256: str, by: Actor, at: datetime) -> MinutesCorrection:
    """Sign, as who presided and as the second person, exactly the file that was shown; from now on it is in force."""
    with transaction() as session:
        waiting = correction_in_locked_meeting(session, correction, by=by)
        floor = _floor(session, waiting.minutes, at)
        require_in_order(signing_ruling(session, floor, waiting, by, shown=sha256, at=at))
        waiting.sha256, waiting.signed_by_id = sha256, by.person_id
        waiting.signed_at = max(at, waiting.proposed_at)
        tell_of_correction(session, floor, waiting, at=at)
        enter(
            session, "minutes.correction_signed", of=waiting, by=by, at=at, meeting_id=floor.meeting.id,
            capacity="presiding" if presided(floor, by) else "chair", clause=floor.edition.chairmanship.signing_clause,
            detail={"sha256": sha256, "number": waiting.number, "replaces": waiting.replaced_sha256},
        )  # fmt: skip
        return waiting


def refuse_correction(*, correction: str, by: Actor, at: datetime) -> MinutesCorrection:
    """Decline a correction as who signs it, or take it back as the secretariat; the signed protocol stays in force."""
    with transaction() as session:
        waiting = correction_in_locked_meeting(session, correction, by=by)
        floor = _floor(session, waiting.minutes, at)
        if not (by.is_secretariat or signs(session, floor, waiting, by, at=at)):
            raise Forbidden(
                "Исправление отклоняет тот, кто его подписывает, или отзывает секретариат.",
                "A correction is declined by who signs it, or taken back by the secretariat.",
            )
        if not waiting.is_waiting:
            raise Conflict("На это исправление уже ответили.", "This correction has been answered already.")
        waiting.refused_at, waiting.refused_by_id = at, by.person_id
        enter(session, "minutes.correction_refused", of=waiting, by=by, at=at, meeting_id=floor.meeting.id)
        return waiting


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


def in_force(session: Session, minutes: Minutes) -> InForce | None:
    """Return what stands as the protocol: the last signed correction, else what was signed first."""
    standing, signature = protocol_in_force(session, minutes), minutes.signature
    if standing is None or signature is None:
        return None
    text = MinutesText.from_json(json.loads(standing.content))
    return InForce(text, standing.sha256, standing.signed_at, signature.version.number)


def text_of_correction(correction: MinutesCorrection) -> MinutesText:
    """Return the frozen text of a correction."""
    return MinutesText.from_json(json.loads(correction.content))


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


def _refuse_another(old: InForce, replaces: str) -> None:
    if old.sha256 != replaces:
        raise Conflict(
            "Пока вы писали, протокол исправлен: действует другой текст. Ничего не предложено. Сверьте введенное с"
            " тем, что действует сейчас.",
            "While you were writing the protocol was corrected: another text stands. Nothing was proposed. Compare"
            " what you typed with what stands now.",
        )


def _correction(
    session: Session, signed: Minutes, old: InForce, after: MinutesText, differs: tuple[ChangeText, ...], why: str,
    *, by: Actor, at: datetime,
) -> MinutesCorrection:  # fmt: skip
    """Return the correction as a row, its text frozen under the next number of the protocol."""
    number = len(corrections_of(session, signed.id)) + 1
    text = marked(
        after, number=number, version=old.first_version + number, sha256=old.sha256, reason=why, differs=differs,
        replaced_on=old.signed_at.astimezone(signed.meeting.venue_zone).date(),
        made_on=at.astimezone(signed.meeting.venue_zone).date(),
        signing=_signing(session, signed, old),
    )  # fmt: skip
    content = text.canonical().decode()
    return MinutesCorrection(
        public_id=new_public_id(), minutes_id=signed.id, number=number, replaced_sha256=old.sha256,
        content=content, fingerprint=hashlib.sha256(content.encode()).hexdigest(), reason=why, proposed_at=at,
        proposed_by_id=by.person_id,
    )  # fmt: skip


def _signing(session: Session, signed: Minutes, old: InForce) -> dict[str, object] | None:
    """Return the proof of the act that signed what is replaced, to the register as it grew out of that of the close."""
    register = old.text.record.get("register")
    return register and signing_proved(session, signed.meeting_id, size_at_close=register["size"])


def _floor(session: Session, minutes: Minutes, at: datetime) -> Floor:
    return floor_of(session, minutes.meeting, minutes.meeting.closed_at or at)


def _cleaned(said: Mapping[str, str]) -> dict[str, str]:
    return {name: clean_for_minutes(said[name], field=name) for name in TYPED if name in said}

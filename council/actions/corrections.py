"""A correction of a signed protocol: proposed by the secretariat, signed by who presided, the old one kept as it is.

Where the charter asks for the head of the secretariat, that signature comes first: correction_countersigning.py.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.correction_countersigning import with_lines_of
from council.actions.correction_rulings import presided, proposing_ruling, signing_ruling
from council.actions.correction_signers import signers_of, signs
from council.actions.entering import enter
from council.actions.jobs import leave_to_worker
from council.actions.locking import correction_in_locked_meeting, minutes_in_locked_meeting
from council.actions.permission import require
from council.actions.protocols_in_force import InForce, in_force
from council.actions.refusals import Conflict, Forbidden, require_in_order
from council.actions.telling_of_minutes import tell_of_correction, tell_who_signs_correction
from council.actions.texts import clean, clean_for_minutes
from council.law.countersigning import (
    rule_on_naming_head,
)
from council.papers.composing.record_register import signing_proved
from council.papers.corrected import TYPED, changes, corrected, marked
from council.papers.minutes_text import ChangeText, MinutesText
from council.records.columns import new_public_id
from council.records.corrections import MinutesCorrection, corrections_of
from council.records.database import transaction
from council.records.floor import Floor, floor_of
from council.records.minutes import Minutes

CORRECTION_JOB = "render_correction"
Texts = Mapping[int, Mapping[str, str]]


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

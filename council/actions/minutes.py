"""The minutes: drafted versions, and the signature that locks everything."""

import hashlib
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.announcing import tell_of_decisions
from council.actions.countersigning import beside_countersigner
from council.actions.drafted_texts import text_of
from council.actions.entering import enter
from council.actions.jobs import leave_to_worker
from council.actions.locking import locked_meeting, minutes_in_locked_meeting
from council.actions.permission import require
from council.actions.printable_names import require_genitives
from council.actions.refusals import Conflict, require_in_order
from council.law.procedure import MinutesFacts, rule_on_step
from council.law.ruling import Ruling
from council.law.steps import Step
from council.papers.composing.items import decision_numbers
from council.papers.composing.minutes import compose_minutes, says_the_same
from council.papers.composing.story import read_story
from council.papers.minutes_text import MinutesText
from council.records.database import transaction
from council.records.decisions import DecisionNumber
from council.records.floor import Floor, floor_of
from council.records.meetings import Meeting
from council.records.minutes import Minutes, MinutesVersion, Signature
from council.records.preparations import preparation_of

MINUTES_JOB = "render_minutes"
DECISION_JOB = "render_decision"


def draft_minutes(*, meeting: str, by: Actor, at: datetime) -> MinutesVersion:
    """Compose the minutes from the record into a new frozen version, and leave its printing to the worker."""
    require(by, "minutes.drafted")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        floor = floor_of(session, held, at)
        minutes = minutes_of(session, held)
        require_in_order(drafting_ruling(session, floor, minutes))
        if minutes is None:
            minutes = Minutes(meeting_id=held.id, drafted_at=at)
            session.add(minutes)
            session.flush()
        number = len(minutes.versions) + 1
        if minutes.versions and not is_outdated(session, minutes, at):
            raise Conflict(
                "С последней редакции в записи заседания ничего не изменилось.",
                "Nothing has changed in the record since the last version.",
            )
        text = compose_minutes(session, held, version=number, at=at)
        require_genitives(text)
        version = _written(session, minutes, text, by, at)
        leave_to_worker(session, MINUTES_JOB, {"version": version.public_id}, at=at)
        enter(
            session, "minutes.drafted", of=minutes, by=by, at=at, meeting_id=held.id,
            detail={"version": number, "fingerprint": version.fingerprint}, rows=[version],
        )  # fmt: skip
        return version


def sign_minutes(*, minutes: str, sha256: str, by: Actor, at: datetime) -> Signature:
    """Sign exactly the PDF that was shown; by this act the decisions are signed and numbered too (5.9)."""
    with transaction() as session:
        drafted = minutes_in_locked_meeting(session, minutes, by=by)
        held = drafted.meeting
        floor = floor_of(session, held, held.closed_at or at)
        require_in_order(signing_ruling(session, floor, drafted, by, shown=sha256))
        version = drafted.versions[-1]
        if is_outdated(session, drafted, at):  # a dissent filed after the draft must not be lost under it
            raise Conflict(
                "После составления этой редакции запись заседания дополнена. Секретариат вернет протокол на доработку"
                " и составит новую редакцию.",
                "The record was added to after this version was composed. The secretariat takes it back and drafts"
                " a new version.",
            )
        signature = Signature(
            minutes_id=drafted.id,
            version_id=version.id,
            sha256=sha256,
            signed_at=at,
            signed_by_id=by.person_id,
        )
        session.add(signature)
        numbers = _numbered(session, held, at)
        tell_of_decisions(session, held, numbers, at=at)
        enter(
            session, "minutes.signed", of=drafted, by=by, at=at, meeting_id=held.id, capacity="presiding",
            clause=floor.edition.chairmanship.signing_clause,
            detail={"sha256": sha256, "version": version.number, "decisions": [n.number for n in numbers]},
            rows=[signature, *numbers],
        )  # fmt: skip
        return signature


def drafting_ruling(session: Session, floor: Floor, minutes: Minutes | None) -> Ruling:
    """Return whether the minutes may be drafted now."""
    facts = MinutesFacts(
        meeting_closed=floor.meeting.closed_at is not None,
        is_signed=minutes is not None and minutes.is_signed,
        is_prepared=minutes is not None and preparation_of(session, minutes.id) is not None,
    )
    return rule_on_step(floor.edition, Step.DRAFT_MINUTES, facts)


def signing_ruling(session: Session, floor: Floor, minutes: Minutes, by: Actor, *, shown: str) -> Ruling:
    """Return whether the actor may sign, having been shown the bytes of this digest."""
    rendering = minutes.versions[-1].rendering if minutes.versions else None
    prepared, last = preparation_of(session, minutes.id), floor.presiding
    facts = MinutesFacts(
        meeting_closed=floor.meeting.closed_at is not None,
        is_drafted=bool(minutes.versions),
        is_prepared=prepared is not None,
        is_signed=minutes.is_signed,
        shown_digest=shown,
        current_digest=prepared.sha256 if prepared else rendering.file.sha256 if rendering else "",
        signer_presided=last is not None and last.participant.person_id == by.person_id,
    )
    step = rule_on_step(floor.edition, Step.SIGN_MINUTES, facts)
    return beside_countersigner(session, floor, minutes, by, step)


def is_outdated(session: Session, minutes: Minutes, at: datetime) -> bool:
    """Say whether the record was added to after the last version was composed."""
    last = minutes.versions[-1]
    now = compose_minutes(session, minutes.meeting, version=last.number, at=at)
    return not says_the_same(text_of(last), now)


def minutes_of(session: Session, meeting: Meeting) -> Minutes | None:
    """Return the minutes of a meeting, if drafted."""
    return session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id)).one_or_none()


def _written(
    session: Session, minutes: Minutes, text: MinutesText, by: Actor, at: datetime
) -> MinutesVersion:
    content = text.canonical().decode()
    version = MinutesVersion(
        minutes_id=minutes.id, number=text.version, content=content, fingerprint=hashlib.sha256(content.encode()).hexdigest(),
        composed_at=at, composed_by_id=by.person_id,
    )  # fmt: skip
    session.add(version)
    session.flush()
    return version


def _numbered(session: Session, meeting: Meeting, at: datetime) -> list[DecisionNumber]:
    """Give the adopted decisions their numbers, and leave their sheets to the worker."""
    story = read_story(session, meeting, at)
    numbers = []
    for decision_id, number in decision_numbers(story).items():
        numbers.append(
            DecisionNumber(decision_id=decision_id, meeting_id=meeting.id, number=number, numbered_at=at)
        )
    session.add_all(numbers)
    session.flush()
    for numbered in numbers:
        leave_to_worker(session, DECISION_JOB, {"decision": numbered.decision.public_id}, at=at)
    return numbers

"""Versions of the rules of procedure: adopted by a decision, withdrawn when wrongly entered, frozen with a meeting."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.contents import file_name_for, media_type_of
from council.actions.days import require_order
from council.actions.entering import enter
from council.actions.grounds import ground_of
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Incomplete, NotFound, require_in_order
from council.actions.storing import stored_file
from council.actions.texts import clean
from council.law.rules import RulesOfProcedureRule
from council.law.rules_of_procedure import rule_on_adopting, rule_on_version, rule_on_written_meeting
from council.law.ruling import Ruling
from council.papers.composing.story import number_of_meeting
from council.records.bodies import Body
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.files import FileStore
from council.records.floor import charter_of
from council.records.meetings import Form, Meeting
from council.records.rules_of_procedure import (
    MeetingRules,
    RulesVersion,
    law_version,
    version_of_meeting,
    version_on,
)


def adopt_version(
    *, number: str, decision: str | None = None, decision_reference: str = "",
    decided_on: date | None = None, since_on: date | None = None, allows_written: bool = False,
    file_name: str = "", content: bytes | None = None, store: FileStore | None = None, by: Actor, at: datetime,
) -> RulesVersion:  # fmt: skip
    """Enter a version of the rules of procedure, adopted by a decision; it applies from its first day."""
    require(by, "rules_version.adopted")
    file = _kept(content, file_name, store)
    with transaction() as session:
        body = locked_body(session, by=by)
        ground = ground_of(session, decision, decision_reference, decided_on, by=by, at=at)
        ruling = rule_on_adopting(_rule_of(body, at), decision_stands=ground.stands)
        require_in_order(ruling)
        first = since_on or ground.decided_on
        require_order(first, None)
        _refuse_early(first, ground.decided_on)
        version = RulesVersion(
            public_id=new_public_id(), body_id=body.id, number=clean(number, field="number", longest=20),
            decided_on=ground.decided_on, decision_id=ground.decision_id, decision_reference=ground.reference,
            since_on=first, allows_written=allows_written, entered_at=at, entered_by_id=by.person_id,
        )  # fmt: skip
        _refuse_second(session, version)
        if file is not None:
            sha256, size, media_type, name = file
            version.file_id = stored_file(session, sha256, size, media_type, at=at).id
            version.file_name = name
        session.add(version)
        session.flush()
        enter(
            session, "rules_version.adopted", of=version, by=by, at=at, clause=ruling.clause,
            detail={"number": version.number, "since_on": first.isoformat(), "written": allows_written},
        )  # fmt: skip
        return version


def withdraw_version(*, version: str, reason: str, by: Actor, at: datetime) -> RulesVersion:
    """Take back a wrong entry; meetings opened under it keep it on their record."""
    require(by, "rules_version.withdrawn")
    with transaction() as session:
        locked_body(session, by=by)
        wrong = find(session, RulesVersion, version)
        if wrong.body_id != by.body_id:
            raise NotFound
        if wrong.withdrawn_at is not None:
            raise Conflict("Эта запись уже отозвана.", "This entry has been withdrawn already.")
        _refuse_relied_on(session, wrong)
        wrong.withdrawn_at, wrong.withdrawn_by_id = at, by.person_id
        wrong.withdrawal_reason = clean(reason, field="reason")
        detail = {"reason": wrong.withdrawal_reason}
        enter(session, "rules_version.withdrawn", of=wrong, by=by, at=at, detail=detail)
        return wrong


def _refuse_relied_on(session: Session, version: RulesVersion) -> None:
    """Refuse while a meeting in writing rests on the version: what lets the members be asked is not taken away."""
    written = select(Meeting).where(
        Meeting.body_id == version.body_id, Meeting.form == Form.WRITTEN,
        Meeting.closed_at.is_(None), Meeting.cancelled_at.is_(None),
    )  # fmt: skip
    for held in session.scalars(written.order_by(Meeting.starts_at)):
        under = version_of_meeting(session, held)
        if under is not None and under.id == version.id:
            number = number_of_meeting(held)
            raise Conflict(
                f"На этой редакции основано заочное заседание № {number}. Сначала закройте или отмените его.",
                f"Meeting {number}, held in writing, rests on this version. Close or cancel it first.",
            )


def freeze_version(session: Session, meeting: Meeting) -> list[MeetingRules]:
    """Freeze with a meeting that opens the version in force on its day, where there is one."""
    version = version_on(session, meeting.body_id, meeting.starts_locally.date())
    if version is None:
        return []
    frozen = MeetingRules(meeting_id=meeting.id, version_id=version.id)
    session.add(frozen)
    session.flush()
    session.expire(meeting, ["frozen_rules"])
    return [frozen]


def version_ruling(session: Session, meeting: Meeting) -> Ruling | None:
    """Return under which version the meeting meets; None for a body whose charter knows no such rules."""
    rule = charter_of(meeting.body).edition_on(meeting.starts_locally.date()).rules_of_procedure
    if rule is None:
        return None
    return rule_on_version(rule, law_version(version_of_meeting(session, meeting)))


def written_ruling(session: Session, body: Body, day: date) -> Ruling:
    """Return whether the members may be asked in writing on a day."""
    edition = charter_of(body).edition_on(day)
    version = law_version(version_on(session, body.id, day))
    return rule_on_written_meeting(edition.written, edition.rules_of_procedure, version)


def require_form_allowed(session: Session, body: Body, form: Form, day: date) -> None:
    """Refuse to ask the members in writing where neither the charter nor the rules of that day allow it."""
    if form is Form.WRITTEN:
        require_in_order(written_ruling(session, body, day))


def _rule_of(body: Body, at: datetime) -> RulesOfProcedureRule:
    rule = charter_of(body).edition_on(at.date()).rules_of_procedure
    if rule is None:
        raise Incomplete(
            "Положение не предусматривает регламента.", "The rules of this body know no rules of procedure."
        )
    return rule


def _kept(content: bytes | None, name: str, store: FileStore | None) -> tuple[str, int, str, str] | None:
    """Put the file in the store before any row names it."""
    if content is None or store is None:
        return None
    media_type = media_type_of(content, largest_mb=store.largest_mb)
    named = file_name_for(name, media_type)
    return store.keep(content), len(content), media_type, named


def _refuse_early(since_on: date, decided_on: date) -> None:
    if since_on < decided_on:
        raise Incomplete(
            f"Регламент не действует раньше решения о нем ({decided_on:%d.%m.%Y}). Исправьте первый день.",
            f"The rules do not apply before the decision on them ({decided_on}). Correct the first day.",
        )


def _refuse_second(session: Session, version: RulesVersion) -> None:
    standing = session.scalars(
        select(RulesVersion).where(
            RulesVersion.body_id == version.body_id, RulesVersion.withdrawn_at.is_(None)
        )
    )
    for other in standing:
        if version.number == other.number or version.since_on == other.since_on:
            raise Conflict(
                f"Редакция № {other.number} с {other.since_on:%d.%m.%Y} уже внесена. Измените номер или первый день.",
                f"Version {other.number} from {other.since_on} is entered already. Change the number or the day.",
            )

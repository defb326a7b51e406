"""The draft protocol goes its way: to the states for remarks, to be signed, and back where something is amiss."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.drafted_texts import differs
from council.actions.entering import enter
from council.actions.locking import minutes_in_locked_meeting
from council.actions.minutes import is_outdated
from council.actions.permission import require
from council.actions.refusals import Incomplete, require_in_order
from council.actions.telling_of_minutes import tell_of_circulation, tell_of_preparation
from council.actions.texts import clean
from council.law.procedure import MinutesFacts, rule_on_step
from council.law.remarks import (
    is_used_up,
    last_term,
    least_term,
    rule_on_going_to_sign,
    rule_on_remark_term,
    rule_on_terms_offered,
)
from council.law.ruling import Ruling
from council.law.steps import Step
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.draft_prints import digest_to_sign
from council.records.floor import Floor, floor_of
from council.records.meetings import Meeting
from council.records.minutes import Minutes, MinutesVersion
from council.records.notice import days_of
from council.records.preparations import Preparation, preparation_of, standing_preparation
from council.records.recipients import delegations
from council.records.remarks import RemarkRound, Remarks, remarks_on

UNCIRCULATED = "goes_uncirculated"


def circulate_draft(*, minutes: str, sha256: str, due_on: date, by: Actor, at: datetime) -> RemarkRound:
    """Send the version that was read, by the digest of its file, to the states for their remarks by a day."""
    require(by, "minutes.circulated")
    with transaction() as session:
        drafted, floor = _locked(session, minutes, by, at)
        today = day_of(session, by.body_id, at)
        require_in_order(
            step_ruling(session, floor, drafted, Step.CIRCULATE_DRAFT, shown=sha256, at=at),
            term_ruling(session, floor, drafted, due_on=due_on, today=today),
        )
        version = drafted.versions[-1]
        circulated = RemarkRound(
            public_id=new_public_id(), minutes_id=drafted.id, version_id=version.id, due_on=due_on,
            circulated_at=at, circulated_by_id=by.person_id,
        )  # fmt: skip
        session.add(circulated)
        tell_of_circulation(session, floor, version, until=due_on, at=at)
        detail = {"version": version.number, "due_on": due_on.isoformat()}
        enter(
            session, "minutes.circulated", of=drafted, by=by, at=at, meeting_id=drafted.meeting_id,
            clause=floor.edition.minutes.remarks_clause, detail=detail, rows=[circulated],
        )  # fmt: skip
        return circulated


def prepare_minutes(*, minutes: str, sha256: str, reason: str = "", by: Actor, at: datetime) -> Preparation:
    """Freeze the version that was read: nobody edits after, and whoever presided signs exactly its file.

    `sha256` names the file that was read, mostly the marked draft; prepared is the one without the mark. `reason` says why it goes to be signed where the states were not asked of these very words.
    """
    require(by, "minutes.prepared")
    told = clean(reason, field="reason", required=False)
    with transaction() as session:
        drafted, floor = _locked(session, minutes, by, at)
        require_in_order(step_ruling(session, floor, drafted, Step.PREPARE_MINUTES, shown=sha256, at=at))
        going = going_ruling(session, floor, drafted, reason=told, at=at)
        require_in_order(going)
        version = drafted.versions[-1]
        to_sign = digest_to_sign(session, version, sha256)
        prepared = Preparation(
            public_id=new_public_id(), minutes_id=drafted.id, version_id=version.id, sha256=to_sign,
            uncirculated_reason=told if going.finding == UNCIRCULATED else "", prepared_at=at,
            prepared_by_id=by.person_id,
        )  # fmt: skip
        session.add(prepared)
        tell_of_preparation(session, floor, version, at=at)
        enter(
            session, "minutes.prepared", of=drafted, by=by, at=at, meeting_id=drafted.meeting_id,
            clause=floor.edition.minutes.remarks_clause, detail=_told_of(version, to_sign, going), rows=[prepared],
        )  # fmt: skip
        return prepared


def take_back_minutes(*, minutes: str, reason: str, by: Actor, at: datetime) -> Preparation:
    """Take the protocol back from its signature for revision, and say why."""
    require(by, "minutes.reopened")
    told = clean(reason, field="reason", required=False)
    with transaction() as session:
        drafted, floor = _locked(session, minutes, by, at)
        require_in_order(step_ruling(session, floor, drafted, Step.TAKE_BACK_MINUTES, reason="told", at=at))
        if not told:
            raise Incomplete("Назовите причину возврата на доработку.", "Name the reason for taking it back.")
        prepared = standing_preparation(session, drafted.id)
        prepared.withdrawn_at, prepared.withdrawn_by_id = max(at, prepared.prepared_at), by.person_id
        prepared.withdrawal_reason = told
        enter(
            session, "minutes.reopened", of=drafted, by=by, at=at, meeting_id=drafted.meeting_id,
            detail={"version": prepared.version.number}, rows=[prepared],
        )  # fmt: skip
        return prepared


def step_ruling(
    session: Session,
    floor: Floor,
    minutes: Minutes,
    step: Step,
    *,
    at: datetime,
    shown: str = "",
    reason: str = "",
) -> Ruling:
    """Return whether the draft may take the step now, its reader having been shown the file of this digest."""
    rendering = minutes.versions[-1].rendering if minutes.versions else None
    seen = digest_to_sign(session, minutes.versions[-1], shown) if minutes.versions else shown
    made = remarks_on(session, minutes.id)
    today = day_of(session, floor.meeting.body_id, at)
    facts = MinutesFacts(
        meeting_closed=floor.meeting.closed_at is not None,
        is_drafted=bool(minutes.versions),
        is_signed=minutes.is_signed,
        is_prepared=preparation_of(session, minutes.id) is not None,
        is_circulated=any(one.version_id == minutes.versions[-1].id for one in made.rounds),
        is_outdated=not minutes.is_signed and is_outdated(session, minutes, at),
        term_running=made.running_until(floor.seats, today) is not None,
        remarks_unanswered=len(made.awaited),
        remarks_lost=sum(not differs(one.round.version, minutes.versions[-1]) for one in made.taken_over),
        shown_digest=seen,
        current_digest=rendering.file.sha256 if rendering else "",
        reason=reason,
    )
    return rule_on_step(floor.edition, step, facts)


def term_ruling(session: Session, floor: Floor, minutes: Minutes, *, due_on: date, today: date) -> Ruling:
    """Return whether the states may be asked to answer by the day, so that what was adopted still goes out in time."""
    edition, meeting = floor.edition, floor.meeting
    made = remarks_on(session, minutes.id)
    last = last_day_for_remarks(session, floor, made, today=today)
    return rule_on_remark_term(
        edition.minutes,
        due_on=due_on,
        today=today,
        last=last,
        sending_clause=edition.circulation.clause,
        running_until=made.running_until(floor.seats, today),
        first_on=_first_on(session, meeting, made),
        least=least_term(
            edition.minutes, edition.circulation, closed_on=_closed_on(meeting), today=today, last=last
        ),
    )


def offered_terms(session: Session, floor: Floor, minutes: Minutes, *, today: date) -> Ruling:
    """Return between which days the term may be set, before anybody has set one."""
    edition, made = floor.edition, remarks_on(session, minutes.id)
    return rule_on_terms_offered(
        edition.minutes,
        edition.circulation,
        closed_on=_closed_on(floor.meeting),
        today=today,
        last=last_day_for_remarks(session, floor, made, today=today),
        running_until=made.running_until(floor.seats, today),
    )


def last_day_for_remarks(session: Session, floor: Floor, made: Remarks, *, today: date) -> date:
    """Return the last day by which the states may be asked to answer."""
    edition, meeting = floor.edition, floor.meeting
    return last_term(
        edition.minutes, edition.circulation, closed_on=_closed_on(meeting), today=today,
        first_on=_first_on(session, meeting, made),
    )  # fmt: skip


def _closed_on(meeting: Meeting) -> date:
    return days_of(meeting, meeting.closed_at or meeting.ends_at)[1]


def _first_on(session: Session, meeting: Meeting, made: Remarks) -> date | None:
    """Return the day on which the first draft went to the states; None before that."""
    return day_of(session, meeting.body_id, made.rounds[0].circulated_at) if made.rounds else None


def going_ruling(session: Session, floor: Floor, minutes: Minutes, *, reason: str, at: datetime) -> Ruling:
    """Return whether the latest version may go to be signed as far as the states were asked of it."""
    made, version = remarks_on(session, minutes.id), minutes.versions[-1]
    round_, today = made.round_of(version), day_of(session, floor.meeting.body_id, at)
    last = last_day_for_remarks(session, floor, made, today=today)
    return rule_on_going_to_sign(
        floor.edition.minutes,
        version=version.number,
        is_circulated=round_ is not None,
        unreached=_unreached(session, floor, round_),
        took_over=any(one.round_id == made.last.id for one in made.taken_over) if made.last else False,
        reason=reason,
        used_up=made.last is not None and is_used_up(floor.edition.minutes, today=today, last=last),
    )


def _unreached(session: Session, floor: Floor, round_: RemarkRound | None) -> list[str]:
    """Return the states that were not written to: all of them without a round, else those that have no address."""
    if round_ is None:
        return [seat.code for seat in floor.seats]
    held = floor.meeting
    day = day_of(session, held.body_id, round_.circulated_at)
    reached = {one.state for one in delegations(session, body_id=held.body_id, day=day, meeting=held)}
    return [seat.code for seat in floor.seats if seat.code not in reached]


def _told_of(version: MinutesVersion, sha256: str, going: Ruling) -> dict[str, object]:
    """Return what the register tells of a preparation: of which file, and which states had not received it."""
    told: dict[str, object] = {"version": version.number, "sha256": sha256}
    missed = going.figures.get("states")
    return told | {"not_received": list(missed)} if isinstance(missed, tuple) else told


def _locked(session: Session, minutes: str, by: Actor, at: datetime) -> tuple[Minutes, Floor]:
    drafted = minutes_in_locked_meeting(session, minutes, by=by)
    return drafted, floor_of(session, drafted.meeting, drafted.meeting.closed_at or at)

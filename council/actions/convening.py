"""A meeting is convened, published, changed, moved or cancelled: all that precedes its opening."""

from datetime import datetime
from zoneinfo import ZoneInfo

from council.access.actors import Actor
from council.actions.agenda_versions import agenda_content, freeze_agenda, latest_version, standing_items
from council.actions.announcing import invite, tell_of_agenda, tell_of_cancellation, tell_of_move
from council.actions.entering import enter
from council.actions.locking import locked_body, locked_meeting
from council.actions.meeting_facts import meeting_facts
from council.actions.meeting_times import require_sound_times, require_zone
from council.actions.ordinals import free_ordinal
from council.actions.permission import require
from council.actions.position_questions import ask_anew
from council.actions.refusals import Conflict, NotInOrder
from council.actions.rules_of_procedure import require_form_allowed
from council.actions.series import petition_for, refuse_another_series
from council.actions.texts import clean
from council.law.procedure import rule_on_step
from council.law.ruling import Ruling
from council.law.steps import Step
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import charter_of
from council.records.meetings import AgendaVersion, Form, Meeting, Postponement, Series


def convene_meeting(
    *,
    series: Series,
    ordinal: int | None = None,
    starts_at: datetime,
    ends_at: datetime,
    zone: str,
    city: str,
    venue: str = "",
    form: Form,
    petition: str | None = None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Enter a meeting, with the next ordinal of its series unless another is given; only the secretariat sees it.

    An extraordinary one is convened on a petition that the majority of the members supports.
    """
    require(by, "meeting.convened")
    require_zone(zone)
    with transaction() as session:
        body = locked_body(session, by=by)
        require_sound_times(charter_of(body), starts_at, ends_at, at=at, zone=ZoneInfo(zone))
        require_form_allowed(session, body, form, starts_at.astimezone(ZoneInfo(zone)).date())
        asked = petition_for(session, body, series, petition, by=by, at=at)
        meeting = Meeting(
            public_id=new_public_id(),
            body_id=body.id,
            series=series,
            ordinal=free_ordinal(session, body, series, ordinal),
            starts_at=starts_at,
            ends_at=ends_at,
            zone=zone,
            city=clean(city, field="city", longest=120),
            venue=clean(venue, field="venue", required=False),
            form=form,
            created_at=at,
        )
        session.add(meeting)
        session.flush()
        if asked is not None:
            asked.meeting_id = meeting.id
        enter(
            session,
            "meeting.convened",
            of=meeting,
            by=by,
            at=at,
            clause=charter_of(body).edition_on(starts_at.date()).petition.clause if asked else "",
            meeting_id=meeting.id,
            detail={"petition": asked.public_id} if asked else {},
            rows=[asked] if asked else [],
        )
        return meeting


def change_meeting(
    *,
    meeting: str,
    series: Series,
    ordinal: int,
    starts_at: datetime,
    ends_at: datetime,
    zone: str,
    city: str,
    venue: str,
    form: Form,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Change what was entered; after publication only venue and form, for the rest is moved with a reason."""
    require(by, "meeting.changed")
    require_zone(zone)
    with transaction() as session:
        body = locked_body(session, by=by)
        held = locked_meeting(session, meeting, by=by)
        _require_step(held, Step.MOVE_MEETING)
        announced = (held.series, held.ordinal, held.starts_at, held.ends_at, held.zone, held.city)
        wanted = (series, ordinal, starts_at, ends_at, zone, clean(city, field="city", longest=120))
        if wanted != announced:
            _refuse_if_published(held)
            refuse_another_series(held, series)
            require_sound_times(charter_of(body), starts_at, ends_at, at=at, zone=ZoneInfo(zone))
            if wanted[:2] != announced[:2]:
                free_ordinal(session, body, series, ordinal)
        held.series, held.ordinal, held.starts_at, held.ends_at, held.zone, held.city = wanted
        require_form_allowed(session, body, form, held.starts_locally.date())
        held.venue, held.form = clean(venue, field="venue", required=False), form
        enter(session, "meeting.changed", of=held, by=by, at=at, meeting_id=held.id)
        return held


def publish_meeting(*, meeting: str, by: Actor, at: datetime) -> Meeting:
    """Show the meeting to the members, its agenda frozen as the first version; refused without items."""
    require(by, "meeting.published")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        if held.published_at is not None:
            raise Conflict(
                "Заседание уже опубликовано. Измененную повестку опубликуйте новой редакцией.",
                "The meeting is published. Publish a changed agenda as a new version.",
            )
        ruling = _require_step(held, Step.PUBLISH_MEETING, items=len(standing_items(session, held)))
        held.published_at = at
        version = freeze_agenda(session, held, by=by, at=at)
        clause = ruling.clause
        invite(session, held, at=at)
        enter(
            session, "meeting.published", of=held, by=by, at=at, clause=clause, meeting_id=held.id, rows=[version]
        )  # fmt: skip
        return held


def publish_agenda(*, meeting: str, by: Actor, at: datetime) -> AgendaVersion:
    """Publish the changed agenda as its next version; the earlier ones stay readable."""
    require(by, "agenda.published")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        ruling = _require_step(held, Step.PUBLISH_MEETING, items=len(standing_items(session, held)))
        last = latest_version(session, held)
        if last is None:
            raise Conflict("Сначала опубликуйте заседание.", "Publish the meeting first.")
        if last.content == agenda_content(session, held):
            raise Conflict(
                "Повестка не изменилась с последней публикации.",
                "The agenda has not changed since it was published.",
            )
        version = freeze_agenda(session, held, by=by, at=at)
        tell_of_agenda(session, held, version, at=at)
        ask_anew(session, version, held, by=by, at=at)
        enter(session, "agenda.published", of=version, by=by, at=at, clause=ruling.clause, meeting_id=held.id)
        return version


def move_meeting(
    *,
    meeting: str,
    starts_at: datetime,
    ends_at: datetime,
    city: str,
    reason: str,
    zone: str | None = None,
    venue: str | None = None,
    by: Actor,
    at: datetime,
) -> Meeting:
    """Move a meeting to another time or city, for a reason; the old ones stay on record."""
    require(by, "meeting.moved")
    require_zone(zone or "UTC")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        ruling = _require_step(held, Step.MOVE_MEETING)
        new_zone = zone or held.zone
        require_sound_times(charter_of(held.body), starts_at, ends_at, at=at, zone=ZoneInfo(new_zone))
        require_form_allowed(session, held.body, held.form, starts_at.astimezone(ZoneInfo(new_zone)).date())
        moved = Postponement(
            meeting_id=held.id,
            old_starts_at=held.starts_at,
            old_ends_at=held.ends_at,
            old_city=held.city,
            reason=clean(reason, field="reason"),
            moved_at=at,
            moved_by_id=by.person_id,
        )
        session.add(moved)
        former_zone = held.zone
        held.starts_at, held.ends_at, held.zone = starts_at, ends_at, new_zone
        held.city = clean(city, field="city", longest=120)
        if venue is not None:
            held.venue = clean(venue, field="venue", required=False)
        session.flush()
        tell_of_move(session, held, moved, zone=former_zone, at=at)
        enter(
            session,
            "meeting.moved",
            of=held,
            by=by,
            at=at,
            clause=ruling.clause,
            meeting_id=held.id,
            rows=[moved],
        )
        return held


def cancel_meeting(*, meeting: str, reason: str, by: Actor, at: datetime) -> Meeting:
    """Cancel a meeting that has not been opened, for a reason; its ordinal is not given again."""
    require(by, "meeting.cancelled")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        ruling = _require_step(held, Step.CANCEL_MEETING)
        held.cancelled_at, held.cancellation_reason = at, clean(reason, field="reason")
        tell_of_cancellation(session, held, at=at)
        enter(session, "meeting.cancelled", of=held, by=by, at=at, clause=ruling.clause, meeting_id=held.id)
        return held


def step_ruling(meeting: Meeting, step: Step, *, items: int = 0) -> Ruling:
    """Return whether the meeting may take the step, none of which asks who is in the room."""
    edition = charter_of(meeting.body).edition_on(meeting.starts_locally.date())
    return rule_on_step(edition, step, meeting_facts(meeting, items=items))


def _require_step(meeting: Meeting, step: Step, *, items: int = 0) -> Ruling:
    ruling = step_ruling(meeting, step, items=items)
    if ruling.bars:
        raise NotInOrder(ruling)
    return ruling


def _refuse_if_published(meeting: Meeting) -> None:
    if meeting.published_at is not None:
        raise Conflict(
            "Заседание опубликовано: номер не меняется, а время и город меняют переносом с указанием причины.",
            "The meeting is published: its number stays, its time and city change by a move with a reason.",
        )

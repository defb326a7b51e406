"""What an actor may see: one query for each kind of thing; what is not in it does not exist for the actor."""

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, true

from council.access.actors import Actor
from council.access.guest_scopes import meetings_attended_by, meetings_open_to
from council.records.agenda import Item
from council.records.credentials import Credential
from council.records.meetings import AgendaVersion, Meeting
from council.records.people import Office


def meetings_seen_by(actor: Actor) -> Select[tuple[Meeting]]:
    """Return the meetings of the body: all for the secretariat, the published ones for whoever holds an office."""
    return select(Meeting).where(Meeting.body_id == actor.body_id, meeting_is_seen(actor))


def agenda_versions_seen_by(actor: Actor) -> Select[tuple[AgendaVersion]]:
    """Return the agendas as they were published, for whoever sees their meetings."""
    query = select(AgendaVersion).join(Meeting, Meeting.id == AgendaVersion.meeting_id)
    return query.where(Meeting.body_id == actor.body_id, meeting_is_seen(actor))


def items_seen_by(actor: Actor) -> Select[tuple[Item]]:
    """Return the agenda items: those published or raised in the meeting; an observer reads the agenda only."""
    query = select(Item).join(Meeting, Meeting.id == Item.meeting_id)
    return query.where(Meeting.body_id == actor.body_id, _item_is_seen(actor))


def credentials_seen_by(actor: Actor) -> Select[tuple[Credential]]:
    """Return the papers of substitutes: all for the secretariat, those of the state for its member and focal point, and one's own."""
    query = select(Credential).join(Meeting, Meeting.id == Credential.meeting_id)
    of_state = actor.delegation_id if actor.speaks_for_delegation else None
    own = or_(Credential.person_id == actor.person_id, Credential.seat_id == of_state)
    return query.where(Meeting.body_id == actor.body_id, true() if actor.is_secretariat else own)


def reads_drafts(actor: Actor) -> bool:
    """Say whether the actor reads the items themselves, and not the published agenda only."""
    return actor.is_secretariat or actor.delegation_id is not None or Office.ADVISORY in actor.offices


def sees_votes_of(actor: Actor, meeting: Meeting) -> bool:
    """Say whether the votes of the meeting are shown to the actor: whoever reads its items, once it is published."""
    if meeting.body_id != actor.body_id:
        return False
    return actor.is_secretariat or (meeting.published_at is not None and reads_drafts(actor))


def meeting_is_seen(actor: Actor) -> ColumnElement[bool]:
    """Say of a meeting in the query whether it is there for the actor."""
    if actor.is_secretariat:
        return true()
    if actor.is_guest:
        open_to_them = or_(
            Meeting.id.in_(meetings_attended_by(actor)), Meeting.id.in_(meetings_open_to(actor))
        )
        return and_(Meeting.published_at.is_not(None), open_to_them)
    return Meeting.published_at.is_not(None)


def _item_is_seen(actor: Actor) -> ColumnElement[bool]:
    if actor.is_secretariat:
        return true()
    if not reads_drafts(actor):
        return false()
    return and_(Meeting.published_at.is_not(None), item_is_published())


def item_is_published() -> ColumnElement[bool]:
    """Say whether the agenda published last knows the item already, or the meeting itself has raised it."""
    latest = (
        select(func.max(AgendaVersion.published_at))
        .where(AgendaVersion.meeting_id == Meeting.id)
        .correlate(Meeting)
        .scalar_subquery()
    )
    return or_(Item.added_in_meeting, Item.created_at <= latest)

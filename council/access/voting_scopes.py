"""Which votes an actor may see, with what hangs on them: ballots, decisions, who is in the room, the minutes."""

from typing import Any

from sqlalchemy import ColumnElement, Select, false, select, true

from council.access.actors import Actor
from council.access.paper_scopes import record_is_read
from council.access.scopes import reads_drafts
from council.records.agenda import Item
from council.records.decisions import Decision
from council.records.meetings import Meeting
from council.records.minutes import Minutes
from council.records.presence import Participant, Passage
from council.records.venues import VenueProposal
from council.records.voting import Ballot, Vote


def votes_seen_by(actor: Actor) -> Select[tuple[Vote]]:
    """Return the votes of published meetings, for whoever reads the items."""
    query = select(Vote).join(Item, Item.id == Vote.item_id).join(Meeting, Meeting.id == Item.meeting_id)
    return query.where(Meeting.body_id == actor.body_id, _work_is_seen(actor))


def ballots_seen_by(actor: Actor) -> Select[tuple[Ballot]]:
    """Return the ballots of the actor's own state; those of others do not exist for anybody."""
    votes = votes_seen_by(actor).with_only_columns(Vote.id)
    return select(Ballot).where(Ballot.vote_id.in_(votes), Ballot.seat_id == actor.seat_id)


def outcomes_seen_by(actor: Actor) -> Select[tuple[Decision]]:
    """Return the decisions of the meetings whose record the actor reads, numbered or not."""
    query = (
        select(Decision).join(Item, Item.id == Decision.item_id).join(Meeting, Meeting.id == Item.meeting_id)
    )
    return query.where(Meeting.body_id == actor.body_id, record_is_read(actor))


def participants_seen_by(actor: Actor) -> Select[tuple[Participant]]:
    """Return who is listed in a meeting, for those who run it on the day."""
    return _of_meetings_run(Participant, actor)


def passages_seen_by(actor: Actor) -> Select[tuple[Passage]]:
    """Return the arrivals and departures, for those who run the meeting on the day."""
    return _of_meetings_run(Passage, actor)


def minutes_seen_by(actor: Actor) -> Select[tuple[Minutes]]:
    """Return the minutes whose page the actor may open; which version is shown there is another question."""
    query = select(Minutes).join(Meeting, Meeting.id == Minutes.meeting_id)
    return query.where(Meeting.body_id == actor.body_id, _work_is_seen(actor))


def venue_proposals_seen_by(actor: Actor) -> Select[tuple[VenueProposal]]:
    """Return the places proposed, for those between whom they are agreed."""
    return _of_meetings_run(VenueProposal, actor)


def _of_meetings_run(kind: Any, actor: Actor) -> Select[Any]:
    query = select(kind).join(Meeting, Meeting.id == kind.meeting_id).where(Meeting.body_id == actor.body_id)
    if actor.is_secretariat:
        return query
    return query.where(Meeting.published_at.is_not(None) if actor.seat_id is not None else false())


def _work_is_seen(actor: Actor) -> ColumnElement[bool]:
    if actor.is_secretariat:
        return true()
    return Meeting.published_at.is_not(None) if reads_drafts(actor) else false()

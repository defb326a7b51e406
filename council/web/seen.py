"""What a reader of the meeting's pages is shown: the thing an address names, and who the reader is in that meeting."""

from __future__ import annotations

from flask import abort
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from council.access.actors import Actor
from council.access.scopes import sees_votes_of
from council.records.agenda import Item
from council.records.database import db
from council.records.decisions import Decision
from council.records.meetings import Meeting
from council.records.presence import Participant, Passage
from council.records.vote_floor import vote_of
from council.records.voting import Ballot, Vote
from council.web.acting import current_actor
from council.web.finding import found_or_404


def vote_seen(public_id: str) -> tuple[Vote, Actor]:
    """Return a vote, its choices unread, and who reads it."""
    vote = vote_of(db.session(), public_id)
    if vote is None:
        abort(404)
    return vote, reader_of(vote.item.meeting)


def actor_at_item(public_id: str) -> Actor:
    """Return who acts on an item."""
    return _actor_at(select(Item).where(Item.public_id == public_id).with_only_columns(Item.meeting_id))


def actor_at_vote(public_id: str) -> Actor:
    """Return who acts in a vote."""
    return _actor_at(select(Item.meeting_id).join(Vote).where(Vote.public_id == public_id))


def actor_at_decision(public_id: str) -> Actor:
    """Return who acts on a decision."""
    return _actor_at(select(Item.meeting_id).join(Decision).where(Decision.public_id == public_id))


def ballot_seen(public_id: str) -> tuple[Ballot, Actor]:
    """Return a ballot for a person of its state; for anybody else it does not exist."""
    query = select(Ballot).options(joinedload(Ballot.vote).joinedload(Vote.item).joinedload(Item.meeting))
    ballot = found_or_404(Ballot, public_id, query)
    actor = reader_of(ballot.vote.item.meeting)
    if actor.seat_id != ballot.seat_id:
        abort(404)
    return ballot, actor


def meeting_run(public_id: str) -> tuple[Meeting, Actor]:
    """Return a meeting for those who run it on the day: the secretariat, and the representatives who may preside."""
    meeting = found_or_404(Meeting, public_id)
    actor = reader_of(meeting)
    if not actor.is_secretariat and actor.seat_id is None:
        abort(404)
    return meeting, actor


def meeting_of_participant(public_id: str) -> tuple[Meeting, Actor]:
    """Return the meeting in which a participant is listed."""
    return _meeting_run(select(Participant.meeting_id).where(Participant.public_id == public_id))


def meeting_of_passage(public_id: str) -> tuple[Meeting, Actor]:
    """Return the meeting of an arrival or a departure."""
    return _meeting_run(select(Passage.meeting_id).where(Passage.public_id == public_id))


def reader_of(meeting: Meeting) -> Actor:
    """Return who reads a page of the meeting, with the powers held there."""
    actor = current_actor(meeting)
    if not sees_votes_of(actor, meeting):
        abort(404)
    return actor


def _actor_at(meeting_id: Select[tuple[int]]) -> Actor:
    return reader_of(_meeting(meeting_id))


def _meeting_run(meeting_id: Select[tuple[int]]) -> tuple[Meeting, Actor]:
    return meeting_run(_meeting(meeting_id).public_id)


def _meeting(meeting_id: Select[tuple[int]]) -> Meeting:
    meeting = db.session.scalars(select(Meeting).where(Meeting.id.in_(meeting_id))).one_or_none()
    if meeting is None:
        abort(404)
    return meeting

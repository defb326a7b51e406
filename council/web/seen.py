"""What a reader of the meeting's pages is shown: the thing an address names, and who the reader is in that meeting."""

from __future__ import annotations

from flask import abort
from sqlalchemy.orm import joinedload

from council.access.actors import Actor
from council.access.rights import may
from council.records.agenda import Item
from council.records.decisions import Decision
from council.records.meetings import Meeting
from council.records.presence import Participant, Passage
from council.records.vote_floor import READ_WITH_A_VOTE
from council.records.voting import Ballot, Vote
from council.web.acting import current_actor
from council.web.finding import found_in_meeting, found_or_none, found_with_actor
from council.web.lost_powers import refuse_lost_powers
from council.web.meeting_finding import item_seen, meeting_seen


def vote_seen(public_id: str) -> tuple[Vote, Actor]:
    """Return a vote, its choices unread, and who reads it; whose powers have ended is told so."""
    found = found_or_none(Vote, public_id, *READ_WITH_A_VOTE)
    if found is None:
        refuse_lost_powers(Vote, public_id, current_actor())
        abort(404)
    return found


def decision_seen(public_id: str) -> tuple[Decision, Actor]:
    """Return a decision, and who reads it."""
    read_with_it = joinedload(Decision.item).joinedload(Item.meeting)
    return found_with_actor(Decision, public_id, joinedload(Decision.vote), read_with_it)


def ballot_seen(public_id: str) -> tuple[Ballot, Actor]:
    """Return a ballot for a person of its state; for anybody else it does not exist."""
    read_with_it = joinedload(Ballot.vote).joinedload(Vote.item).joinedload(Item.meeting)
    return found_with_actor(Ballot, public_id, read_with_it)


def actor_at_item(public_id: str) -> Actor:
    """Return who acts on an item."""
    return item_seen(public_id)[1]


def actor_at_vote(public_id: str) -> Actor:
    """Return who acts in a vote."""
    return vote_seen(public_id)[1]


def meeting_run(public_id: str) -> tuple[Meeting, Actor]:
    """Return a meeting for those who run it on the day: the secretariat, and the representatives who may preside."""
    meeting, actor = meeting_seen(public_id)
    if not may(actor, "meeting.followed", meeting, seat=actor.seat):
        abort(404)
    return meeting, actor


def participant_seen(public_id: str) -> tuple[Participant, tuple[Meeting, Actor]]:
    """Return who is listed in a meeting, with the meeting, for those who run it."""
    person, meeting, actor = found_in_meeting(Participant, public_id)
    return person, (meeting, actor)


def passage_seen(public_id: str) -> tuple[Passage, tuple[Meeting, Actor]]:
    """Return an arrival or a departure, with its meeting, for those who run it."""
    passage, meeting, actor = found_in_meeting(Passage, public_id)
    return passage, (meeting, actor)

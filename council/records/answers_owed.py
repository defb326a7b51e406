"""The answers and papers a state still owes, as queries: to be listed on its desk, or counted in the header."""

from datetime import date, datetime

from sqlalchemy import Select, and_, exists, func, or_, select

from council.records.credentials import Credential
from council.records.meetings import Meeting
from council.records.participation import Participation, ParticipationAnswer
from council.records.petitions import Petition, PetitionAnswer
from council.records.venues import VenueAnswer, VenueProposal

Meetings = Select[tuple[Meeting]]


def ahead(meetings: Meetings, *, at: datetime) -> Meetings:
    """Return those of the meetings that are published and still to be held, the nearest first."""
    return meetings.where(
        Meeting.published_at.is_not(None), Meeting.opened_at.is_(None), Meeting.cancelled_at.is_(None),
        Meeting.ends_at >= at,
    ).order_by(Meeting.starts_at)  # fmt: skip


def without_participation(meetings: Meetings, seat_id: int) -> Meetings:
    """Return those of the meetings to which the state has not said whether it comes."""
    said = exists(ParticipationAnswer.id).where(
        ParticipationAnswer.meeting_id == Meeting.id, ParticipationAnswer.seat_id == seat_id
    )
    return meetings.where(~said)


def without_credential(meetings: Meetings, seat_id: int) -> Meetings:
    """Return those to which the state sends a substitute by its last word, with no paper standing or awaited."""
    last_word = (
        select(ParticipationAnswer.answer)
        .where(ParticipationAnswer.meeting_id == Meeting.id, ParticipationAnswer.seat_id == seat_id)
        .order_by(ParticipationAnswer.sequence.desc())
        .limit(1)
        .correlate(Meeting)
        .scalar_subquery()
    )
    lasting = Credential.until_on >= func.date(Meeting.starts_at)
    filed = exists(Credential.id).where(
        Credential.seat_id == seat_id, Credential.refused_at.is_(None), Credential.revoked_at.is_(None),
        or_(Credential.meeting_id == Meeting.id, lasting),
    )  # fmt: skip
    return meetings.where(last_word == Participation.SUBSTITUTE, ~filed)


def without_venue_answer(meetings: Meetings, seat_id: int) -> Meetings:
    """Return those of which a place was proposed and the state has not answered the latest proposal."""
    latest = (
        select(func.max(VenueProposal.id))
        .where(VenueProposal.meeting_id == Meeting.id)
        .correlate(Meeting)
        .scalar_subquery()
    )
    said = exists(VenueAnswer.id).where(VenueAnswer.proposal_id == latest, VenueAnswer.seat_id == seat_id)
    return meetings.where(latest.is_not(None), ~said)


def petitions_unanswered(body_id: int, seat_id: int, *, today: date) -> Select[tuple[Petition]]:
    """Return the petitions of others that still gather support and that the state has not answered."""
    said = exists(PetitionAnswer.id).where(
        PetitionAnswer.petition_id == Petition.id, PetitionAnswer.seat_id == seat_id
    )
    gathers = and_(
        Petition.withdrawn_at.is_(None), Petition.carried_at.is_(None), Petition.lapses_on >= today
    )
    query = select(Petition).where(Petition.body_id == body_id, Petition.seat_id != seat_id, gathers, ~said)
    return query.order_by(Petition.lapses_on, Petition.id)


def petitions_to_convene(body_id: int) -> Select[tuple[Petition]]:
    """Return the petitions that were carried and on which no meeting stands."""
    convened = Petition.meeting.has(Meeting.cancelled_at.is_(None))
    carried = and_(Petition.withdrawn_at.is_(None), Petition.carried_at.is_not(None))
    return select(Petition).where(Petition.body_id == body_id, carried, ~convened)

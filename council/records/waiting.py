"""What waits for somebody: votes without a ballot, papers without a word, minutes without a signature."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from council.records.agenda import Draft, Item
from council.records.credentials import Credential
from council.records.decisions import Decision
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Signature
from council.records.nominations import Nomination
from council.records.people import Account, Appointment, Person
from council.records.presence import Participant, Presiding
from council.records.resets import Reset
from council.records.voting import Ballot, Objection, OralBallot, RollSeat, Standing, Vote


def votes_waiting_for_seat(session: Session, seat_id: int) -> Sequence[Vote]:
    """Return the open votes in which the seat is entitled and has not spoken."""
    spoken = exists().where(Ballot.vote_id == Vote.id, Ballot.seat_id == seat_id) | exists().where(
        Objection.vote_id == Vote.id, Objection.seat_id == seat_id
    )
    entitled = exists().where(
        RollSeat.vote_id == Vote.id, RollSeat.seat_id == seat_id, RollSeat.standing == Standing.ENTITLED
    )
    return session.scalars(
        _with_meeting(select(Vote).join(Vote.item), Vote.item)
        .where(Vote.closed_at.is_(None), Vote.withdrawn_at.is_(None), entitled, ~spoken)
        .order_by(Vote.opened_at)
    ).all()


def decisions_open_to_dissent(session: Session, body_id: int) -> Sequence[Decision]:
    """Return the decisions of votes whose minutes are not signed."""
    signed = exists().where(Minutes.meeting_id == Meeting.id, Signature.minutes_id == Minutes.id)
    query = _with_meeting(select(Decision).join(Decision.item), Decision.item)
    return (
        session.scalars(
            query.options(
                joinedload(Decision.statements), joinedload(Decision.vote).joinedload(Vote.annulment)
            )
            .where(Meeting.body_id == body_id, Decision.vote_id.is_not(None), ~signed)
            .order_by(Decision.decided_at)
        )
        .unique()
        .all()
    )


def oral_ballots_waiting(session: Session, person_id: int) -> Sequence[tuple[Vote, int]]:
    """Return the open votes over which the person presides, with the number of oral votes to confirm."""
    waiting = (
        select(OralBallot.vote_id, func.count().label("number"))
        .where(OralBallot.confirmed_at.is_(None), OralBallot.rejected_at.is_(None))
        .group_by(OralBallot.vote_id)
        .subquery()
    )
    rows = session.execute(
        _with_meeting(select(Vote, waiting.c.number).join(Vote.item), Vote.item)
        .join(waiting, waiting.c.vote_id == Vote.id)
        .where(Vote.closed_at.is_(None), Vote.withdrawn_at.is_(None))
        .where(_last_to_preside() == person_id)
    )
    return [(vote, number) for vote, number in rows]


def minutes_to_sign(session: Session, person_id: int) -> Sequence[Minutes]:
    """Return the drafted minutes of the meetings over which the person presided."""
    return session.scalars(
        _unsigned(select(Minutes).join(Minutes.meeting).options(contains_eager(Minutes.meeting))).where(
            _last_to_preside() == person_id
        )
    ).all()


def minutes_unsigned(session: Session, body_id: int) -> Sequence[Minutes]:
    """Return the drafted minutes nobody has signed yet."""
    drafted = select(Minutes).join(Minutes.meeting).options(contains_eager(Minutes.meeting))
    return session.scalars(_unsigned(drafted).where(Meeting.body_id == body_id)).all()


def meetings_without_minutes(session: Session, body_id: int) -> Sequence[Meeting]:
    """Return the closed meetings of which no minutes are drafted."""
    drafted = exists().where(Minutes.meeting_id == Meeting.id)
    return session.scalars(
        select(Meeting).where(Meeting.body_id == body_id, Meeting.closed_at.is_not(None), ~drafted)
    ).all()


def credentials_waiting(session: Session, body_id: int) -> Sequence[tuple[Meeting, int]]:
    """Return the meetings with papers neither confirmed nor refused, and how many."""
    rows = session.execute(
        select(Meeting, func.count(Credential.id))
        .join(Credential, Credential.meeting_id == Meeting.id)
        .where(Meeting.body_id == body_id, Meeting.closed_at.is_(None), Meeting.cancelled_at.is_(None))
        .where(Credential.confirmed_at.is_(None), Credential.refused_at.is_(None))
        .group_by(Meeting.id)
        .order_by(Meeting.starts_at)
    )
    return [(meeting, number) for meeting, number in rows]


def own_credentials_waiting(session: Session, person_id: int) -> Sequence[Credential]:
    """Return the papers of a person that the secretariat has not settled."""
    return session.scalars(
        select(Credential)
        .join(Meeting, Meeting.id == Credential.meeting_id)
        .where(Credential.person_id == person_id, Credential.confirmed_at.is_(None))
        .where(Credential.refused_at.is_(None), Meeting.closed_at.is_(None), Meeting.cancelled_at.is_(None))
    ).all()


def meetings_ahead(session: Session, body_id: int) -> Sequence[tuple[Meeting, int, int]]:
    """Return the meetings not yet opened, with the number of their items and of those without a draft."""
    has_draft = exists().where(Draft.item_id == Item.id)
    standing = (
        select(func.count(Item.id))
        .where(Item.meeting_id == Meeting.id, Item.dropped_at.is_(None))
        .correlate(Meeting)
    )
    rows = session.execute(
        select(Meeting, standing.scalar_subquery(), standing.where(~has_draft).scalar_subquery())
        .where(Meeting.body_id == body_id, Meeting.opened_at.is_(None), Meeting.cancelled_at.is_(None))
        .order_by(Meeting.starts_at)
    )
    return [(meeting, items, without) for meeting, items, without in rows]


def people_without_account(session: Session, body_id: int, day: date) -> int:
    """Return how many persons hold an office on the day and cannot sign in."""
    held = (
        select(Appointment.person_id)
        .where(Appointment.body_id == body_id, Appointment.since_on <= day)
        .where((Appointment.until_on.is_(None)) | (Appointment.until_on >= day))
    )
    query = select(func.count(Person.id)).where(
        Person.id.in_(held), ~exists().where(Account.person_id == Person.id)
    )
    return session.scalar(query) or 0


def nominations_waiting(session: Session, body_id: int) -> Sequence[Nomination]:
    """Return the users whom states propose for their delegations and nobody has answered."""
    unanswered = (
        Nomination.confirmed_at.is_(None), Nomination.refused_at.is_(None), Nomination.withdrawn_at.is_(None)
    )  # fmt: skip
    query = select(Nomination).where(Nomination.body_id == body_id, *unanswered)
    return session.scalars(query.order_by(Nomination.id)).all()


def resets_waiting(session: Session, *, but_by: int) -> Sequence[Reset]:
    """Return the resets of access that wait for a second person, who is neither the first nor the one concerned."""
    waiting = (Reset.factor == "", Reset.confirmed_at.is_(None), Reset.refused_at.is_(None))
    query = select(Reset).where(*waiting, Reset.proposed_by_id != but_by, Reset.person_id != but_by)
    return session.scalars(query.order_by(Reset.id)).all()


def _with_meeting(query: Select, item: object) -> Select:  # type: ignore[type-arg]
    return query.join(Item.meeting).options(contains_eager(item).contains_eager(Item.meeting))  # type: ignore[arg-type]


def _unsigned(query: Select) -> Select:  # type: ignore[type-arg]
    return query.where(~exists().where(Signature.minutes_id == Minutes.id)).order_by(Minutes.drafted_at)


def _last_to_preside():
    """Return the person of the latest entry of who presides over the meeting of the query."""
    return (
        select(Participant.person_id)
        .join(Presiding, Presiding.participant_id == Participant.id)
        .where(Presiding.meeting_id == Meeting.id)
        .order_by(Presiding.sequence.desc())
        .limit(1)
        .correlate(Meeting)
        .scalar_subquery()
    )

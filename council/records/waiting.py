"""What waits for somebody: votes without a ballot, papers without a word, minutes without a signature."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Exists, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload

from council.records.agenda import Item
from council.records.credentials import Credential
from council.records.decisions import Decision
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Signature
from council.records.nominations import Nomination
from council.records.people import Account, Appointment, Person
from council.records.presence import Capacity, Participant, Passage, Presiding
from council.records.proposals import Proposal, Proposed, is_waiting
from council.records.resets import Reset
from council.records.voting import Ballot, Objection, OralBallot, RollSeat, Standing, Vote

_MEETING_READ = (contains_eager(Vote.item).contains_eager(Item.meeting),)


def votes_waiting_for(session: Session, seat_id: int, person_id: int) -> Sequence[Vote]:
    """Return the open votes in which the seat is entitled and has not spoken, and the person may speak for it."""
    query = votes_owed_by(seat_id, person_id).join(Vote.item).order_by(Vote.opened_at)
    return session.scalars(_with_meeting(query, Vote.item)).all()


def votes_owed_by(seat_id: int, person_id: int) -> Select[tuple[Vote]]:
    """Ask for the open votes in which the seat is entitled and has not spoken, aloud or in writing.

    A state has one voice: while somebody else acts for it in the room, the vote does not wait for this person.
    """
    aloud = OralBallot.rejected_at.is_(None)
    spoken = [
        exists().where(said.vote_id == Vote.id, said.seat_id == seat_id, *more)
        for said, *more in ((Ballot,), (Objection,), (OralBallot, aloud))
    ]
    entitled = exists().where(
        RollSeat.vote_id == Vote.id, RollSeat.seat_id == seat_id, RollSeat.standing == Standing.ENTITLED
    )
    is_open = (Vote.closed_at.is_(None), Vote.withdrawn_at.is_(None))
    there = Participant.person_id == person_id
    is_theirs = or_(_is_in_room(seat_id, there), ~_is_in_room(seat_id, ~there))
    return select(Vote).where(*is_open, entitled, *(~told for told in spoken), is_theirs)


def _is_in_room(seat_id: int, who: ColumnElement[bool]) -> Exists:
    """Say whether such a person of the seat came to the meeting of the vote and has not left since."""
    later, corrected = aliased(Passage), aliased(Passage)
    voided = exists().where(corrected.corrects_id == Passage.id)
    voided_later = exists().where(corrected.corrects_id == later.id)
    after = or_(later.at > Passage.at, and_(later.at == Passage.at, later.sequence > Passage.sequence))
    has_left = exists().where(
        later.participant_id == Participant.id, later.arrived.is_(False), after, ~voided_later
    )
    return exists().where(
        Item.id == Vote.item_id,
        Participant.meeting_id == Item.meeting_id,
        Participant.seat_id == seat_id,
        Participant.capacity.in_((Capacity.MEMBER, Capacity.SUBSTITUTE)),
        Passage.participant_id == Participant.id,
        Passage.arrived.is_(True),
        who,
        ~voided,
        ~has_left,
    )


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
    rows = session.execute(oral_votes_before(person_id).options(*_MEETING_READ))
    return [(vote, number) for vote, number in rows]


def oral_votes_before(person_id: int) -> Select[tuple[Vote, int]]:
    """Ask for the open votes with oral ballots that wait for the word of the person, who presides."""
    waiting = (
        select(OralBallot.vote_id, func.count().label("number"))
        .where(OralBallot.confirmed_at.is_(None), OralBallot.rejected_at.is_(None))
        .group_by(OralBallot.vote_id)
        .subquery()
    )
    return (
        select(Vote, waiting.c.number)
        .join(Vote.item)
        .join(Item.meeting)
        .join(waiting, waiting.c.vote_id == Vote.id)
        .where(Vote.closed_at.is_(None), Vote.withdrawn_at.is_(None))
        .where(last_to_preside() == person_id)
    )


def credentials_waiting(session: Session, body_id: int, *, but_by: int) -> Sequence[tuple[Meeting, int]]:
    """Return the meetings with papers that wait for this officer's word, and how many."""
    waiting = session.execute(credentials_unsettled(body_id, but_by=but_by))
    return [(meeting, number) for meeting, number in waiting]


def credentials_unsettled(body_id: int, *, but_by: int) -> Select[tuple[Meeting, int]]:
    """Ask for the meetings with papers not settled, and how many; what one officer filed waits for another."""
    for_them = (Credential.person_id != but_by) & (
        Credential.filed_by_state | (Credential.entered_by_id != but_by)
    )
    return (
        select(Meeting, func.count(Credential.id))
        .join(Credential, Credential.meeting_id == Meeting.id)
        .where(Meeting.body_id == body_id, Meeting.closed_at.is_(None), Meeting.cancelled_at.is_(None))
        .where(Credential.confirmed_at.is_(None), Credential.refused_at.is_(None), for_them)
        .group_by(Meeting.id)
        .order_by(Meeting.starts_at)
    )


def own_credentials_waiting(session: Session, person_id: int) -> Sequence[Credential]:
    """Return the papers of a person that the secretariat has not settled."""
    return session.scalars(
        select(Credential)
        .join(Meeting, Meeting.id == Credential.meeting_id)
        .where(Credential.person_id == person_id, Credential.confirmed_at.is_(None))
        .where(Credential.refused_at.is_(None), Meeting.closed_at.is_(None), Meeting.cancelled_at.is_(None))
    ).all()


def people_without_account(session: Session, body_id: int, day: date) -> int:
    """Return how many persons hold an office on the day and cannot sign in."""
    return session.scalar(select(func.count()).select_from(without_account(body_id, day).subquery())) or 0


def without_account(body_id: int, day: date) -> Select[tuple[int]]:
    """Ask for the persons who hold an office on the day and cannot sign in."""
    held = (
        select(Appointment.person_id)
        .where(Appointment.body_id == body_id, Appointment.since_on <= day)
        .where((Appointment.until_on.is_(None)) | (Appointment.until_on >= day))
    )
    return select(Person.id).where(Person.id.in_(held), ~exists().where(Account.person_id == Person.id))


def nominations_waiting(session: Session, body_id: int) -> Sequence[Nomination]:
    """Return the users whom states propose for their delegations and nobody has answered."""
    return session.scalars(nominations_unanswered(body_id).order_by(Nomination.id)).all()


def nominations_unanswered(body_id: int) -> Select[tuple[Nomination]]:
    """Ask for the users whom states propose for their delegations and nobody has answered."""
    unanswered = (
        Nomination.confirmed_at.is_(None), Nomination.refused_at.is_(None), Nomination.withdrawn_at.is_(None)
    )  # fmt: skip
    return select(Nomination).where(Nomination.body_id == body_id, *unanswered)


def resets_waiting(session: Session, *, but_by: int) -> Sequence[Reset]:
    """Return the resets of access that wait for a second person, who is neither the first nor the one concerned."""
    return session.scalars(resets_unsettled(but_by=but_by).order_by(Reset.id)).all()


def resets_unsettled(*, but_by: int) -> Select[tuple[Reset]]:
    """Ask for the resets of access that wait for a second person other than this one."""
    waiting = (Reset.factor == "", Reset.confirmed_at.is_(None), Reset.refused_at.is_(None))
    return select(Reset).where(*waiting, Reset.proposed_by_id != but_by, Reset.person_id != but_by)


def proposals_waiting(session: Session, body_id: int, *, but_by: int) -> Sequence[Proposal]:
    """Return what waits for a second person, who is not the first."""
    return session.scalars(proposals_unsettled(but_by=but_by).where(Proposal.body_id == body_id)).all()


def closures_waiting(body_id: int, *, but_by: int) -> Select[tuple[Proposal]]:
    """Ask for the accounts whose closing waits for a second person, who is not the first."""
    waiting = proposals_unsettled(but_by=but_by)
    return waiting.where(Proposal.body_id == body_id, Proposal.kind == Proposed.CLOSURE)


def proposals_of_seat(session: Session, seat_id: int, *, but_by: int) -> Sequence[Proposal]:
    """Return what is proposed of who acts for a state, for who keeps its delegation to confirm."""
    return session.scalars(proposals_unsettled(but_by=but_by).where(Proposal.seat_id == seat_id)).all()


def proposals_unsettled(*, but_by: int) -> Select[tuple[Proposal]]:
    """Ask for what waits for a second person other than this one."""
    query = select(Proposal).where(Proposal.proposed_by_id != but_by, is_waiting())
    return query.order_by(Proposal.id)


def _with_meeting(query: Select, item: object) -> Select:  # type: ignore[type-arg]
    return query.join(Item.meeting).options(contains_eager(item).contains_eager(Item.meeting))  # type: ignore[arg-type]


def last_to_preside():
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

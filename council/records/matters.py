"""What the states and the secretariat have still to do, by whom and by which day: what is done is not among it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session, contains_eager

from council.law.deadlines import Deadline, DeadlineKind, Standing
from council.law.petitions import PetitionStanding, petition_standing
from council.records.agenda import Item
from council.records.bodies import Body, Seat, State
from council.records.credentials import Credential
from council.records.deadlines import Facts, deadlines_from, read_facts
from council.records.meetings import Meeting
from council.records.participation import Participation, last_words
from council.records.petitions import petition_facts
from council.records.positions import asked_of_meetings
from council.records.remarks import terms_running
from council.records.venues import venue_answers
from council.records.voting import Ballot, Objection, OralBallot, RollSeat, Vote
from council.records.voting import Standing as InRoll

# Petitions are asked of each state; the end of a term in the chair is settled at a meeting.
TOLD_ELSEWHERE = frozenset({DeadlineKind.PETITION, DeadlineKind.CHAIR})


class MatterKind(StrEnum):
    """What is asked for."""

    VOTE = "vote"
    PARTICIPATION = "participation"
    CREDENTIAL = "credential"
    POSITION = "position"
    REMARK = "remark"
    VENUE = "venue"
    PETITION = "petition"
    DEADLINE = "deadline"


@dataclass(frozen=True)
class Matter:
    """Something not done yet: by a state, or without one by the secretariat; `about` is the title of its thing."""

    kind: MatterKind
    thing: str
    state: str = ""
    due_on: date | None = None
    meeting: Meeting | None = None
    about: str = ""
    deadline: Deadline | None = None

    @property
    def name(self) -> str:
        """Return what letters of all the states that owe it are named by."""
        return f"{self.kind.value}:{self.thing}"

    @property
    def key(self) -> str:
        return matter_of_state(self.name, self.state)


def matter_of_state(name: str, state: str | None) -> str:
    """Return the name of a matter as one state owes it."""
    return f"{name}:{state}" if name and state else name


def outstanding(session: Session, body: Body, *, at: datetime) -> list[Matter]:
    """Return everything that is not done, in as many queries for ten meetings as for one."""
    meetings = session.scalars(select(Meeting).where(Meeting.body_id == body.id)).all()
    facts = read_facts(session, body, meetings, at=at, with_chair=False)
    ahead = [one for one in facts.meetings if _is_ahead(one, at)]
    return [
        *votes_owed(session, body.id),
        *(matter for meeting in ahead for matter in _of_meeting(facts, meeting)),
        *credentials_owed(session, ahead),
        *positions_owed(session, facts, ahead),
        *remarks_owed(session, facts),
        *_of_petitions(facts),
        *_of_days(facts),
    ]


def votes_owed(session: Session, body_id: int) -> list[Matter]:
    """Return for each state the open votes in which it is entitled and has not spoken, aloud or in writing."""
    spoken = (
        exists().where(said.vote_id == Vote.id, said.seat_id == RollSeat.seat_id, *more)
        for said, *more in ((Ballot,), (Objection,), (OralBallot, OralBallot.rejected_at.is_(None)))
    )
    rows = session.execute(
        select(Vote, State.code)
        .join(Vote.item)
        .join(Item.meeting)
        .join(RollSeat, RollSeat.vote_id == Vote.id)
        .join(Seat, Seat.id == RollSeat.seat_id)
        .join(State, State.id == Seat.state_id)
        .options(contains_eager(Vote.item).contains_eager(Item.meeting))
        .where(Meeting.body_id == body_id, Vote.closed_at.is_(None), Vote.withdrawn_at.is_(None))
        .where(RollSeat.standing == InRoll.ENTITLED, *(~told for told in spoken))
        .order_by(Vote.opened_at, State.place)
    )
    return [_vote(vote, state) for vote, state in rows]


def credentials_owed(session: Session, meetings: list[Meeting]) -> Iterator[Matter]:
    """Yield the states that announced a substitute and have filed no paper that stands or is awaited."""
    announced = {meeting.id: _announced(meeting, Participation.SUBSTITUTE) for meeting in meetings}
    if not any(announced.values()):
        return
    papers = session.scalars(
        select(Credential)
        .where(or_(Credential.meeting_id.in_(announced), Credential.until_on.is_not(None)))
        .where(Credential.refused_at.is_(None), Credential.revoked_at.is_(None))
    ).all()
    for meeting in meetings:
        filed = {paper.seat.code for paper in papers if _serves(paper, meeting)}
        for state in sorted(announced[meeting.id] - filed):
            yield _at(MatterKind.CREDENTIAL, meeting, state)


def positions_owed(session: Session, facts: Facts, meetings: list[Meeting]) -> list[Matter]:
    """Return for each state the meetings and days by which it has texts before it and has not said what it thinks."""
    known = {meeting.id: meeting for meeting in meetings}
    owed = set()
    for asked in asked_of_meetings(session, *known).values() if known else ():
        meeting = known[asked.question.item.meeting_id]
        spoken = {said.seat.code for said in asked.positions if asked.is_on_text(said)}
        silent = facts.parties.on(meeting.starts_locally.date()) - spoken
        owed |= {(meeting.id, asked.question.due_on, state) for state in silent}
    return [
        Matter(MatterKind.POSITION, known[key].public_id, state, due_on=due_on, meeting=known[key])
        for key, due_on, state in sorted(owed)
    ]


def remarks_owed(session: Session, facts: Facts) -> list[Matter]:
    """Return for each state the drafts of protocols it was sent, and has not answered while the term runs."""
    known = {meeting.id: meeting for meeting in facts.meetings}
    return [
        Matter(MatterKind.REMARK, meeting.public_id, state, due_on=due_on, meeting=meeting)
        for meeting_id, due_on, answered in terms_running(session, known, today=facts.today)
        for meeting in (known[meeting_id],)
        for state in sorted(facts.parties.on(meeting.starts_locally.date()) - answered)
    ]


def _vote(vote: Vote, state: str) -> Matter:
    meeting = vote.item.meeting
    # In a room the vote waits for nobody's day; asked in writing the states have until the stated end.
    due_on = meeting.ends_locally.date() if meeting.is_written else None
    about = vote.item.title
    return Matter(MatterKind.VOTE, vote.public_id, state, due_on=due_on, meeting=meeting, about=about)


def _of_meeting(facts: Facts, meeting: Meeting) -> Iterator[Matter]:
    members = facts.parties.on(meeting.starts_locally.date())
    agreeing = venue_answers(meeting)
    for state in sorted(members - set(last_words(meeting))):
        yield _at(MatterKind.PARTICIPATION, meeting, state)
    for state in sorted(members - set(agreeing)) if agreeing is not None else ():
        yield _at(MatterKind.VENUE, meeting, state)


def _of_petitions(facts: Facts) -> Iterator[Matter]:
    members, rule = facts.parties.on(facts.today), facts.edition.petition
    for petition in facts.petitions:
        asked = petition_facts(petition, members=members)
        if petition_standing(rule, asked, facts.today) is not PetitionStanding.OPEN:
            continue
        for state in sorted(members - set(asked.answers) - {asked.proposer}):
            yield Matter(
                MatterKind.PETITION,
                petition.public_id,
                state,
                due_on=petition.lapses_on,
                about=petition.subject,
            )


def _of_days(facts: Facts) -> Iterator[Matter]:
    known = {meeting.public_id: meeting for meeting in facts.meetings}
    for deadline in deadlines_from(facts):
        if deadline.kind in TOLD_ELSEWHERE or deadline.standing_on(facts.today) is Standing.DONE:
            continue
        thing = ":".join(filter(None, (deadline.kind.value, deadline.what, deadline.key)))
        yield Matter(
            MatterKind.DEADLINE, thing, deadline.state, due_on=deadline.due_on, meeting=known.get(deadline.key),
            about=deadline.what, deadline=deadline,
        )  # fmt: skip


def _at(kind: MatterKind, meeting: Meeting, state: str) -> Matter:
    return Matter(kind, meeting.public_id, state, due_on=meeting.starts_locally.date(), meeting=meeting)


def _is_ahead(meeting: Meeting, at: datetime) -> bool:
    published = meeting.published_at is not None and meeting.cancelled_at is None
    return published and meeting.opened_at is None and meeting.ends_at >= at


def _announced(meeting: Meeting, how: Participation) -> set[str]:
    return {state for state, said in last_words(meeting).items() if said == how}


def _serves(paper: Credential, meeting: Meeting) -> bool:
    lasting = paper.until_on is not None and paper.until_on >= meeting.starts_locally.date()
    return paper.meeting_id == meeting.id or lasting

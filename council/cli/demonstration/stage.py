"""The stage: the clock of the demonstration, its actors, and the few moves every meeting makes."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select

from council.access.actors import Actor, actor_of
from council.actions.agenda import add_item, adopt_agenda
from council.actions.credential_reach import WHOLE_MEETING, Reach
from council.actions.credentials import confirm_credential, file_credential
from council.actions.presence import register_delegate
from council.actions.sittings import put_forward, take_the_chair
from council.actions.voting import cast_ballot, close_vote, open_vote
from council.cli.demonstration.agenda import Question
from council.cli.demonstration.cast import AUTHORITIES, PLAYERS, Player
from council.law.ballot import Position
from council.records.credentials import CredentialKind
from council.records.database import db
from council.records.decisions import Decision
from council.records.meetings import Meeting
from council.records.people import Person
from council.records.presence import Participant
from council.records.voting import Manner, Vote

POSITIONS = {"+": Position.FOR, "-": Position.AGAINST, "0": Position.ABSTAINED}


@dataclass
class Stage:
    """Who plays, and what o'clock it is; each act comes some seconds after the one before."""

    body_id: int
    now: datetime
    persons: dict[str, str] = field(default_factory=dict)  # key of a player → public identifier

    def tick(self, seconds: int = 20) -> datetime:
        """Let some seconds pass and return the moment."""
        self.now += timedelta(seconds=seconds)
        return self.now

    def go_to(self, moment: datetime) -> None:
        """Go forward in time; never back."""
        self.now = max(self.now, moment)

    def actor(self, key: str, meeting: str | None = None) -> Actor:
        """Return the player as an actor, with the powers for the meeting."""
        session = db.session()
        person = session.scalars(select(Person).where(Person.public_id == self.persons[key])).one()
        held = session.scalars(select(Meeting).where(Meeting.public_id == meeting)).one() if meeting else None
        return actor_of(session, person, body_id=self.body_id, at=self.now, meeting=held)

    @property
    def officer(self) -> Actor:
        return self.actor("officer")


def player(key: str) -> Player:
    """Return a player by key."""
    return next(found for found in PLAYERS if found.key == key)


def put_on_agenda(stage: Stage, meeting: str, questions: tuple[Question, ...]) -> list[str]:
    """Add the questions to the agenda and return the identifiers of the items."""
    return [
        add_item(
            meeting=meeting,
            title=question.title,
            rapporteur=question.rapporteur,
            functions=question.functions,
            function_reason=question.function_reason,
            points=question.points,
            affected=question.affected,
            by=stage.officer,
            at=stage.tick(),
        ).public_id
        for question in questions
    ]


def give_powers(
    stage: Stage, meeting: str, key: str, number: str, dated_on: date, *, confirm: bool = True,
    reach: Reach = WHOLE_MEETING, by: Actor | None = None,
) -> str:  # fmt: skip
    """File, and by default confirm, the credential of a deputy for the meeting; the officer files what was sent."""
    deputy = player(key)
    paper = file_credential(
        meeting=meeting,
        seat=deputy.seat or "",
        person=stage.persons[key],
        post=f"{deputy.post}, {deputy.organisation}",
        kind=CredentialKind.POWER_OF_ATTORNEY,
        issued_by=AUTHORITIES[deputy.seat or ""].title_ru,
        number=number,
        dated_on=dated_on,
        signatory="министр",
        reach=reach,
        by=by or stage.officer,
        at=stage.tick(),
    ).public_id
    if confirm:
        confirm_credential(credential=paper, by=stage.actor("head"), at=stage.tick())
    return paper


def seat_delegates(stage: Stage, meeting: str, seats: dict[str, str | None]) -> None:
    """Register who acts for each state: its member, or the substitute of the credential named."""
    for seat, credential in seats.items():
        register_delegate(
            meeting=meeting, seat=seat, credential=credential, by=stage.officer, at=stage.tick()
        )


def preside(stage: Stage, meeting: str, key: str) -> None:
    """Let the player's participant take the chair of the meeting."""
    session = db.session()
    participant = session.scalars(
        select(Participant)
        .join(Person, Person.id == Participant.person_id)
        .join(Meeting, Meeting.id == Participant.meeting_id)
        .where(Meeting.public_id == meeting, Person.public_id == stage.persons[key])
    ).one()
    take_the_chair(
        meeting=meeting, participant=participant.public_id, by=stage.actor(key, meeting), at=stage.tick()
    )


def adopt(stage: Stage, meeting: str, chair: str) -> None:
    """Let the meeting adopt its agenda."""
    adopt_agenda(meeting=meeting, by=stage.actor(chair, meeting), at=stage.tick())


def take_up(stage: Stage, meeting: str, item: str, chair: str) -> None:
    """Put the item forward."""
    put_forward(item=item, by=stage.actor(chair, meeting), at=stage.tick(60))


def hold_vote(stage: Stage, meeting: str, item: str, chair: str, ballots: dict[str, str]) -> Decision:
    """Open a vote, let the players cast their ballots («+», «-» or «0»), and close it."""
    vote = start_vote(stage, meeting, item, chair)
    cast(stage, meeting, vote, ballots)
    return close_vote(vote=vote, by=stage.actor(chair, meeting), at=stage.tick())


def start_vote(stage: Stage, meeting: str, item: str, chair: str, manner: Manner = Manner.BALLOT) -> str:
    """Open a vote and return its identifier."""
    opened: Vote = open_vote(item=item, manner=manner, by=stage.actor(chair, meeting), at=stage.tick())
    return opened.public_id


def cast(stage: Stage, meeting: str, vote: str, ballots: dict[str, str]) -> None:
    """Let each player cast a ballot."""
    for key, sign in ballots.items():
        cast_ballot(
            vote=vote,
            position=POSITIONS[sign],
            form_key=f"demonstration-{key}-{vote}",
            by=stage.actor(key, meeting),
            at=stage.tick(5),
        )


def adopt_without_vote(stage: Stage, meeting: str, item: str, chair: str) -> Decision:
    """Ask whether anybody objects, and adopt when nobody does."""
    vote = start_vote(stage, meeting, item, chair, Manner.NO_OBJECTION)
    return close_vote(vote=vote, by=stage.actor(chair, meeting), at=stage.tick())

"""Reminders: once a day, to whoever has not done what is due within days, and never to one who has."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from council.access.actors import day_of
from council.actions.announcing import told
from council.actions.mail import write_letters
from council.charters import load_charter
from council.records.bodies import Body
from council.records.database import db, transaction
from council.records.mail import Letter, LetterKind, ReminderRound
from council.records.matters import Matter, MatterKind, outstanding
from council.records.recipients import Recipient, keepers, members, secretariat, voting_for
from council.wording.reminders import asked_for, reminder

# A day to ask the ministry, a day to answer, and one to spare.
NEAR = timedelta(days=3)
# Nobody is written to at night by the clock of the body.
FIRST_HOUR = 8

PATHS = {
    MatterKind.VOTE: "/votes/{}",
    MatterKind.PARTICIPATION: "/meetings/{}/participation",
    MatterKind.CREDENTIAL: "/meetings/{}/credentials/new",
    MatterKind.POSITION: "/meetings/{}/positions",
    MatterKind.REMARK: "/meetings/{}/minutes/remarks",
    MatterKind.VENUE: "/meetings/{}/venue",
    MatterKind.PETITION: "/petitions/{}",
    MatterKind.DEADLINE: "/deadlines",
}
# Papers of a state are kept by its focal point too; for the rest its member speaks.
OF_KEEPERS = frozenset(
    {MatterKind.PARTICIPATION, MatterKind.CREDENTIAL, MatterKind.POSITION, MatterKind.REMARK}
)


def remind_of_the_day(*, at: datetime) -> bool:
    """Make the round of the day unless it is made, and tell whether it was made now.

    The round and its letters are one transaction: a worker that is killed has reminded
    nobody, and the next one begins the round anew.
    """
    body = db.session.scalars(select(Body).order_by(Body.id).limit(1)).one_or_none()
    if body is None or not _is_time(db.session(), body, at):
        db.session.rollback()
        return False
    key = body.id
    try:
        with transaction() as session:
            return _make_round(session, session.get_one(Body, key), at)
    except IntegrityError:
        return False  # another worker was quicker by a moment: the database lets one round through


def _is_time(session: Session, body: Body, at: datetime) -> bool:
    here = at.astimezone(ZoneInfo(load_charter(body.charter_code).zone))
    made = select(ReminderRound.id).where(ReminderRound.body_id == body.id, ReminderRound.day == here.date())
    return here.hour >= FIRST_HOUR and session.scalar(made) is None


def _make_round(session: Session, body: Body, at: datetime) -> bool:
    if not _is_time(session, body, at):
        return False
    today = day_of(session, body.id, at)
    session.add(ReminderRound(body_id=body.id, day=today, made_at=at))
    session.flush()
    near = [one for one in outstanding(session, body, at=at) if _is_near(one, today)]
    reminded = _reminded(session, near)
    readers = Readers(session, body, today)
    for matter in near:
        owing = (replace(one, state=matter.state or None) for one in readers.of(matter))
        _remind(session, matter, [one for one in owing if _line(one, matter) not in reminded], at)
    return True


def _is_near(matter: Matter, today: date) -> bool:
    return matter.due_on is not None and today <= matter.due_on <= today + NEAR


def _reminded(session: Session, matters: Iterable[Matter]) -> set[tuple[int, str, date | None]]:
    """Return who was reminded already of which of these, and of which day; a day that was moved is another."""
    days = {matter.due_on for matter in matters}
    rows = session.execute(
        select(Letter.person_id, Letter.matter, Letter.due_on).where(
            Letter.kind == LetterKind.DEADLINE_NEAR, Letter.due_on.in_(days)
        )
    )
    return {(person_id, matter, due_on) for person_id, matter, due_on in rows}


def _line(reader: Recipient, matter: Matter) -> tuple[int, str, date | None]:
    return reader.person_id, matter.key, matter.due_on


@dataclass
class Readers:
    """Who can do what is outstanding, each office read once for the round."""

    session: Session
    body: Body
    today: date

    def of(self, matter: Matter) -> list[Recipient]:
        """Return who can do it: for the secretariat each of its officers, for a state whoever may act for it."""
        if not matter.state:
            return self.secretariat
        if matter.kind is MatterKind.VOTE:
            return voting_for(self.session, matter.thing, matter.state)
        named = self.keepers if matter.kind in OF_KEEPERS else self.members
        return [one for one in named if one.state == matter.state]

    @cached_property
    def secretariat(self) -> list[Recipient]:
        return secretariat(self.session, body_id=self.body.id, day=self.today)

    @cached_property
    def keepers(self) -> list[Recipient]:
        return keepers(self.session, body_id=self.body.id, day=self.today)

    @cached_property
    def members(self) -> list[Recipient]:
        return members(self.session, body_id=self.body.id, day=self.today)


def _remind(session: Session, matter: Matter, readers: list[Recipient], at: datetime) -> None:
    if not readers or matter.due_on is None:
        return
    deadline = matter.deadline
    kind = deadline.kind.value if deadline is not None else matter.kind.value
    meeting = told(session, matter.meeting) if matter.meeting is not None else None
    words = reminder(
        asked_for(kind, matter.about), due_on=matter.due_on, meeting=meeting,
        about="" if deadline is not None else matter.about,
        ruling=deadline.ruling if deadline is not None else None,
    )  # fmt: skip
    write_letters(
        session, LetterKind.DEADLINE_NEAR, words,
        to=readers, path=PATHS[matter.kind].format(matter.thing), at=at, meeting=matter.meeting,
        matter=matter.name, due_on=matter.due_on,
    )  # fmt: skip

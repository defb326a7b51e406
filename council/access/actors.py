"""The actor: who acts, in which offices, and for which state."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Date, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from council.charters import load_charter
from council.records.bodies import Body
from council.records.credentials import Credential, is_for
from council.records.meetings import Meeting
from council.records.people import KEEPERS_OF_USERS, OF_A_STATE, SECRETARIAT, Appointment, Office, Person
from council.wording.dates import long_date
from council.wording.powers import reach_in_words

# The key of nobody: the installation itself, at its set-up, or its worker.
NOBODY = 0

# What every request asks is built once: to build a statement takes longer than to have it answered.
_DAY = bindparam("day", type_=Date)
_OFFICES = (
    select(Appointment)
    .where(Appointment.person_id == bindparam("person_id"), Appointment.body_id == bindparam("body_id"))
    .where(Appointment.since_on <= _DAY, or_(Appointment.until_on.is_(None), Appointment.until_on >= _DAY))
    .order_by(Appointment.seat_id.is_(None), Appointment.id)
)
_PAPERS = (
    select(Credential)
    .join(Meeting, Meeting.id == Credential.meeting_id)
    .where(Credential.person_id == bindparam("person_id"), Meeting.body_id == bindparam("body_id"))
    .where(Credential.confirmed_at.is_not(None), Credential.revoked_at.is_(None))
    .order_by(Meeting.starts_at, Credential.id.desc())
    .limit(1)
)
_OF_ITS_MEETING = and_(
    Credential.until_on.is_(None), Meeting.closed_at.is_(None), Meeting.cancelled_at.is_(None)
)
_PAPERS_OF_THE_DAY = _PAPERS.where(or_(_OF_ITS_MEETING, Credential.until_on >= _DAY))


@dataclass(frozen=True)
class Actor:
    """A person at work in a body. `seat` is the code of the state the person may act for, if any.

    `delegation` is the code of the state to whose delegation the person belongs, without powers too;
    `keeps` that of the state whose users the person keeps: its member and its focal point do, no substitute.
    """

    person_id: int
    name: str
    body_id: int
    offices: frozenset[Office] = frozenset()
    post: str = ""
    seat_id: int | None = None
    seat: str | None = None
    state_genitive: str = ""
    state_en: str = ""
    delegation_id: int | None = None
    delegation: str | None = None
    keeps_id: int | None = None
    keeps: str | None = None
    credential_id: int | None = None
    credential_meeting_id: int | None = None
    paper_number: str = ""
    paper_dated_on: date | None = None
    paper_until_on: date | None = None
    paper_items: tuple[int, ...] = ()

    @property
    def is_secretariat(self) -> bool:
        return bool(self.offices & SECRETARIAT)

    @property
    def is_head(self) -> bool:
        """Say whether the person heads the secretariat."""
        return Office.SECRETARIAT_HEAD in self.offices

    @property
    def is_operator(self) -> bool:
        return Office.OPERATOR in self.offices

    @property
    def is_guest(self) -> bool:
        """Say whether the person takes part as an observer, an expert or on invitation: of a meeting each is shown
        the published agenda and open papers, and that only of the meetings they are admitted to.
        """
        return self.delegation_id is None and not (self.offices - {Office.OBSERVER, Office.EXPERT})

    def has_office(self, name: str) -> bool:
        return name in {office.value for office in self.offices}

    @property
    def capacity(self) -> str:
        """Return the capacity the register names: the powers for a state first, then the office."""
        if self.seat_id is not None:
            return "substitute" if self.credential_id else "member"
        return next((office.value for office in Office if office in self.offices), "none")

    @property
    def speaks_for_delegation(self) -> bool:
        """Say whether the person keeps the papers of a state: its member, or its focal point."""
        return self.keeps_id is not None and self.keeps_id == self.delegation_id

    def acting_line(self, lang: str = "ru") -> str | None:
        """Return the words that tell a person for which state they act, and by which paper."""
        if self.seat_id is None:
            return None
        if lang == "en":
            article = "the " if " " in self.state_en else ""
            return f"You act for {article}{self.state_en}{self._paper(' by paper No. {} of {}{}', lang)}"
        return f"Вы действуете от имени {self.state_genitive}{self._paper(' (№ {} от {}{})', lang)}"

    def _paper(self, words: str, lang: str) -> str:
        if self.paper_dated_on is None:
            return ""
        reach = reach_in_words(lang, until_on=self.paper_until_on, items=self.paper_items)
        return words.format(
            self.paper_number, long_date(self.paper_dated_on, lang), f", {reach}" if reach else ""
        )


def founder_of(body_id: int) -> Actor:
    """Return the installation itself, which acts for a body before it knows any person."""
    return Actor(person_id=NOBODY, name="", body_id=body_id)


def actor_of(
    session: Session, person: Person, *, body_id: int, at: datetime, meeting: Meeting | None = None
) -> Actor:
    """Return who the person is in the body at the moment; powers by credential hold for their meeting only.

    An office begins and ends at midnight by the clock of the body. Without a meeting the credential for a meeting that is not over is named, so that a
    substitute reads on every page for whom and by which paper they act.
    """
    day = day_of(session, body_id, at)
    appointments = offices_held(session, person.id, body_id=body_id, day=day)
    seat = next((held.seat for held in appointments if held.office is Office.MEMBER), None)
    credential = (
        None if seat else credential_held(session, person.id, body_id=body_id, meeting=meeting, day=day)
    )
    if credential is not None:
        seat = credential.seat
    delegation = seat or next((held.seat for held in appointments if held.office in OF_A_STATE), None)
    kept = next((held.seat for held in appointments if held.office in KEEPERS_OF_USERS), None)
    return Actor(
        person_id=person.id,
        name=person.full_name,
        body_id=body_id,
        offices=frozenset(held.office for held in appointments),
        post=appointments[0].post if appointments else (credential.post if credential else ""),
        seat_id=seat.id if seat else None,
        seat=seat.code if seat else None,
        state_genitive=seat.state.genitive_ru if seat else "",
        state_en=seat.state.full_en if seat else "",
        delegation_id=delegation.id if delegation else None,
        delegation=delegation.code if delegation else None,
        keeps_id=kept.id if kept else None,
        keeps=kept.code if kept else None,
        credential_id=credential.id if credential else None,
        credential_meeting_id=credential.meeting_id if credential else None,
        paper_number=credential.number if credential else "",
        paper_dated_on=credential.dated_on if credential else None,
        paper_until_on=credential.until_on if credential else None,
        paper_items=credential.item_numbers if credential else (),
    )


def offices_held(session: Session, person_id: int, *, body_id: int, day: date) -> list[Appointment]:
    """Return the appointments of a person that hold on the day, the seat of a state first."""
    return list(session.scalars(_OFFICES, {"person_id": person_id, "body_id": body_id, "day": day}))


def day_of(session: Session, body_id: int, at: datetime) -> date:
    """Return which day it is by the clock of the body, whose offices and terms begin and end at its midnight."""
    body = session.get_one(Body, body_id)
    return at.astimezone(ZoneInfo(load_charter(body.charter_code).zone)).date()


def credential_held(
    session: Session, person_id: int, *, body_id: int, meeting: Meeting | None, day: date
) -> Credential | None:
    """Return the valid credential of a person: for the meeting, or else for the next one not over.

    One that lasts until a day holds through it, whichever meeting it was filed for.
    """
    query = _PAPERS_OF_THE_DAY if meeting is None else _PAPERS.where(is_for(meeting))
    asked = {"person_id": person_id, "body_id": body_id, "day": day}
    return session.scalars(query, asked).first()

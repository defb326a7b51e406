"""What of a meeting can be sent now, and to whom: the versions in force, the papers that were printed, the recipients by state."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session, joinedload

from council.records.bodies import Seat
from council.records.corrections import correction_in_force
from council.records.decisions import Decision, DecisionNumber
from council.records.dispatches import Dispatch, DispatchKind, DispatchPaper
from council.records.floor import seats_on
from council.records.materials import MaterialVersion, Openness
from council.records.meetings import AgendaVersion, Meeting
from council.records.minutes import Minutes, MinutesVersion, Rendering, Signature
from council.records.people import OF_A_STATE, Account, Appointment, Person, is_member_on
from council.records.recipients import Recipient, delegations, others_taking_part
from council.records.sent import current_versions

# What an advisory voice is sent; the members are sent everything.
BEYOND_MEMBERS = frozenset({Openness.ADVISORY, Openness.OBSERVERS})


@dataclass(frozen=True)
class AdoptedPaper:
    """A paper of what a meeting adopted, printed or still to be printed."""

    title: str
    thing_id: str
    rendering: Rendering | None
    replaced_by: int = 0  # the number of the correction that stands in its place
    replacement: str = ""  # and which paper that is, once it is printed

    @property
    def label(self) -> str:
        """Return the title, and of a protocol that was corrected that it is replaced."""
        return f"{self.title}, заменен исправлением № {self.replaced_by}" if self.replaced_by else self.title


@dataclass(frozen=True)
class SeatRecipients:
    """Who is written to for a state, and who of its delegation cannot be."""

    seat: Seat
    recipients: tuple[Recipient, ...]
    without_account: tuple[str, ...]

    @property
    def is_out_of_reach(self) -> bool:
        return not self.recipients


@dataclass(frozen=True)
class Circle:
    """Everybody a dispatch would go to: the states in their order, and those with an advisory voice."""

    seats: tuple[SeatRecipients, ...]
    beside: tuple[Recipient, ...]

    @property
    def seat_ids(self) -> dict[int, int]:
        """Return for each person of a state the key of its seat."""
        return {one.person_id: state.seat.id for state in self.seats for one in state.recipients}

    @property
    def of_states(self) -> list[Recipient]:
        return [one for state in self.seats for one in state.recipients]


def versions_to_send(session: Session, meeting: Meeting) -> Sequence[MaterialVersion]:
    """Return the versions in force that the members may see: those of items not yet published wait for that."""
    latest = session.scalar(
        select(func.max(AgendaVersion.published_at)).where(AgendaVersion.meeting_id == meeting.id)
    )
    rows = session.execute(current_versions([meeting.id])).all()
    keys = [row.id for row in rows if _is_known(row, latest)]
    query = select(MaterialVersion).where(MaterialVersion.id.in_(keys))
    found = {one.id: one for one in session.scalars(query.options(joinedload(MaterialVersion.material)))}
    return [found[key] for key in keys]


def versions_sent(session: Session, meeting: Meeting) -> frozenset[int]:
    """Return the keys of the versions that went to everybody already; handed to some by other means is not that."""
    query = select(DispatchPaper.version_id).join(Dispatch)
    found = session.scalars(query.where(Dispatch.meeting_id == meeting.id, Dispatch.handed_on.is_(None)))
    return frozenset(key for key in found if key is not None)


def adopted_papers(
    session: Session, meeting: Meeting, *, before: datetime | None = None
) -> list[AdoptedPaper]:
    """Return the signed protocol and the sheets of its decisions; none before the signature.

    A correction of it is among them from its own signature on: not where papers were handed over before.
    """
    signed = session.scalars(
        select(MinutesVersion)
        .join(Signature, Signature.version_id == MinutesVersion.id)
        .join(Minutes, Minutes.id == MinutesVersion.minutes_id)
        .where(Minutes.meeting_id == meeting.id)
    ).one_or_none()
    if signed is None:
        return []
    numbered = session.execute(
        select(Decision.public_id, DecisionNumber.number)
        .join(DecisionNumber, DecisionNumber.decision_id == Decision.id)
        .where(DecisionNumber.meeting_id == meeting.id)
        .order_by(DecisionNumber.id)
    ).all()
    titles = {signed.public_id: "Протокол"}
    if (correction := correction_in_force(session, signed.minutes_id, before=before)) is not None:
        titles[correction.public_id] = f"Протокол, исправление {correction.number}"
    titles |= {row.public_id: f"Решение № {row.number}" for row in numbered}
    found = session.scalars(select(Rendering).where(Rendering.thing_id.in_(titles)))
    printed = {rendering.thing_id: rendering for rendering in found}
    papers = [AdoptedPaper(title, thing, printed.get(thing)) for thing, title in titles.items()]
    if correction is None:
        return papers
    replacement = correction.public_id if correction.public_id in printed else ""
    return [replace(papers[0], replaced_by=correction.number, replacement=replacement), *papers[1:]]


def seats_to_reach(session: Session, meeting: Meeting, kind: DispatchKind, *, day: date) -> tuple[Seat, ...]:
    """Return the states a dispatch of the day is for, in the Russian order: the members of the day of the meeting.

    What was adopted is for the members of the day too: a correction goes to a state that joined since.
    """
    seats = set(seats_on(session, meeting.body_id, meeting.starts_locally.date()))
    if kind is DispatchKind.ADOPTED:
        members = select(Appointment.seat_id).where(Appointment.body_id == meeting.body_id, is_member_on(day))
        seats |= set(session.scalars(select(Seat).where(Seat.id.in_(members))))
    return tuple(sorted(seats, key=lambda seat: seat.state.place))


def circle_of(session: Session, meeting: Meeting, seats: Iterable[Seat], *, day: date) -> Circle:
    """Return whom a dispatch of the day would reach, state by state."""
    named: dict[str | None, list[Recipient]] = defaultdict(list)
    for one in delegations(session, body_id=meeting.body_id, day=day, meeting=meeting):
        named[one.state].append(one)
    lacking = _without_account(session, meeting.body_id, day)
    return Circle(
        seats=tuple(SeatRecipients(seat, tuple(named[seat.code]), tuple(lacking[seat.id])) for seat in seats),
        beside=tuple(others_taking_part(session, body_id=meeting.body_id, day=day)),
    )


def is_open_beside(version: MaterialVersion) -> bool:
    """Say whether the material is for those with an advisory voice too."""
    return version.material.openness in BEYOND_MEMBERS


def _is_known(row: Row[Any], latest: datetime | None) -> bool:
    """Say whether the agenda published last knows the item, or the meeting itself has raised it."""
    if row.item_id is None or row.added_in_meeting:
        return True
    return latest is not None and bool(row.created_at <= latest)


def _without_account(session: Session, body_id: int, day: date) -> dict[int, list[str]]:
    query = (
        select(Appointment.seat_id, Person)
        .join(Person, Person.id == Appointment.person_id)
        .outerjoin(Account, Account.person_id == Person.id)
        .where(Appointment.body_id == body_id, Appointment.office.in_(sorted(OF_A_STATE)))
        .where(Appointment.since_on <= day, or_(Appointment.until_on.is_(None), Appointment.until_on >= day))
        .where(or_(Account.id.is_(None), Account.disabled_at.is_not(None)))
        .order_by(Appointment.id)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for seat_id, person in session.execute(query):
        found[seat_id].append(person.full_name)
    return found

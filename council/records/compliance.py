"""What the records know of every clause today: the signs from which its state follows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from council.law.attendance import (
    rule_on_advisory_voices,
    rule_on_members_named,
    rule_on_partner,
    rule_on_support,
)
from council.law.charter import Edition
from council.law.competence import rule_on_costs, rule_on_functions_used
from council.law.compliance import Sign, of_meeting, rule_on_foundation
from council.law.deadlines import Deadline, DeadlineKind
from council.law.meeting_deadlines import rule_on_convening_awaited
from council.law.parties import TreatyStep
from council.law.petitions import PetitionStanding, petition_standing, rule_on_extraordinary
from council.law.rotation_rulings import rule_on_chair, rule_on_secretariat_head
from council.law.rules_of_procedure import rule_on_adopting, rule_on_version
from council.law.ruling import Ruling
from council.law.standing import rule_on_entry_into_force, rule_on_protocol_entry, rule_on_standing
from council.records.agenda import Item, ItemFunction
from council.records.bodies import Body
from council.records.deadlines import Facts, deadlines_from, read_facts
from council.records.last_meeting import meeting_signs, people_signs
from council.records.meetings import Meeting
from council.records.parties import law_acts, protocols_of, standing_acts
from council.records.people import SECRETARIAT, Appointment, Office
from council.records.petitions import petition_facts
from council.records.rules_of_procedure import law_version, version_on
from council.records.venues import place_ruling

PARTNERS = frozenset({Office.SECRETARIAT_DEPUTY, Office.ADVISORY})


@dataclass(frozen=True)
class BodyToday:
    """What is known of the body on the day: its facts with a day, and who holds which office."""

    facts: Facts
    appointments: Sequence[Appointment]

    @property
    def edition(self) -> Edition:
        return self.facts.edition

    @cached_property
    def parties(self) -> frozenset[str]:
        return self.facts.parties.on(self.facts.today)

    def holding(self, offices: Iterable[Office]) -> list[Appointment]:
        """Return those who hold one of the offices."""
        return [held for held in self.appointments if held.office in offices]

    @property
    def last_closed(self) -> Meeting | None:
        """Return the meeting that was closed last."""
        closed = [one for one in self.facts.meetings if one.closed_at is not None]
        return max(closed, key=lambda one: one.starts_at, default=None)

    @property
    def current(self) -> Meeting | None:
        """Return the meeting that is running, else the one that was closed last."""
        running = [one for one in self.facts.meetings if one.is_running]
        return max(running, key=lambda one: one.starts_at, default=self.last_closed)

    @property
    def ahead(self) -> Meeting | None:
        """Return the meeting that comes next."""
        ahead = [one for one in self.facts.meetings if one.opened_at is None]
        return min(ahead, key=lambda one: one.starts_at, default=None)


def compliance_signs(
    session: Session, body: Body, meetings: Iterable[Meeting], *, at: datetime
) -> tuple[Sign, ...]:
    """Return every ruling and every day from which the state of the clauses follows.

    `meetings` are those the reader may see; the queries are as many for ten of them as for one.
    """
    facts = read_facts(session, body, meetings, at=at)
    standing = BodyToday(facts, _appointments(session, facts))
    current, last = standing.current, standing.last_closed
    return (
        *_deadlines(standing),
        *_of_the_body(standing),
        *_of_the_chair(standing),
        *_of_the_rules(session, standing),
        *_of_the_treaty(session, standing),
        *_of_the_functions(session, standing),
        *_of_petitions(standing),
        *_of_costs(standing),
        *_of_places(standing),
        *(_named(people_signs(session, current), current) if current else ()),
        *(_named(meeting_signs(session, last), last) if last else ()),
    )


def _appointments(session: Session, facts: Facts) -> Sequence[Appointment]:
    return session.scalars(
        select(Appointment)
        .where(Appointment.body_id == facts.body.id, Appointment.since_on <= facts.today)
        .where((Appointment.until_on.is_(None)) | (Appointment.until_on >= facts.today))
        .options(joinedload(Appointment.represents))
        .order_by(Appointment.id)
    ).all()


def _deadlines(standing: BodyToday) -> Iterator[Deadline]:
    """Yield the days, without those of meetings that are history."""
    last = standing.last_closed
    meetings = {one.public_id: one for one in standing.facts.meetings}
    history = {key for key, one in meetings.items() if one.closed_at is not None and one is not last}
    for deadline in deadlines_from(standing.facts):
        of_meeting = deadline.kind in (DeadlineKind.MATERIALS, DeadlineKind.CIRCULATION)
        is_over = deadline.is_done or deadline.kind is DeadlineKind.MATERIALS
        if not (of_meeting and is_over and deadline.key in history):
            yield _with_its_meeting(deadline, meetings) if of_meeting else deadline


def _with_its_meeting(deadline: Deadline, meetings: Mapping[str, Meeting]) -> Deadline:
    """Return the day with the number of the meeting in its ruling."""
    (ruling,) = _named([deadline.ruling], meetings[deadline.key])
    return replace(deadline, ruling=ruling)


def _named(rulings: Iterable[Ruling], meeting: Meeting) -> Iterator[Ruling]:
    """Yield the rulings with the number of the meeting they tell of."""
    for ruling in rulings:
        yield of_meeting(ruling, series=meeting.series.value, ordinal=meeting.ordinal)


def _of_the_body(standing: BodyToday) -> Iterator[Ruling]:
    edition, parties = standing.edition, standing.parties
    if edition.foundation is not None:
        founded_on = standing.facts.charter.editions[0].in_force_from
        yield rule_on_foundation(edition.foundation, founded_on=founded_on, parties=len(parties))
    named = {held.seat.code for held in standing.holding({Office.MEMBER}) if held.seat}
    yield rule_on_members_named(edition, members=len(parties), unnamed=tuple(sorted(parties - named)))
    if voices := len(standing.holding({Office.ADVISORY})):
        yield rule_on_advisory_voices(edition, voices=voices)
    if edition.attendance is not None:
        yield rule_on_partner(edition.attendance, representatives=len(standing.holding(PARTNERS)))
        yield rule_on_support(edition.attendance, officers=len(standing.holding(SECRETARIAT)))


def _of_the_chair(standing: BodyToday) -> Iterator[Ruling]:
    rule, rotation, today = standing.edition.chairmanship, standing.facts.rotation, standing.facts.today
    if not rule.clause:
        return
    term = rotation.chair_on(today)
    first = next(iter(rotation.terms(today)), None)
    if first is not term:
        yield rule_on_chair(rule, first, day=today)
    yield rule_on_chair(rule, term, day=today)
    heads = standing.holding({Office.SECRETARIAT_HEAD})
    head = next((held.represents.code for held in heads if held.represents is not None), None)
    yield rule_on_secretariat_head(rule, chair=term.seat if term else None, head=head)


def _of_the_rules(session: Session, standing: BodyToday) -> Iterator[Ruling]:
    rule, facts = standing.edition.rules_of_procedure, standing.facts
    if rule is None:
        return
    version = version_on(session, facts.body.id, facts.today)
    yield rule_on_version(rule, law_version(version))
    if version is not None:
        yield rule_on_adopting(rule, decision_stands=True)


def _of_the_treaty(session: Session, standing: BodyToday) -> Iterator[Ruling]:
    rule, facts = standing.edition.parties, standing.facts
    if rule is None:
        return
    yield rule_on_entry_into_force(rule, law_acts(standing_acts(session, facts.body.id)))
    for _protocol, acts in protocols_of(session, facts.body.id):
        yield rule_on_protocol_entry(rule, law_acts(acts))
    for state, spans in facts.parties.spans.items():
        if any(span.basis is TreatyStep.ACCEDED or span.until_on is not None for span in spans):
            yield rule_on_standing(rule, facts.parties, state=state, day=facts.today)


def _of_the_functions(session: Session, standing: BodyToday) -> Iterator[Ruling]:
    """Yield how often each function was named on an agenda; before a meeting opens its agenda may still change."""
    seen = [one.id for one in standing.facts.meetings if one.opened_at is not None]
    used = session.execute(
        select(ItemFunction.code, func.count())
        .join(Item, Item.id == ItemFunction.item_id)
        .where(Item.meeting_id.in_(seen), Item.dropped_at.is_(None))
        .group_by(ItemFunction.code)
    )
    for code, items in used:
        if code in standing.edition.competence.functions:
            yield rule_on_functions_used(code, items=items)


def _of_petitions(standing: BodyToday) -> Iterator[Ruling]:
    """Yield the petitions that have carried and wait for their meeting."""
    facts, rule = standing.facts, standing.edition.petition
    for petition in facts.petitions:
        asked = petition_facts(petition, members=standing.parties)
        has_carried = petition_standing(rule, asked, facts.today) is PetitionStanding.CARRIED
        if has_carried and rule_on_extraordinary(rule, asked, today=facts.today).in_order:
            yield rule_on_convening_awaited(rule, asked)


def _of_costs(standing: BodyToday) -> Iterator[Ruling]:
    if standing.edition.costs is not None and any(one.closed_at is None for one in standing.facts.meetings):
        yield rule_on_costs(standing.edition.costs)


def _of_places(standing: BodyToday) -> Iterator[Ruling]:
    """Yield what the members said of the place of the present meeting and of the next; in writing there is none."""
    rule = standing.edition.venue
    for meeting in (standing.current, standing.ahead):
        if rule is None or meeting is None or meeting.is_written:
            continue
        members = standing.facts.parties.on(meeting.starts_locally.date())
        ruling = place_ruling(meeting, rule, members)
        yield from _named([ruling], meeting)

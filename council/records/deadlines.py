"""Every day by which something is due for a body, gathered in as many queries for ten meetings as for one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from council.law.charter import Charter, Edition
from council.law.deadlines import Deadline, Standing, in_order_of_days
from council.law.meeting_deadlines import (
    MATERIALS_DONE,
    circulation_deadline,
    materials_deadline,
    petition_deadline,
)
from council.law.parties import Parties
from council.law.petitions import PetitionStanding, petition_standing
from council.law.rotation import Rotation
from council.law.state_deadlines import authority_deadline, chair_deadline, withdrawal_deadline
from council.law.yearly_deadlines import annual_information, next_meeting, work_plan, yearly_meeting
from council.records.bodies import AuthorisedBody, Body
from council.records.floor import charter_of
from council.records.meetings import Meeting, Series
from council.records.notice import days_of
from council.records.parties import parties_of
from council.records.petitions import Petition, petition_facts, petitions_open
from council.records.plans import YearlyPaper, YearlyRecord
from council.records.rotation import rotation_of
from council.records.sent import MeetingSent, sent_of
from council.records.sent_rulings import adopted_ruling, materials_ruling

YEARS_KEPT = 2  # what was done longer ago than that is history, and stands on the pages of its things


@dataclass(frozen=True)
class Facts:
    """What the records know of everything that has a day."""

    body: Body
    at: datetime
    meetings: Sequence[Meeting]
    parties: Parties
    rotation: Rotation | None
    authorities: Sequence[AuthorisedBody]
    petitions: Sequence[Petition]
    yearly: dict[tuple[YearlyPaper, int], date] = field(default_factory=dict)
    sent: Mapping[int, MeetingSent] = field(default_factory=dict)

    @cached_property
    def charter(self) -> Charter:
        return charter_of(self.body)

    @cached_property
    def today(self) -> date:
        """Return the day by the clock of the body."""
        return self.at.astimezone(ZoneInfo(self.charter.zone)).date()

    @cached_property
    def edition(self) -> Edition:
        return self.charter.edition_on(self.today)

    @property
    def years(self) -> range:
        """Return the years the installation answers for, this one the last."""
        first = self.body.created_at.astimezone(ZoneInfo(self.charter.zone)).year
        return range(min(first, self.today.year), self.today.year + 1)

    @property
    def held(self) -> list[date]:
        """Return the first days of the meetings that were held to their end, the earliest first."""
        return sorted(days_of(one, self.at)[0] for one in self.meetings if one.closed_at is not None)

    @property
    def ahead(self) -> list[date]:
        """Return the days of the meetings still to be held, or still running."""
        return [one.starts_locally.date() for one in self.meetings if one.closed_at is None]


def deadlines_of(
    session: Session, body: Body, meetings: Iterable[Meeting], *, at: datetime, with_chair: bool = True
) -> list[Deadline]:
    """Return what is overdue and due, and what was done of late, by date.

    `meetings` are those the reader may see; the term of the chair may be told elsewhere.
    """
    return deadlines_from(read_facts(session, body, meetings, at=at, with_chair=with_chair))


def deadlines_from(facts: Facts) -> list[Deadline]:
    """Return the days that follow from the facts, by date."""
    found = [
        *_of_the_year(facts),
        *(one for meeting in facts.meetings for one in _of_meeting(facts, meeting)),
        *_of_petitions(facts),
        *_of_states(facts),
    ]
    kept = date(facts.today.year - YEARS_KEPT + 1, 1, 1)
    return in_order_of_days(
        one for one in found if one.standing_on(facts.today) is not Standing.DONE or one.due_on >= kept
    )


def read_facts(
    session: Session, body: Body, meetings: Iterable[Meeting], *, at: datetime, with_chair: bool = True
) -> Facts:
    """Read everything that has a day."""
    standing = [meeting for meeting in meetings if meeting.cancelled_at is None]
    yearly = session.scalars(
        select(YearlyRecord).where(YearlyRecord.body_id == body.id).order_by(YearlyRecord.number)
    )
    authorities = select(AuthorisedBody).where(AuthorisedBody.body_id == body.id)
    parties = parties_of(session, body)
    return Facts(
        body=body,
        at=at,
        meetings=standing,
        parties=parties,
        rotation=rotation_of(session, body) if with_chair else None,
        authorities=session.scalars(authorities.options(joinedload(AuthorisedBody.state))).all(),
        petitions=petitions_open(session, body.id),
        yearly={(one.kind, one.year): one.done_on for one in yearly},
        sent=sent_of(session, standing, lambda one: sorted(parties.on(one.starts_locally.date()))),
    )


def _of_the_year(facts: Facts) -> Iterator[Deadline]:
    edition, today, held = facts.edition, facts.today, facts.held
    if edition.yearly.meetings:
        for year in facts.years:
            yield yearly_meeting(edition.yearly, year=year, held=held, ahead=facts.ahead, today=today)
        if held:
            yield next_meeting(edition.yearly, last=held[-1], next_on=None, today=today)
    if edition.annual is not None:
        for year in (*facts.years, today.year + 1):
            approved_on = facts.yearly.get((YearlyPaper.PLAN, year))
            yield work_plan(edition.annual, year=year, approved_on=approved_on, today=today)
        for year in facts.years:
            sent_on = facts.yearly.get((YearlyPaper.INFORMATION, year))
            yield annual_information(edition.annual, year=year, sent_on=sent_on, today=today)


def _of_meeting(facts: Facts, meeting: Meeting) -> Iterator[Deadline]:
    first, last, _today = days_of(meeting, facts.at)
    sent = facts.sent[meeting.id]
    edition = facts.charter.edition_on(first)
    if meeting.series is Series.REGULAR and edition.materials.days:
        ruling = materials_ruling(meeting, sent, at=facts.at)
        yield materials_deadline(
            edition.materials,
            starts_on=first,
            sent=ruling,
            is_done=ruling.finding in MATERIALS_DONE or meeting.late_materials_accepted_at is not None,
            key=meeting.public_id,
        )
    if meeting.closed_at is not None and edition.circulation.days:
        yield circulation_deadline(
            edition.circulation,
            last_day=last,
            sent=adopted_ruling(meeting, sent, at=facts.at),
            key=meeting.public_id,
        )


def _of_petitions(facts: Facts) -> Iterator[Deadline]:
    rule, members = facts.edition.petition, facts.parties.on(facts.today)
    for petition in facts.petitions:
        asked = petition_facts(petition, members=members)
        if petition_standing(rule, asked, facts.today) is PetitionStanding.OPEN:
            yield petition_deadline(rule, asked, key=petition.public_id)


def _of_states(facts: Facts) -> Iterator[Deadline]:
    today, rule = facts.today, facts.edition.parties
    yield from _of_the_chair(facts)
    if rule is None:
        return
    for authority in facts.authorities:
        if authority.decided_on is not None:
            yield authority_deadline(
                rule,
                state=authority.state.code,
                decided_on=authority.decided_on,
                notified_on=authority.notified_on,
                today=today,
            )
    for state, spans in facts.parties.spans.items():
        for span in spans:
            if span.until_on is not None:
                yield withdrawal_deadline(rule, state=state, last_day=span.until_on, today=today)


def _of_the_chair(facts: Facts) -> Iterator[Deadline]:
    if facts.rotation is None:
        return
    term, following = facts.rotation.chair_on(facts.today), facts.rotation.next_terms(facts.today, 1)
    if term is None or term.until_on is None or not following:
        return
    yield chair_deadline(
        facts.edition.chairmanship.clause,
        seat=term.seat,
        until_on=term.until_on,
        following=following[0].seat,
        is_decided=following[0].decided is not None,
    )

"""Papers for a meeting that is ahead: invitation, agenda, and the blank voting sheets."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from council.law.competence import rule_on_costs
from council.law.quorum import seats_required
from council.papers.composing.heads import Issue, secretariat_line
from council.papers.composing.people import state_text
from council.papers.issued_text import AgendaLine, AgendaText, BlankSheetText, InvitationText
from council.papers.people_text import PersonText
from council.papers.voting_text import RulingText
from council.records.bodies import Seat
from council.records.directory import Place, composition
from council.records.meetings import AgendaVersion
from council.wording import sentence

SUBSTITUTES = (
    "Полномочия лица, направляемого вместо члена Совета, подтверждаются документом уполномоченного органа"
)


def compose_invitation(issue: Issue, seat: Seat) -> InvitationText | None:
    """Return the invitation of the state's member; None as long as no agenda is published."""
    version, meeting = agenda_published(issue), issue.meeting
    if version is None:
        return None
    place = _place_of(issue, seat)
    edition = issue.story.floor.edition
    return InvitationText(
        head=issue.head(*secretariat_line(issue)),
        state=state_text(seat),
        starts_at=issue.story.local(meeting.starts_at),
        ends_at=issue.story.local(meeting.ends_at),
        venue=meeting.venue,
        member=_member(place),
        authority=place.authority.title_ru if place and place.authority else "",
        items=_lines(version.content),
        substitutes=RulingText(sentence=SUBSTITUTES, clause=edition.credentials.clause),
        costs=_costs(issue),
    )


def compose_agenda(issue: Issue) -> AgendaText | None:
    """Return the agenda as it was published or adopted last."""
    version = agenda_published(issue)
    if version is None:
        return None
    return AgendaText(
        head=issue.head(*secretariat_line(issue)),
        version=version.number,
        published_on=issue.story.local(version.published_at).date(),
        adopted=version.adopted_by_meeting,
        items=_lines(version.content),
    )


def compose_blank_sheet(issue: Issue) -> BlankSheetText | None:
    """Return sheets to be filled in by hand, an item each, by the agenda as it stands; after the close none is."""
    story, rule = issue.story, issue.story.floor.edition.quorum
    if not story.items or story.meeting.closed_at is not None:
        return None
    return BlankSheetText(
        head=issue.head(),
        states=tuple(state_text(seat) for seat in story.floor.seats),
        items=tuple(AgendaLine(item.position, item.title) for item in story.items),
        members=len(story.floor.seats),
        quorum=seats_required(rule, len(story.floor.seats)),
        quorum_clause=rule.clause,
    )


def agenda_published(issue: Issue) -> AgendaVersion | None:
    """Return the agenda as it was frozen last."""
    versions = select(AgendaVersion).where(AgendaVersion.meeting_id == issue.meeting.id)
    return issue.session.scalars(versions.order_by(AgendaVersion.number.desc()).limit(1)).first()


def _lines(content: Sequence[dict[str, Any]]) -> tuple[AgendaLine, ...]:
    return tuple(AgendaLine(line["position"], line["title"], line["rapporteur"]) for line in content)


def _place_of(issue: Issue, seat: Seat) -> Place | None:
    day = issue.meeting.starts_locally.date()
    places = composition(issue.session, body_id=issue.meeting.body_id, day=day)
    return next((place for place in places if place.seat.id == seat.id), None)


def _member(place: Place | None) -> PersonText | None:
    if place is None or place.member is None:
        return None
    return PersonText(name=place.member.person.full_name, post=place.member.post)


def _costs(issue: Issue) -> RulingText | None:
    """Return who bears the costs of the meeting, where the rules of the body say so."""
    rule = issue.story.floor.edition.costs
    if rule is None:
        return None
    ruling = rule_on_costs(rule)
    return RulingText(sentence=sentence(ruling, "ru"), clause=ruling.clause)

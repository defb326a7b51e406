"""The certificate of distribution composed from the records: by state and by paper, with the ruling on it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.law.dispatches import Paper, Sending, Sent
from council.law.rules import DaysRule
from council.papers.composing.heads import heads_of, line_of_head
from council.papers.composing.minutes import meeting_text_of
from council.papers.composing.people import state_text
from council.papers.dispatch_sheet_text import DispatchSheetText, SheetDelivery, SheetPaper, SheetSending
from council.papers.people_text import BodyText
from council.papers.voting_text import RulingText
from council.records.bodies import Seat
from council.records.delivered import Delivered, StateDelivered, by_states, delivered, papers_sent
from council.records.dispatches import Delivery, Dispatch, DispatchKind, DispatchPaper
from council.records.files_sent import files_sent
from council.records.floor import charter_of, seats_on
from council.records.materials import StoredFile
from council.records.meetings import Meeting
from council.records.people import Appointment
from council.records.sendable import AdoptedPaper, adopted_papers
from council.records.sent import MeetingSent, sent_for
from council.records.sent_rulings import adopted_ruling, late_papers, materials_ruling
from council.wording import sentence
from council.wording.states import short_names

TO_ALL = "всем членам Совета"
OTHER_SIGNATURES = "файл с другими подписями"


@dataclass(frozen=True)
class Distribution:
    """What the certificate tells of, read together."""

    meeting: Meeting
    kind: DispatchKind
    seats: tuple[Seat, ...]
    sent: MeetingSent
    dispatches: Sequence[Dispatch]
    lines: Sequence[Delivered]
    papers: dict[int, list[DispatchPaper]]
    adopted: dict[str, AdoptedPaper]
    signed: dict[tuple[int, int], StoredFile]  # what went out with signatures, by dispatch and paper
    heads: Sequence[Appointment]

    @property
    def is_of_materials(self) -> bool:
        return self.kind is DispatchKind.MATERIALS

    @cached_property
    def asked(self) -> Sent:
        return self.sent.materials if self.is_of_materials else self.sent.adopted

    @cached_property
    def rule(self) -> DaysRule:
        edition = charter_of(self.meeting.body).edition_on(self.meeting.starts_locally.date())
        return edition.materials if self.is_of_materials else edition.circulation

    @cached_property
    def states(self) -> dict[int, list[StateDelivered]]:
        """Return what became of each dispatch state by state, by its key."""
        lines: dict[int, list[Delivered]] = defaultdict(list)
        for line in self.lines:
            lines[line.delivery.dispatch_id].append(line)
        return {one.id: by_states(lines[one.id]) for one in self.dispatches}

    @cached_property
    def sendings(self) -> dict[int, list[SheetSending]]:
        """Return by the key of each dispatch to which members it went, day by day as the law counts it."""
        return {one.id: list(_sendings(self, one)) for one in self.dispatches}

    def local(self, moment: datetime | None) -> datetime | None:
        """Return the moment by the clock of the body, by which sending is judged, to the second."""
        zone = ZoneInfo(charter_of(self.meeting.body).zone)
        return moment.astimezone(zone).replace(microsecond=0) if moment else None


def read_distribution(session: Session, meeting: Meeting, kind: DispatchKind) -> Distribution:
    """Read every dispatch of the kind with what became of it."""
    seats = seats_on(session, meeting.body_id, meeting.starts_locally.date())
    dispatches = session.scalars(
        select(Dispatch)
        .where(Dispatch.meeting_id == meeting.id, Dispatch.kind == kind)
        .order_by(Dispatch.number)
    ).all()
    keys = [dispatch.id for dispatch in dispatches]
    return Distribution(
        meeting=meeting,
        kind=kind,
        seats=seats,
        sent=sent_for(meeting, [seat.code for seat in seats]),
        dispatches=dispatches,
        lines=delivered(session, select(Delivery).where(Delivery.dispatch_id.in_(keys))),
        papers=papers_sent(session, keys),
        adopted={one.thing_id: one for one in adopted_papers(session, meeting)},
        signed=files_sent(session, dispatches) if kind is DispatchKind.ADOPTED else {},
        heads=heads_of(session, meeting.body_id),
    )


def compose_dispatch_sheet(
    told: Distribution, *, number: int, composed_by: str, at: datetime
) -> DispatchSheetText:
    """Return the text of the certificate as the record stands now."""
    meeting, charter = told.meeting, charter_of(told.meeting.body)
    ruled = materials_ruling if told.is_of_materials else adopted_ruling
    ruling, local = ruled(meeting, told.sent, at=at), told.local(at) or at
    body = BodyText(
        charter.title_ru, charter.title_genitive_ru, regulation_genitive=charter.regulation_genitive_ru
    )
    return DispatchSheetText(
        body=body,
        meeting=meeting_text_of(meeting),
        is_of_materials=told.is_of_materials,
        number=number,
        composed_at=local,
        composed_by=composed_by,
        zone=_offset(local),
        rulings=(RulingText(sentence=sentence(ruling), clause=ruling.clause, in_order=ruling.in_order),),
        papers=tuple(_papers(told, at)),
        deliveries=tuple(_deliveries(told)),
        demonstration=meeting.body.is_demonstration,
        signatures=line_of_head(told.heads, body, day=local.date()),
    )


def _offset(moment: datetime) -> str:
    """Return how far the clock of the body is from UTC: «UTC+03:00»."""
    said = f"{moment:%z}"
    return f"UTC{said[:3]}:{said[3:]}"


def _papers(told: Distribution, at: datetime) -> Iterator[SheetPaper]:
    """Yield every file that was sent, once, in the order it first went out, with all that it went out in."""
    late = (
        {one.paper.key for one in late_papers(told.meeting, told.sent, at=at)}
        if told.is_of_materials
        else set()
    )
    seen: dict[tuple[str, str], list[DispatchPaper]] = defaultdict(list)
    for dispatch in told.dispatches:
        for paper in told.papers.get(dispatch.id, []):
            seen[str(paper.version_id or paper.rendering_id), _sha256(told, paper)].append(paper)
    firsts: set[str] = set()
    for number, ((key, sha256), papers) in enumerate(seen.items(), 1):
        title, version, file_name = _named(told, papers[0])
        sendings = [sending for paper in papers for sending in told.sendings.get(paper.dispatch_id, ())]
        if key in firsts:
            said = OTHER_SIGNATURES
        else:
            sendings, said = (
                [*_before_dispatches(told, key), *sendings],
                _not_reached(told, Paper(key, title)),
            )
        firsts.add(key)
        yield SheetPaper(
            number, title, version, said, file_name, sha256, late=key in late, sendings=tuple(sendings)
        )


def _sendings(told: Distribution, dispatch: Dispatch) -> Iterator[SheetSending]:
    """Yield on which day the dispatch went to whom: «4 мая 2025 года – всем членам Совета»."""
    days: dict[date, list[str]] = defaultdict(list)
    for state in told.states[dispatch.id]:
        accepted, issued = told.local(state.accepted_at), told.local(dispatch.issued_at) or dispatch.issued_at
        sending = Sending(
            state.code, frozenset(), issued.date(), accepted.date() if accepted else None, dispatch.handed_on
        )
        if state.code and (day := sending.day_by(told.rule.by)) is not None:
            days[day].append(state.code)
    for day, seats in sorted(days.items()):
        is_to_all = set(told.asked.seats) <= set(seats)
        yield SheetSending(dispatch.number, day, TO_ALL if is_to_all else short_names(tuple(seats)))


def _named(told: Distribution, paper: DispatchPaper) -> tuple[str, int, str]:
    if paper.version is not None:
        version = paper.version
        return version.material.title, version.number, version.file_name
    if paper.rendering is None:
        return "", 0, ""
    named = told.adopted.get(paper.rendering.thing_id)
    return (named.label, 0, f"{named.title}.pdf") if named is not None else ("", 0, ".pdf")


def _sha256(told: Distribution, paper: DispatchPaper) -> str:
    """Return the digest of the file that went out: of a paper that had come back signed it is the signed one."""
    if paper.version is not None:
        return paper.version.file.sha256
    if paper.rendering is None:
        return ""
    return told.signed.get((paper.dispatch_id, paper.rendering.id), paper.rendering.file).sha256


def _not_reached(told: Distribution, paper: Paper) -> str:
    """Return which members the paper has not reached in any dispatch: «не направлено – Молдова»."""
    firsts = told.asked.firsts(told.rule, paper)
    away = tuple(seat for seat in told.asked.seats if seat not in firsts)
    return f"не направлено – {short_names(away)}" if away else ""


def _before_dispatches(told: Distribution, key: str) -> Iterator[SheetSending]:
    """Yield what was entered as sent to all when there were no dispatches yet."""
    sent_on, adopted = told.meeting.circulated_on, {paper.key for paper in told.sent.adopted.papers}
    if sent_on is not None and not told.is_of_materials and key in adopted:
        yield SheetSending(0, sent_on, TO_ALL)


def _deliveries(told: Distribution) -> Iterator[SheetDelivery]:
    for dispatch in told.dispatches:
        for state in told.states[dispatch.id]:
            yield _delivery(told, dispatch, state)


def _delivery(told: Distribution, dispatch: Dispatch, state: StateDelivered) -> SheetDelivery:
    seat = state.lines[0].delivery.seat
    opened, acknowledged = state.first_opened, state.acknowledged
    letters = [line.delivery.letter for line in state.lines if line.delivery.letter is not None]
    return SheetDelivery(
        dispatch=dispatch.number,
        issued_at=told.local(dispatch.issued_at) or dispatch.issued_at,
        state=state_text(seat) if seat is not None else None,
        recipients=len(letters),
        handed_on=dispatch.handed_on,
        evidence=dispatch.evidence,
        accepted_at=told.local(state.accepted_at),
        refused=state.is_refused,
        opened_at=told.local(opened.first_opened_at) if opened else None,
        opened_by=_name(opened),
        acknowledged_at=told.local(acknowledged.delivery.acknowledged_at) if acknowledged else None,
        acknowledged_by=_name(acknowledged),
    )


def _name(line: Delivered | None) -> str:
    return line.delivery.person.full_name if line is not None and line.delivery.person is not None else ""

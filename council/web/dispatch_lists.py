"""The dispatches of a meeting as their page shows them, with what the law says of its sending so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.access.seeing import seen_by
from council.law.ruling import Ruling
from council.law.sending import rule_on_paper_sent
from council.records.delivered import Delivered, StateDelivered, by_states, delivered, papers_sent
from council.records.dispatches import Delivery, Dispatch, DispatchSheet
from council.records.floor import charter_of
from council.records.meetings import Meeting, Series
from council.records.minutes import Rendering
from council.records.notice import Circulation, circulation_of
from council.records.preparations import sending_ruling
from council.records.printing import renderings_of
from council.records.sent import MeetingSent, PaperGiven, day_of_body
from council.records.sent_rulings import (
    adopted_ruling,
    is_judged_by_publication,
    materials_ruling,
    sent_to_members,
)


@dataclass(frozen=True)
class DispatchLine:
    """A dispatch in a list, with how far it has come."""

    dispatch: Dispatch
    papers: int
    states: Sequence[StateDelivered]

    @property
    def opened(self) -> int:
        return sum(state.first_opened is not None for state in self.states if state.code)

    @property
    def acknowledged(self) -> int:
        return sum(state.acknowledged is not None for state in self.states if state.code)

    @property
    def reached(self) -> int:
        return sum(bool(state.code) for state in self.states)


@dataclass(frozen=True)
class DispatchesPage:
    """The dispatches of a meeting, with what the law says of its sending so far."""

    session: Session
    meeting: Meeting
    actor: Actor
    at: datetime
    sent: MeetingSent
    lines: Sequence[DispatchLine]
    sheets: Sequence[tuple[DispatchSheet, Rendering | None]]

    @property
    def zone(self) -> str:
        return charter_of(self.meeting.body).zone

    @property
    def keeps(self) -> bool:
        """Say whether sending is the reader's to do."""
        return may(self.actor, "dispatch.issued", self.meeting)

    @property
    def follows(self) -> bool:
        """Say whether the reader is told what the law says of the sending: the secretariat, and the states."""
        return may(self.actor, "meeting.followed", self.meeting, seat=self.actor.seat)

    @property
    def former(self) -> Circulation | None:
        """Return the entry made by hand before there were dispatches."""
        return circulation_of(self.session, self.meeting) if self.meeting.circulated_on else None

    @property
    def materials(self) -> Ruling:
        return materials_ruling(self.meeting, self.sent, at=self.at)

    @property
    def adopted(self) -> Ruling | None:
        """Return what the law says of the adopted documents, once the meeting is closed; first of the signatures."""
        waits = sending_ruling(self.session, self.meeting)
        if self.meeting.closed_at and waits.bars:
            return waits
        return adopted_ruling(self.meeting, self.sent, at=self.at) if self.meeting.closed_at else None

    @property
    def may_send_materials(self) -> bool:
        held = self.meeting
        is_ahead = held.published_at is not None and held.closed_at is None and held.cancelled_at is None
        return self.keeps and is_ahead

    @property
    def may_send_adopted(self) -> bool:
        is_signed_by_all = not sending_ruling(self.session, self.meeting).bars
        return self.keeps and self.meeting.closed_at is not None and is_signed_by_all

    @property
    def papers(self) -> list[tuple[PaperGiven, Ruling]]:
        """Return each material with whether it went to everybody in time; none where no term is set."""
        first = self.meeting.starts_locally.date()
        rule = charter_of(self.meeting.body).edition_on(first).materials
        has_no_term = not rule.days or self.meeting.series is Series.EXTRAORDINARY
        if has_no_term or is_judged_by_publication(self.meeting, self.sent):
            return []
        asked = {"starts_on": first, "today": self._today}
        return [
            (one, rule_on_paper_sent(rule, self.sent.materials, one.paper, **asked))
            for one in self.sent.given
        ]

    def of_kind(self, kind: str) -> list[DispatchLine]:
        return [line for line in self.lines if line.dispatch.kind == kind]

    def sheets_of(self, kind: str) -> list[tuple[DispatchSheet, Rendering | None]]:
        return [pair for pair in self.sheets if pair[0].kind == kind]

    @property
    def _today(self) -> date:
        return day_of_body(self.meeting, self.at)


def dispatches_page(session: Session, meeting: Meeting, by: Actor, *, at: datetime) -> DispatchesPage:
    """Read the dispatches of a meeting that the reader may know of."""
    query = seen_by(by, Dispatch).where(Dispatch.meeting_id == meeting.id)
    dispatches = session.scalars(query.order_by(Dispatch.id.desc())).all()
    lines = delivered(session, seen_by(by, Delivery).where(Dispatch.meeting_id == meeting.id))
    papers = papers_sent(session, [dispatch.id for dispatch in dispatches])
    sheets = session.scalars(
        seen_by(by, DispatchSheet)
        .where(DispatchSheet.meeting_id == meeting.id)
        .order_by(DispatchSheet.id.desc())
    ).all()
    printed = renderings_of(session, [sheet.public_id for sheet in sheets])
    return DispatchesPage(
        session, meeting, by, at,
        sent=sent_to_members(session, meeting),
        lines=[
            DispatchLine(one, len(papers[one.id]), by_states(_of(lines, one))) for one in dispatches
        ],
        sheets=[(sheet, printed.get(sheet.public_id)) for sheet in sheets],
    )  # fmt: skip


def _of(lines: Sequence[Delivered], dispatch: Dispatch) -> list[Delivered]:
    return [line for line in lines if line.delivery.dispatch_id == dispatch.id]

"""The papers of a meeting as their page lists them: what was issued, and what can be issued now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.access.scopes import sees_votes_of
from council.access.seeing import seen_by
from council.actions.minutes import minutes_of
from council.actions.paper_readiness import not_in_minutes, not_ready
from council.actions.protocols_in_force import in_force
from council.papers.minutes_text import MinutesText
from council.records.bodies import Seat
from council.records.chairing import chairing_of
from council.records.issued_papers import IssuedPaper, PaperKind
from council.records.mail import Letter, LetterKind
from council.records.meetings import Meeting
from council.records.minutes import Rendering
from council.records.outcomes import is_decided_in
from council.records.papers_replaced import replaced_since
from council.records.positions import asked_of_meetings
from council.records.printing import given_up, renderings_of
from council.web.issued_paper_words import matter_of
from council.web.languages import in_language
from council.web.naming import short_state_name

# What is chosen on a page of its own before the paper is issued.
CHOSEN = frozenset({PaperKind.INVITATION, PaperKind.VOTE_SHEET, PaperKind.EXTRACT, PaperKind.COPY})
FROM_SIGNED = frozenset(
    {
        PaperKind.SHORT_MINUTES, PaperKind.EXTRACT, PaperKind.OPINIONS, PaperKind.CREDENTIALS, PaperKind.COPY,
    }
)  # fmt: skip


class IssuedLine(NamedTuple):
    """One issued paper, its printing, on what matter it is, and which correction has replaced its protocol since."""

    paper: IssuedPaper
    rendering: Rendering | None
    matter: str
    corrected_by: int


class KindLine(NamedTuple):
    """One kind of paper: what was issued of it, and why none can be issued now, if so."""

    kind: PaperKind
    issued: Sequence[IssuedLine]
    obstacle: str

    @property
    def is_chosen(self) -> bool:
        return self.kind in CHOSEN


@dataclass(frozen=True)
class IssuedPage:
    """The papers of a meeting for one reader."""

    session: Session
    meeting: Meeting
    actor: Actor
    papers: Sequence[IssuedPaper]

    @property
    def keeps(self) -> bool:
        """Say whether issuing papers is the reader's to do."""
        return may(self.actor, "paper.issued", self.meeting)

    @property
    def reads_minutes(self) -> bool:
        """Say whether the protocol itself is shown to the reader."""
        return self.meeting.closed_at is not None and sees_votes_of(self.actor, self.meeting)

    @property
    def lines(self) -> list[KindLine]:
        """Return the kinds in the order a meeting needs them; a reader who issues none sees those that were issued."""
        lines = [KindLine(kind, self._issued(kind), self._obstacle(kind)) for kind in PaperKind]
        return lines if self.keeps else [line for line in lines if line.issued]

    @property
    def is_waiting(self) -> bool:
        """Say whether the worker still prints any of them."""
        left = {paper.public_id for paper in self.papers} - self.renderings.keys() - self.given_up
        return bool(left)

    @cached_property
    def renderings(self) -> dict[str, Rendering]:
        return renderings_of(self.session, [paper.public_id for paper in self.papers])

    @cached_property
    def given_up(self) -> frozenset[str]:
        """Return the papers whose printing was given up; the secretariat has them tried again."""
        return given_up(self.session) if self.keeps else frozenset()

    @cached_property
    def sent(self) -> dict[str, int]:
        """Return how many letters went with each invitation that was sent by mail, by its address."""
        of_meeting = (Letter.meeting_id == self.meeting.id, Letter.kind == LetterKind.INVITATION_ISSUED)
        found = select(Letter.path, func.count()).where(*of_meeting).group_by(Letter.path)
        return dict(self.session.execute(found).all()) if self.keeps else {}

    @property
    def invites(self) -> bool:
        """Say whether an invitation may still be sent."""
        held = self.meeting
        return self.keeps and held.closed_at is None and held.cancelled_at is None

    def _issued(self, kind: PaperKind) -> list[IssuedLine]:
        of_kind = [paper for paper in self.papers if paper.kind is kind]
        return [self._line(paper) for paper in of_kind]

    def _line(self, paper: IssuedPaper) -> IssuedLine:
        matter, corrected_by = matter_of(paper, self._states), self._replaced.get(paper.id, 0)
        is_said = matter.endswith(f"исправлением № {corrected_by}")  # a copy made since names its protocol so
        rendering = self.renderings.get(paper.public_id)
        return IssuedLine(paper, rendering, matter, 0 if is_said else corrected_by)

    def _obstacle(self, kind: PaperKind) -> str:
        """Return why the paper cannot be issued now, as far as the page can tell without composing it."""
        if not self.keeps:
            return ""
        if kind in FROM_SIGNED:
            why = not_in_minutes(kind, self._signed)
        else:
            why = None if self._is_possible(kind) else not_ready(kind)
        return "" if why is None else in_language(*why)

    def _is_possible(self, kind: PaperKind) -> bool:
        held = self.meeting
        if kind is PaperKind.POSITIONS:
            return bool(asked_of_meetings(self.session, held.id))
        if kind is PaperKind.CHAIRMANSHIP:
            return chairing_of(self.session, held).term is not None
        stages = {
            PaperKind.INVITATION: held.published_at is not None and held.closed_at is None,
            PaperKind.AGENDA: held.published_at is not None,
            PaperKind.BLANK_SHEET: held.closed_at is None,
            PaperKind.PARTICIPANTS: held.opened_at is not None,
            PaperKind.VOTE_SHEET: self._has_closed_votes,
            PaperKind.MEETING_SHEET: held.closed_at is not None and self._has_closed_votes,
        }
        return stages.get(kind, True)

    @cached_property
    def _has_closed_votes(self) -> bool:
        return self.session.scalar(select(exists().where(is_decided_in(self.meeting.id)))) or False

    @cached_property
    def _replaced(self) -> dict[int, int]:
        taken = [paper for paper in self.papers if paper.kind in FROM_SIGNED]
        return replaced_since(self.session, self.meeting.id, taken) if taken else {}

    @cached_property
    def _signed(self) -> MinutesText | None:
        """Return the text that stands as the signed protocol."""
        minutes = minutes_of(self.session, self.meeting) if self.meeting.closed_at is not None else None
        standing = in_force(self.session, minutes) if minutes is not None else None
        return standing.text if standing is not None else None

    @cached_property
    def _states(self) -> dict[int, str]:
        invited = {paper.seat_id for paper in self.papers if paper.seat_id is not None}
        seats = self.session.scalars(seen_by(self.actor, Seat).where(Seat.id.in_(invited))) if invited else ()
        return {seat.id: short_state_name(seat.state) for seat in seats}


def issued_page(session: Session, meeting: Meeting, by: Actor) -> IssuedPage:
    """Read the issued papers of a meeting that the reader may open, the latest first."""
    seen = seen_by(by, IssuedPaper).where(IssuedPaper.meeting_id == meeting.id)
    return IssuedPage(session, meeting, by, session.scalars(seen.order_by(IssuedPaper.id.desc())).all())

"""Papers issued from the record: composed, frozen, numbered and entered in one act; printed by the worker."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.invitation_letters import write_invitation_letters
from council.actions.jobs import leave_to_worker
from council.actions.locking import locked_body, locked_meeting
from council.actions.paper_readiness import not_ready
from council.actions.permission import require
from council.actions.printable_names import require_genitives
from council.actions.refusals import Conflict, Incomplete
from council.actions.texts import clean
from council.papers.composing.before_meeting import (
    compose_agenda,
    compose_blank_sheet,
    compose_invitation,
)
from council.papers.composing.copies import compose_copy
from council.papers.composing.during_meeting import compose_chairmanship, compose_participants
from council.papers.composing.excerpts import (
    compose_credentials,
    compose_extract,
    compose_opinions,
    compose_short_minutes,
)
from council.papers.composing.heads import Issue
from council.papers.composing.positions import compose_positions
from council.papers.composing.story import Story, read_story
from council.papers.composing.voting_sheets import compose_meeting_sheet, compose_vote_sheet
from council.papers.issued import read_issued
from council.papers.issued_text import IssuedText
from council.records.bodies import Seat
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.issued_papers import IssuedPaper, PaperKind, last_issued, next_number
from council.records.meetings import Meeting

ISSUED_JOB = "render_issued_paper"

# As long as the column is: the numbers of more than a hundred items.
LONGEST_ABOUT = 400
# Of these a meeting has several: on which matter one is, its `about` says.
SEVERAL = frozenset({PaperKind.VOTE_SHEET, PaperKind.EXTRACT, PaperKind.COPY})

COMPOSERS: Mapping[PaperKind, Callable[[Issue], IssuedText | None]] = {
    PaperKind.AGENDA: compose_agenda,
    PaperKind.BLANK_SHEET: compose_blank_sheet,
    PaperKind.PARTICIPANTS: compose_participants,
    PaperKind.VOTE_SHEET: compose_vote_sheet,
    PaperKind.MEETING_SHEET: compose_meeting_sheet,
    PaperKind.CHAIRMANSHIP: compose_chairmanship,
    PaperKind.SHORT_MINUTES: compose_short_minutes,
    PaperKind.EXTRACT: compose_extract,
    PaperKind.OPINIONS: compose_opinions,
    PaperKind.CREDENTIALS: compose_credentials,
    PaperKind.COPY: compose_copy,
    PaperKind.POSITIONS: compose_positions,
}


def issue_paper(
    *, meeting: str, kind: PaperKind, about: str = "", given_to: str = "", by: Actor, at: datetime
) -> IssuedPaper:
    """Issue one paper as the record stands now, under the next number of its kind.

    The body is locked before the number is drawn: of two papers issued at once the second takes the next.
    """
    require(by, "paper.issued")
    about = about if kind in SEVERAL else ""
    if len(about) > LONGEST_ABOUT:
        raise Incomplete(
            "Выбрано слишком много пунктов для одной выписки. Разделите их на несколько.",
            "Too many items for one extract. Divide them into several.",
        )
    to = clean(given_to, field="given_to", required=False)
    with transaction() as session:
        held, story = _story_in_locked_body(session, meeting, by, at)
        issue = Issue(session, story, next_number(session, held.body_id, kind), by.name, at, about, to)
        text = COMPOSERS[kind](issue)
        if text is None:
            raise Conflict(*not_ready(kind))
        paper = _kept(session, held, kind, text, about=about, by=by, at=at)
        _enter(session, held, [paper], by, at)
        return paper


def invite(
    *, meeting: str, states: Sequence[str], by_mail: bool = False, by: Actor, at: datetime
) -> list[IssuedPaper]:
    """Write the invitations of several states by one act, each under a number of its own, and send them if asked."""
    require(by, "paper.issued")
    with transaction() as session:
        held, story = _story_in_locked_body(session, meeting, by, at)
        papers = [
            _invited(session, story, seat, by=by, at=at) for seat in story.floor.seats if seat.code in states
        ]
        if not papers:
            raise Incomplete("Отметьте хотя бы одно государство.", "Tick at least one state.")
        letters = write_invitation_letters(session, held, papers, at=at) if by_mail else []
        _enter(session, held, papers, by, at, letters=len(letters))
        return papers


def text_of_issued(paper: IssuedPaper) -> IssuedText:
    """Return the frozen text of an issued paper."""
    return read_issued(paper.kind, paper.content)


def _story_in_locked_body(session: Session, meeting: str, by: Actor, at: datetime) -> tuple[Meeting, Story]:
    locked_body(session, by=by)
    held = locked_meeting(session, meeting, by=by)
    if held.cancelled_at is not None:
        raise Conflict(
            "Заседание отменено: документы по нему не выпускаются.",
            "The meeting was cancelled: no papers are issued for it.",
        )
    return held, read_story(session, held, at)


def _invited(session: Session, story: Story, seat: Seat, *, by: Actor, at: datetime) -> IssuedPaper:
    kind, held = PaperKind.INVITATION, story.meeting
    if held.closed_at is not None or held.published_at is None:
        raise Conflict(*not_ready(kind))
    number = next_number(session, held.body_id, kind)
    text = compose_invitation(Issue(session, story, number, by.name, at, seat.code), seat)
    if text is None:
        raise Conflict(*not_ready(kind))
    return _kept(session, held, kind, text, about=seat.code, seat=seat, by=by, at=at)


def _kept(
    session: Session, held: Meeting, kind: PaperKind, text: IssuedText,
    *, about: str, seat: Seat | None = None, by: Actor, at: datetime,
) -> IssuedPaper:  # fmt: skip
    """Freeze the text and leave its printing to the worker; what was issued in the same words is not issued again."""
    require_genitives(text)
    former = last_issued(session, held.id, kind, about)
    if former is not None and text_of_issued(former).says_the_same(text):
        raise Conflict(
            f"Такой документ уже выпущен под номером {former.number}: его содержание с тех пор не изменилось.",
            f"This paper was issued as number {former.number}: what it says has not changed since.",
        )
    content = text.canonical().decode()
    paper = IssuedPaper(
        public_id=new_public_id(), body_id=held.body_id, meeting_id=held.id, seat_id=seat.id if seat else None,
        kind=kind, number=text.head.number, about=about, content=content,
        fingerprint=hashlib.sha256(content.encode()).hexdigest(), issued_at=at, issued_by_id=by.person_id,
    )  # fmt: skip
    session.add(paper)
    session.flush()
    leave_to_worker(session, ISSUED_JOB, {"paper": paper.public_id}, at=at)
    return paper


def _enter(
    session: Session, held: Meeting, papers: list[IssuedPaper], by: Actor, at: datetime, *, letters: int = 0
) -> None:
    """Enter the act: its detail names every number that was drawn, so that none is skipped without a record."""
    drawn = [
        {"kind": paper.kind.value, "number": paper.number, "fingerprint": paper.fingerprint}
        for paper in papers
    ]
    enter(
        session, "paper.issued", of=papers[0], by=by, at=at, meeting_id=held.id,
        detail={"papers": drawn, "letters": letters}, rows=papers,
    )  # fmt: skip

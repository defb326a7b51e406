"""Invitations sent by mail: to the delegation of the state that is invited, each once, with the way to the paper."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.actions.announcing import told
from council.actions.entering import enter
from council.actions.locking import find, locked_meeting
from council.actions.mail import write_letters
from council.actions.permission import require
from council.actions.refusals import Conflict, NotFound
from council.papers.composing.before_meeting import compose_invitation
from council.papers.composing.heads import Issue
from council.papers.composing.story import read_story
from council.papers.issued import read_issued
from council.records.bodies import Seat
from council.records.database import transaction
from council.records.issued_papers import IssuedPaper, PaperKind
from council.records.mail import Letter, LetterKind, LetterState
from council.records.meetings import Meeting
from council.records.recipients import delegations
from council.wording import mail

NEVER_SENT = (LetterState.REFUSED, LetterState.WITHDRAWN)


def send_invitation(*, paper: str, by: Actor, at: datetime) -> list[Letter]:
    """Send an invitation that was issued before to the delegation it invites, as long as it still says what is so."""
    require(by, "paper.sent")
    with transaction() as session:
        issued = find(session, IssuedPaper, paper)
        held = locked_meeting(session, issued.meeting.public_id, by=by)
        if issued.kind is not PaperKind.INVITATION:
            raise NotFound
        if held.closed_at is not None or held.cancelled_at is not None:
            raise Conflict(
                "Заседание закрыто или отменено: приглашать на него поздно. Ничего не отправлено.",
                "The meeting is closed or cancelled: it is too late to invite to it. Nothing was sent.",
            )
        _refuse_outdated(session, held, issued, by=by, at=at)
        letters = write_invitation_letters(session, held, [issued], at=at)
        detail = {"number": issued.number, "letters": len(letters)}
        enter(session, "paper.sent", of=issued, by=by, at=at, meeting_id=held.id, detail=detail)
        return letters


def write_invitation_letters(
    session: Session, meeting: Meeting, papers: Sequence[IssuedPaper], *, at: datetime
) -> list[Letter]:
    """Write to each delegation that its invitation is there; one that was told already is not told again."""
    _refuse_sent(session, papers)
    readers = delegations(
        session, body_id=meeting.body_id, day=day_of(session, meeting.body_id, at), meeting=meeting
    )
    codes = {
        seat.id: seat.code for seat in session.scalars(select(Seat).where(Seat.body_id == meeting.body_id))
    }
    of_states = {
        paper.public_id: [one for one in readers if one.state == codes.get(paper.seat_id or 0)]
        for paper in papers
    }
    _refuse_unreachable([paper for paper in papers if not of_states[paper.public_id]])
    about, written = told(session, meeting), list[Letter]()
    for paper in papers:
        written += write_letters(
            session, LetterKind.INVITATION_ISSUED, mail.invitation_issued(about, paper.number),
            to=of_states[paper.public_id], path=path_of(paper), at=at, meeting=meeting,
        )  # fmt: skip
    return written


def path_of(paper: IssuedPaper) -> str:
    """Return the address of the paper, by which the letters that were sent of it are known."""
    return f"/papers/{paper.public_id}"


def _refuse_outdated(
    session: Session, held: Meeting, issued: IssuedPaper, *, by: Actor, at: datetime
) -> None:
    """Refuse a paper that says another day, place or agenda than the record of today."""
    story = read_story(session, held, at)
    seat = session.get_one(Seat, issued.seat_id)
    anew = compose_invitation(Issue(session, story, issued.number, by.name, at, issued.about), seat)
    if anew is None or not read_issued(issued.kind, issued.content).says_the_same(anew):
        raise Conflict(
            f"После выпуска приглашения № {issued.number} сведения о заседании изменились: в нем сказано не то, что"
            " сейчас. Ничего не отправлено. Выпустите новое приглашение и отправьте его.",
            f"Since invitation No. {issued.number} was issued the particulars of the meeting have changed: it says"
            " otherwise than they stand. Nothing was sent. Issue a new invitation and send that.",
        )


def _refuse_sent(session: Session, papers: Sequence[IssuedPaper]) -> None:
    """Refuse what is on its way or has arrived; a letter that was given up has reached nobody, and may go again."""
    paths = [path_of(paper) for paper in papers]
    of_these = (
        Letter.kind == LetterKind.INVITATION_ISSUED,
        Letter.path.in_(paths),
        Letter.state.not_in(NEVER_SENT),
    )
    if session.scalars(select(Letter.id).where(*of_these)).first() is not None:
        raise Conflict(
            "Это приглашение уже отправлено. Второй раз письмо не посылается.",
            "This invitation has been sent already. No second letter is sent.",
        )


def _refuse_unreachable(papers: Sequence[IssuedPaper]) -> None:
    if papers:
        numbers = ", ".join(f"№ {paper.number}" for paper in papers)
        raise Conflict(
            f"Отправить некому: у приглашенного государства нет пользователя с адресом ({numbers}). Ничего не"
            " отправлено. Передайте приглашение иначе.",
            f"There is nobody to send it to: the state invited has no user with an address ({numbers}). Nothing"
            " was sent. Hand the invitation over otherwise.",
        )

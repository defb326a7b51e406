"""The letters of a dispatch: one to each recipient, telling of the papers that are open to that recipient."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.actions.announcing import told
from council.actions.dispatch_papers import Papers
from council.actions.mail import write_letters
from council.records.dispatches import Dispatch, DispatchKind
from council.records.mail import Letter, LetterKind
from council.records.materials import MaterialVersion
from council.records.meetings import Meeting
from council.records.recipients import Recipient
from council.records.sendable import Circle, is_open_beside
from council.wording import mail_of_dispatches as mail
from council.wording.mail import MeetingTold, Words


def write_dispatch_letters(
    session: Session, dispatch: Dispatch, papers: Papers, circle: Circle, *, at: datetime
) -> dict[int, int]:
    """Write to everybody the dispatch is for; return by person the key of the letter.

    The members are told of everything; an advisory voice of what is open to it, and of nothing where nothing is.
    """
    meeting = session.get_one(Meeting, dispatch.meeting_id)
    kind, path = _kind_of(dispatch), f"/dispatches/{dispatch.public_id}"
    known = {one.person_id for one in circle.of_states}
    beside = [one for one in circle.beside if one.person_id not in known]
    meeting_told = told(session, meeting)
    letters: list[Letter] = []
    for recipients, open_to_them in ((circle.of_states, papers), (beside, _beside(papers))):
        if recipients and (open_to_them.versions or open_to_them.adopted):
            words = _words(meeting_told, dispatch, open_to_them)
            to = _once(recipients)
            letters += write_letters(session, kind, words, to=to, path=path, at=at, meeting=meeting)
    return {letter.person_id: letter.id for letter in letters}


def _words(meeting: MeetingTold, dispatch: Dispatch, papers: Papers) -> Words:
    if dispatch.kind is DispatchKind.ADOPTED:
        return mail.adopted_sent(meeting, [paper.title for paper in papers.adopted], dispatch.note)
    return mail.materials_sent(meeting, [_line(version) for version in papers.versions], dispatch.note)


def _line(version: MaterialVersion) -> tuple[str, int]:
    return version.material.title, version.number


def _beside(papers: Papers) -> Papers:
    return Papers(tuple(one for one in papers.versions if is_open_beside(one)), papers.adopted)


def _once(recipients: list[Recipient]) -> list[Recipient]:
    return list({one.person_id: one for one in recipients}.values())


def _kind_of(dispatch: Dispatch) -> LetterKind:
    return LetterKind.ADOPTED_SENT if dispatch.kind is DispatchKind.ADOPTED else LetterKind.MATERIALS_SENT

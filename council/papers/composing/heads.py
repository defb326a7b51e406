"""The head of an issued paper: the body, the meeting, its number, and who answers for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.papers.composing.minutes import meeting_text
from council.papers.composing.people import body_text
from council.papers.composing.story import Story, read_story
from council.papers.issued_text import HeadText
from council.papers.people_text import BodyText, SignatureText
from council.records.meetings import Meeting
from council.records.people import Appointment, Office


@dataclass(frozen=True)
class Issue:
    """A paper about to be issued: on what meeting, under which number, by whom and when.

    `about` names what the paper is on, where a meeting has several of its kind; `given_to` for whom it is made.
    """

    session: Session
    story: Story
    number: int
    by: str
    at: datetime
    about: str = ""
    given_to: str = ""

    @property
    def meeting(self) -> Meeting:
        return self.story.meeting

    def head(self, *lines: SignatureText) -> HeadText:
        """Return the head of the paper, with the lines it is signed on."""
        return HeadText(
            body=body_text(self.story),
            meeting=meeting_text(self.story),
            number=self.number,
            issued_at=self.story.local(self.at),
            issued_by=self.by,
            signatures=lines,
            demonstration=self.meeting.body.is_demonstration,
        )


def secretariat_line(issue: Issue) -> tuple[SignatureText, ...]:
    """Return the line of who heads the secretariat on the day of the issue, and so answers for the paper."""
    day = issue.story.local(issue.at).date()
    return line_of_head(heads_of(issue.session, issue.meeting.body_id), body_text(issue.story), day=day)


def heads_of(session: Session, body_id: int) -> Sequence[Appointment]:
    """Return every appointment of a head of the secretariat of the body."""
    held = Appointment.office == Office.SECRETARIAT_HEAD
    return session.scalars(select(Appointment).where(Appointment.body_id == body_id, held)).all()


def line_of_head(heads: Iterable[Appointment], body: BodyText, *, day: date) -> tuple[SignatureText, ...]:
    """Return the line that who heads the secretariat on the day signs on; none where nobody does."""
    head = next((held for held in heads if held.is_held_on(day)), None)
    if head is None:
        return ()
    post = f"Руководитель секретариата {body.short_genitive}"
    return (SignatureText(post, head.person.initials_and_name),)


def issue_of(
    session: Session,
    meeting: Meeting,
    *,
    number: int,
    by: str,
    at: datetime,
    about: str = "",
    given_to: str = "",
) -> Issue:
    """Read the story of the meeting for a paper about to be issued."""
    return Issue(session, read_story(session, meeting, at), number, by, at, about, given_to)

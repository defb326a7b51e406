"""Letters on what states say before a meeting: asked of who is silent, and told to whom a paper of theirs speaks for.

Of each state they go to its member, its focal points and its substitute.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import day_of
from council.actions.announcing import told
from council.actions.mail import write_letters
from council.records.floor import seats_on
from council.records.mail import LetterKind
from council.records.matters import Matter, MatterKind
from council.records.meetings import Meeting
from council.records.positions import PositionQuestion, asked_of_meetings
from council.records.recipients import delegations
from council.records.state_letters import StateLetter
from council.wording.mail_of_positions import letter_entered, positions_asked


def tell_of_question(
    session: Session, meeting: Meeting, questions: Sequence[PositionQuestion], *, at: datetime
) -> None:
    """Ask by one letter about all the texts of one day; who has spoken on each of them is not asked."""
    if not questions:
        return
    asked, keys = asked_of_meetings(session, meeting.id), {question.item_id for question in questions}
    lines = [one for key, one in asked.items() if key in keys]
    silent = {
        seat.code
        for seat in seats_on(session, meeting.body_id, meeting.starts_locally.date())
        if any(line.standing(seat) is None for line in lines)
    }
    day = day_of(session, meeting.body_id, at)
    readers = delegations(session, body_id=meeting.body_id, day=day, meeting=meeting)
    titles = [line.question.item.title for line in sorted(lines, key=lambda one: one.question.item.position)]
    write_letters(
        session, LetterKind.POSITIONS_ASKED,
        positions_asked(told(session, meeting), titles, due_on=questions[0].due_on),
        to=[reader for reader in readers if reader.state in silent],
        path=f"/meetings/{meeting.public_id}/positions", at=at, meeting=meeting,
        matter=Matter(MatterKind.POSITION, meeting.public_id).name,
    )  # fmt: skip


def tell_of_letter(
    session: Session, letter: StateLetter, title: str, *, path: str, is_position: bool, at: datetime
) -> None:
    """Tell the state that something was entered in its name from its paper, so that it may contradict."""
    meeting = letter.meeting
    words = letter_entered(
        told(session, meeting), title, number=letter.number, dated_on=letter.dated_on,
        received_on=letter.received_on, is_position=is_position,
    )  # fmt: skip
    day = day_of(session, meeting.body_id, at)
    readers = delegations(session, body_id=meeting.body_id, day=day, meeting=meeting)
    own = [reader for reader in readers if reader.state == letter.seat.code]
    write_letters(session, LetterKind.LETTER_ENTERED, words, to=own, path=path, at=at, meeting=meeting)

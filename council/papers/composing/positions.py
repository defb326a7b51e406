"""The summary table of positions, from what the states were asked and what they said on the day of its issue."""

from collections.abc import Iterator
from datetime import date

from council.law.positions import rule_on_positions
from council.papers.composing.before_meeting import agenda_published
from council.papers.composing.heads import Issue, secretariat_line
from council.papers.composing.people import state_text
from council.papers.positions_text import ItemPositionsText, PositionsText, StatePositionText
from council.records.bodies import Seat
from council.records.positions import Asked, StatePosition, asked_of_meetings
from council.wording import sentence


def compose_positions(issue: Issue) -> PositionsText | None:
    """Return what the states say of the drafts; None where nobody was asked."""
    asked = {one.question.item.public_id: one for one in _asked(issue)}
    version = agenda_published(issue)
    lines = [line for line in (version.content if version else ()) if line["item"] in asked]
    if not lines:
        return None
    items = (_item(issue, line["position"], line["title"], asked[line["item"]]) for line in lines)
    return PositionsText(head=issue.head(*secretariat_line(issue)), items=tuple(items))


def _asked(issue: Issue) -> Iterator[Asked]:
    yield from asked_of_meetings(issue.session, issue.meeting.id).values()


def _item(issue: Issue, number: int, title: str, asked: Asked) -> ItemPositionsText:
    seats, today = issue.story.floor.seats, issue.story.local(issue.at).date()
    question = asked.question
    ruling = rule_on_positions(
        due_on=question.due_on, today=today, members=len(seats), given=asked.given(seats)
    )
    return ItemPositionsText(
        number=number, title=title, draft=question.draft.number, due_on=question.due_on, said=sentence(ruling),
        positions=tuple(_position(issue, seat, asked.standing(seat)) for seat in seats),
    )  # fmt: skip


def _position(issue: Issue, seat: Seat, said: StatePosition | None) -> StatePositionText:
    if said is None:
        return StatePositionText(state_text(seat))
    return StatePositionText(
        state_text(seat), said.stance.value, said.remarks, _given_on(issue, said), _letter(said), said.is_late
    )


def _given_on(issue: Issue, said: StatePosition) -> date:
    """Return the day the state spoke: of a letter the day it came."""
    return said.letter.received_on if said.letter else issue.story.local(said.given_at).date()


def _letter(said: StatePosition) -> str:
    return f"№ {said.letter.number} от {said.letter.dated_on:%d.%m.%Y}" if said.letter else ""

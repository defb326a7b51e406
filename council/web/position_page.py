"""The positions of the states on the drafts of a meeting, and on one draft, as their pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.access.rights import may
from council.actions.agenda_versions import latest_version
from council.actions.positions import giving_ruling
from council.law.positions import rule_on_positions
from council.law.ruling import Ruling
from council.records.bodies import Seat
from council.records.database import db
from council.records.floor import seats_on
from council.records.meetings import Meeting
from council.records.positions import Asked, StatePosition, asked_of_meetings
from council.web.forms.positions import STANCES
from council.web.naming import short_state_name
from council.web.texts import moment


@dataclass(frozen=True)
class PositionLine:
    """A draft the states were asked about, under the words of the agenda as published."""

    item: str
    number: int
    title: str
    asked: Asked
    ruling: Ruling


@dataclass(frozen=True)
class PositionsPage:
    """What the pages are drawn from."""

    meeting: Meeting
    actor: Actor
    seats: tuple[Seat, ...]
    lines: list[PositionLine]
    at: datetime

    @property
    def may_ask(self) -> bool:
        return self.meeting.is_ahead and may(self.actor, "position.asked", self.meeting)

    @property
    def may_give(self) -> bool:
        own = self.actor.delegation
        return self.meeting.is_ahead and may(self.actor, "position.given", self.meeting, seat=own)

    @property
    def may_enter(self) -> bool:
        return self.meeting.is_ahead and may(self.actor, "position.entered", self.meeting)

    def reads_letters_of(self, seat: Seat) -> bool:
        """Say whether the reader may open the scan of a letter of the state."""
        return self.actor.is_secretariat or self.actor.delegation_id == seat.id

    def owes(self, line: PositionLine) -> bool:
        """Say whether the reader's state is silent on the text."""
        return self.may_give and line.asked.standing(self.actor.delegation_id or 0) is None

    @cached_property
    def own(self) -> Seat | None:
        return next((seat for seat in self.seats if seat.id == self.actor.delegation_id), None)

    def line_of(self, item: str) -> PositionLine | None:
        return next((line for line in self.lines if line.item == item), None)

    def giving(self, line: PositionLine) -> Ruling:
        """Return whether a state may give its position on the text now."""
        return giving_ruling(db.session(), self.meeting, line.asked, at=self.at)

    def rows(self) -> Iterator[list[object]]:
        """Yield the table of all answers as a file has it, a line for each state and draft."""
        yield [
            _("Вопрос"), _("Проект решения"), _("Редакция"), _("Срок"), _("Государство"), _("Позиция"),
            _("Замечания"), _("Сообщена"), _("После срока"),
        ]  # fmt: skip
        for line in self.lines:
            question = line.asked.question
            head = [line.number, line.title, question.draft.number, question.due_on.isoformat()]
            for seat in self.seats:
                yield [*head, short_state_name(seat.state), *_told(line.asked.standing(seat), self.meeting)]


def positions_page(session: Session, meeting: Meeting, actor: Actor, *, at: datetime) -> PositionsPage:
    """Read what was asked and said of the drafts of a meeting."""
    seats = tuple(seats_on(session, meeting.body_id, meeting.starts_locally.date()))
    asked = {one.question.item.public_id: one for one in asked_of_meetings(session, meeting.id).values()}
    version, today = latest_version(session, meeting), day_of(session, meeting.body_id, at)
    entries = version.content if version is not None else []
    lines = [_line(entry, asked[entry["item"]], seats, today) for entry in entries if entry["item"] in asked]
    return PositionsPage(meeting, actor, seats, lines, at)


def _line(entry: dict[str, Any], asked: Asked, seats: tuple[Seat, ...], today: date) -> PositionLine:
    ruling = rule_on_positions(
        due_on=asked.question.due_on, today=today, members=len(seats), given=asked.given(seats)
    )
    return PositionLine(entry["item"], entry["position"], entry["title"], asked, ruling)


def _told(said: StatePosition | None, meeting: Meeting) -> list[object]:
    if said is None:
        return [_("позиция не сообщена"), "", "", ""]
    given = moment(said.given_at, meeting.zone)
    if said.letter is not None:
        given = _("%(given)s, по письму № %(number)s", given=given, number=said.letter.number)
    return [str(STANCES[said.stance]), said.remarks, given, _("да") if said.is_late else ""]

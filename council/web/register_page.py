"""What a line of «Журнал» shows: the act in plain words, who did it, on what, and where to look further."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.petition_scopes import sees_petitions
from council.access.scopes import meetings_seen_by
from council.records.bodies import State
from council.records.checkpoints import Checkpoint, Occasion
from council.records.history import acting_persons, checkpoints_within
from council.records.meetings import Meeting
from council.records.people import Person
from council.records.register import RegisterEntry
from council.web.languages import current_language
from council.web.naming import meeting_name, person_name, short_state_name
from council.wording.acts import act_name, capacity_name

# The page of a thing, by its table: what it is called, and where it is.
PAGES: dict[str, tuple[Any, str, str]] = {
    "meetings": (_l("заседание"), "meetings.show_meeting", "meeting"),
    "agenda_versions": (_l("повестка дня"), "convening.show_version", "version"),
    "items": (_l("вопрос"), "voting.show_item", "item"),
    "votes": (_l("голосование"), "voting.show", "vote"),
    "credentials": (_l("полномочия"), "credentials.show_credential", "credential"),
    "persons": (_l("лицо"), "people.show_person", "person"),
    "petitions": (_l("предложение о заседании"), "petitions.show_petition", "petition"),
}
# Things without a page of their own are read where the act says they belong.
NAMED_IN_DETAIL = {"vote": "votes", "item": "items"}

OCCASIONS = {
    Occasion.VOTE_CLOSED: _l("закрыто голосование"),
    Occasion.MEETING_CLOSED: _l("закрыто заседание"),
    Occasion.DAY: _l("итог дня"),
}


@dataclass(frozen=True)
class Link:
    """Where to look further."""

    label: str
    url: str


@dataclass(frozen=True)
class EntryLine:
    """One act, as it is read."""

    entry: RegisterEntry
    person: Person | None
    state: State | None
    meeting: Meeting | None
    checkpoint: Checkpoint | None
    shows_petitions: bool

    @property
    def act(self) -> str:
        return act_name(self.entry.act, current_language())

    @property
    def who(self) -> str:
        name = person_name(self.person) if self.person else ""
        return ", ".join(filter(None, (name, capacity_name(self.entry.capacity, current_language()))))

    @property
    def state_name(self) -> str:
        return short_state_name(self.state) if self.state else ""

    @property
    def content(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.entry.content)
        return told

    @property
    def links(self) -> list[Link]:
        """Return the page of the thing, and that of its meeting."""
        detail = self.content["detail"]
        named = [(NAMED_IN_DETAIL[name], detail[name]) for name in NAMED_IN_DETAIL if name in detail]
        thing = next(
            filter(None, (_page(*told) for told in [self._thing, *named] if self._is_open(told[0]))), None
        )
        meeting = None
        if self.meeting is not None:
            url = url_for("meetings.show_meeting", meeting=self.meeting.public_id)
            meeting = Link(meeting_name(self.meeting), url)
        return [link for link in (thing, meeting) if link is not None]

    def _is_open(self, table: str) -> bool:
        """Say whether the reader of the line may follow it to the things of a table."""
        return table != "petitions" or self.shows_petitions

    @property
    def _thing(self) -> tuple[str, str]:
        is_meeting = self.entry.thing_kind == "meetings" and self.meeting is not None
        return ("", "") if is_meeting else (self.entry.thing_kind, self.entry.thing_id)


def entry_lines(session: Session, entries: list[RegisterEntry], by: Actor) -> list[EntryLine]:
    """Return the entries as lines; what else they name is read at once for all of them."""
    persons, points = acting_persons(session, entries), checkpoints_within(session, entries)
    states = {state.code: state for state in session.scalars(select(State))}
    keys = {entry.meeting_id for entry in entries if entry.meeting_id}
    meetings = {one.id: one for one in session.scalars(meetings_seen_by(by).where(Meeting.id.in_(keys)))}
    return [
        EntryLine(
            entry,
            persons.get(entry.person_id or 0),
            states.get(entry.seat or ""),
            meetings.get(entry.meeting_id or 0),
            points.get(entry.sequence),
            sees_petitions(by),
        )
        for entry in entries
    ]


def subject_names() -> dict[str, str]:
    """Return what one may look for, by the subject of the acts."""
    return {
        "meeting": _("заседания"),
        "agenda": _("повестка дня"),
        "item": _("вопросы"),
        "draft": _("проекты решений"),
        "material": _("материалы"),
        "credential": _("полномочия"),
        "presence": _("присутствие"),
        "participant": _("участники"),
        "chair": _("председательствующие"),
        "vote": _("голосования"),
        "ballot": _("поданные голоса"),
        "oral_ballot": _("устные голоса"),
        "objection": _("возражения"),
        "annulment": _("предложения аннулировать"),
        "disinterest": _("отсутствие заинтересованности"),
        "affected": _("затронутые государства"),
        "dissent": _("особые мнения"),
        "minutes": _("протоколы"),
        "decision": _("листы решений"),
        "petition": _("предложения о заседаниях"),
        "venue": _("места заседаний"),
        "chairmanship": _("председательство"),
        "override": _("иное большинство"),
        "rules_version": _("регламент"),
        "treaty_act": _("акты по Соглашению"),
        "seat": _("места государств"),
        "person": _("лица"),
        "account": _("учетные записи"),
        "appointment": _("назначения"),
        "register": _("журнал"),
    }


def _page(table: str, public_id: str) -> Link | None:
    if table not in PAGES:
        return None
    label, endpoint, argument = PAGES[table]
    return Link(str(label), url_for(endpoint, **{argument: public_id}))

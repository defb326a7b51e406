"""A deadline as a page tells it: its name, its ruling, and the page where it is dealt with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from council.access.actors import Actor
from council.access.petition_scopes import sees_petitions
from council.access.rights import may
from council.charters.states import BY_CODE
from council.law.deadlines import Deadline, DeadlineKind, Standing
from council.law.ruling import Ruling
from council.records.meetings import Meeting
from council.web.languages import current_language
from council.web.naming import meeting_name

NAMES = {
    DeadlineKind.YEARLY_MEETING: _l("Заседание %(what)s года"),
    DeadlineKind.NEXT_MEETING: _l("Следующее заседание"),
    DeadlineKind.MATERIALS: _l("Материалы: %(what)s"),
    DeadlineKind.CIRCULATION: _l("Рассылка принятых документов: %(what)s"),
    DeadlineKind.CHAIR: _l("Окончание срока председательства: %(what)s"),
    DeadlineKind.PLAN: _l("План работы на %(what)s год"),
    DeadlineKind.INFORMATION: _l("Информация о деятельности за %(what)s год"),
    DeadlineKind.PETITION: _l("Ответы на предложение о внеочередном заседании"),
    DeadlineKind.AUTHORITY: _l("Уведомление об уполномоченном органе: %(what)s"),
    DeadlineKind.WITHDRAWAL: _l("Выход из Соглашения: %(what)s"),
}
MARKS = {Standing.OVERDUE: "no", Standing.DUE: "due", Standing.DONE: "yes"}
OF_MEETINGS = frozenset({DeadlineKind.MATERIALS, DeadlineKind.CIRCULATION})
OF_STATES = frozenset({DeadlineKind.CHAIR, DeadlineKind.AUTHORITY, DeadlineKind.WITHDRAWAL})


@dataclass(frozen=True)
class DeadlineLine:
    """A deadline in words; `name` stays while its day moves."""

    name: str
    title: str
    due_on: date
    ruling: Ruling
    standing: Standing
    url: str
    meeting: str = ""  # whose deadline it is, where it is that of a meeting

    @property
    def mark(self) -> str:
        return MARKS[self.standing]


def deadline_line(
    deadline: Deadline, actor: Actor, meetings: Mapping[str, Meeting], *, today: date
) -> DeadlineLine:
    """Return the deadline as the actor reads it; `meetings` are the ones the actor may see, by identifier."""
    return DeadlineLine(
        name="-".join(filter(None, (deadline.kind.value, deadline.what, deadline.key))),
        title=NAMES[deadline.kind] % {"what": _what(deadline, meetings)},
        due_on=deadline.due_on,
        ruling=deadline.ruling,
        standing=deadline.standing_on(today),
        url=_url(deadline, actor),
        meeting=deadline.key if deadline.kind in OF_MEETINGS else "",
    )


def _what(deadline: Deadline, meetings: Mapping[str, Meeting]) -> str:
    if deadline.kind in OF_MEETINGS:
        return meeting_name(meetings[deadline.key])
    if deadline.kind in OF_STATES and deadline.what in BY_CODE:
        state = BY_CODE[deadline.what]
        return state.short_en if current_language() == "en" else state.short
    return deadline.what


def _url(deadline: Deadline, actor: Actor) -> str:
    """Return where it is dealt with; nothing where the actor has no such page."""
    kind, key = deadline.kind, deadline.key
    if kind in OF_MEETINGS and may(actor, "dispatch.issued") and not deadline.is_done:
        return url_for("dispatches.list_dispatches", meeting=key)
    if kind in OF_MEETINGS:
        return url_for("meetings.show_meeting", meeting=key)
    if kind is DeadlineKind.PETITION:
        return url_for("petitions.show_petition", petition=key) if sees_petitions(actor) else ""
    if kind in {DeadlineKind.PLAN, DeadlineKind.INFORMATION}:
        asked = {"kind": kind.value, "year": deadline.what}
        return url_for("plans.record_year", **asked) if may(actor, "yearly_record.entered") else ""
    if kind is DeadlineKind.CHAIR:
        return url_for("chairmanship.list_chairmanships")
    if kind is DeadlineKind.WITHDRAWAL:
        return url_for("parties.list_parties")
    if kind in OF_STATES:
        return url_for("seats.list_seats")
    return url_for("meetings.list_meetings")


def group_names() -> dict[Standing, str]:
    """Return the headings of the page in their order, with what stands under none."""
    return {Standing.OVERDUE: _("Просрочено"), Standing.DUE: _("Предстоит"), Standing.DONE: _("Исполнено")}

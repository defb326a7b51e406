"""The sections of the site that an actor may open, in the order of their use."""

from __future__ import annotations

from typing import NamedTuple

from flask import current_app, request, url_for
from flask_babel import gettext as _

from council.access.actors import Actor
from council.access.scopes import reads_drafts


class Section(NamedTuple):
    """A line of the navigation."""

    label: str
    url: str
    current: bool


def navigation_for(actor: Actor | None) -> list[Section]:
    """Return the sections for the actor; a stranger has none."""
    if actor is None:
        return []
    chosen = [("desk.show_desk", _("Мой стол")), ("meetings.list_meetings", _("Заседания"))]
    if actor.is_secretariat or actor.is_operator:
        chosen += [("people.list_people", _("Лица")), ("seats.list_seats", _("Состав Совета"))]
    if not actor.is_observer:
        chosen += [("chairmanship.list_chairmanships", _("Председательство"))]
    if reads_drafts(actor):
        chosen += [("decisions.list_decisions", _("Решения"))]
    chosen += [("regulation.show_regulation", _("Положение"))]
    return [_section(endpoint, label) for endpoint, label in chosen if endpoint in current_app.view_functions]


def _section(endpoint: str, label: str) -> Section:
    return Section(label, url_for(endpoint), request.blueprint == endpoint.partition(".")[0])

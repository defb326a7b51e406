"""The sections of the site that an actor may open, in the order of their use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from flask import request, url_for
from flask_babel import gettext as _

from council.access.actors import Actor
from council.access.register_scopes import reads_register
from council.access.scopes import reads_drafts

# Pages that belong to no section of their own stand under the meetings.
SECTIONS = frozenset(
    {
        "desk",
        "deadlines",
        "decisions",
        "seats",
        "chairmanship",
        "people",
        "delegation",
        "regulation",
        "rules_of_procedure",
        "register",
    }
)
# What the body sets otherwise is told on the page of its rules; who is a party, beside the seats that follow.
WITHIN = {
    "chair_refusals": "chairmanship",
    "secretariat": "chairmanship",
    "plans": "deadlines",
    "calendar": "deadlines",
    "overrides": "rules_of_procedure",
    "parties": "seats",
    "inviting": "people",
    "resets": "people",
    "nominations": "people",
    "proposals": "people",
    "checkpoints": "register",
    "security_log": "register",
    "mail": "register",
}

# What belongs to the reader's own account stands under no section of the body.
OF_THE_PERSON = frozenset(
    {"account", "certificates", "factors", "own_letters", "own_sessions", "stepping_up", "signing_in"}
)


class Section(NamedTuple):
    """A line of the navigation."""

    label: str
    url: str
    current: bool


def navigation_for(actor: Actor | None) -> list[Section]:
    """Return the sections for the actor; a stranger has none."""
    if actor is None:
        return []
    here = _section_here(actor)
    return [
        Section(label, url_for(endpoint), endpoint.partition(".")[0] == here)
        for endpoint, label in _sections_of(actor)
    ]


def _sections_of(actor: Actor) -> Iterator[tuple[str, str]]:
    yield "desk.show_desk", _("Мой стол")
    yield "meetings.list_meetings", _("Заседания")
    if reads_drafts(actor):
        yield "decisions.list_decisions", _("Решения")
    if not actor.is_guest:
        yield "deadlines.show_deadlines", _("Сроки")
        yield "seats.list_seats", _("Состав Совета")
        yield "chairmanship.list_chairmanships", _("Председательство")
        yield "rules_of_procedure.show_rules", _("Регламент")
    if actor.is_secretariat or actor.is_operator:
        yield "people.list_people", _("Лица")
    if actor.keeps is not None:
        yield "delegation.show_delegation", _("Делегация")
    yield "regulation.show_regulation", _("Положение")
    if reads_register(actor):
        yield "register.show_register", _("Журнал")


def _section_here(actor: Actor) -> str | None:
    """Return the section of the page that is asked for; none on a page that was not found.

    Who keeps no queue of letters reads their own, which belong to no section.
    """
    if request.endpoint is None or request.blueprint in OF_THE_PERSON:
        return None
    if request.blueprint == "mail" and not (actor.is_secretariat or actor.is_operator):
        return None
    here = WITHIN.get(request.blueprint or "", request.blueprint)
    return here if here in SECTIONS else "meetings"

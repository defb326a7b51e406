"""Choices of a form that come from the agenda and from the charter."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy.orm import Session
from wtforms import SelectChoice

from council.access.actors import Actor
from council.access.seeing import seen_by
from council.actions.agenda_versions import standing_items
from council.charters import functions
from council.records.agenda import Item
from council.records.floor import charter_of, seats_on
from council.records.meetings import Meeting
from council.web.languages import current_language, in_language
from council.web.naming import state_name

Choices = list[SelectChoice]


def item_choices(session: Session, meeting: Meeting) -> Choices:
    """Return the items of a meeting, after the answer that names the whole of it."""
    items = standing_items(session, meeting)
    return [
        SelectChoice("", _("Ко всему заседанию")),
        *(SelectChoice(item.public_id, f"{item.position}. {item.title}") for item in items),
    ]


def agenda_choices(session: Session, by: Actor, meeting: Meeting) -> Choices:
    """Return the items on the agenda of a meeting as far as the reader may see them."""
    seen = seen_by(by, Item).where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
    items = session.scalars(seen.order_by(Item.position)).all()
    return [SelectChoice(item.public_id, f"{item.position}. {item.title}") for item in items]


def function_choices(meeting: Meeting) -> Choices:
    """Return the functions of the body with their numbers."""
    english = current_language() == "en"
    return [
        SelectChoice(function.code, f"{function.code} {function.title_en if english else function.title_ru}")
        for function in functions(meeting.body.charter_code)
    ]


def class_choices(meeting: Meeting) -> Choices:
    """Return the classes of items the charter names, after the answer that the item is of none."""
    named = charter_of(meeting.body).edition_on(meeting.starts_locally.date()).classes.values()
    return [
        SelectChoice("", _("— не выбрано —")),
        *(SelectChoice(one.code, in_language(one.title_ru, one.title_en)) for one in named),
    ]


def affected_choices(session: Session, meeting: Meeting) -> Choices:
    """Return the states with a seat on the day of the meeting."""
    seats = seats_on(session, meeting.body_id, meeting.starts_locally.date())
    return [SelectChoice(seat.code, state_name(seat.state)) for seat in seats]

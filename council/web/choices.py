"""Choices of a form that come from the records: the states with a seat, the people one may name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session
from wtforms import SelectChoice

from council.access.actors import Actor
from council.records.belonging import Belonging, belongings
from council.records.bodies import State
from council.records.floor import seats_on
from council.records.people import Person
from council.web.naming import person_name, short_state_name, state_name

Choices = list[SelectChoice]

NOWHERE = Belonging(None, "", False, "")
LAST = 1000  # after the place of any state


def seat_choices(session: Session, by: Actor, *, day: date) -> Choices:
    """Return the states with a seat on the day, after the empty answer."""
    seats = seats_on(session, by.body_id, day)
    return [_nothing(), *(SelectChoice(seat.code, state_name(seat.state)) for seat in seats)]


def state_choices(session: Session) -> Choices:
    """Return all the states the platform knows, after the empty answer."""
    states = session.scalars(select(State).order_by(State.place))
    return [_nothing(), *(SelectChoice(state.code, state_name(state)) for state in states)]


def person_choices(session: Session) -> Choices:
    """Return everybody known after the empty answer: by state in the Russian order, then by organisation."""
    known = belongings(session)
    people = [
        (person, known.get(person.id, NOWHERE))
        for person in session.scalars(select(Person).order_by(Person.family_name, Person.given_names))
    ]
    people.sort(key=lambda known: _place_of(known[1]))
    return [_nothing(), *(_named(person, belongs) for person, belongs in people)]


def after_a_blank(choices: Iterable[SelectChoice], ask: str) -> Choices:
    """Return the answers after an empty one, so that none is given by not choosing; a single one is given."""
    answers = list(choices)
    return answers if len(answers) == 1 else [SelectChoice("", ask), *answers]


def _named(person: Person, belongs: Belonging) -> SelectChoice:
    name = f"{person_name(person)}, {belongs.post}" if belongs.post else person_name(person)
    return SelectChoice(person.public_id, name, optgroup=_group_of(belongs))


def _group_of(belongs: Belonging) -> str:
    if belongs.state is not None:
        return short_state_name(belongs.state)
    if belongs.is_secretariat:
        return _("Секретариат")
    return belongs.organisation or _("Другие лица")


def _place_of(belongs: Belonging) -> tuple[int, str]:
    """States first, then organisations, then the secretariat, then those of whom nothing is known."""
    if belongs.state is not None:
        return belongs.state.place, ""
    if belongs.is_secretariat:
        return LAST + 1, ""
    return (LAST, belongs.organisation) if belongs.organisation else (LAST + 2, "")


def _nothing() -> SelectChoice:
    return SelectChoice("", _("— не выбрано —"))

"""Choices of a form that come from the records: the states with a seat, the people one may name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session
from wtforms import SelectChoice

from council.access.actors import Actor
from council.records.bodies import State
from council.records.floor import seats_on
from council.records.people import Person
from council.web.naming import person_name, state_name

Choices = list[SelectChoice]


def seat_choices(session: Session, by: Actor, *, day: date) -> Choices:
    """Return the states with a seat on the day, after the empty answer."""
    seats = seats_on(session, by.body_id, day)
    return [_nothing(), *(SelectChoice(seat.code, state_name(seat.state)) for seat in seats)]


def state_choices(session: Session) -> Choices:
    """Return all the states the platform knows, after the empty answer."""
    states = session.scalars(select(State).order_by(State.place))
    return [_nothing(), *(SelectChoice(state.code, state_name(state)) for state in states)]


def person_choices(session: Session) -> Choices:
    """Return everybody known, by family name, after the empty answer."""
    people = session.scalars(select(Person).order_by(Person.family_name, Person.given_names))
    return [_nothing(), *(SelectChoice(person.public_id, person_name(person)) for person in people)]


def after_a_blank(choices: Iterable[SelectChoice], ask: str) -> Choices:
    """Return the answers after an empty one, so that none is given by not choosing; a single one is given."""
    answers = list(choices)
    return answers if len(answers) == 1 else [SelectChoice("", ask), *answers]


def _nothing() -> SelectChoice:
    return SelectChoice("", _("— не выбрано —"))

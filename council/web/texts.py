"""How rulings, moments and numbers are written on a page, in the language of its reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from flask import Flask, url_for
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.routing import BuildError

from council import wording
from council.law.ruling import Ruling, Weight
from council.web.filters import teach
from council.web.languages import current_language
from council.wording.dates import long_date
from council.wording.numbers import plural, roman


class Drawn(NamedTuple):
    """The arithmetic of a ruling as a page draws it large: 7 из 9, требуется 6."""

    reached: object
    of: object | None
    required: object | None


# The names of figures that decide, the most telling first: reached, of how many, required.
ARITHMETIC = (
    ("present", "members", "required"),
    ("for", "base", "required"),
    ("supporters", "members", "required"),
)


def init_app(app: Flask) -> None:
    """Teach the templates these words."""
    teach(
        app,
        sentence=sentence,
        cure=cure,
        clause_label=clause_label,
        clause_link=clause_link,
        ruling_kind=ruling_kind,
        ruling_word=ruling_word,
        weight_word=weight_word,
        figure=figure,
        obstacles=obstacles,
        warnings=warnings,
        moment=moment,
        instant=instant,
        instant_there=instant_there,
        zone_city=zone_city,
        day=day,
        clock=clock,
        roman=roman,
        plural=plural,
        unbroken=unbroken,
    )


def sentence(ruling: Ruling | Mapping[str, Any]) -> str:
    return wording.sentence(_read(ruling), current_language())


def cure(ruling: Ruling | Mapping[str, Any]) -> str:
    return wording.cure(_read(ruling), current_language())


def unbroken(number: object) -> Markup:
    """Return a number of a decision or a protocol, «1-ВН/2», as a page shows it: on one line."""
    return Markup('<span class="number">{}</span>').format(number)


def clause_label(clause: str) -> str:
    return wording.clause_label(clause, current_language())


def clause_link(subject: Ruling | Mapping[str, Any] | str) -> Markup | str:
    """Return the clause as a link that opens its words; nothing for a rule of the house, which has none."""
    clause = subject if isinstance(subject, str) else _read(subject).clause
    if not clause:
        return ""
    try:
        url = url_for("regulation.show_clause", clause=clause)
    except BuildError:
        return Markup('<span class="clause">{}</span>').format(clause_label(clause))
    return Markup('<a class="clause" href="{}">{}</a>').format(url, clause_label(clause))


def ruling_kind(ruling: Ruling | Mapping[str, Any]) -> str:
    """Return the name under which the stylesheet knows such a ruling."""
    ruling = _read(ruling)
    if ruling.in_order:
        return "note" if ruling.weight is Weight.NOTE else "ok"
    return str(ruling.weight)


def ruling_word(ruling: Ruling | Mapping[str, Any]) -> str:
    """Say in a word what the stylesheet says by colour."""
    return weight_word(ruling_kind(ruling))


def weight_word(kind: str) -> str:
    """Return the word for a kind of ruling: ok, note, warn or bar."""
    words = {
        "ok": _("В порядке."),
        "note": _("К сведению."),
        "warn": _("Внимание."),
        "bar": _("Препятствие."),
    }
    return words[kind]


def figure(ruling: Ruling | Mapping[str, Any]) -> Drawn | None:
    """Return the numbers that decide, where the ruling has such."""
    figures = _read(ruling).figures
    for names in ARITHMETIC:
        if all(name in figures for name in names):
            return Drawn(*(figures[name] for name in names))
    return None


def obstacles(rulings: Ruling | Iterable[Ruling] | None) -> list[Ruling]:
    """Return those rulings that forbid the act."""
    return [ruling for ruling in _several(rulings) if ruling.bars]


def warnings(rulings: Ruling | Iterable[Ruling] | None) -> list[Ruling]:
    """Return those rulings that let the act be done, but not without a word."""
    return [ruling for ruling in _several(rulings) if ruling.warns]


def moment(at: datetime, zone: str) -> str:
    """Return «4 июня 2026 года, 10:00 (Ашхабад)»."""
    return f"{day(_local(at, zone).date())}, {clock(at, zone)} ({zone_city(zone)})"


def zone_city(zone: str) -> str:
    """Return the city by whose clock the time is told."""
    return str(get_timezone_location(ZoneInfo(zone), locale=current_language(), return_city=True))


def day(on: date | datetime, zone: str = "") -> str:
    """Return «4 июня 2026 года», of a moment at a place the day it was there."""
    there = _local(on, zone).date() if zone and isinstance(on, datetime) else on
    return long_date(there, current_language())


def clock(at: datetime, zone: str) -> str:
    """Return the time of the day at the place, «10:04»."""
    return _local(at, zone).strftime("%H:%M")


def instant(at: datetime, zone: str) -> str:
    """Return «4 июня 2026 года, 10:04:07»: for a list of acts, where one minute holds many."""
    return f"{day(_local(at, zone).date())}, {_local(at, zone):%H:%M:%S}"


def instant_there(at: datetime, zone: str) -> str:
    """Return «4 июня 2026 года, 10:04:07 (Минск)»: beside hours of another city, which a meeting's pages tell."""
    return f"{instant(at, zone)} ({zone_city(zone)})"


def _local(at: datetime, zone: str) -> datetime:
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(ZoneInfo(zone))


def _read(ruling: Ruling | Mapping[str, Any]) -> Ruling:
    return ruling if isinstance(ruling, Ruling) else Ruling.from_json(ruling)


def _several(rulings: Ruling | Iterable[Ruling] | None) -> list[Ruling]:
    if rulings is None:
        return []
    return [rulings] if isinstance(rulings, Ruling) else list(rulings)

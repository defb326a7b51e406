"""The picture of the parties over the years: where each bar, mark and year stands, in shares of the width."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from council.law.parties import Parties, Span
from council.records.bodies import Seat
from council.records.treaty import TreatyEntry

ROW, TOP, BAR = 36, 8, 10  # pixels; only the width is elastic, so that words keep their size on a phone
MOST_YEARS_NAMED = 6


@dataclass(frozen=True)
class Bar:
    """A span of a state as a party."""

    x: str
    width: str
    y: int
    kind: str
    span: Span


@dataclass(frozen=True)
class Mark:
    """An act of a state on its day."""

    x: str
    y: int
    entry: TreatyEntry


@dataclass(frozen=True)
class Row:
    """A state with its bars and marks."""

    seat: Seat
    y: int
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Tick:
    """A year that is named below the picture."""

    x: str
    year: int
    anchor: str


@dataclass(frozen=True)
class PartyTimeline:
    """The whole picture; `at` is where the day asked about stands."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    at: str
    floor: int
    height: int
    bar: int = BAR


@dataclass(frozen=True)
class Scale:
    """From days to shares of the width, over whole years."""

    first: date
    last: date

    def x(self, day: date) -> float:
        inside = min(max(day, self.first), self.last)
        return 100 * (inside - self.first).days / (self.last - self.first).days

    def ticks(self) -> tuple[Tick, ...]:
        years = range(self.first.year, self.last.year + 1)
        step = -(-len(years) // MOST_YEARS_NAMED)
        named = list(years)[::step]
        return tuple(
            Tick(_share(self.x(date(year, 1, 1))), year, "start" if year == named[0] else "middle")
            for year in named
            if year == named[0] or self.x(date(year, 1, 1)) < 96
        )


def timeline_of(
    seats: Sequence[Seat], parties: Parties, entries: Iterable[TreatyEntry], *, day: date, today: date
) -> PartyTimeline:
    """Lay the picture out: a row for each state, in the order given."""
    acts: dict[int | None, list[TreatyEntry]] = {}
    for entry in entries:
        acts.setdefault(entry.seat_id, []).append(entry)
    scale = _scale(parties, acts, day, today)
    rows = tuple(_row(seat, number, parties, acts, scale) for number, seat in enumerate(seats))
    floor = TOP + ROW * len(rows)
    return PartyTimeline(rows, scale.ticks(), _share(scale.x(day)), floor, floor + 24)


def _scale(parties: Parties, acts: Mapping[int | None, list[TreatyEntry]], day: date, today: date) -> Scale:
    days = [entry.acted_on for entries in acts.values() for entry in entries if entry.acted_on]
    years = [one.year for one in (day, today, *days, *parties.changes())]
    return Scale(date(min(years), 1, 1), date(max(*years, today.year + 1), 12, 31))


def _row(
    seat: Seat,
    number: int,
    parties: Parties,
    acts: Mapping[int | None, list[TreatyEntry]],
    scale: Scale,
) -> Row:
    y = TOP + ROW * number
    bar_y = y + ROW - BAR - 10
    return Row(
        seat=seat,
        y=y + 12,
        bars=tuple(_bar(span, bar_y, scale) for span in parties.spans.get(seat.code, ())),
        marks=tuple(
            Mark(_share(scale.x(entry.acted_on)), bar_y + BAR // 2, entry)
            for entry in acts.get(seat.id, [])
            if entry.acted_on
        ),
    )


def _bar(span: Span, y: int, scale: Scale) -> Bar:
    start, end = scale.x(span.since_on), scale.x(span.until_on or scale.last)
    kind = "assumed" if span.is_assumed else "party"
    return Bar(_share(start), _share(max(end - start, 0.4)), y, kind, span)


def _share(number: float) -> str:
    return f"{number:.2f}%"

"""Who was in the room at a moment, read from arrivals, departures and their corrections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Passage:
    """An entry of the presence book: somebody came or went; `arrived` is None where it only voids another."""

    sequence: int
    participant: str
    seat: str | None
    at: datetime
    arrived: bool | None
    corrects: int | None = None


@dataclass(frozen=True)
class Stay:
    """From when to when somebody was in the room; `left_at` is None while still there."""

    participant: str
    seat: str | None
    arrived_at: datetime
    left_at: datetime | None


def standing_passages(passages: Iterable[Passage]) -> list[Passage]:
    """Return the passages that no later entry corrects, in the order of time."""
    entered = list(passages)
    corrected = {passage.corrects for passage in entered if passage.corrects is not None}
    standing = [p for p in entered if p.sequence not in corrected and p.arrived is not None]
    return sorted(standing, key=lambda passage: (passage.at, passage.sequence))


def present_at(passages: Iterable[Passage], at: datetime) -> frozenset[str]:
    """Return the participants in the room at the moment."""
    present: set[str] = set()
    for passage in standing_passages(passages):
        if passage.at > at:
            break
        (present.add if passage.arrived else present.discard)(passage.participant)
    return frozenset(present)


def intervals(passages: Iterable[Passage]) -> tuple[Stay, ...]:
    """Return every stay in the room, in the order of arrival; arriving twice is one stay."""
    stays: list[Stay] = []
    inside: dict[str, Passage] = {}
    for passage in standing_passages(passages):
        if passage.arrived:
            inside.setdefault(passage.participant, passage)
        elif arrival := inside.pop(passage.participant, None):
            stays.append(_stay(arrival, left_at=passage.at))
    stays.extend(_stay(arrival, left_at=None) for arrival in inside.values())
    return _in_order_of_arrival(stays)


def _stay(arrival: Passage, *, left_at: datetime | None) -> Stay:
    return Stay(arrival.participant, arrival.seat, arrival.at, left_at)


def _in_order_of_arrival(stays: Sequence[Stay]) -> tuple[Stay, ...]:
    return tuple(sorted(stays, key=lambda stay: (stay.arrived_at, stay.participant)))

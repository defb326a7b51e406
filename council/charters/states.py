"""The states and the confirmed forms of their names, in the Russian order of the short ones."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from council.charters import HERE
from council.law.treaty_steps import CisStatus


@dataclass(frozen=True)
class State:
    """A state; `order` is its place by the short Russian name, which no sorting of texts gets right."""

    order: int
    code: str
    short: str
    full: str
    genitive: str
    accusative: str
    government: str
    short_en: str
    full_en: str
    abbreviation: str
    native: str
    cis: CisStatus
    cis_source: str


def _read() -> tuple[State, ...]:
    with (HERE / "states.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["order"]))
    return tuple(_state(**row) for row in rows)


def _state(*, order: str, cis: str, **words: str) -> State:
    return State(order=int(order), cis=CisStatus(cis), **words)


STATES = _read()
BY_CODE = MappingProxyType({state.code: state for state in STATES})
COMMONWEALTH = MappingProxyType({state.code: state.cis for state in STATES})


def in_russian_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes in the order of the Russian short names; those unknown here come last."""
    return tuple(sorted(codes, key=_place))


def _place(code: str) -> tuple[int, str]:
    state = BY_CODE.get(code)
    return (state.order if state else len(STATES) + 1, code)

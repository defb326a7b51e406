"""What an address supposes of an item: how each state stands, whom it affects, and by which majority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from council.law.ballot import Position
from council.law.charter import Edition, MajorityOverride
from council.law.what_if import Supposition

SEAT, AFFECTED, MAJORITY = "seat-", "affected", "majority"
IN_FORCE, USUAL = "", "usual"
LONGEST_QUOTED = 40


@dataclass(frozen=True)
class Supposed:
    """What the address says, over the facts it starts from; `faults` tells what in it was not understood."""

    supposition: Supposition
    majority: str = IN_FORCE
    faults: tuple[str, ...] = ()


def supposed_in(
    asked: MultiDict[str, str], start: Supposition, majorities: Mapping[str, Edition]
) -> Supposed:
    """Return what is asked, each thing that is not understood left as it is in fact."""
    faults = [*_unknown_seats(asked, start)]
    positions = dict(start.positions)
    for seat in positions:
        words = list(dict.fromkeys(asked.getlist(SEAT + seat)))
        if len(words) == 1 and words[0] in set(Position):
            positions[seat] = Position(words[0])
        elif words:
            faults.append(
                _("Положение государства %(seat)s не распознано: «%(word)s».", seat=seat, word=_quoted(words))
            )
    affected = start.affected
    if AFFECTED in asked:
        named = frozenset(asked.getlist(AFFECTED)) - {""}
        affected = named & positions.keys()
        faults += [_no_such_state(seat) for seat in sorted(named - affected)]
    majority = asked.get(MAJORITY, IN_FORCE)
    if majority not in majorities:
        faults.append(_("Такого большинства нет: «%(word)s».", word=_quoted([majority])))
        majority = IN_FORCE
    return Supposed(replace(start, positions=positions, affected=affected), majority, tuple(faults))


def as_address(supposition: Supposition, majority: str = IN_FORCE) -> dict[str, object]:
    """Return the words of an address that supposes this."""
    seats = {SEAT + seat: position.value for seat, position in supposition.positions.items()}
    chosen = {MAJORITY: majority} if majority else {}
    return seats | {AFFECTED: ["", *sorted(supposition.affected)]} | chosen


def editions_by_majority(usual: Edition, in_force: Edition) -> dict[str, Edition]:
    """Return the rules by which the item could be decided: those in force, the usual ones, and what may be set."""
    found = {IN_FORCE: in_force}
    if in_force.set_otherwise is not None:
        found[USUAL] = usual
    for code, named in (usual.override.majorities if usual.override else {}).items():
        setting = MajorityOverride("", usual.in_force_from, "", named.rule, named.title_ru, named.title_en)
        found[code] = replace(usual.under(setting), set_otherwise=None)
    return found


def _unknown_seats(asked: MultiDict[str, str], start: Supposition) -> Iterator[str]:
    for name in asked:
        if name.startswith(SEAT) and name.removeprefix(SEAT) not in start.positions:
            yield _no_such_state(name.removeprefix(SEAT))


def _no_such_state(code: str) -> str:
    return _("Государства «%(code)s» в составе на день заседания нет.", code=_quoted([code]))


def _quoted(words: list[str]) -> str:
    # What cannot be printed cannot be shown either: a page that repeats it would not be valid.
    text = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in ", ".join(words)
    )
    return text if len(text) <= LONGEST_QUOTED else f"{text[:LONGEST_QUOTED]}…"

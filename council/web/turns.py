"""How often one address may ask what costs work and asks for no sign-in; kept in the process, lost with it."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

ADDRESSES_REMEMBERED = 10_000


class Turns:
    """So many turns an address in a while; a dear question takes several."""

    def __init__(self, most: int, within: timedelta) -> None:
        self._most = most
        self._within = within
        self._taken: OrderedDict[str, tuple[datetime, int]] = OrderedDict()

    def take(self, place: str, *, at: datetime, turns: int = 1) -> int:
        """Take turns; return 0, or how many seconds to wait where there are none left."""
        begun, taken = self._since(place, at)
        if taken + turns > self._most:
            return max(1, int((begun + self._within - at).total_seconds()))
        self._note(place, begun, taken + turns)
        return 0

    def charge(self, place: str, *, at: datetime, turns: int) -> None:
        """Take turns for work that is done already, though there be none left: the next question waits for it."""
        begun, taken = self._since(place, at)
        self._note(place, begun, taken + turns)

    def _since(self, place: str, at: datetime) -> tuple[datetime, int]:
        begun, taken = self._taken.get(place, (at, 0))
        return (begun, taken) if at - begun < self._within else (at, 0)

    def _note(self, place: str, begun: datetime, taken: int) -> None:
        self._taken[place] = (begun, taken)
        self._taken.move_to_end(place)
        if len(self._taken) > ADDRESSES_REMEMBERED:
            self._taken.popitem(last=False)

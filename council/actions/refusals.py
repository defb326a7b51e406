"""How an act is refused: by the law with its rulings, or by the state of things with a sentence."""

from __future__ import annotations

from council.law.ruling import Ruling


class NotInOrder(Exception):
    """The law refuses the act; nothing was written. Carries every ruling that stands in the way."""

    def __init__(self, *rulings: Ruling):
        super().__init__(", ".join(ruling.finding for ruling in rulings))
        self.rulings = rulings


class Refused(Exception):
    """The act cannot be done as things stand; says why and what to do, in both languages."""

    def __init__(self, ru: str, en: str = ""):
        super().__init__(en or ru)
        self.ru = ru
        self.en = en or ru

    def message(self, lang: str = "ru") -> str:
        return self.en if lang == "en" else self.ru


class Conflict(Refused):
    """Somebody was faster, or the same form came back with another content."""


class Incomplete(Refused):
    """What was sent lacks something or does not hold together."""


class Forbidden(Refused):
    """The act belongs to another office."""


class NotFound(Exception):
    """There is no such thing for this actor; whether it exists for others is not said."""


def require_in_order(*rulings: Ruling) -> None:
    """Refuse the act with every ruling that bars it."""
    barring = tuple(ruling for ruling in rulings if ruling.bars)
    if barring:
        raise NotInOrder(*barring)

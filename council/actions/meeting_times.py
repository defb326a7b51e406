"""Whether a meeting can be held at the times given for it."""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from council.actions.refusals import Incomplete
from council.law.charter import Charter, CharterError

LONGEST = timedelta(days=31)
FARTHEST = timedelta(days=3660)


def require_sound_times(
    charter: Charter, starts_at: datetime, ends_at: datetime, *, at: datetime, zone: ZoneInfo
) -> None:
    """Refuse an end before the start, a meeting already over, and days on which no rules are in force."""
    if ends_at <= starts_at:
        raise Incomplete(
            "Окончание заседания должно быть позже начала.", "The end must be later than the start."
        )
    if ends_at - starts_at > LONGEST:
        raise Incomplete(
            "Заседание длится больше месяца. Проверьте даты.",
            "The meeting lasts over a month. Check the dates.",
        )
    if ends_at <= at:
        raise Incomplete(
            "Это время уже прошло. Укажите будущую дату.", "This time is over. Give a day to come."
        )
    if starts_at - at > FARTHEST:
        raise Incomplete(
            "Дата слишком далеко в будущем. Проверьте год.", "The day is too far ahead. Check the year."
        )
    try:
        charter.edition_on(starts_at.astimezone(zone).date())
    except CharterError:
        raise Incomplete(
            "На эту дату правила органа еще не действуют.",
            "On this day the rules of the body are not in force yet.",
        ) from None


def require_zone(zone: str) -> None:
    """Refuse a clock nobody keeps."""
    if zone not in _known_zones():
        raise Incomplete("Выберите часовой пояс места заседания.", "Choose the time zone of the venue.")


@cache
def _known_zones() -> frozenset[str]:
    """Return the zones this machine knows; asking it reads hundreds of files, so it is asked once."""
    return frozenset(available_timezones())

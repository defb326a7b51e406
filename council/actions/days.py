"""Days as they enter the record: in their order, and in years a council could have met in."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from council.actions.refusals import Incomplete
from council.records.bodies import Body
from council.records.floor import charter_of
from council.wording.dates import long_date

LONGEST_TERM = 10  # years: no body has set a longer term in the chair, and a slip of the pen has
EARLIEST, LATEST = date(1991, 1, 1), date(2199, 12, 31)


def require_order(since_on: date, until_on: date | None) -> None:
    """Refuse a period that ends before it begins, or lies outside the years of any council."""
    for day in (since_on, until_on):
        if day is not None and not EARLIEST <= day <= LATEST:
            raise Incomplete(
                f"Проверьте год: {long_date(day)} – не та дата, которую можно внести.",
                f"Check the year: {long_date(day, 'en')} is not a day that can be entered.",
            )
    if until_on is not None and until_on < since_on:
        raise Incomplete(
            f"Последний день ({long_date(until_on)}) раньше первого ({long_date(since_on)}). Исправьте даты.",
            f"The last day ({long_date(until_on, 'en')}) is before the first one ({long_date(since_on, 'en')}). "
            "Correct the dates.",
        )


def require_plausible_term(since_on: date, until_on: date | None) -> None:
    """Refuse a term in the chair that only a wrong year can have made so long."""
    if until_on is not None and until_on.year - since_on.year > LONGEST_TERM:
        raise Incomplete(
            f"Проверьте год: по {long_date(until_on)} срок длиннее {LONGEST_TERM} лет.",
            f"Check the year: until {long_date(until_on, 'en')} the term is longer than {LONGEST_TERM} years.",
        )


def overlap(since_on: date, until_on: date | None, other_since: date, other_until: date | None) -> bool:
    """Say whether two periods have a day in common; a period without an end lasts."""
    return since_on <= (other_until or LATEST) and other_since <= (until_on or LATEST)


def day_in(body: Body, at: datetime) -> date:
    """Return the day of a moment by the clock of the body, which its charter names."""
    return at.astimezone(ZoneInfo(charter_of(body).zone)).date()

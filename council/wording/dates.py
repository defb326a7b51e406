"""Days as papers and sentences write them."""

from datetime import date

MONTHS = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def long_date(day: date, lang: str = "ru") -> str:
    """Return «4 июня 2025 года», or "4 June 2025"."""
    return f"{day_and_month(day, lang)} {_year(day, lang)}"


def day_and_month(day: date, lang: str = "ru") -> str:
    """Return «4 июня», or "4 June"."""
    months = MONTHS if lang == "ru" else MONTHS_EN
    return f"{day.day} {months[day.month - 1]}"


def date_span(first: date, last: date, lang: str = "ru") -> str:
    """Return several days without saying twice what they share: «18–19 октября 2018 года»."""
    if first == last:
        return long_date(first, lang)
    if first.year != last.year:
        return f"{long_date(first, lang)} – {long_date(last, lang)}"
    if first.month != last.month:
        return f"{day_and_month(first, lang)} – {long_date(last, lang)}"
    return f"{first.day}–{long_date(last, lang)}"


def short_date(day: date) -> str:
    """Return 04.06.2025."""
    return f"{day:%d.%m.%Y}"


def _year(day: date, lang: str) -> str:
    return f"{day.year} года" if lang == "ru" else str(day.year)

"""How far the powers of a substitute reach, in words; of powers for the whole meeting there is nothing to add."""

from datetime import date

from council.wording.dates import long_date


def reach_in_words(lang: str, *, until_on: date | None, items: tuple[int, ...]) -> str:
    """Return «по пунктам 2 и 3 повестки дня» or «по 31 декабря 2026 года»; nothing where it is the whole meeting."""
    if until_on is not None:
        return f"until {long_date(until_on, lang)}" if lang == "en" else f"по {long_date(until_on)}"
    if not items:
        return ""
    many = len(items) > 1
    if lang == "en":
        return f"for item{'s' if many else ''} {_listed(items, 'and')} of the agenda"
    return f"по пункт{'ам' if many else 'у'} {_listed(items, 'и')} повестки дня"


def _listed(numbers: tuple[int, ...], conjunction: str) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} {conjunction} {last}" if first else last

"""The moments of a sending as a sentence tells them: «выдано 4 мая 2025 года, принято почтовым сервером 5 мая 2025 года»."""

from datetime import date

from council.wording.dates import long_date

SAID = {
    "ru": {
        "issued": "выдано {}",
        "accepted": "принято почтовым сервером {}",
        "unaccepted": "почтовым сервером еще не принято",
        "handed": "вручную {}",
        "entered": "внесено в систему {}",
    },
    "en": {
        "issued": "issued on {}",
        "accepted": "accepted by the mail server on {}",
        "unaccepted": "not yet accepted by the mail server",
        "handed": "by other means on {}",
        "entered": "entered in the system on {}",
    },
}
NAMED = 3


def moments(told: tuple[str, ...], lang: str) -> str:
    """Return both moments of a sending, each in words with its day."""
    return ", ".join(_moment(one, lang) for one in told)


def some(names: tuple[str, ...], lang: str) -> str:
    """Return the first few names in quotation marks and how many more there are."""
    quoted = [f"«{name}»" if lang == "ru" else f"“{name}”" for name in names[:NAMED]]
    more = len(names) - NAMED
    said = ", ".join(quoted)
    return said if more <= 0 else said + (f" и еще {more}" if lang == "ru" else f" and {more} more")


def _moment(told: str, lang: str) -> str:
    kind, _, day = told.partition(":")
    return SAID[lang][kind].format(long_date(date.fromisoformat(day), lang) if day else "")

"""Every word a reader sees exists in Russian and in English."""

import re
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from council.web.languages import CATALOGUES

ROOT = Path(__file__).parents[2]
METHODS = [("council/**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"extensions": "jinja2.ext.do"}}
KEYWORDS = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@cache
def spoken():
    """Return each message of the code and the templates with the place it stands at."""
    found = {}
    for folder in ("council", "templates"):
        for file, line, message, _comments, _context in extract_from_dir(
            ROOT / folder,
            [(pattern.partition("/")[2], method) for pattern, method in METHODS],
            {pattern.partition("/")[2]: options for pattern, options in OPTIONS.items()},
            keywords=KEYWORDS,
        ):
            found.setdefault(message, f"{folder}/{file}:{line}")
    return found


def catalogue(lang):
    with (CATALOGUES / lang / "LC_MESSAGES" / "messages.po").open("rb") as text:
        return read_po(text, locale=lang)


def key(message):
    return message[0] if isinstance(message, tuple) else message


def test_every_message_has_its_english():
    english = catalogue("en")
    missing = [
        f"{place}: {message}"
        for message, place in spoken().items()
        if (kept := english.get(key(message))) is None or not all(_strings(kept)) or kept.fuzzy
    ]
    assert not missing, "say these in translations/en/LC_MESSAGES/messages.po:\n" + "\n".join(missing)


def test_every_number_has_its_three_russian_forms():
    russian = catalogue("ru")
    missing = [
        f"{place}: {message[0]}"
        for message, place in spoken().items()
        if isinstance(message, tuple)
        if (kept := russian.get(message[0])) is None or len(_strings(kept)) != 3 or not all(_strings(kept))
    ]
    assert not missing, "write these forms in translations/ru/LC_MESSAGES/messages.po:\n" + "\n".join(missing)


def test_english_keeps_the_figures_of_the_russian():
    wrong = [
        kept.id
        for kept in catalogue("en")
        if kept.id
        for said in _strings(kept)
        if set(PLACEHOLDER.findall(said)) - set(PLACEHOLDER.findall(str(kept.id)))
        or (not kept.pluralizable and set(PLACEHOLDER.findall(kept.id)) != set(PLACEHOLDER.findall(said)))
    ]
    assert not wrong


def test_the_catalogue_holds_nothing_that_nobody_says():
    said = {key(message) for message in spoken()}
    stale = [kept.id for kept in catalogue("en") if kept.id and key(kept.id) not in said]
    assert not stale, "remove these from the English catalogue:\n" + "\n".join(map(str, stale))


def test_a_russian_sentence_names_nothing_by_an_english_title():
    title = re.compile(r"\b[A-Za-z]+ (?:is|of|the|and|to|in) [A-Za-z]+\b")
    russian = [key(message) for message in spoken() if re.search("[а-я]", key(message))]
    assert not [said for said in russian if title.search(re.sub(r"%\(\w+\)s|<[^>]+>", "", said))]


def _strings(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)

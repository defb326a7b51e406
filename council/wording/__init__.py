"""How a ruling is said, in Russian and in English, from one table of sentences a language."""

from collections import ChainMap
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from council.law.ruling import Figure, Ruling
from council.wording import english, russian
from council.wording.figures import Speller
from council.wording.subjects import (
    competence,
    convening,
    intentions,
    item_proposals,
    majorities,
    participation,
    parties,
    positions,
    preflight,
    remarks,
    rotation,
    rules_of_procedure,
    second_persons,
    sending,
    what_if,
)

_SUBJECTS = (
    competence,
    convening,
    majorities,
    participation,
    parties,
    positions,
    preflight,
    intentions,
    item_proposals,
    remarks,
    rotation,
    rules_of_procedure,
    second_persons,
    sending,
    what_if,
)

SENTENCES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ru": dict(ChainMap(dict(russian.SENTENCES), *(dict(one.RUSSIAN) for one in _SUBJECTS))),
        "en": dict(ChainMap(dict(english.SENTENCES), *(dict(one.ENGLISH) for one in _SUBJECTS))),
    }
)
CURES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ru": dict(ChainMap(dict(russian.CURES), *(dict(one.CURES_RUSSIAN) for one in _SUBJECTS))),
        "en": dict(ChainMap(dict(english.CURES), *(dict(one.CURES_ENGLISH) for one in _SUBJECTS))),
    }
)
SPELLERS = MappingProxyType({"ru": Speller(russian.FORMS), "en": Speller(english.FORMS)})
ARTICLE = "art."
ASKED_FOR = ("present", "for", "supporters", "held")


def sentence(ruling: Ruling, lang: str = "ru") -> str:
    """Return the ruling as a sentence with its figures."""
    return _say(SENTENCES[lang][ruling.finding], lang, tuple(ruling.figures.items()))


def cure(ruling: Ruling, lang: str = "ru") -> str:
    """Return what would satisfy a ruling that is not in order, or nothing where nothing would."""
    template = "" if ruling.in_order else CURES[lang].get(ruling.finding, "")
    return _say(template, lang, (*ruling.figures.items(), ("missing", _missing(ruling.figures))))


def clause_label(clause: str, lang: str = "ru") -> str:
    """Return how a clause is cited on a screen: «п. 5.3», «ст. 10» for art.10; nothing for a rule of the house."""
    if not clause:
        return ""
    is_article, number = clause.startswith(ARTICLE), clause.removeprefix(ARTICLE)
    words = {"ru": ("п.", "ст."), "en": ("clause", "Article")}[lang]
    return f"{words[is_article]}\N{NO-BREAK SPACE}{number}"


@lru_cache(maxsize=4096)
def _say(template: str, lang: str, figures: tuple[tuple[str, Figure], ...]) -> str:
    return SPELLERS[lang].vformat(template, (), dict(figures))


def _missing(figures: Mapping[str, Figure]) -> int:
    """Return how many more of what was counted are required."""
    required = figures.get("required", 0)
    reached = next((figures[name] for name in ASKED_FOR if name in figures), 0)
    return required - reached if isinstance(required, int) and isinstance(reached, int) else 0

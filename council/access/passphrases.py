"""Which passphrases are refused: too short, among those everybody tries first, or made of what is known of the person."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from itertools import pairwise

from zxcvbn.frequency_lists import FREQUENCY_LISTS

from council.access.passwords import normal_form
from council.charters import load_charter
from council.records.bodies import Body
from council.records.people import Person

LEAST_LENGTH = 8  # NIST SP 800-63B asks for no less beside a second factor
SUGGESTED_LENGTH = 15  # long enough to hold by itself; a few words reach it
LONGEST = 1000  # argon2 reads it whole, so a book would keep a processor busy

# The two layouts of one keyboard: a Latin word typed with the Russian letters is as common as it was.
RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбю"
LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
ROWS_OF_KEYS = (LATIN_KEYS, RUSSIAN_KEYS, "1234567890")
TO_LATIN = str.maketrans(RUSSIAN_KEYS, LATIN_KEYS)

# The lists of the package know no Russian words.
COMMON_IN_RUSSIAN = frozenset(
    {"пароль", "парольпароль", "секрет", "привет", "совет", "любовь", "россия", "москва"}
)
SHORTEST_KNOWN_WORD = 3


class Flaw(StrEnum):
    """Why a passphrase is refused."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"
    PERSONAL = "personal"


def flaw_of(passphrase: str, *, known: Iterable[str] = ()) -> Flaw | None:
    """Return what is wrong with a passphrase; `known` are words that whoever guesses for this person tries first.

    No rule asks for digits or signs: they make a phrase harder to keep and no harder to guess.
    """
    phrase = normal_form(passphrase)
    if len(phrase) < LEAST_LENGTH:
        return Flaw.SHORT
    if len(phrase) > LONGEST:
        return Flaw.LONG
    if _is_common(phrase.casefold()):
        return Flaw.COMMON
    return Flaw.PERSONAL if _is_made_of(phrase.casefold(), known) else None


def words_known_of(person: Person | None, *, body: Body | None = None, email: str = "") -> list[str]:
    """Return what anybody knows of a person and of the body: names, the address, the titles."""
    told = [email]
    if person is not None:
        told += [person.family_name, person.given_names, person.name_en]
        told += [person.account.email] if person.account else []
    if body is not None:
        charter = load_charter(body.charter_code)
        told += [charter.title_ru, charter.title_en, charter.short_title_ru, charter.short_title_en]
    return told


def _is_common(phrase: str) -> bool:
    core = phrase.strip(" 0123456789!?.,-_*#@$%&+=")
    words = {phrase, core, phrase.translate(TO_LATIN), core.translate(TO_LATIN)}
    return bool(words & (common_passwords() | COMMON_IN_RUSSIAN)) or _repeats(phrase) or _runs(phrase)


def _repeats(phrase: str) -> bool:
    """Say whether the phrase is a short piece again and again: «абвабвабв»."""
    pieces = (phrase[:size] for size in range(1, min(len(phrase) // 2, LEAST_LENGTH) + 1))
    return any(piece * (len(phrase) // len(piece)) == phrase for piece in pieces)


def _runs(phrase: str) -> bool:
    """Say whether the letters follow one another as in the alphabet or along a row of keys."""
    steps = {ord(after) - ord(before) for before, after in pairwise(phrase)}
    return steps in ({1}, {-1}) or any(phrase in row or phrase[::-1] in row for row in ROWS_OF_KEYS)


def _is_made_of(phrase: str, known: Iterable[str]) -> bool:
    """Say whether too little is left of the phrase without the words known of the person."""
    words = {word for told in known for word in re.findall(r"\w+", normal_form(told).casefold())}
    left = phrase
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= SHORTEST_KNOWN_WORD:
            left = left.replace(word, "")
    return left != phrase and len(left) < LEAST_LENGTH


@cache
def common_passwords() -> frozenset[str]:
    """Return the passwords everybody tries first, from the lists of a package: no network is asked."""
    return frozenset(FREQUENCY_LISTS["passwords"])

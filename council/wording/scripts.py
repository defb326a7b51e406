"""Whether a word mixes letters of two alphabets that look alike, as one typed in haste or to deceive does."""

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+")
ALPHABETS = frozenset({"CYRILLIC", "LATIN", "GREEK", "ARMENIAN", "GEORGIAN"})


def mixed_words(text: str) -> tuple[str, ...]:
    """Return the words that are written in more than one alphabet, in their order."""
    return tuple(word for word in WORD.findall(text) if len(_alphabets_of(word)) > 1)


def _alphabets_of(word: str) -> set[str]:
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in word} & ALPHABETS

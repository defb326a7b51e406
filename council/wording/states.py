"""States in a sentence; a code that is in no table is written as it stands."""

from council.charters.states import BY_CODE, in_russian_order
from council.wording.figures import as_codes, listed


def genitive(codes: str | tuple[str, ...]) -> str:
    """Return «Республики Армения и Кыргызской Республики»."""
    return _said(codes, "genitive", "и")


def nominative(codes: str | tuple[str, ...]) -> str:
    """Return «Республика Армения и Кыргызская Республика»."""
    return _said(codes, "full", "и")


def short_names(codes: str | tuple[str, ...]) -> str:
    """Return «Армения и Кыргызстан»."""
    return _said(codes, "short", "и")


def english(codes: str | tuple[str, ...]) -> str:
    """Return "Armenia and Kyrgyzstan"."""
    return _said(codes, "short_en", "and")


def abbreviation(code: str) -> str:
    """Return the three Cyrillic letters of a state: «КАЗ»."""
    return BY_CODE[code].abbreviation if code in BY_CODE else code


def _said(codes: str | tuple[str, ...], form: str, conjunction: str) -> str:
    ordered = in_russian_order(as_codes(codes))
    return listed(
        [getattr(BY_CODE[code], form) if code in BY_CODE else code for code in ordered], conjunction
    )

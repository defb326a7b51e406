"""Which letters a paper can print, and what is wrong with a text that holds others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

# In the order in which a letter is looked for. PT Serif has the Cyrillic of all working languages, but not
# ə, the Armenian letters or the signs of newer currencies. Each package carries its licence (OFL).
FACES = (
    ("fontpkg_pt_serif", "files/PT_Serif-Web-Regular.ttf"),
    ("fontpkg_pt_serif", "files/PT_Serif-Web-Bold.ttf"),
    ("fontpkg_pt_serif", "files/PT_Serif-Web-Italic.ttf"),
    ("fontpkg_pt_serif", "files/PT_Serif-Web-BoldItalic.ttf"),
    ("fontpkg_noto_serif", "files/NotoSerif[wdth,wght].ttf"),
    ("fontpkg_noto_serif", "files/NotoSerif-Italic[wdth,wght].ttf"),
    ("manimgx_fonts", "NotoSansArmenian[wght].ttf"),
    ("manimgx_fonts", "NotoSansGeorgian[wght].ttf"),
)
FAMILIES = ("PT Serif", "Noto Serif", "Noto Sans Armenian", "Noto Sans Georgian")

LAYOUT = frozenset("\n\t")  # line ends come as \n from `normalised`
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Fonts have them, and nobody sees them: joiners and choosers of forms that two like words would differ by.
UNSEEN = frozenset("\u034f\ufe00")
MOST_MARKS_ON_A_LETTER = 2  # Vietnamese needs two; a third only hides what is written
# Between digits fonts draw a fraction by it: «1⁄2» is the glyph of «½», and of two the page tells one.
FRACTION_SLASH = "\u2044"
# In thousandths of an em: what is narrower the program of check takes for letters that cover each other.
NARROWEST = 150
OVERLAID = 1  # the combining class of U+0334 to U+0338: a word they strike out still reads as said


class Fault(StrEnum):
    """Why a letter cannot stand in the record."""

    CONTROL = "control"
    BIDI = "bidi"
    INVISIBLE = "invisible"
    UNASSIGNED = "unassigned"
    STACKED = "stacked"
    OVERLAY = "overlay"
    NO_GLYPH = "no_glyph"


@dataclass(frozen=True)
class Problem:
    """One letter that is refused, named once however often it stands in the text."""

    letter: str
    fault: Fault

    @property
    def code_point(self) -> str:
        return f"U+{ord(self.letter):04X}"

    @property
    def name(self) -> str:
        return unicodedata.name(self.letter, "")

    def sentence(self, lang: str = "ru") -> str:
        """Say which letter is refused and why, without printing what must not be printed."""
        shown = f"«{self.letter}» " if self.fault is Fault.NO_GLYPH else ""
        named = f"{shown}{self.code_point}" + (f" ({self.name})" if self.name else "")
        return SENTENCES[lang][self.fault].format(named=named)


SENTENCES = {
    "ru": {
        Fault.CONTROL: "Удалите управляющий знак {named}.",
        Fault.BIDI: "Удалите знак {named}: он меняет направление письма и скрывает, что написано.",
        Fault.INVISIBLE: "Удалите невидимый знак {named}.",
        Fault.UNASSIGNED: "Удалите знак {named}: такой буквы нет в Юникоде.",
        Fault.STACKED: "Удалите лишние надстрочные знаки {named}: на одной букве их не больше двух.",
        Fault.OVERLAY: "Удалите знак {named}: он зачеркивает букву под собой.",
        Fault.NO_GLYPH: "Замените знак {named}: его нельзя напечатать в протоколе.",
    },
    "en": {
        Fault.CONTROL: "Remove the control character {named}.",
        Fault.BIDI: "Remove {named}: it turns the direction of writing and hides what is written.",
        Fault.INVISIBLE: "Remove the invisible character {named}.",
        Fault.UNASSIGNED: "Remove {named}: Unicode has no such letter.",
        Fault.STACKED: "Remove marks {named}: a letter carries two at most.",
        Fault.OVERLAY: "Remove {named}: it strikes out the letter under it.",
        Fault.NO_GLYPH: "Replace {named}: the protocol cannot print it.",
    },
}


def normalised(text: str) -> str:
    r"""Return the text as it is stored: composed letters (NFC), one letter a glyph, line ends as \n."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return composed.translate(twins()).replace(FRACTION_SLASH, "/")


def problems_of(text: str) -> tuple[Problem, ...]:
    """Return what must be changed before the text may stand in the record, in order of first appearance."""
    stored = normalised(text)
    if _plain_letters().issuperset(stored):  # nearly always, and a protocol has a hundred thousand letters
        return ()
    return tuple(dict.fromkeys(_problems(stored)))


def _problems(text: str) -> Iterator[Problem]:
    marks = 0
    for letter in text:
        marks = marks + 1 if _is_mark(letter) else 0
        if fault := _fault(letter, marks):
            yield Problem(letter, fault)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter).startswith("M")


def _fault(letter: str, marks: int) -> Fault | None:
    if _is_struck(letter):
        return Fault.OVERLAY
    if letter in printable_letters():
        return Fault.STACKED if marks > MOST_MARKS_ON_A_LETTER else None
    if letter in BIDI:
        return Fault.BIDI
    if letter in UNSEEN:
        return Fault.INVISIBLE
    return FAULT_OF_CATEGORY.get(unicodedata.category(letter), Fault.NO_GLYPH)


FAULT_OF_CATEGORY = {
    "Cc": Fault.CONTROL,
    "Zl": Fault.CONTROL,
    "Zp": Fault.CONTROL,
    "Cf": Fault.INVISIBLE,
    "Cn": Fault.UNASSIGNED,
    "Co": Fault.UNASSIGNED,
    "Cs": Fault.UNASSIGNED,
}


@cache
def printable_letters() -> frozenset[str]:
    """Return every letter some embedded font has, less those that are no letters to a reader."""
    seen = {letter for letters in _glyphs() for letter in letters}
    return (LAYOUT | seen) - {chr(code) for code in twins()} - _shoved() - {FRACTION_SLASH}


@cache
def _plain_letters() -> frozenset[str]:
    """Return the printable letters that are at fault nowhere: those that are no marks on another letter."""
    return frozenset(
        letter for letter in printable_letters() if _fault(letter, 0) is None and not _is_mark(letter)
    )


@cache
def twins() -> dict[int, str]:
    """Return which letter stands for each that some face draws by the same glyph.

    A PDF tells one letter a glyph: of a text with Δ and ∆ the page would say another than the record.
    """
    return {
        ord(letter): kept
        for letters in _glyphs()
        for kept in [min(letters, key=_rank)]
        for letter in letters - {kept}
    }


def _rank(letter: str) -> tuple[bool, bool, str]:
    """Order letters of one glyph: a letter before a sign, the plain before the compatible, the earlier."""
    is_letter = unicodedata.category(letter).startswith("L")
    return not is_letter, unicodedata.normalize("NFKC", letter) != letter, letter


@cache
def _glyphs() -> tuple[frozenset[str], ...]:
    """Return what a reader sees as letters, glyph by glyph of every face."""
    return tuple(letters for path in face_paths() for letters in _letters_by_glyph(path))


def _letters_by_glyph(path: Path) -> list[frozenset[str]]:
    found: dict[str, set[str]] = {}
    with TTFont(path, lazy=True) as face:
        for code, glyph in face.getBestCmap().items():
            if _is_seen(chr(code)):
                found.setdefault(glyph, set()).add(chr(code))
    return [frozenset(letters) for letters in found.values()]


def _is_seen(letter: str) -> bool:
    is_told = unicodedata.category(letter) not in FAULT_OF_CATEGORY and letter not in UNSEEN
    return is_told and not _is_struck(letter)


def _is_struck(letter: str) -> bool:
    """Say whether it is drawn over the letter before it: through it or, as the signs of category Me, around it."""
    return unicodedata.combining(letter) == OVERLAID or unicodedata.category(letter) == "Me"


@cache
def _shoved() -> frozenset[str]:
    """Return what stands by itself and has next to no breadth, so that the letters about it run together."""
    return frozenset(letter for path in face_paths() for letter in _narrow_in(path))


def _narrow_in(path: Path) -> Iterator[str]:
    with TTFont(path, lazy=True) as face:
        breadths, least = face["hmtx"], NARROWEST * face["head"].unitsPerEm / 1000
        for code, glyph in face.getBestCmap().items():
            stands = unicodedata.category(chr(code)) != "Mn" and not chr(code).isspace()
            if stands and breadths[glyph][0] <= least:
                yield chr(code)


@cache
def face_paths() -> tuple[Path, ...]:
    """Return the font files, found without importing the packages that carry them."""
    return tuple(_package_folder(package) / file for package, file in FACES)


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"the font package {package} is not installed; see requirements.txt")
    return Path(spec.submodule_search_locations[0])

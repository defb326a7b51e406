"""Everything a pack of a meeting's papers holds, frozen: what goes in is settled when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from council.papers.frozen import Frozen
from council.papers.minutes_text import MeetingText
from council.papers.people_text import BodyText

PDF = "application/pdf"
PACK_TITLE = "Пакет документов заседания"


@dataclass(frozen=True)
class PackFile(Frozen):
    """A version of a material: `whence` — from whom, in Russian; `sha256` names its bytes in the store.

    `annex` is its number in the list of annexes of the protocol that the pack holds; 0 where it is none of them.
    """

    later = frozenset({"annex"})

    version_id: str
    title: str
    whence: str
    number: int
    given_on: date
    file_name: str
    media_type: str
    sha256: str
    size: int
    annex: int = 0

    @property
    def is_pdf(self) -> bool:
        return self.media_type == PDF

    @property
    def called(self) -> str:
        """Return under which name it stands in the pack: «Приложение № 2. Справка»."""
        return f"Приложение № {self.annex}. {self.title}" if self.annex else self.title


@dataclass(frozen=True)
class PackItem(Frozen):
    """An item of the agenda: its draft decision as the reader may read it, and its materials."""

    place: int
    title: str
    rapporteur: str = ""
    draft_number: int | None = None
    points: tuple[str, ...] = ()
    files: tuple[PackFile, ...] = ()


@dataclass(frozen=True)
class PackText(Frozen):
    """The papers of one meeting as one reader may read them: its own materials first, then item by item."""

    body: BodyText
    meeting: MeetingText
    files: tuple[PackFile, ...]
    items: tuple[PackItem, ...]
    demonstration: bool = False

    @property
    def all_files(self) -> tuple[PackFile, ...]:
        """Return every file in the order of the pack."""
        return self.files + tuple(file for item in self.items for file in item.files)

    @property
    def is_empty(self) -> bool:
        return not self.all_files and not any(item.points for item in self.items)

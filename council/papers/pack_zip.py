"""A pack as one ZIP: the files as they were given, a folder for each item, and two lists of hashes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from council.papers.pack_sheets import ItemSheets, item_sheets
from council.papers.pack_text import PACK_TITLE, PackFile, PackText

# What some system forbids in a name, and what a terminal would obey.
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
LONGEST = 60
AT_ONCE = 1024 * 1024


@dataclass(frozen=True)
class Entry:
    """A file of the archive: its path in it, and its bytes on disk or in hand."""

    path: str
    file: PackFile | None = None
    content: bytes = b""


def archive(
    text: PackText, target: Path, *, path_of: Callable[[str], Path], on: datetime, tell: Callable[[int], None]
) -> None:
    """Write the archive to `target`; `tell` hears the progress from 0 to 100."""
    entries = list(_entries(text, item_sheets(text, on=on)))
    written = on.astimezone(UTC).timetuple()[:6]
    sums: list[tuple[str, Entry]] = []
    with ZipFile(target, "w", allowZip64=True) as zipped:
        for place, entry in enumerate(entries):
            sums.append((_put(zipped, entry, path_of, written), entry))
            tell(99 * (place + 1) // len(entries))
        plain = "".join(f"{sha256}  {entry.path}\n" for sha256, entry in sums)
        _write(zipped, "SHA256SUMS", plain.encode(), written)
        _write(zipped, "Состав пакета.txt", _listed(text, sums).encode(), written)


def _entries(text: PackText, sheets: ItemSheets | None) -> Iterator[Entry]:
    yield from _files("00 Материалы заседания", text.files)
    for item in text.items:
        folder = f"{item.place:02} {_safe(item.title)}"
        if sheets is not None and item.points:
            pages = [sheets.document.pages[number] for number in sheets.pages_of(item)]
            name = f"{folder}/00 Проект решения, редакция {item.draft_number}.pdf"
            yield Entry(name, content=sheets.document.copy(pages).write_pdf())
        yield from _files(folder, item.files)


def _files(folder: str, files: tuple[PackFile, ...]) -> Iterator[Entry]:
    """Yield the files of a folder under their titles: what a delegation called its file may say nothing."""
    for place, file in enumerate(files, 1):
        _stem, dot, ending = file.file_name.rpartition(".")
        kind = f".{_safe(ending)}" if dot else ""
        annex = f"Приложение № {file.annex}. " if file.annex else ""
        yield Entry(f"{folder}/{place:02} {annex}{_safe(file.title)}, версия {file.number}{kind}", file)


def _safe(name: str) -> str:
    """Return the name without what a system forbids, and short enough to be unpacked in a deep folder."""
    return FORBIDDEN.sub(" ", name)[:LONGEST].strip(" .") or "без названия"


def _put(zipped: ZipFile, entry: Entry, path_of: Callable[[str], Path], written: tuple[int, ...]) -> str:
    """Write one file piece by piece and return the SHA-256 of what was written."""
    if entry.file is None:
        _write(zipped, entry.path, entry.content, written)
        return hashlib.sha256(entry.content).hexdigest()
    digest = hashlib.sha256()
    with (
        path_of(entry.file.sha256).open("rb") as source,
        zipped.open(_info(entry.path, written, ZIP_STORED), "w", force_zip64=True) as put,
    ):
        while piece := source.read(AT_ONCE):
            put.write(piece)
            digest.update(piece)
    if digest.hexdigest() != entry.file.sha256:
        raise OSError(f"the file {entry.file.sha256} has been changed on disk")
    return entry.file.sha256


def _write(zipped: ZipFile, path: str, content: bytes, written: tuple[int, ...]) -> None:
    zipped.writestr(_info(path, written, ZIP_DEFLATED), content)


def _info(path: str, written: tuple[int, ...], compression: int) -> ZipInfo:
    year, month, day, hour, minute, second = written
    info = ZipInfo(path, (year, month, day, hour, minute, second))
    info.compress_type = compression
    info.external_attr = 0o644 << 16
    return info


def _listed(text: PackText, sums: list[tuple[str, Entry]]) -> str:
    """Return the list a person reads: each file with its title, from whom it is and its hash."""
    lines = [f"{PACK_TITLE} № {text.meeting.number}", text.body.title, ""]
    for sha256, entry in sums:
        lines.append(entry.path)
        if entry.file is not None:
            given = f"{entry.file.given_on:%d.%m.%Y}"
            lines.append(f"    {entry.file.called}; от: {entry.file.whence}; внесен {given}")
        lines.extend((f"    SHA-256: {sha256}", ""))
    lines.append("Проверить файлы: sha256sum -c SHA256SUMS")
    return "\n".join(lines) + "\n"

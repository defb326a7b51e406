"""A pack as one PDF: contents, bookmarks and a stamp on every page; the bytes go from disk to disk."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from council.papers.pack_sheets import Chapter, cover, item_sheets, stamps
from council.papers.pack_text import PACK_TITLE, PackFile, PackItem, PackText

NOT_A_PDF = "не PDF"
LOCKED = "защищен паролем"
BROKEN = "файл не читается"

PathOf = Callable[[str], Path]
Tell = Callable[[int], None]


@dataclass(frozen=True)
class Bound:
    """A paper to be bound into the pack, with its pages in the file they come from."""

    chapter: Chapter
    source: Path
    pages: range


def bind(text: PackText, target: Path, *, path_of: PathOf, on: datetime, tell: Tell) -> int:
    """Write the pack to `target` and return its number of pages; `tell` hears the progress from 0 to 100."""
    with TemporaryDirectory(dir=target.parent, prefix=".incoming-") as beside:
        folder = Path(beside)
        left_out: list[tuple[PackFile, str]] = []
        bound = list(_papers(text, path_of, left_out, folder, on))
        tell(20)
        chapters = _numbered(text, bound, left_out, on)
        front = cover(text, chapters, left_out, on=on)
        front.write_pdf(folder / "front.pdf")
        _join(folder / "joined.pdf", [(folder / "front.pdf", range(len(front.pages))), *_sources(bound)])
        tell(40)
        with pikepdf.open(folder / "joined.pdf", access_mode=pikepdf.AccessMode.stream) as pack:
            _stamp(pack, len(front.pages), bound)
            tell(60)
            _name(pack, text, chapters, on)
            _save(pack, target, tell)
            return len(pack.pages)


def _join(target: Path, papers: Iterable[tuple[Path, range]]) -> None:
    """Write the pages of the papers one after another; joined page by page they would all lie in memory."""
    pages = [{"file": str(path), "range": f"{taken.start + 1}-{taken.stop}"} for path, taken in papers]
    said = {"empty": "", "pages": pages, "outputFile": str(target), "deterministicId": ""}
    pikepdf.Job(said | {"compressStreams": "n", "decodeLevel": "none"}).run()


def _sources(bound: list[Bound]) -> Iterator[tuple[Path, range]]:
    return ((paper.source, paper.pages) for paper in bound)


def _save(pack: pikepdf.Pdf, target: Path, tell: Tell) -> None:
    """Write the pack, its streams as they came and never opened up; its title can be read without a program for PDF."""
    pack.save(
        target,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        progress=lambda done: tell(60 + done * 39 // 100),
    )


def _papers(
    text: PackText, path_of: PathOf, left_out: list[tuple[PackFile, str]], folder: Path, on: datetime
) -> Iterator[Bound]:
    """Yield the papers in their order; what cannot be bound is noted in `left_out` with the reason."""
    sheets, drafts = item_sheets(text, on=on), folder / "drafts.pdf"
    if sheets is not None:
        sheets.document.write_pdf(drafts)
    yield from _files(text.files, "Материалы заседания", "заседание", path_of, left_out)
    for item in text.items:
        heading, place = f"{item.place}. {item.title}", f"вопрос {item.place}"
        if sheets is not None and item.points:
            yield Bound(_draft(item, heading, place), drafts, _range(sheets.pages_of(item)))
        yield from _files(item.files, heading, place, path_of, left_out)


def _draft(item: PackItem, heading: str, place: str) -> Chapter:
    mark = f"редакция {item.draft_number}"
    return Chapter("Проект решения", "", mark, f"{place}, проект решения, {mark}", heading)


def _files(
    files: tuple[PackFile, ...], heading: str, place: str, path_of: PathOf,
    left_out: list[tuple[PackFile, str]],
) -> Iterator[Bound]:  # fmt: skip
    for file in files:
        path = path_of(file.sha256)
        pages = _pages_of(file, path)
        if isinstance(pages, str):
            left_out.append((file, pages))
            continue
        mark = f"версия {file.number}"
        chapter = Chapter(file.called, file.whence, mark, f"{place}, {mark}", heading)
        yield Bound(chapter, path, range(pages))


def _pages_of(file: PackFile, path: Path) -> int | str:
    """Return how many pages the file has, or in words why it cannot be bound."""
    if not file.is_pdf:
        return NOT_A_PDF
    try:
        with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as source:
            return len(source.pages) or BROKEN
    except pikepdf.PasswordError:
        return LOCKED
    except (pikepdf.PdfError, OSError, ValueError):
        return BROKEN


def _range(pages: list[int]) -> range:
    return range(pages[0], pages[-1] + 1)


def _numbered(
    text: PackText, bound: list[Bound], left_out: list[tuple[PackFile, str]], on: datetime
) -> list[Chapter]:
    """Return the chapters with their first pages, after as many pages as the contents take."""
    chapters = _from_page(bound, 1)
    taken = len(cover(text, _once_headed(chapters), left_out, on=on).pages)
    return _once_headed(_from_page(bound, 1 + taken))


def _from_page(bound: list[Bound], first: int) -> list[Chapter]:
    chapters = []
    for paper in bound:
        chapters.append(replace(paper.chapter, first_page=first))
        first += len(paper.pages)
    return chapters


def _once_headed(chapters: list[Chapter]) -> list[Chapter]:
    """Return the chapters with each heading before its first only."""
    return [
        replace(chapter, heading=heading if place == 0 else "")
        for heading, group in groupby(chapters, lambda chapter: chapter.heading)
        for place, chapter in enumerate(group)
    ]


def _stamp(pack: pikepdf.Pdf, front: int, bound: list[Bound]) -> None:
    """Lay over each page of the papers which item and version it is of, and which page of the pack."""
    words = [paper.chapter.stamp for paper in bound for _page in paper.pages]
    if not words:
        return
    total = len(pack.pages)
    said = [
        (*_size(pack.pages[front + place]), f"{of}, стр. {front + place + 1} из {total}")
        for place, of in enumerate(words)
    ]
    with pikepdf.open(io.BytesIO(stamps(said))) as over:
        for place in range(len(words)):
            _lay_over(pack, front + place, over.pages[place])


def _lay_over(pack: pikepdf.Pdf, place: int, stamp: pikepdf.Page) -> None:
    """Lay the stamp over a page under a name of ours: the library's own would be another each time.

    Pages may share their resources, so that each stamp has a name for itself.
    """
    page, form = pack.pages[place], pack.copy_foreign(stamp.as_form_xobject())
    name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(f"/CouncilStamp{place}"))
    placed = page.calc_form_xobject_placement(form, name, pikepdf.Rectangle(page.trimbox))
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n" + placed)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    """Return the width and height in points of the page as it is read, turned where it says so."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    width, height = abs(right - left), abs(top - bottom)
    return (height, width) if int(page.obj.get("/Rotate", 0)) % 180 else (width, height)


def _name(pack: pikepdf.Pdf, text: PackText, chapters: list[Chapter], on: datetime) -> None:
    """Give the file its title, language, date and bookmarks."""
    title = f"{PACK_TITLE} № {text.meeting.number}"
    pack.docinfo["/Title"] = title
    pack.docinfo["/CreationDate"] = f"D:{on.astimezone(UTC):%Y%m%d%H%M%S}Z"
    pack.Root.Lang = pikepdf.String("ru")
    pack.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pack.Root.PageMode = pikepdf.Name.UseOutlines
    with pack.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Содержание", 0))
        for chapter in chapters:
            if chapter.heading:
                outline.root.append(pikepdf.OutlineItem(chapter.heading, chapter.first_page - 1))
            mark = pikepdf.OutlineItem(f"{chapter.title}, {chapter.mark}", chapter.first_page - 1)
            outline.root[-1].children.append(mark)

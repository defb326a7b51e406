"""Office documents, part by part: text and pictures to be read, and nothing that runs, loads or hides.

Markup is read by a parser that stops at the first declaration of a DTD, before
any entity is known to it; nothing of it is kept or converted.
"""

import zipfile
from collections.abc import Callable

from council.actions.archives import opened
from council.actions.markup import is_markup, read_markup
from council.actions.pictures import require_jpeg, require_png
from council.actions.wrong_files import Flaw, wrong

ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}

MACROS = ("vbaproject.bin", "vbadata.xml", "/macrosheets/", "/dialogsheets/", "basic/", "scripts/")
ACTIVE = ("/activex/", "/ctrlprops/")
LINKED = ("/externallinks/", "xl/connections.xml")
ARCHIVE, COMPOUND, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-"
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", COMPOUND, PDF)
PICTURES: dict[bytes, Callable[[bytes], None]] = {
    b"\x89PNG\r\n\x1a\n": require_png,
    b"\xff\xd8\xff": require_jpeg,
}
# A chart in a letter carries its table; what is inside a table inside a letter is hidden.
DEEPEST = 1


def kind_of_document(content: bytes, depth: int = 0) -> str:
    """Return the media type of an office document, or refuse it."""
    with opened(content) as archive:
        names = {part.filename for part in archive.infolist()}
        _require_harmless(names)
        kind = _kind_by(archive, names)
        for part in archive.infolist():
            if not part.is_dir():
                _look_into(archive, part, depth)
        return kind


def _require_harmless(names: set[str]) -> None:
    for name in names:
        path = name.lower()
        if (
            path.endswith(MACROS[:2])
            or any(word in path for word in MACROS[2:4])
            or path.startswith(MACROS[4:])
        ):
            raise wrong(Flaw.MACROS)
        if any(word in path for word in ACTIVE):
            raise wrong(Flaw.EMBEDS)
        if any(word in path for word in LINKED):
            raise wrong(Flaw.LINKS_OUT)


def _kind_by(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as kind:
            if kind.read(100) == ODT.encode():
                return ODT
    if "[Content_Types].xml" in names:
        for main_part, kind_of_main_part in MAIN_PARTS.items():
            if main_part in names:
                return kind_of_main_part
    raise wrong(Flaw.OF_NO_KIND)


def _look_into(archive: zipfile.ZipFile, part: zipfile.ZipInfo, depth: int) -> None:
    """Ask what the first bytes of a part make of it, as a reader would, whatever it is called."""
    with archive.open(part) as stream:
        beginning = stream.read(64)
        if beginning.startswith(PROGRAMS):
            raise wrong(Flaw.EMBEDS)
        if beginning.startswith(ARCHIVE):
            if depth >= DEEPEST:
                raise wrong(Flaw.EMBEDS)
            kind_of_document(beginning + stream.read(), depth + 1)
        elif is_markup(part.filename, beginning):
            read_markup(part.filename, beginning, stream)
        else:
            for signature, require in PICTURES.items():
                if beginning.startswith(signature):
                    require(beginning + stream.read())

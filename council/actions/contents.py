"""What a file is by its content; whatever is not plainly one of six kinds is refused, and nothing is executed."""

import re
from pathlib import PurePosixPath

from council.actions.documents import DOCX, ODT, XLSX, kind_of_document
from council.actions.pdf_files import pages_of_pdf, require_pdf
from council.actions.pictures import require_jpeg, require_png
from council.actions.texts import clean
from council.actions.wrong_files import Flaw, WrongFile, wrong

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"

ENDINGS = {
    PDF: (".pdf",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    ODT: (".odt",),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
}
BEGINNINGS = {
    b"%PDF-": (PDF, require_pdf),
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR": (PNG, require_png),
    b"\xff\xd8\xff": (JPEG, require_jpeg),
}
# Names of devices on the machines most people save it on.
RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.)", re.IGNORECASE)
ARCHIVE, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# How far a browser that guesses reads on, and what would make it guess a page or a program.
GUESSED_FROM = 2048
GUESSED = re.compile(rb"<(!doctype|html|head|body|script|iframe|svg|\?php|%@)", re.IGNORECASE)
END_OF_ARCHIVE = re.compile(rb"PK\x05\x06.{18}", re.DOTALL)


def media_type_of(content: bytes, *, largest_mb: int = 25) -> str:
    """Return the media type of the content, or raise `WrongFile`."""
    if not content:
        raise wrong(Flaw.EMPTY)
    if len(content) > largest_mb * 1024 * 1024:
        raise WrongFile(
            f"Файл больше {largest_mb} МБ. Уменьшите его.",
            f"The file is larger than {largest_mb} MB. Make it smaller.",
        )
    if content.startswith(COMPOUND):
        raise wrong(Flaw.OLD_OFFICE)
    if content.startswith(ARCHIVE):
        return _kind_of_archive(content)
    for beginning, (kind, require) in BEGINNINGS.items():
        if content.startswith(beginning):
            _require_one_kind(content)
            require(content)
            return kind
    raise wrong(Flaw.OF_NO_KIND)


def pages_of(content: bytes, media_type: str) -> int | None:
    """Return how many pages a file that was taken has; None where only its own program can tell."""
    return pages_of_pdf(content) if media_type == PDF else None


def file_name_for(name: str, media_type: str) -> str:
    """Return the name a file is offered under: without folders, and with an ending that does not lie."""
    bare = clean(PurePosixPath(name.replace("\\", "/")).name, field="file_name", longest=200)
    bare = " ".join(bare.split())  # an unbreakable space among them: nobody would see it in a list of files
    bare = RESERVED.sub(r"_\g<0>", re.sub(r'[<>:"|?*/\\]', "_", bare).lstrip(". "))
    if not bare.lower().endswith(ENDINGS[media_type]):
        kind = ENDINGS[media_type][0].removeprefix(".").upper()
        raise WrongFile(
            f"По содержанию это файл {kind}, а назван он «{bare}». Переименуйте его или выберите другой.",
            f"By its content this is {kind}, but it is named “{bare}”. Rename it or choose another one.",
        )
    return bare


def _kind_of_archive(content: bytes) -> str:
    kind = kind_of_document(content)
    if b"%PDF-" in content[:1024] or GUESSED.search(content[:GUESSED_FROM]):
        raise wrong(Flaw.TWO_KINDS)
    return kind


def _require_one_kind(content: bytes) -> None:
    """Refuse what another program would take for something else: a page by its beginning, an archive by its end."""
    if GUESSED.search(content[:GUESSED_FROM]) or END_OF_ARCHIVE.search(content[-0x10016:]):
        raise wrong(Flaw.TWO_KINDS)

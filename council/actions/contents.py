"""What a file is by its content; whatever is not plainly one of six kinds is refused, and nothing is executed."""

import io
import re
import zipfile
from pathlib import PurePosixPath

from council.actions.refusals import Incomplete
from council.actions.texts import clean

LARGEST = 25 * 1024 * 1024
# Read from the directory of the archive alone: a file of 25 MB that unpacks to more is made to harm a reader.
MOST_PARTS, LARGEST_UNPACKED = 10_000, 1024 * 1024 * 1024

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

ENDINGS = {
    PDF: (".pdf",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    ODT: (".odt",),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
}
BEGINNINGS = {b"%PDF-": PDF, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR": PNG, b"\xff\xd8\xff": JPEG}
MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
LAST_BYTES = {PDF: b"%%EOF", PNG: b"IEND\xaeB`\x82", JPEG: b"\xff\xd9"}


class WrongFile(Incomplete):
    """The file is of no kind we take, damaged, or named after another kind."""


def media_type_of(content: bytes) -> str:
    """Return the media type of the content, or raise `WrongFile`."""
    if not content:
        raise WrongFile("Файл пуст. Выберите другой.", "The file is empty. Choose another one.")
    if len(content) > LARGEST:
        raise WrongFile(
            "Файл больше 25 МБ. Уменьшите его.", "The file is larger than 25 MB. Make it smaller."
        )
    for beginning, kind in BEGINNINGS.items():
        if content.startswith(beginning):
            return _whole(content, kind)
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_archive(content)
    raise _of_no_kind()


def file_name_for(name: str, media_type: str) -> str:
    """Return the name a file is offered under: without folders, and with an ending that does not lie."""
    bare = clean(PurePosixPath(name.replace("\\", "/")).name, field="file_name", longest=200)
    bare = re.sub(r'[<>:"|?*/]', "_", bare).lstrip(".")
    if not bare.lower().endswith(ENDINGS[media_type]):
        kind = ENDINGS[media_type][0].removeprefix(".").upper()
        raise WrongFile(
            f"По содержанию это файл {kind}, а назван он «{bare}». Переименуйте его или выберите другой.",
            f"By its content this is {kind}, but it is named “{bare}”. Rename it or choose another one.",
        )
    return bare


def _whole(content: bytes, kind: str) -> str:
    if LAST_BYTES[kind] not in content[-4096:]:
        raise WrongFile(
            "Файл поврежден: у него нет конца. Сохраните его заново.",
            "The file is damaged: its end is missing. Save it anew.",
        )
    return kind


def _kind_of_archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _refuse_bomb(parts)
            return _kind_by_parts(archive, {part.filename for part in parts})
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, RuntimeError, OSError):
        raise WrongFile(
            "Файл поврежден и не читается. Сохраните его заново.",
            "The file is damaged and cannot be read. Save it anew.",
        ) from None


def _refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise WrongFile(
            "Файл распаковывается в слишком большой объем и не принят.",
            "The file unpacks to too much and is not taken.",
        )


def _kind_by_parts(archive: zipfile.ZipFile, names: set[str]) -> str:
    if any(name.endswith("vbaProject.bin") for name in names):
        raise WrongFile(
            "Файл содержит макросы. Сохраните его без них.", "The file holds macros. Save it without them."
        )
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as kind:
            if kind.read(100) == ODT.encode():
                return ODT
    if "[Content_Types].xml" in names:
        for main_part, kind_of_document in MAIN_PARTS.items():
            if main_part in names:
                return kind_of_document
    raise _of_no_kind()


def _of_no_kind() -> WrongFile:
    return WrongFile(
        "Принимаются файлы PDF, DOCX, ODT, XLSX, PNG и JPEG. Этот файл – ни один из них.",
        "PDF, DOCX, ODT, XLSX, PNG and JPEG files are taken. This file is none of them.",
    )

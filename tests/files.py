"""Files put together byte by byte: the six kinds that are taken, each as small and as well made as it can be."""

import io
import struct
import zipfile
import zlib

from council.actions.documents import DOCX, ODT, XLSX

A_TYPE = '<Override PartName="/{part}" ContentType="{kind}.main+xml"/>'
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>"


def a_pdf(
    *more: bytes, catalog: bytes = b"", page: bytes = b"", trailer: bytes = b"", tail: bytes = b""
) -> bytes:
    """Return a PDF of one empty page; `more` are further objects from number 4 on."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE % page, *more,
    ]  # fmt: skip
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, held in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        table,
    )
    return bytes(out) + tail


def a_stream(content: bytes, said: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), said, content)


def a_png(width: int = 1, height: int = 1, *more: bytes, tail: bytes = b"") -> bytes:
    """Return a grey PNG; `more` are further chunks before its points."""
    head = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0))
    points = chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + points + chunk(b"IEND", b"") + tail


def chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">L", len(held)) + kind + held + struct.pack(">L", zlib.crc32(kind + held))


def a_jpeg(width: int = 1, height: int = 1, *more: bytes, tail: bytes = b"") -> bytes:
    """Return a grey JPEG; `more` are further segments before its points."""
    frame = segment(0xC0, struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0))
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
    return b"\xff\xd8" + b"".join(more) + frame + scan + b"\x12\xff\x00\x34" + b"\xff\xd9" + tail


def segment(marker: int, held: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(held) + 2) + held


def an_archive(parts: dict[str, bytes | str], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of the parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def types(part: str, kind: str) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{A_TYPE.format(part=part, kind=kind)}</Types>"
    )


def a_docx(
    more: dict[str, bytes | str] | None = None, *, body: bytes | str = "<w:document xmlns:w='w'/>"
) -> bytes:
    """Return a letter; `more` are further parts, or others in the place of its own."""
    own = {"[Content_Types].xml": types("word/document.xml", DOCX), "word/document.xml": body}
    return an_archive({**own, **(more or {})})


def an_xlsx(more: dict[str, bytes | str] | None = None) -> bytes:
    """Return a table."""
    own = {"[Content_Types].xml": types("xl/workbook.xml", XLSX), "xl/workbook.xml": "<workbook/>"}
    return an_archive({**own, "xl/worksheets/sheet1.xml": "<worksheet/>", **(more or {})})


def an_odt(
    more: dict[str, bytes | str] | None = None, *, content: bytes | str = "<office xmlns='o'/>"
) -> bytes:
    """Return an open document."""
    return an_archive({"mimetype": ODT, "content.xml": content, **(more or {})})


def relations(*said: str) -> str:
    """Return the part that names what a part is related to."""
    inner = "".join(f"<Relationship {words}/>" for words in said)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'

"""How tests read a PDF back: its text, its structure, its attachments."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO

from pikepdf import Array, Dictionary, Object, Pdf


def text_of(pdf: bytes, *options: str) -> str:
    """Return the text, a line for each line of the paper, without the numbers of pages."""
    return re.sub(r"\f?стр\. \d+ из \d+\s*", "\f", raw_text_of(pdf, *options))


def raw_text_of(pdf: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def words_of(pdf: bytes, *options: str) -> str:
    """Return the text in one line, words broken at the end of a line made whole again."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])", "", text_of(pdf, *options)))


def opened(pdf: bytes) -> Pdf:
    return Pdf.open(BytesIO(pdf))


def structure(pdf: Pdf, element: Object | None = None):
    """Yield every element of the structure tree, in reading order."""
    kids = pdf.Root.StructTreeRoot.K if element is None else element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from structure(pdf, kid)


def elements_in(pdf: Pdf, role: str) -> list[Object]:
    return [element for element in structure(pdf) if str(element.S) == role]

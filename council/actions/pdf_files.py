"""PDF files: looked through by a program of its own, which may fail without harm to whoever asks."""

import hashlib
from collections import OrderedDict
from pathlib import Path

from council.actions.programs_apart import run_apart
from council.actions.wrong_files import Flaw, wrong

READER = Path(__file__).with_name("pdf_reading.py")
SECONDS = 10  # a large scan takes one

# A form that comes back for another field brings the same file again.
_looked_through: OrderedDict[str, str] = OrderedDict()
REMEMBERED = 64


def require_pdf(content: bytes) -> None:
    """Refuse a PDF that is damaged, closed by a password, larger than it looks, or does anything but be read."""
    if b"%%EOF" not in content[-4096:]:
        raise wrong(Flaw.NO_END)
    told = _told_of(content)
    if not told.isdecimal():
        raise wrong(Flaw[told])


def pages_of_pdf(content: bytes) -> int:
    """Return how many pages a PDF has that was looked through and taken."""
    return int(_told_of(content))


def _told_of(content: bytes) -> str:
    """Return the flaw of the file or the number of its pages, as the reader tells it."""
    digest = hashlib.sha256(content).hexdigest()
    known = _looked_through.get(digest)
    if known is None:
        known = _looked_through[digest] = _answer_of_reader(content)
        if len(_looked_through) > REMEMBERED:
            _looked_through.popitem(last=False)
    return known


def _answer_of_reader(content: bytes) -> str:
    read = run_apart(READER, content, seconds=SECONDS)
    if read is None:
        return Flaw.TOO_COMPLEX.name
    answer = read.stdout.decode("ascii", "replace")
    is_known = answer in Flaw.__members__ or answer.isdecimal()
    return answer if read.returncode == 0 and is_known else Flaw.TOO_COMPLEX.name

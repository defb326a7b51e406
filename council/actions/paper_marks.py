"""By what a paper of ours is known again though its bytes are not ours any more: how it began, and the name PDF programs keep.

Neither proves anything, for both are copied in a minute: a file that bears them is warned of, and of a draft they tell nothing.
"""

import hashlib
import re
from functools import lru_cache
from itertools import islice
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.papers.pack_text import PACK_TITLE
from council.records.authenticity import Answer, authenticity_of_thing
from council.records.files import FileStore
from council.records.materials import StoredFile
from council.records.minutes import Rendering

# Every paper begins with the same colour profile; its own first page follows within these bytes.
BEGINNING = 4096
# Of the two names in a trailer programs that change a file keep the first; it is never encrypted or compressed.
NAME = re.compile(rb"/ID\s*\[\s*(?:\(([0-9a-f]{32})\)|<([0-9A-Fa-f]{64})>)")
MOST_NAMES = 64
ARCHIVE = b"PK\x03\x04"
PACK_TITLE_WRITTEN = PACK_TITLE.encode("utf-16-be").hex().encode()  # as the program that makes them writes it

NOT_ISSUED = (Answer.UNKNOWN, Answer.DRAFT)

Marks = frozenset[bytes]


def resembles_issued(session: Session, content: bytes, store: FileStore) -> bool:
    """Say whether the bytes begin as an issued paper of ours, or bear its name; a draft was not issued."""
    marks = _marks_in(content)
    papers = select(Rendering.thing_id, StoredFile.sha256).join(Rendering.file)
    return bool(marks) and any(
        marks & _marks_of(store.path_of(sha256))
        and authenticity_of_thing(session, thing).answer not in NOT_ISSUED
        for thing, sha256 in session.execute(papers)
    )


@lru_cache(maxsize=65_536)
def _marks_of(path: Path) -> Marks:
    """Return the marks of a stored file, which never changes; of one that is missing there are none."""
    try:
        return _marks_in(path.read_bytes())
    except OSError:
        return frozenset()


def is_pack(content: bytes) -> bool:
    """Say whether the file is an archive, or a PDF named as our packs are: nothing is opened to learn more."""
    return content.startswith(ARCHIVE) or PACK_TITLE_WRITTEN in content


def _marks_in(content: bytes) -> Marks:
    found = islice(NAME.finditer(content), MOST_NAMES)
    names = {one[1] or bytes.fromhex(one[2].decode()) for one in found}
    if len(content) >= BEGINNING:
        names.add(hashlib.sha256(content[:BEGINNING]).digest())
    return frozenset(names)

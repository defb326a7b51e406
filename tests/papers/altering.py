"""Papers as somebody else leaves them: with an update after our bytes, or a signature by another house's algorithm."""

import io
from collections.abc import Callable

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

ECDSA_WITH_SHA256, GOST_R_34_10_2012 = b"06082A8648CE3D040302", b"06082A85030701010302"


def changed(paper: bytes, change: Callable[[IncrementalPdfFileWriter], generic.PdfObject]) -> bytes:
    """Return the paper with an incremental update after it, as an editor writes one."""
    writer = IncrementalPdfFileWriter(io.BytesIO(paper))
    writer.update_container(change(writer))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def turn(writer: IncrementalPdfFileWriter) -> generic.PdfObject:
    """Turn the first page."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = generic.NumberObject(90)
    return page


def turned(paper: bytes) -> bytes:
    return changed(paper, turn)


def as_if_of_gost(signed: bytes, *, after: int) -> bytes:
    """Return the file as if its last signature were by an algorithm that nothing here computes."""
    place = signed.rindex(ECDSA_WITH_SHA256, after)
    return signed[:place] + GOST_R_34_10_2012 + signed[place + len(ECDSA_WITH_SHA256) :]

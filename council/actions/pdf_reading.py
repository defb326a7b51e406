"""Reads a PDF from standard input and names its flaw, or counts its pages: a program of its own, so that a hostile file harms nobody else.

It is started with little memory, little time and none of our settings; it
imports nothing of the house.
"""

import io
import logging
import re
import resource
import sys

import pikepdf
from pikepdf import settings

MEGABYTE = 1024 * 1024
MEMORY, SECONDS = 640 * MEGABYTE, 8
LARGEST_STREAM = 64 * MEGABYTE
MOST_PIXELS = 200_000_000

# What a reader would run, open or fetch. A document to be read and kept has use for none of it.
ACTIONS = frozenset(
    {
        "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition", "/Movie", "/Sound",
        "/RichMediaExecute", "/Trans3D", "/GoTo3DView",
    }
)  # fmt: skip
MEDIA = frozenset({"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/RichMediaExecute"})
KEYS = frozenset({"/JS", "/XFA", "/RichMediaContent"})
SAFE_ADDRESS = re.compile(r"(https?://|mailto:|#)|(?![a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
# Our own protocols carry their text so, and so does an electronic invoice.
DATA_ENDINGS = (".json", ".xml", ".csv", ".txt")
UNREAD = re.compile(r"limit|decoding|unfilterable")
# Objects without any of these are not looked into one by one.
WORTH_A_LOOK = re.compile(rb"/(?:S|JS|XFA|RichMediaContent|EF|Subtype|FS|F)(?![A-Za-z0-9])")


def told_of(content: bytes) -> str:
    """Return the name of what is wrong with the PDF; the number of its pages, when it is a document to be read."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if not len(pdf.pages):
                return "DAMAGED"
            flaw = next(filter(None, map(_flaw_within, pdf.objects)), "") or _flaw_of_unread(pdf)
            return flaw or str(len(pdf.pages))
    except pikepdf.PasswordError:
        return "ENCRYPTED"
    except (MemoryError, RecursionError):
        return "TOO_MUCH"
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, OverflowError):
        return "DAMAGED"


def _flaw_of_unread(pdf: pikepdf.Pdf) -> str:
    """What could not be unpacked has not been looked into, and another reader may manage it."""
    told = [warning for warning in pdf.get_warnings() if UNREAD.search(warning)]
    if not told:
        return ""
    return "TOO_MUCH" if any("limit" in warning for warning in told) else "DAMAGED"


def _flaw_within(thing: pikepdf.Object) -> str:
    """Look into one object and what stands directly in it; what it refers to has its own turn."""
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
        return ""
    said = thing.stream_dict if isinstance(thing, pikepdf.Stream) else thing
    if not WORTH_A_LOOK.search(said.unparse(resolved=True)):
        return ""
    waiting = [thing]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, pikepdf.Array) and (flaw := _flaw_of_dictionary(part)):
            return flaw
        inner = part if isinstance(part, pikepdf.Array) else part.values()
        waiting += [
            one
            for one in inner
            if isinstance(one, pikepdf.Dictionary | pikepdf.Array) and not getattr(one, "is_indirect", False)
        ]
    return ""


def _flaw_of_dictionary(part: pikepdf.Object) -> str:
    if (
        str(part.get("/S", "")) in ACTIONS
        or str(part.get("/Subtype", "")) in MEDIA
        or KEYS & set(part.keys())
    ):
        return "ACTS"
    address = part.get("/URI")
    if isinstance(address, pikepdf.String) and not SAFE_ADDRESS.match(str(address).strip()):
        return "ACTS"
    if "/EF" in part and not str(part.get("/UF", part.get("/F", ""))).lower().endswith(DATA_ENDINGS):
        return "EMBEDS"
    if part.get("/FS") == "/URL" or (isinstance(part, pikepdf.Stream) and "/F" in part):
        return "LINKS_OUT"  # the contents of the stream would be fetched from a file elsewhere
    if str(part.get("/Subtype", "")) == "/Image" and _pixels(part) > MOST_PIXELS:
        return "TOO_MANY_PIXELS"
    return ""


def _pixels(image: pikepdf.Object) -> int:
    width, height = image.get("/Width", 0), image.get("/Height", 0)
    return int(width) * int(height) if isinstance(width, int) and isinstance(height, int) else MOST_PIXELS + 1


def main() -> None:
    """Bound ourselves, read, answer with one word."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()  # qpdf tells of every fault it mends
    settings.set_qpdf_limits(
        flate_max_memory=LARGEST_STREAM, run_length_max_memory=LARGEST_STREAM, png_max_memory=LARGEST_STREAM,
        tiff_max_memory=LARGEST_STREAM, doc_max_warnings=1000, parser_max_container_size=1_000_000,
    )  # fmt: skip
    sys.stdout.write(told_of(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()

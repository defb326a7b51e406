"""Says whether a file reads as the paper it begins with, but for signatures: a program of its own, since the file comes from outside.

It is told on its command line how many bytes at the beginning are the paper, reads the
file from standard input and answers with the name of the flaw, or with nothing. It imports nothing of the house.
"""

import io
import re
import resource
import sys

import pikepdf

MEMORY, SECONDS = 1024 * 1024 * 1024, 20
# Objects that a signature rightly changes, and which keys of them.
OF_CATALOG = frozenset({"/AcroForm", "/Extensions", "/DSS", "/Version", "/Perms", "/Metadata"})
OF_FORM = frozenset({"/Fields", "/SigFlags", "/DR", "/DA"})
OF_PAGE = frozenset({"/Annots", "/Tabs"})
OF_FIELD = frozenset({"/V", "/Lock", "/SV", "/AP", "/MK", "/DA", "/M"})
# What a field added for a signature may hold: nothing that runs or fills itself in.
OF_NEW_FIELD = OF_FIELD | {
    "/Type",
    "/Subtype",
    "/FT",
    "/Ff",
    "/T",
    "/TU",
    "/F",
    "/Rect",
    "/P",
    "/StructParent",
}
OF_INFO = frozenset({"/ModDate", "/Producer"})
NOTES = (
    "dc:title",
    "dc:language",
    "pdfaid:part",
    "pdfaid:conformance",
    "{http://www.aiim.org/pdfua/ns/id/}part",
)

# A signature's value of more than 64 KB: to read it through costs more than it can be worth.
TOO_LONG = re.compile(rb"<[0-9A-Fa-f\s]{131073}")


class Altered(Exception):
    """The file shows something else than the paper; the message is the name of the flaw."""


def require_nothing_but_signatures(content: bytes, ours: int) -> None:
    """Refuse a file in which anything of the paper reads otherwise than in the bytes it begins with."""
    _require(TOO_LONG.search(content, ours) is None, "OVERSIZED")
    with _opened(content[:ours]) as paper, _opened(content) as returned:
        _require(paper.trailer.Root.objgen == returned.trailer.Root.objgen)
        _require(len(paper.pages) == len(returned.pages))
        may_change = _may_change(paper)
        notes = paper.Root.Metadata.objgen if "/Metadata" in paper.Root else None
        for thing in paper.objects:
            allowed = may_change.get(thing.objgen, frozenset())
            _require(thing.objgen == notes or _is_as_it_was(thing, returned, allowed))
        _require_quiet_form(returned)
        _require_same_notes(paper, returned)
        _require_invisible(paper, returned)


def _require(holds: bool, flaw: str = "CHANGED") -> None:
    if not holds:
        raise Altered(flaw)


def _opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content), attempt_recovery=False)


def _may_change(paper: pikepdf.Pdf) -> dict[tuple[int, int], frozenset[str]]:
    """Return which keys of which objects a signature may change."""
    may = {page.objgen: OF_PAGE for page in paper.pages}
    may[paper.Root.objgen] = OF_CATALOG
    may[paper.docinfo.objgen] = OF_INFO
    form = paper.Root.get("/AcroForm")
    if form is not None:
        may[form.objgen] = OF_FORM
        may |= {field.objgen: OF_FIELD for field in form.Fields if "/V" not in field}
    return may


def _is_as_it_was(thing: pikepdf.Object, returned: pikepdf.Pdf, may_change: frozenset[str]) -> bool:
    now = returned.get_object(thing.objgen)
    if isinstance(thing, pikepdf.Stream):
        return isinstance(now, pikepdf.Stream) and _is_same_stream(thing, now)
    if not may_change or not isinstance(thing, pikepdf.Dictionary):
        return bool(thing.unparse(resolved=True) == now.unparse(resolved=True))
    keys = (set(thing.keys()) | set(now.keys())) - may_change
    return all(_said(thing, key) == _said(now, key) for key in keys)


def _said(thing: pikepdf.Object, key: str) -> object:
    """Return what stands under a key: of what stands elsewhere its place, since it is looked at there."""
    value = thing.get(key)
    if not isinstance(value, pikepdf.Object):
        return value
    return value.objgen if value.is_indirect else value.unparse()


def _is_same_stream(thing: pikepdf.Stream, now: pikepdf.Stream) -> bool:
    said = thing.stream_dict.unparse() == now.stream_dict.unparse()
    return said and thing.read_raw_bytes() == now.read_raw_bytes()


def _require_same_notes(paper: pikepdf.Pdf, returned: pikepdf.Pdf) -> None:
    """Refuse another title: a file's notes on itself may tell of another hour and tool, and of nothing else."""
    before, after = paper.open_metadata(), returned.open_metadata()
    _require(all(before.get(name) == after.get(name) for name in NOTES))
    keys = (set(paper.docinfo.keys()) | set(returned.docinfo.keys())) - OF_INFO
    _require(all(_said(paper.docinfo, key) == _said(returned.docinfo, key) for key in keys))


def _require_quiet_form(returned: pikepdf.Pdf) -> None:
    """Refuse a form that brings pages or programs of its own, and fields for anything but signatures."""
    form = returned.Root.get("/AcroForm")
    if form is None:
        return
    _require(set(form.keys()) <= OF_FORM)
    for field in form.get("/Fields", []):
        _require(field.get("/FT") == "/Sig" and set(field.keys()) <= OF_NEW_FIELD)


def _require_invisible(paper: pikepdf.Pdf, returned: pikepdf.Pdf) -> None:
    """Refuse what was laid over a page: a picture of a signature could cover a figure."""
    for before, after in zip(paper.pages, returned.pages, strict=True):
        notes = list(after.obj.get("/Annots", []))
        _require({note.objgen for note in before.obj.get("/Annots", [])} <= {note.objgen for note in notes})
        for note in notes:
            _require(note.get("/Subtype") == "/Widget" and note.get("/FT") == "/Sig")
            _require(set(note.keys()) <= OF_NEW_FIELD)
            left, bottom, right, top = (float(edge) for edge in note.Rect)
            _require((left, bottom) == (right, top), "VISIBLE")


def main() -> None:
    """Answer for the file on standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        require_nothing_but_signatures(sys.stdin.buffer.read(), int(sys.argv[1]))
    except Altered as flaw:
        sys.stdout.write(str(flaw))
    except (pikepdf.PdfError, MemoryError, RecursionError, ValueError, KeyError, TypeError, AttributeError):
        sys.stdout.write("DAMAGED")


if __name__ == "__main__":
    main()

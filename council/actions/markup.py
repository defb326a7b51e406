"""The markup inside office documents: read as a stream, stopped at whatever loads from elsewhere or declares a DTD."""

import re
from collections.abc import Callable, Mapping
from typing import IO, NoReturn
from xml.parsers import expat

from council.actions.wrong_files import Flaw, wrong

ENDINGS = (".xml", ".rels", ".rdf", ".vml", ".svg", ".xhtml", ".html", ".htm", ".mht")
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
AT_ONCE = 256 * 1024
DEEPEST = 1000  # elements within elements; a reader that calls itself for each would fail long before

# What a reader follows only when its user presses it.
SAFE_LINK = re.compile(r"(https?://|mailto:|#)|(?![a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
# What is fetched, or run, as soon as the document is opened.
LOADED_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
XLINK = "http://www.w3.org/1999/xlink href"
FORBIDDEN_TYPES = re.compile(r"macroenabled|vba|activex|oleobject|ms-office\.active", re.IGNORECASE)
# Written as words of Word's fields and of tables, these start another program or ask another server.
COMMANDS = re.compile(r"\bDDE(AUTO)?\b|\bINCLUDE(TEXT|PICTURE)\b", re.IGNORECASE)

Question = Callable[[str, Mapping[str, str]], None]


def is_markup(name: str, beginning: bytes) -> bool:
    """Tell whether a reader would take the part for markup: by its name or by its first letter."""
    bare = beginning
    for mark in BYTE_ORDER_MARKS:
        bare = bare.removeprefix(mark)
    return name.lower().endswith(ENDINGS) or bare.lstrip(b" \t\r\n\x00").startswith(b"<")


def read_markup(name: str, beginning: bytes, rest: IO[bytes]) -> None:
    """Refuse markup that is broken, bottomless, declares a DTD, or loads from elsewhere."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_declaration
    if not name.startswith(
        "xl/worksheets/sheet"
    ):  # of cells there may be millions, and none names an address
        reader = _Reader(_question_about(name))
        parser.StartElementHandler, parser.EndElementHandler = reader.enter, reader.leave
        parser.CharacterDataHandler, parser.buffer_text = reader.hear, True
    try:
        parser.Parse(beginning)
        while chunk := rest.read(AT_ONCE):
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError):
        raise wrong(Flaw.DAMAGED) from None


def _question_about(name: str) -> Question:
    if name.lower().endswith(".rels"):
        return _ask_relation
    return _ask_type if name == "[Content_Types].xml" else _ask_element


class _Reader:
    """Asks of every element, counts how deep it lies, and reads the commands of fields."""

    def __init__(self, ask: Question) -> None:
        self.ask = ask
        self.depth = 0
        self.field: str | None = None

    def enter(self, tag: str, said: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise wrong(Flaw.TOO_COMPLEX)
        self.ask(tag, said)
        if tag.endswith(" instrText"):
            self.field = ""

    def hear(self, text: str) -> None:
        if self.field is not None:
            self.field += text

    def leave(self, tag: str) -> None:
        self.depth -= 1
        if self.field is not None and COMMANDS.search(self.field):
            raise wrong(Flaw.LINKS_OUT)
        self.field = None


def _refuse_declaration(*_declared: object) -> NoReturn:
    raise wrong(Flaw.DECLARES)


def _ask_relation(tag: str, said: Mapping[str, str]) -> None:
    """A relation to what lies outside may only be a link that somebody presses."""
    if said.get("TargetMode", "").lower() != "external":
        return
    is_link = said.get("Type", "").endswith("/hyperlink")
    if not is_link or not SAFE_LINK.match(said.get("Target", "").strip()):
        raise wrong(Flaw.LINKS_OUT)


def _ask_type(tag: str, said: Mapping[str, str]) -> None:
    if FORBIDDEN_TYPES.search(said.get("ContentType", "")):
        raise wrong(Flaw.MACROS)


def _ask_element(tag: str, said: Mapping[str, str]) -> None:
    """Of ODF: an address that is not a link; of DOCX: a field that is a command."""
    word = tag.rpartition(" ")[2]
    address = said.get(XLINK, "").strip()
    if address:
        pattern_holds = SAFE_LINK.match(address) if word == "a" else not LOADED_ADDRESS.match(address)
        if not pattern_holds:
            raise wrong(Flaw.LINKS_OUT)
    if word in {"event-listener", "dde-source", "dde-connection-decl", "plugin", "applet"}:
        raise wrong(Flaw.LINKS_OUT)
    if word == "encryption-data":
        raise wrong(Flaw.ENCRYPTED)
    for attribute, value in said.items():
        if attribute.endswith(" instr") and COMMANDS.search(value):
            raise wrong(Flaw.LINKS_OUT)

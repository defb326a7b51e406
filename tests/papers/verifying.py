"""The checking program as others run it: with its files side by side or alone, loaded by their path and not by any package of ours."""

import importlib.util
import sys
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

PROGRAM = Path(__file__).parents[2] / "verifier" / "check_minutes.py"


def load_program() -> ModuleType:
    """Return the program as a module, once: what stands beside it uses the same one."""
    if str(PROGRAM.parent) not in sys.path:
        sys.path.append(str(PROGRAM.parent))
    return importlib.import_module("check_minutes")


def load_alone(copy: Path = PROGRAM) -> ModuleType:
    """Return the program as a module that knows of no file beside it."""
    spec = importlib.util.spec_from_file_location("alone", copy)
    program = sys.modules["alone"] = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "check_pages", None)
        spec.loader.exec_module(program)
    return program


def parts_of(program: ModuleType, paper: bytes) -> tuple[bytes, str]:
    """Return the record inside a PDF and the words of its pages, as the program reads them."""
    with pikepdf.open(BytesIO(paper)) as pdf:
        reader = program.check_pages or program
        return pdf.attachments["minutes.json"].get_file().read_bytes(), reader.words_of(pdf)


def words_of_html(source: str) -> str:
    """Return the words that a page set from its source would show, with the numbers that the style puts before them."""
    reader = _Words()
    reader.feed(source)
    return "".join(reader.said)


class _Words(HTMLParser):
    """Reads what is shown: not the head, not drawings; lists are numbered, annexes bound in have one sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.hidden, self.lists = 0, [None]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        kind = told.get("class") or ""
        if tag in ("head", "svg"):
            self.hidden += 1
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" and "single" not in kind else None)
        elif tag == "li" and self.lists[-1] is not None:
            self.lists[-1] = int(told.get("value") or self.lists[-1] + 1)
            self.said.append(f"{self.lists[-1]}. ")
        elif kind.startswith("sheets-of-"):
            self.said.append(", на 1 л.")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("head", "svg"):
            self.hidden -= 1
        elif tag in ("ul", "ol"):
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.said.append(data)

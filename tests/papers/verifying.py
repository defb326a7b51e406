"""The checking program as others run it: one file, loaded by its path and not by any package of ours."""

import importlib.util
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pikepdf

PROGRAM = Path(__file__).parents[2] / "verifier" / "check_minutes.py"


def load_program() -> ModuleType:
    """Return the program as a module."""
    spec = importlib.util.spec_from_file_location("check_minutes", PROGRAM)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    return program


def parts_of(program: ModuleType, paper: bytes) -> tuple[bytes, str]:
    """Return the record inside a PDF and the words of its pages, as the program reads them."""
    with pikepdf.open(BytesIO(paper)) as pdf:
        return pdf.attachments["minutes.json"].get_file().read_bytes(), program.words_of(pdf)

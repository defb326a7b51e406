"""The fonts of papers, and no others: what a machine has installed must not change a protocol."""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from council.wording.letters import FAMILIES, face_paths

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def font_stack() -> str:
    """Return the families as CSS, in the order in which a letter is looked for."""
    return ", ".join(f'"{family}"' for family in FAMILIES)


def isolate_fonts() -> None:
    """Let this process see our font files only; from here on, for whatever asks fontconfig."""
    os.environ["FONTCONFIG_FILE"] = str(_configuration())
    # A weight cut out of a variable font is stamped with the hour, and no two papers would have the same bytes.
    os.environ["SOURCE_DATE_EPOCH"] = "0"


@cache
def _configuration() -> Path:
    """Return the configuration, written once a process into a folder that goes when the process ends."""
    folder = Path(_folder().name)
    fonts = folder / "fonts"
    fonts.mkdir()
    for number, face in enumerate(face_paths()):
        (fonts / f"{number}{face.suffix}").symlink_to(face)
    configuration = folder / "fonts.conf"
    text = CONFIGURATION.format(fonts=escape(str(fonts)), cache=escape(str(folder / "cache")))
    configuration.write_text(text, encoding="utf-8")
    return configuration


@cache
def _folder() -> TemporaryDirectory[str]:
    made: TemporaryDirectory[str] = TemporaryDirectory(prefix="council-fonts-")
    atexit.register(made.cleanup)
    return made

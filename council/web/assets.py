"""Stylesheet, script and type: served by ourselves, and for a year, since the address changes with the content."""

from __future__ import annotations

import hashlib
import io
from functools import cache
from importlib.resources import files
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, send_file, url_for
from fontTools import subset
from fontTools.ttLib import TTFont

bp = Blueprint("assets", __name__, static_folder="static", static_url_path="/assets")

FONTS = {
    "pt-sans-regular": ("fontpkg_pt_sans", "PT_Sans-Web-Regular.ttf"),
    "pt-sans-bold": ("fontpkg_pt_sans", "PT_Sans-Web-Bold.ttf"),
    "pt-serif-regular": ("fontpkg_pt_serif", "PT_Serif-Web-Regular.ttf"),
    "pt-serif-bold": ("fontpkg_pt_serif", "PT_Serif-Web-Bold.ttf"),
}

# Latin, Cyrillic with its extensions, punctuation, and the few signs our pages use.
LETTERS = [*range(0x20, 0x250), *range(0x400, 0x530), *range(0x2000, 0x2070), 0x20AC, 0x2116, 0x2212]


@bp.get("/fonts/<name>.woff2")
def send_font(name: str) -> Response:
    """Send a typeface of the installed font packages, made small for a weak link."""
    if name not in FONTS:
        abort(404)
    return send_file(web_font(name), mimetype="font/woff2", max_age=31_536_000)


def web_font(name: str) -> Path:
    """Return the file of a typeface with our letters only, a tenth of the original; made at first need."""
    package, file_name = FONTS[name]
    original = Path(str(files(package))) / "files" / file_name
    kept = (
        current_app.config["SETTINGS"].data_dir / "cache" / "fonts" / f"{name}-{_fingerprint(original)}.woff2"
    )
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside = kept.with_suffix(f".{id(kept)}")
        aside.write_bytes(_smaller(original))
        aside.replace(kept)
    return kept


def _smaller(original: Path) -> bytes:
    font = TTFont(original)
    options = subset.Options(hinting=False, layout_features=["kern", "lnum", "tnum"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    smaller = io.BytesIO()
    font.save(smaller)
    return smaller.getvalue()


def asset_url(filename: str) -> str:
    """Return the address of a file of ours, different whenever its content is."""
    return url_for(
        "assets.static", filename=filename, v=_fingerprint(Path(bp.static_folder or "") / filename)
    )


def bootstrap_css_url() -> str:
    """Return the address of Bootstrap's stylesheet inside the installed package."""
    version = current_app.extensions["bootstrap"].bootstrap_version
    return url_for("bootstrap.static", filename="css/bootstrap.min.css", v=version)


@cache
def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]

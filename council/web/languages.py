"""Russian first, English by a switch: which language a page speaks, and where its words come from."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Blueprint, Flask, abort, has_request_context, redirect, request, url_for
from flask_babel import Babel
from werkzeug.wrappers import Response

from council.settings import Settings
from council.web.cookies import cookie_name, how_it_travels

LANGUAGES = ("ru", "en")
COOKIE = "lang"
NOBODYS = SplitResult("", "?", "", "", "")  # what stands for an address that cannot be taken apart
CATALOGUES = Path(__file__).parents[2] / "translations"

bp = Blueprint("languages", __name__)


def init_app(app: Flask, settings: Settings) -> None:
    """Let the application speak the languages of our catalogues."""
    app.config["BABEL_DEFAULT_LOCALE"] = "ru"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(compiled_catalogues(settings.data_dir / "cache"))
    Babel(app, locale_selector=current_language)
    app.jinja_env.globals["language_url"] = language_url
    app.context_processor(lambda: {"lang": current_language()})


def current_language() -> str:
    """Return the language the reader chose, Russian until then (and for whatever is no page)."""
    chosen = request.cookies.get(cookie_name(COOKIE), "") if has_request_context() else ""
    return chosen if chosen in LANGUAGES else "ru"


def in_language(ru: str, en: str) -> str:
    """Return what is written down in both languages in the one of the reader."""
    return en if current_language() == "en" else ru


@bp.get("/languages/<lang>")
def choose_language(lang: str) -> Response:
    """Remember the language in the reader's browser and return to the page it was chosen on."""
    if lang not in LANGUAGES:
        abort(404)
    response = redirect(own_address(request.args.get("next")) or "/", 303)
    response.set_cookie(cookie_name(COOKIE), lang, max_age=31_536_000, **how_it_travels())
    return response


def language_url(lang: str) -> str:
    """Return the link that shows this page in `lang`."""
    return url_for("languages.choose_language", lang=lang, next=_this_page())


def own_address(address: str | None) -> str | None:
    """Return `address` when it is a path of this site; a link to elsewhere is not followed."""
    if not address or not address.startswith("/") or "\\" in address or not address.isprintable():
        return None
    parts = parts_of(address)
    return None if parts.scheme or parts.netloc or address.startswith("//") else address


def parts_of(address: str) -> SplitResult:
    """Return the parts of an address somebody sent; of one that cannot be taken apart, a site that is nobody's."""
    try:
        return urlsplit(address)
    except ValueError:
        return NOBODYS


def compiled_catalogues(cache: Path) -> Path:
    """Return the folder of the catalogues as the programs read them, made anew when a text has changed.

    The compiled files are not kept with the source: they would differ after
    every merge and lie when somebody forgets to compile.
    """
    sources = sorted(CATALOGUES.glob("*/LC_MESSAGES/messages.po"))
    digest = hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()
    folder = cache / f"translations-{digest[:12]}"
    for source in sources:
        compiled = folder / source.relative_to(CATALOGUES).with_suffix(".mo")
        if not compiled.exists():
            _compile(source, compiled)
    return folder


def _compile(source: Path, compiled: Path) -> None:
    compiled.parent.mkdir(parents=True, exist_ok=True)
    aside = compiled.with_suffix(f".{id(compiled)}")
    with source.open("rb") as text, aside.open("wb") as binary:
        write_mo(binary, read_po(text, locale=source.parts[-3]))
    aside.replace(compiled)


def referring_page() -> str | None:
    """Return the page of ours that led here, if the browser names it."""
    referrer = parts_of(request.referrer or "")
    if referrer.netloc != request.host:
        return None
    return own_address(f"{referrer.path}?{referrer.query}".rstrip("?"))


def _this_page() -> str:
    """Return the address that shows this page again; after a refused form that is the page it was on."""
    if request.method in {"GET", "HEAD"}:
        return request.full_path.rstrip("?")
    return referring_page() or "/"

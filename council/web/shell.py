"""The shell of every page: its extensions, and what its templates can ask for."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, abort, g, request, url_for
from flask_babel import gettext as _
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from werkzeug.routing import BuildError
from wtforms import Field, FieldList, FormField
from wtforms.fields.choices import RadioField, SelectMultipleField
from wtforms.form import BaseForm

from council.charters import load_charter
from council.records.bodies import Body
from council.web import assets, texts
from council.web.filters import teach
from council.web.languages import NOBODYS, current_language, parts_of, referring_page

csrf = CSRFProtect()


def init_app(app: Flask) -> None:
    """Give the application its look, its guard against forged forms and the words of its templates."""
    app.config["BOOTSTRAP_SERVE_LOCAL"] = True
    # A meeting lasts a day; a form opened in the morning is good until its session ends.
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    # Bootstrap-Flask hangs its files under this path, which an application without a static folder lacks.
    app.static_url_path = "/static"
    Bootstrap5(app)
    app.before_request(refuse_broken_referrer)  # before the guard, which would fail on it
    csrf.init_app(app)
    texts.init_app(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    teach(app, body_title=body_title, body_short_title=body_short_title, form_errors=form_errors)
    app.jinja_env.globals.update(
        asset_url=assets.asset_url,
        bootstrap_css_url=assets.bootstrap_css_url,
        home_url=home_url,
        referring_page=referring_page,
        unique_id=unique_id,
    )


def refuse_broken_referrer() -> None:
    """Refuse an act whose browser names as its page what is no address."""
    if request.method not in {"GET", "HEAD"} and parts_of(request.referrer or "") == NOBODYS:
        abort(400)


def body_title(body: Body | None) -> str:
    """Return the name of the body this page belongs to, as its charter gives it."""
    if body is None:
        return _("Межгосударственный совет")
    charter = load_charter(body.charter_code)
    return charter.title_en if current_language() == "en" else charter.title_ru


def body_short_title(body: Body | None) -> str:
    """Return the name by which the body is called in passing, short enough for a phone."""
    if body is None:
        return body_title(body)
    charter = load_charter(body.charter_code)
    return charter.short_title_en if current_language() == "en" else charter.short_title_ru


def home_url() -> str:
    """Return the way to the reader's desk."""
    try:
        return url_for("desk.show_desk")
    except BuildError:
        return "/"


def unique_id(prefix: str) -> str:
    """Return an id no other element of this page has."""
    g.ids_given = g.get("ids_given", 0) + 1
    return f"{prefix}-{g.ids_given}"


def form_errors(form: BaseForm) -> list[tuple[str | None, str, str]]:
    """Return each error of a form with the anchor and the label of its field, in reading order."""
    errors = [error for field in form for error in _field_errors(field)]
    return [(None, "", str(error)) for error in getattr(form, "form_errors", ())] + errors


def _field_errors(field: Field) -> Iterator[tuple[str, str, str]]:
    if isinstance(field, FormField | FieldList):
        for inner in field:
            yield from _field_errors(inner)
        own = [error for error in field.errors if isinstance(error, str)]
    else:
        own = list(field.errors)
    for error in own[:1]:
        yield _anchor(field), field.label.text, str(error)


def _anchor(field: Field) -> str:
    """A group is entered at its first answer, which can hold the focus."""
    grouped = isinstance(field, RadioField) or (
        isinstance(field, SelectMultipleField) and not getattr(field.widget, "multiple", False)
    )
    return f"{field.id}-0" if grouped else field.id

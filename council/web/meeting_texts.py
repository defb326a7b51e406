"""How meetings, their files and their marks are written on a page."""

from __future__ import annotations

from flask import Flask, current_app, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from council.records.agenda import FlagOwner
from council.web.filters import teach
from council.web.forms.meetings import zone_name
from council.web.languages import current_language
from council.web.meeting_state import meeting_days, meeting_state

FLAG_OWNERS = {
    FlagOwner.SECRETARIAT: _l("секретариат"),
    FlagOwner.PROPOSER: _l("автор вопроса"),
    FlagOwner.STATE: _l("само государство"),
}


def init_app(app: Flask) -> None:
    """Teach the templates these words."""
    teach(
        app,
        meeting_state=meeting_state,
        meeting_days=meeting_days,
        zone_name=zone_name,
        flag_owner=lambda owner: str(FLAG_OWNERS[owner]),
        file_ending=file_ending,
        file_size=file_size,
    )
    app.jinja_env.globals["page_link"] = page_link


def file_ending(name: str) -> str:
    """Return «PDF» for the name of a file."""
    return name.rpartition(".")[2].upper()


def file_size(size: int) -> str:
    """Return the size as a reader on a weak link wants it."""
    kilobytes = max(1, round(size / 1024))
    if kilobytes < 1024:
        return _("%(size)d КБ", size=kilobytes)
    megabytes = f"{size / 1024 / 1024:.1f}"
    return _("%(size)s МБ", size=megabytes if current_language() == "en" else megabytes.replace(".", ","))


def page_link(endpoint: str, label: str, *, class_: str = "", **values: str) -> Markup:
    """Return a link to a page of the site; nothing where the site has no such page."""
    if endpoint not in current_app.view_functions:
        return Markup("")
    return Markup('<a class="{}" href="{}">{}</a>').format(class_, url_for(endpoint, **values), label)

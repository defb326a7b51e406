"""From the page of a thing to its history in the register."""

from __future__ import annotations

from flask import Flask, request, url_for

from council.access.register_scopes import reads_register
from council.web.acting import actor_or_none

# Whose pages have a history: by the page, the table of the thing and the word of the address that names it.
THINGS = {
    "meetings.show_meeting": ("meetings", "meeting"),
    "day.show": ("meetings", "meeting"),
    "minutes.show": ("meetings", "meeting"),
    "voting.show_item": ("items", "item"),
    "voting.show": ("votes", "vote"),
    "decisions.show": ("decisions", "decision"),
    "credentials.show_credential": ("credentials", "credential"),
    "people.show_person": ("persons", "person"),
    "petitions.show_petition": ("petitions", "petition"),
}


def init_app(app: Flask) -> None:
    """Let the frame of a page lead to the history of what the page shows."""
    app.jinja_env.globals["history_url"] = history_url


def history_url() -> str | None:
    """Return where the history of the page's own thing is read, for whoever reads the register."""
    kind, argument = THINGS.get(request.endpoint or "", ("", ""))
    actor = actor_or_none() if kind else None
    if actor is None or not reads_register(actor):
        return None
    return url_for("register.show_register", kind=kind, thing=(request.view_args or {}).get(argument))

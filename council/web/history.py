"""From a thing, on its own page or in a list, to its history in the register."""

from __future__ import annotations

from typing import Any

from flask import Flask, request, url_for

from council.access.register_scopes import reads_register
from council.web.acting import actor_or_none

# Whose pages have a history: by the page, the table of the thing and the word of the address that names it.
# Things that stand in a list, as overrides and proposals of a place, are each followed by a link of its own.
THINGS = {
    "meetings.show_meeting": ("meetings", "meeting"),
    "day.show": ("meetings", "meeting"),
    "minutes.show": ("meetings", "meeting"),
    "convening.show_version": ("agenda_versions", "version"),
    "voting.show_item": ("items", "item"),
    "voting.show": ("votes", "vote"),
    "voting.show_receipt": ("ballots", "ballot"),
    "decisions.show": ("decisions", "decision"),
    "credentials.show_credential": ("credentials", "credential"),
    "people.show_person": ("persons", "person"),
    "nominations.show": ("nominations", "nomination"),
    "resets.show": ("resets", "reset"),
    "petitions.show_petition": ("petitions", "petition"),
    "seats.show_seat": ("seats", "seat"),
    "parties.show_party": ("seats", "seat"),
    "mail.show_letter": ("letters", "letter"),
}


def init_app(app: Flask) -> None:
    """Let the frame of a page, and each thing in a list, lead to the history."""
    app.jinja_env.globals.update(history_url=history_url, history_of=history_of)


def history_url() -> str | None:
    """Return where the history of the page's own thing is read, for whoever reads the register."""
    kind, argument = THINGS.get(request.endpoint or "", ("", ""))
    return _address(kind, (request.view_args or {}).get(argument)) if kind else None


def history_of(thing: Any) -> str | None:
    """Return where the history of a thing of the record is read, for whoever reads the register."""
    return _address(thing.__tablename__, thing.public_id)


def _address(kind: str, public_id: str | None) -> str | None:
    actor = actor_or_none()
    if actor is None or not reads_register(actor):
        return None
    return url_for("register.show_register", kind=kind, thing=public_id)

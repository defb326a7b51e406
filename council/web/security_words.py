"""The particulars of an event of the security log in plain words; what a later version wrote bears its own name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from council.records.security_log import SecurityEvent
from council.records.sessions import SessionEnd
from council.web.languages import current_language
from council.web.session_words import FACTORS
from council.wording.acts import act_name

ENDED_BECAUSE = {
    SessionEnd.SIGNED_OUT: _l("выход"),
    SessionEnd.ENDED_BY_OWNER: _l("завершен владельцем"),
    SessionEnd.DISABLED: _l("учетная запись закрыта"),
    SessionEnd.PASSPHRASE: _l("пароль изменен"),
    SessionEnd.POWERS: _l("полномочия изменились"),
    SessionEnd.RESET: _l("доступ сброшен"),
}
INVITATIONS = {
    "used": _l("приглашение уже использовано"),
    "withdrawn": _l("приглашение отозвано"),
    "expired": _l("срок приглашения истек"),
    "unknown": _l("такого приглашения нет"),
}


def told(event: SecurityEvent) -> list[str]:
    """Return the particulars, a line each, and the page that was asked for on one of them."""
    left = dict(event.detail)
    lines = [_page_asked(left)] if "page" in left else []
    return lines + [_line(name, value) for name, value in sorted(left.items())]


def _page_asked(detail: dict[str, Any]) -> str:
    """Return «POST /votes/…/ballot, ответ 404», taking what it tells out of the particulars."""
    page, method, status = (detail.pop(name, "") for name in ("page", "method", "status"))
    answer = _("ответ %(status)s", status=status) if status else ""
    return ", ".join(filter(None, (f"{method} {_address(page)}".strip(), answer)))


def _address(endpoint: str) -> str:
    """Return the address of a page without the names of things; what is no page is told as it was written."""
    rules = list(current_app.url_map.iter_rules(endpoint)) if endpoint in current_app.view_functions else []
    return (
        "".join("…" if part.startswith("<") else part for part in _parts(rules[0].rule))
        if rules
        else endpoint
    )


def _parts(rule: str) -> list[str]:
    return rule.replace("<", "\0<").replace(">", ">\0").split("\0")


def _line(name: str, value: Any) -> str:
    return LINES[name](value) if name in LINES else f"{name}: {value}"


def _named(words: Mapping[Any, Any], value: Any) -> str:
    return str(words.get(value, value))


LINES: Mapping[str, Callable[[Any], str]] = {
    "kind": lambda value: _named(FACTORS, value),
    "because": lambda value: _named(ENDED_BECAUSE, value),
    "sessions": lambda value: _("сеансов: %(number)s", number=value),
    "state": lambda value: _named(INVITATIONS, value),
    "taken": lambda value: _("снято факторов: %(number)s", number=value),
    "act": lambda value: act_name(value, current_language()),
    "row": lambda value: _("таблица %(name)s", name=value),
    "more": lambda value: _("следующие такие события в эту минуту не записаны"),
}

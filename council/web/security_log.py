"""«Журнал безопасности»: who came to the door and what was denied, for those who watch over the installation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext as _
from sqlalchemy import Select

from council.access.actors import Actor
from council.access.register_scopes import reads_security_log, security_events_seen_by
from council.charters import load_charter
from council.records.database import db
from council.records.directory import persons_named
from council.records.security_log import SecurityEvent, SecurityKind
from council.web.acting import body_or_404, current_actor
from council.web.asked import day_asked, number_asked, text_asked
from council.web.paging import paging_of
from council.web.security_words import told

bp = Blueprint("security_log", __name__)

EVENTS_ON_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What the reader looks for: a kind, a person, a day, an address, and before which event."""

    kind: str
    name: str
    day: str
    address: str
    before: int | None


@bp.get("/security-log")
def show_log() -> str:
    """Show the newest events first, a page at a time."""
    by, asked = _reader(), _asked()
    found = _found(by, asked)
    from_here = found if asked.before is None else found.where(SecurityEvent.id < asked.before)
    shown = db.session.scalars(from_here.limit(EVENTS_ON_PAGE)).all()
    keys = [event.id for event in shown]
    paging = paging_of(db.session(), found, SecurityEvent.id, before=asked.before, shown=keys)
    return render_template(
        "security_log/list.html", events=shown, asked=asked, kinds=kind_names(), zone=_zone(), paging=paging,
        told=told,
    )  # fmt: skip


def kind_names() -> dict[str, str]:
    """Return what each kind of event is called."""
    return {
        SecurityKind.SIGN_IN_SUCCEEDED: _("Вход"),
        SecurityKind.SIGN_IN_FAILED: _("Неудачная попытка входа"),
        SecurityKind.SIGN_IN_DELAYED: _("Вход отложен: слишком много попыток"),
        SecurityKind.SIGNED_OUT: _("Выход"),
        SecurityKind.SESSION_ENDED: _("Сеанс завершен"),
        SecurityKind.FACTOR_PROVED: _("Второй фактор подтвержден"),
        SecurityKind.FACTOR_FAILED: _("Второй фактор не подошел"),
        SecurityKind.FACTOR_ADDED: _("Второй фактор добавлен"),
        SecurityKind.FACTOR_REMOVED: _("Второй фактор удален"),
        SecurityKind.PASSPHRASE_CHANGED: _("Пароль изменен"),
        SecurityKind.INVITATION_USED: _("Приглашение использовано"),
        SecurityKind.INVITATION_REFUSED: _("Приглашение не принято"),
        SecurityKind.RESET_ASKED: _("Запрошен сброс доступа"),
        SecurityKind.RESET_DONE: _("Доступ сброшен"),
        SecurityKind.DENIED: _("Отказано в доступе"),
        SecurityKind.FORGED: _("Форма без действительного знака"),
        SecurityKind.ACT_REFUSED: _("Действие не принято"),
        SecurityKind.UPLOAD_REFUSED: _("Файл не принят"),
        SecurityKind.START_REFUSED: _("Запуск не разрешен"),
        SecurityKind.ROW_FORGED: _("Запись изменена в базе данных чужой рукой"),
    }


def _reader() -> Actor:
    by = current_actor()
    if not reads_security_log(by):
        abort(404)
    return by


def _asked() -> Asked:
    said = {name: text_asked(name) for name in ("kind", "name", "day", "address")}
    return Asked(**said, before=number_asked(request.args.get("before", "")))


def _found(by: Actor, asked: Asked) -> Select[tuple[SecurityEvent]]:
    """Return what was asked for, the newest first."""
    found = security_events_seen_by(by).order_by(SecurityEvent.id.desc())
    if asked.kind:
        found = found.where(SecurityEvent.kind == asked.kind)
    if asked.address:
        found = found.where(SecurityEvent.address == asked.address)
    if asked.name:
        found = found.where(SecurityEvent.person_id.in_(persons_named(db.session(), asked.name)))
    if (day := day_asked(asked.day)) is not None:
        begins = datetime.combine(day, time.min, ZoneInfo(_zone()))
        found = found.where(SecurityEvent.at >= begins, SecurityEvent.at < begins + timedelta(days=1))
    return found


def _zone() -> str:
    return load_charter(body_or_404().charter_code).zone

"""How sessions and second factors are called on a page."""

from __future__ import annotations

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from council.access.devices import device_of
from council.access.signing_in import end_of_session
from council.records.database import db
from council.records.factors import FactorKind
from council.records.sessions import SessionEnd
from council.web.clock import now
from council.web.filters import teach
from council.web.signed_in import held_token

FACTORS = {
    FactorKind.PASSKEY: _l("ключ доступа"),
    FactorKind.ONE_TIME_CODE: _l("код приложения"),
    FactorKind.RECOVERY_CODE: _l("код восстановления"),
    FactorKind.DEMONSTRATION_CODE: _l("код демонстрации"),
}

ENDS = {
    SessionEnd.SIGNED_OUT: _l("Вы вышли из системы."),
    SessionEnd.ENDED_BY_OWNER: _l("Этот сеанс завершен с другого вашего устройства. Войдите снова."),
    SessionEnd.DISABLED: _l("Учетная запись закрыта, поэтому сеанс завершен. Обратитесь в секретариат."),
    SessionEnd.PASSPHRASE: _l("Пароль изменен, поэтому этот сеанс завершен. Войдите с новым паролем."),
    SessionEnd.POWERS: _l("Ваши полномочия изменились, поэтому сеанс завершен. Войдите снова."),
    SessionEnd.RESET: _l("Доступ к учетной записи сброшен, поэтому сеанс завершен. Войдите снова."),
}


def init_app(app: Flask) -> None:
    """Teach the templates these names."""
    teach(
        app,
        device=device,
        factor_name=lambda kind: str(FACTORS[kind]),
    )


def why_signed_out() -> str:
    """Return why the session of this browser was ended; nothing where nobody ended it, and it only grew old."""
    token = held_token()
    ended = end_of_session(db.session(), token, at=now()) if token else None
    return str(ENDS[ended]) if ended is not None else ""


def device(agent: str) -> str:
    """Return what a browser that called itself so is known as to its owner."""
    return device_of(agent) or _("неизвестное устройство")

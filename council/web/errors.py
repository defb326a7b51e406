"""Pages for what did not succeed: each says what did not happen and what to do, in the reader's language."""

from __future__ import annotations

from flask import Flask, current_app, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from markupsafe import escape
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from werkzeug.exceptions import BadHost, HTTPException
from werkzeug.wrappers import Response

from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder, Refused
from council.records.database import db
from council.records.files import FileDamaged
from council.records.security_log import SecurityKind
from council.web.callers import FromElsewhere
from council.web.languages import current_language, parts_of
from council.web.log_lines import request_number
from council.web.noting import note_as
from council.web.session_words import why_signed_out
from council.web.typed import typed

Answer = tuple[str, int]


def init_app(app: Flask) -> None:
    """Answer every failure of every page with a page of ours."""
    app.register_error_handler(HTTPException, show_failure)
    app.register_error_handler(BadHost, show_bad_host)
    app.register_error_handler(FromElsewhere, show_foreign_page)
    app.register_error_handler(CSRFError, show_outdated_page)
    app.register_error_handler(NotInOrder, show_rulings)
    app.register_error_handler(Refused, show_refusal)
    app.register_error_handler(NotFound, lambda _missing: _page("errors/failure.html", 404))
    app.register_error_handler(FileDamaged, show_damaged)
    app.register_error_handler(OperationalError, show_unavailable)
    app.register_error_handler(DataError, show_unreadable)
    app.register_error_handler(IntegrityError, show_collision)


def show_rulings(refusal: NotInOrder) -> Answer:
    """The law refuses: its sentence, its clause and what would satisfy it."""
    return _page("errors/rulings.html", 409, rulings=refusal.rulings)


def show_refusal(refusal: Refused) -> Answer:
    """The act does not fit the state of things."""
    status = 422 if isinstance(refusal, Incomplete) else 403 if isinstance(refusal, Forbidden) else 409
    changed = isinstance(refusal, Conflict)
    return _page("errors/refusal.html", status, message=refusal.message(current_language()), changed=changed)


def show_outdated_page(_failure: CSRFError) -> Answer:
    """The form carries no valid token; what was typed is offered for sending again, if it came from our own page."""
    note_as(SecurityKind.FORGED)
    return _page("errors/outdated.html", 400, typed=typed() if _came_from_our_page() else ())


def show_foreign_page(_failure: FromElsewhere) -> Answer:
    """The act was sent from another site; nobody who means it does so."""
    note_as(SecurityKind.FORGED)
    return _page(
        "errors/failure.html",
        403,
        happened=_("Запрос пришел с другого сайта"),
        to_do=_("Действие не выполнено. Откройте нужную страницу этого сайта и выполните его на ней."),
    )


def show_failure(failure: HTTPException) -> Answer | Response:
    """Anything the web itself refuses, and faults of ours, which are in the log by now."""
    if failure.code is None or failure.code < 400:
        return failure.get_response()
    ended = why_signed_out() if failure.code == 401 else ""
    text, status = _page("errors/failure.html", failure.code, ended=ended)
    response = current_app.make_response((text, status))
    for name, value in failure.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def show_bad_host(_failure: BadHost) -> Answer:
    """The host in the request is no name at all: no page of ours has an address then, so this one links to none."""
    happened, to_do = failure_words(400)
    title, lang = escape(happened), current_language()
    return (
        f"<!doctype html><html lang={lang}><title>{title}</title><h1>{title}</h1><p>{escape(to_do)}</p>",
        400,
    )


def show_damaged(fault: FileDamaged) -> Answer:
    """The bytes on disk are not those that were stored: nobody is given them."""
    current_app.logger.error("a stored file is damaged: %s", fault)
    return _page("errors/damaged.html", 500)


def show_unavailable(fault: OperationalError) -> Answer:
    """The database does not answer, or is busy for longer than anybody should wait."""
    current_app.logger.error("the database refused", exc_info=fault)
    return _page("errors/failure.html", 503)


def show_unreadable(_fault: DataError) -> Answer:
    """What was sent holds a letter or a number that the database cannot; no page of ours sends such."""
    db.session.rollback()
    return _page("errors/failure.html", 400)


def show_collision(fault: IntegrityError) -> Answer:
    """Somebody else's act came between, and the database kept its promise; the refused row stays out of the log."""
    db.session.rollback()
    current_app.logger.warning("the database refused a row: %s", _constraint(fault))
    return _page("errors/failure.html", 409)


def failure_words(status: int) -> tuple[str, str]:
    """Return what happened and what to do about it."""
    words = {
        400: (_("Запрос не распознан"), _("Вернитесь на предыдущую страницу и повторите действие.")),
        401: (_("Сеанс завершен"), _("Войдите снова и повторите действие.")),
        403: (
            _("Это действие вам не поручено"),
            _("Если это ошибка, обратитесь в секретариат: он ведет список лиц и их полномочий."),
        ),
        404: (
            _("Такой страницы нет"),
            _("Проверьте адрес. Документ мог быть закрыт для вас или еще не опубликован."),
        ),
        405: (
            _("Этот адрес принимает только действия"),
            _("Откройте страницу, с которой действие выполняется, и нажмите кнопку на ней."),
        ),
        409: (
            _("Действие не выполнено"),
            _("Данные изменились, пока вы работали: откройте страницу заново. Ничего не записано."),
        ),
        413: (
            _("Файл слишком велик"),
            _("Файл не сохранен. Предельный размер — %(size)s МБ.", size=_limit()),
        ),
        429: (_("Слишком много попыток"), _("Подождите немного и повторите.")),
        503: (
            _("Система временно недоступна"),
            _("Ничего не сохранено. Подождите минуту и повторите действие."),
        ),
    }
    ours = (
        _("Ошибка на нашей стороне"),
        _(
            "Действие не выполнено. Повторите его; если ошибка вернется, сообщите секретариату номер запроса: %(number)s.",
            number=request_number(),
        ),
    )
    return words.get(status, ours if status >= 500 else words[400])


def _page(template: str, status: int, **shown: object) -> Answer:
    """Return a page of failure; when even its frame cannot be filled, the frame without names."""
    happened, to_do = failure_words(status)
    shown = {"status": status, "happened": happened, "to_do": to_do} | shown
    try:
        return render_template(template, **shown), status
    except Exception:
        current_app.logger.exception("the page of failure %s could not be filled", status)
        bare = current_app.jinja_env.get_template(template)
        return bare.render(lang=current_language(), **shown), status


def _constraint(fault: IntegrityError) -> str:
    """Return the name of what was broken; PostgreSQL's own message would tell the whole row, a choice among it."""
    told = getattr(fault.orig, "diag", None)
    return str(told.constraint_name) if told is not None else str(fault.orig)


def _came_from_our_page() -> bool:
    """A browser says where a form comes from, and a foreign page cannot make it lie."""
    origin = request.headers.get("Origin", "")
    return bool(origin) and parts_of(origin).netloc == request.host and not request.files


def _limit() -> int:
    return int(current_app.config["SETTINGS"].upload_limit_mb)

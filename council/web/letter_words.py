"""What the kinds and the states of letters are called."""

from __future__ import annotations

from flask_babel import gettext as _

from council.records.mail import LetterKind, LetterState


def kind_names() -> dict[str, str]:
    """Return what each kind of letter is called."""
    return {
        LetterKind.INVITATION: _("Приглашение"),
        LetterKind.AGENDA_CHANGED: _("Новая редакция повестки дня"),
        LetterKind.MEETING_MOVED: _("Перенос заседания"),
        LetterKind.MEETING_CANCELLED: _("Отмена заседания"),
        LetterKind.DECISIONS_ADOPTED: _("Подписанный протокол"),
        LetterKind.MATERIALS_SENT: _("Материалы заседания"),
        LetterKind.ADOPTED_SENT: _("Принятые документы"),
        LetterKind.DEADLINE_NEAR: _("Напоминание о сроке"),
        LetterKind.VOTE_OPENED: _("Открыто голосование"),
        LetterKind.MINUTES_DRAFTED: _("Проект протокола"),
        LetterKind.MINUTES_TO_SIGN: _("Протокол на подпись"),
        LetterKind.CREDENTIAL_CONFIRMED: _("Полномочия подтверждены"),
        LetterKind.CREDENTIAL_REFUSED: _("Полномочия не подтверждены"),
        LetterKind.DIGEST: _("Сводка за день"),
        LetterKind.ACCESS_RESET: _("Сброс доступа"),
        LetterKind.SIGNED_IN_ELSEWHERE: _("Вход с нового места"),
        LetterKind.CHECKPOINTS: _("Контрольные точки журнала"),
        LetterKind.POSITIONS_ASKED: _("Запрос позиций"),
        LetterKind.LETTER_ENTERED: _("Внесено по письму государства"),
        LetterKind.INVITATION_ISSUED: _("Выписано приглашение"),
    }


def state_names(*, is_sent: bool) -> dict[str, tuple[str, str]]:
    """Return what each state of a letter is called, and its mark; without a mail server none waits to be sent."""
    return {
        LetterState.WAITING: (
            _("ждет отправки") if is_sent else _("не отправлено"),
            "due",
        ),
        LetterState.ACCEPTED: (_("принято почтовым сервером"), "yes"),
        LetterState.REFUSED: (_("не принято"), "no"),
        LetterState.HELD: (_("ждет сводки за день"), "due"),
        LetterState.GATHERED: (_("вошло в сводку за день"), "yes"),
        LetterState.WITHDRAWN: (_("не понадобилось: уже сделано"), "quiet"),
    }

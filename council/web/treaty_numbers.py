"""What the platform takes from the articles of the founding treaty, said in a sentence beside their words."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import ngettext

from council.law.charter import Edition
from council.law.rules import PartiesRule

Line = tuple[str, Callable[[Edition], str]]


def treaty_rules(edition: Edition) -> list[Line]:
    """Return the articles with what says their numbers; none for a body without a founding treaty."""
    rule = edition.parties
    if rule is None:
        return []
    return [
        (rule.entry_clause, lambda _edition: _entry(rule)),
        (rule.accession_clause, lambda _edition: _accession(rule)),
        (rule.exit_clause, lambda _edition: _exit(rule)),
        (rule.body_change_clause, lambda _edition: _body_change(rule)),
        (rule.amendment_clause, lambda _edition: _amendment(rule)),
    ]


def _days(rule: PartiesRule) -> str:
    return ngettext("%(num)d день", "%(num)d дней", rule.entry_days)


def _entry(rule: PartiesRule) -> str:
    return _(
        "Вступает в силу через %(days)s после получения депозитарием уведомления № %(nth)d; для выполнивших процедуры позднее – через тот же срок после их уведомления.",
        days=_days(rule),
        nth=rule.entry_nth,
    )


def _accession(rule: PartiesRule) -> str:
    return _(
        "Для присоединившегося вступает в силу через %(days)s после получения документа.", days=_days(rule)
    )


def _exit(rule: PartiesRule) -> str:
    return ngettext(
        "Выход наступает не ранее чем через %(num)d месяц после получения уведомления.",
        "Выход наступает не ранее чем через %(num)d месяцев после получения уведомления.",
        rule.exit_months,
    )


def _body_change(rule: PartiesRule) -> str:
    return ngettext(
        "Об изменении уполномоченного органа сообщают в течение %(num)d месяца со дня решения.",
        "Об изменении уполномоченного органа сообщают в течение %(num)d месяцев со дня решения.",
        rule.body_change_months,
    )


def _amendment(rule: PartiesRule) -> str:
    return _("Протокол об изменениях вступает в силу тем же порядком, по своим собственным уведомлениям.")

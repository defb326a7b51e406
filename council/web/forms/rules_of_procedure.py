"""What is asked about a version of the rules of procedure."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from council.web.forms.base import Form
from council.web.forms.fields import TickField, choice, day, line


class VersionForm(Form):
    """Its number, the decision that adopted it, its first day, and whether it allows the written procedure."""

    number = line(_l("Номер редакции"), _l("Укажите номер редакции"), most=20)
    decision = choice(_l("Решение Совета из этой записи"))
    decision_reference = line(_l("Или более раннее решение"))
    decided_on = day(_l("Дата более раннего решения"))
    since_on = day(_l("Первый день"))
    allows_written = TickField(_l("Допускает заочное рассмотрение вопросов"))
    file = FileField(_l("Текст регламента"))


class WithdrawalForm(Form):
    """Why an entry is taken back."""

    reason = line(_l("Причина"), _l("Укажите причину"))

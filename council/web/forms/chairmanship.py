"""What is asked about a term in the chair."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from council.web.forms.base import Form
from council.web.forms.fields import choice, day, line


class ChairmanshipForm(Form):
    """Which state chairs, from when until when, with which co-chairs, by which decision."""

    seat = choice(_l("Председательствует"), _l("Выберите государство"))
    since_on = day(_l("Первый день"), _l("Укажите первый день"))
    until_on = day(_l("Последний день"), _l("Укажите последний день"), not_before="since_on")
    preceding = choice(_l("Сопредседатель — предшествующий председатель"))
    following = choice(_l("Сопредседатель — последующий председатель"))
    decision_reference = line(_l("Решение"), _l("Укажите решение, которым определено председательство"))


class EndingForm(Form):
    """Why a term ends before its last day."""

    reason = line(_l("Причина"), _l("Укажите причину"))

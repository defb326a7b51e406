"""What is asked about a seat and about the authority a state has named."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice

from council.web.forms.base import Form
from council.web.forms.fields import TickField, choice, day, line
from council.web.treaty_words import CHANNELS


class SeatForm(Form):
    """Which state has a seat, since when, and on what ground."""

    state = choice(_l("Государство"), _l("Выберите государство"))
    since_on = day(_l("С какого дня"), _l("Укажите первый день"))
    basis = line(_l("Основание"))
    is_assumed = TickField(_l("Документа под рукой нет: участие предполагается"))


class AuthorityForm(Form):
    """Which authority of a state answers for its industrial policy, and how the depositary was told."""

    title_ru = line(_l("Название"), _l("Введите название уполномоченного органа"))
    title_en = line(_l("Название по-английски"))
    since_on = day(_l("С какого дня"), _l("Укажите первый день"))
    decided_on = day(_l("День решения государства"))
    decision = line(_l("Решение государства"))
    notified_on = day(_l("Депозитарий уведомлен"))
    channel = choice(
        _l("Способ уведомления"),
        choices=[
            SelectChoice("", _l("— не выбрано —")),
            *(SelectChoice(one.value, name) for one, name in CHANNELS.items()),
        ],
    )

"""What is asked about an act of the treaty, a protocol to it, and the notice of an authorised body."""

from __future__ import annotations

from datetime import date

from flask_babel import lazy_gettext as _l

from council.law.parties import TreatyStep
from council.law.treaty import RECEIVED
from council.records.bodies import Channel
from council.web.forms.base import Form
from council.web.forms.fields import TickField, choice, day, line, long_text, one_of
from council.web.treaty_words import CHANNELS, DAYS


class TreatyActForm(Form):
    """What a state did, when the depositary had it, and the paper that shows it."""

    state = choice(_l("Государство"), _l("Выберите государство"))
    acted_on = day(_l("День"))
    sent_on = day(_l("Отправлено"))
    takes_effect_on = day(_l("Назначенный день выхода"))
    is_assumed = TickField(_l("Официальные даты не известны: участие предполагается"))
    document = line(_l("Документ"))
    source = line(_l("Источник"))
    note = long_text(_l("Примечание"), most=2000)

    def suit(self, step: TreatyStep) -> None:
        """Leave only the questions that belong to an act of this kind, and name its day."""
        self.acted_on.label.text = DAYS[step]
        if step not in RECEIVED:
            del self.sent_on
        if step is not TreatyStep.WITHDRAWAL_NOTIFIED:
            del self.takes_effect_on
        if step is not TreatyStep.RECOGNISED:
            del self.is_assumed
        if step is TreatyStep.ENTERED_INTO_FORCE:
            del self.state


class VoidingForm(Form):
    """Why an entry is wrong."""

    reason = line(_l("Причина"), _l("Укажите, в чем ошибка"))


class ProtocolForm(Form):
    """A protocol that amends the treaty."""

    title_ru = line(_l("Название"), _l("Введите название протокола"))
    title_en = line(_l("Название по-английски"))
    done_on = day(_l("Совершен"), _l("Укажите день протокола"))


class NoticeForm(Form):
    """When and by which way the depositary was told."""

    notified_on = day(_l("Депозитарий уведомлен"), _l("Укажите день уведомления"))
    channel = one_of(Channel, CHANNELS, _l("Способ уведомления"), _l("Выберите способ уведомления"))


class AskedDayForm(Form):
    """The day a page is asked about."""

    class Meta:
        csrf = False

    on = day(_l("На день"))

    def asked(self, otherwise: date) -> date:
        """Return the day that was asked for and can be read, else the other one."""
        return self.on.data if self.on.data and not self.on.errors else otherwise

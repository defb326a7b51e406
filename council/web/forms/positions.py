"""What the states are asked of a draft before the meeting, and by which day."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from council.law.positions import Stance
from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, choice, day, long_text, one_of

STANCES = {
    Stance.AGREE: _l("Согласны"),
    Stance.REMARKS: _l("Согласны с замечаниями"),
    Stance.OBJECT: _l("Возражаем"),
    Stance.NO_INTEREST: _l("Не заинтересованы"),
}


class QuestionForm(Form):
    """On which drafts the states are asked, and by which day."""

    item = choice(_l("О каких вопросах"))
    due_on = day(_l("Последний день ответа"), _l("Укажите последний день ответа"))


class PositionForm(Form):
    """What a state thinks of the text it has read."""

    draft = CarriedField()
    stance = one_of(Stance, STANCES, _l("Позиция государства"), _l("Выберите позицию вашего государства"))
    remarks = long_text(_l("Замечания"), most=5000)

"""What is asked before papers are sent, and of what was handed over by other means."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Length

from council.web.forms.agenda import Several
from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, day, line, long_text

MOST_NOTE = 2000
ANEW = _l("Список изменился. Проверьте выбор и отправьте еще раз")


def form_key() -> CarriedField:
    """Return the key by which one form makes one dispatch, however often it is sent."""
    asked_anew = InputRequired(_l("Откройте страницу рассылки заново"))
    return CarriedField(validators=[asked_anew, Length(max=60)])


class DispatchForm(Form):
    """Papers that go out once: the versions chosen on the page before, and what is written to go with them."""

    versions = Several(_l("Материалы"), invalid_choice_message=ANEW, validate_choice=False)
    note = long_text(_l("Сопроводительный текст"), most=MOST_NOTE)
    form_key = form_key()


class ByHandForm(Form):
    """What went by a note or a courier: to whom, which papers, on which day, and the evidence of it."""

    states = Several(
        _l("Каким государствам вручено"),
        validators=[InputRequired(_l("Отметьте хотя бы одно государство"))],
        invalid_choice_message=ANEW,
    )
    versions = Several(_l("Какие материалы вручены"), invalid_choice_message=ANEW)
    handed_on = day(_l("День вручения"), _l("Укажите день вручения"))
    evidence = line(_l("Чем подтверждается"), _l("Укажите ноту, расписку или накладную: дату и номер"))
    form_key = form_key()

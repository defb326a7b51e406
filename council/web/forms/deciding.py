"""What is asked when an item is decided, ended without a vote, or of no interest to a state."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import AnyOf

from council.records.voting import Manner
from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, choice, line, long_text


class MannerForm(Form):
    """How the question is put: by ballots, or by asking for objections."""

    manner = CarriedField(validators=[AnyOf([manner.value for manner in Manner])])


class EndForm(Form):
    """An end of an item other than a decision; the reason goes into the minutes."""

    reason = line(_l("Причина"))


class DisinterestForm(Form):
    """Which state has no interest in the item."""

    seat = choice(_l("Государство"), _l("Выберите государство"))
    note = long_text(_l("Пояснение"), most=2000)

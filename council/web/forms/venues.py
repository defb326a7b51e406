"""What is asked about the place of a meeting and about the answer of a state to it."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from council.web.forms.base import Form
from council.web.forms.fields import choice, line, one_of


class VenueAnswered(StrEnum):
    """What a state says to a place."""

    AGREES = "agrees"
    OBJECTS = "objects"


ANSWERS = {VenueAnswered.AGREES: _l("Согласны"), VenueAnswered.OBJECTS: _l("Возражаем")}


class ProposalForm(Form):
    """A place for a meeting; no state means that the secretariat proposes it."""

    state = choice(_l("Предлагает государство"))
    letter = line(_l("Письмо государства: дата и номер"))
    city = line(_l("Город"), _l("Введите город"), most=120)
    venue = line(_l("Место в городе"))


class VenueAnswerForm(Form):
    """Whether a state agrees to the place."""

    state = choice(_l("Государство"))
    letter = line(_l("Письмо государства: дата и номер"))
    answer = one_of(
        VenueAnswered, ANSWERS, _l("Ответ государства"), _l("Выберите, согласно ли государство с местом")
    )
    note = line(_l("Пояснение"))

"""What is asked about a petition for an extraordinary meeting and about the answer of a state to it."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from council.web.forms.base import Form
from council.web.forms.fields import choice, line, long_text, one_of


class Answer(StrEnum):
    """What a state says to a petition."""

    SUPPORTS = "supports"
    DECLINES = "declines"


ANSWERS = {
    Answer.SUPPORTS: _l("Поддерживаем созыв"),
    Answer.DECLINES: _l("Не поддерживаем"),
}


class PetitionForm(Form):
    """On what a state asks for a meeting; the state and its letter are asked of the secretariat alone."""

    state = choice(_l("Государство"))
    letter = line(_l("Письмо государства: дата и номер"))
    subject = line(_l("Предмет заседания"), _l("Укажите, о чем заседание"))
    agenda = long_text(_l("Проект повестки дня"), _l("Внесите хотя бы один вопрос"))

    @property
    def lines(self) -> list[str]:
        return (self.agenda.data or "").splitlines()


class AnswerForm(Form):
    """Whether a state supports a petition, and why."""

    state = choice(_l("Государство"))
    letter = line(_l("Письмо государства: дата и номер"))
    answer = one_of(
        Answer, ANSWERS, _l("Ответ государства"), _l("Выберите, поддерживает ли государство созыв")
    )
    note = line(_l("Пояснение"))


class LetterForm(Form):
    """By which letter a state takes its word back; a member needs none."""

    letter = line(_l("Письмо государства: дата и номер"))

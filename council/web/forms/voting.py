"""What is asked of a voter, and of those who conduct a vote."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from council.law.ballot import Position
from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, TickField, choice, line, long_text

CHOICE_LABELS = {
    Position.FOR: _l("За"),
    Position.AGAINST: _l("Против"),
    Position.ABSTAINED: _l("Воздержаться"),
}
CHOSEN = [SelectChoice(position.value, label) for position, label in CHOICE_LABELS.items()]


class BallotForm(Form):
    """How the state votes; the key makes one form one ballot, however often it is sent."""

    position = RadioField(
        _l("Как вы голосуете?"),
        choices=CHOSEN,
        validators=[InputRequired(_l("Выберите: за, против или воздержаться"))],
        invalid_choice_message=_l("Выберите: за, против или воздержаться"),
    )
    form_key = CarriedField(
        validators=[InputRequired(_l("Откройте страницу голосования заново")), Length(max=60)]
    )

    @property
    def chosen(self) -> Position:
        return Position(self.position.data)

    def validate_position(self, field: RadioField) -> None:
        """Refuse two choices at once: no page of ours sends them, and nobody can say which is meant."""
        if len(field.raw_data or ()) > 1:
            raise ValidationError(_l("Выберите: за, против или воздержаться"))


class OralBallotForm(Form):
    """A vote given aloud in the room."""

    seat = choice(_l("Государство"), _l("Выберите государство"))
    position = RadioField(
        _l("Что объявлено вслух"),
        choices=CHOSEN,
        validators=[InputRequired(_l("Выберите: за, против или воздержаться"))],
        invalid_choice_message=_l("Выберите: за, против или воздержаться"),
    )
    letter = line(_l("Письмо с ответом государства"))

    @property
    def chosen(self) -> Position:
        return Position(self.position.data)


class IntentionForm(Form):
    """How the state of the writer meant to vote."""

    position = RadioField(
        _l("Как государство намеревалось голосовать"),
        choices=CHOSEN,
        validators=[InputRequired(_l("Выберите: за, против или воздержаться"))],
        invalid_choice_message=_l("Выберите: за, против или воздержаться"),
    )
    reason = long_text(_l("Причина"), most=2000)

    @property
    def chosen(self) -> Position:
        return Position(self.position.data)


class ClosingForm(Form):
    """Closing a vote; a narrow base is confirmed knowingly."""

    narrow_base_confirmed = TickField(_l("Подтверждаю результат при узкой базе подсчета"))


class ReasonForm(Form):
    """An act that needs a reason."""

    reason = line(_l("Причина"), _l("Укажите причину"))


class DissentForm(Form):
    """A dissenting opinion."""

    body_text = long_text(_l("Текст особого мнения"), _l("Напишите текст особого мнения"))

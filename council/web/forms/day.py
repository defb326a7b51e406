"""What is asked on the day: who came and when, who presides, how the meeting opens and closes."""

from __future__ import annotations

from datetime import datetime

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired, Optional

from council.actions.admissions import Ground
from council.records.admissions import Origin
from council.records.meetings import Meeting
from council.records.presence import Capacity, Mode
from council.web.forms.admissions import ORIGINS
from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, MomentField, TickField, choice, line, long_text
from council.web.forms.meetings import in_our_years
from council.web.meeting_words import CAPACITIES, MODES

WITHOUT_A_VOTE = [
    Capacity.DELEGATION,
    Capacity.ADVISORY,
    Capacity.OBSERVER,
    Capacity.EXPERT,
    Capacity.INVITED,
]


class LocalMomentForm(Form):
    """A form with a moment by the clock of the venue; empty means now."""

    moment = MomentField(
        _l("Время"),
        format="%Y-%m-%dT%H:%M",
        validators=[Optional(), in_our_years],
        invalid_value_message=_l("Укажите день и время, например 2026-06-04 10:15"),
    )

    def moment_at(self, meeting: Meeting) -> datetime | None:
        """Return the moment that was meant at the place of the meeting."""
        return self.moment.data.replace(tzinfo=meeting.venue_zone) if self.moment.data else None


class DelegateForm(LocalMomentForm):
    """Who acts for a state: its member (who needs no paper), or a substitute by a paper."""

    MEMBER = "member"

    credential = choice(_l("Кто действует"), _l("Выберите, кто действует"))
    mode = RadioField(
        _l("Как участвует"),
        choices=[SelectChoice(mode.value, name) for mode, name in MODES.items()],
        default=Mode.IN_ROOM.value,
        validators=[InputRequired(_l("Выберите, как участвует представитель"))],
        invalid_choice_message=_l("Выберите значение из списка"),
    )

    @property
    def paper(self) -> str | None:
        """Return the paper by which a substitute acts."""
        return None if self.credential.data == self.MEMBER else self.credential.data


class ArrivalForm(LocalMomentForm):
    """When a listed participant came, and whether to the room."""

    mode = CarriedField(default=Mode.IN_ROOM.value)

    @property
    def chosen_mode(self) -> Mode:
        return Mode(self.mode.data) if self.mode.data in set(Mode) else Mode.IN_ROOM


class CorrectionForm(LocalMomentForm):
    """What was wrong with an entry of the presence book; without a moment it is voided."""

    reason = line(_l("Почему запись неверна"), _l("Укажите, почему запись неверна"))


class ParticipantForm(Form):
    """Somebody who takes part without a vote: known already, or named here."""

    person = choice(_l("Лицо"))
    family_name = line(_l("Фамилия"), most=100)
    given_names = line(_l("Имя и отчество"), most=100)
    capacity = choice(
        _l("В каком качестве"),
        _l("Выберите, в каком качестве лицо участвует"),
        choices=[SelectChoice(capacity.value, CAPACITIES[capacity]) for capacity in WITHOUT_A_VOTE],
    )
    seat = choice(_l("Делегация государства"))
    post = line(_l("Должность"), _l("Введите должность так, как она печатается в протоколе"))
    organisation = line(_l("Организация"))
    decision_reference = line(_l("Решение Совета о допуске"))
    origin = choice(
        _l("Откуда участник"),
        choices=[SelectChoice("", _l("— не выбрано —")), *(SelectChoice(*one) for one in ORIGINS.items())],
    )
    has_agreed = TickField(_l("Участие согласовано с экспертом"))

    @property
    def ground(self) -> Ground | None:
        """Return by what an observer or an expert takes part; nobody else is asked."""
        if not self.origin.data:
            return None
        return Ground(Origin(self.origin.data), self.decision_reference.data, self.has_agreed.data)

    def validate_origin(self, field) -> None:
        """Ask where somebody comes from whom a decision admits."""
        if (self.decision_reference.data or self.has_agreed.data) and not field.data:
            field.errors = [_l("Выберите, откуда участник, или оставьте пустыми решение и согласование")]

    def validate_family_name(self, field) -> None:
        """Ask for one person: chosen, or named in full."""
        named = bool(field.data and self.given_names.data)
        if bool(self.person.data) == named:
            field.errors = [_l("Выберите лицо из списка или впишите фамилию и имя нового")]


class ChairForm(Form):
    """Who takes the chair, and whether the meeting has elected them."""

    participant = CarriedField(validators=[InputRequired()])
    elected = TickField()


class OpeningForm(Form):
    """Whether the meeting opens for consultation only."""

    for_consultation = TickField()


class ClosingForm(Form):
    """What was agreed about the next meeting."""

    next_meeting_note = long_text(_l("О следующем заседании"), most=2000)

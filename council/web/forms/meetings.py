"""What is asked about a meeting: its series and number, its hours by the clock of the venue, its place."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from council.records.meetings import Form as MeetingShape
from council.records.meetings import Meeting, Series
from council.web.forms.base import Form
from council.web.forms.fields import MomentField, WholeNumberField, choice, line, long_text
from council.web.languages import current_language
from council.web.naming import MEETING_FORMS

# The clocks of the capitals and of the cities where such bodies meet.
ZONES = (
    "Asia/Almaty",
    "Asia/Ashgabat",
    "Asia/Baku",
    "Asia/Bishkek",
    "Asia/Dushanbe",
    "Asia/Samarkand",
    "Asia/Tashkent",
    "Asia/Yekaterinburg",
    "Asia/Yerevan",
    "Europe/Chisinau",
    "Europe/Minsk",
    "Europe/Moscow",
    "Europe/Samara",
)
SERIES = {Series.REGULAR: _l("очередное"), Series.EXTRAORDINARY: _l("внеочередное")}


def moment(label: Any, ask: Any) -> MomentField:
    """Return a day and hour, by the browser's own control; the zone is asked beside it."""
    return MomentField(
        label,
        format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        validators=[InputRequired(ask), in_our_years],
    )


def in_our_years(form: Form, field: MomentField) -> None:
    """Refuse a mistyped year before it is counted with."""
    if field.data is not None and not 1991 <= field.data.year <= 2199:
        raise ValidationError(_l("Проверьте год"))


class HoursForm(Form):
    """When a meeting begins and ends, by the clock of which city."""

    starts = moment(_l("Начало"), _l("Укажите день и час начала"))
    ends = moment(_l("Окончание"), _l("Укажите день и час окончания"))
    zone = choice(_l("Часовой пояс места"), _l("Выберите часовой пояс"))
    city = line(_l("Город"), _l("Введите город"), most=120)
    venue = line(_l("Место в городе"))

    def offer_zones(self, *also: str) -> None:
        """Offer the clocks of the cities, named in the reader's language and in its order."""
        zones = dict.fromkeys((*ZONES, *also))
        self.zone.choices = sorted(
            (SelectChoice(zone, zone_name(zone)) for zone in zones), key=lambda city: city.label
        )

    def validate_ends(self, field: MomentField) -> None:
        """Refuse an end before the start beside the field that holds it."""
        if self.starts.data is not None and field.data is not None and field.data <= self.starts.data:
            raise ValidationError(_l("Окончание заседания должно быть позже начала."))

    @property
    def starts_at(self) -> datetime:
        return self.starts.data.replace(tzinfo=ZoneInfo(self.zone.data))

    @property
    def ends_at(self) -> datetime:
        return self.ends.data.replace(tzinfo=ZoneInfo(self.zone.data))

    def show_hours(self, meeting: Meeting) -> None:
        """Fill the hours and the place as they stand."""
        self.starts.data, self.ends.data = meeting.starts_locally, meeting.ends_locally
        self.zone.data, self.city.data, self.venue.data = meeting.zone, meeting.city, meeting.venue


class MeetingForm(HoursForm):
    """A meeting as it is convened."""

    series = RadioField(
        _l("Какое заседание"),
        choices=[SelectChoice(series.value, name) for series, name in SERIES.items()],
        default=Series.REGULAR.value,
        validators=[InputRequired(_l("Выберите, очередное это заседание или внеочередное"))],
    )
    ordinal = WholeNumberField(
        _l("Номер"), validators=[Optional(), NumberRange(1, 999, message=_l("Номер – число от 1 до 999"))]
    )
    form = RadioField(
        _l("Форма участия"),
        choices=[SelectChoice(form.value, name) for form, name in MEETING_FORMS.items()],
        default=MeetingShape.IN_PERSON.value,
        validators=[InputRequired(_l("Выберите форму участия"))],
    )

    def show(self, meeting: Meeting) -> None:
        """Fill in the meeting as it stands."""
        self.show_hours(meeting)
        self.series.data, self.ordinal.data, self.form.data = meeting.series, meeting.ordinal, meeting.form


class ConveningForm(MeetingForm):
    """A meeting to be convened; an extraordinary one rests on a petition that the majority supports."""

    petition = choice(_l("Предложение, по которому созывается внеочередное заседание"))


class MoveForm(HoursForm):
    """Where and when a meeting is moved, and why."""

    reason = long_text(_l("Причина переноса"), _l("Укажите причину переноса"), most=500)


class ReasonForm(Form):
    """Why an act that takes something back is done."""

    reason = long_text(_l("Причина"), _l("Укажите причину"), most=500)


def zone_name(zone: str) -> str:
    """Return the city of a clock in the reader's language."""
    return str(get_timezone_location(ZoneInfo(zone), locale=current_language(), return_city=True))

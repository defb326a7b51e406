"""Kinds of fields our forms are made of: texts of printable letters, days, and choices drawn as answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    EmailField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from council.web.languages import current_language
from council.wording.letters import normalised, problems_of

LINE = 300
PAGE = 20_000
# Letters for which HTML has no place: controls but the line's own, halves of letters, non-characters.
NON_CHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
UNSHOWABLE = re.compile(rf"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{NON_CHARACTERS}]")
# int() would read «٣» and «1_0» too, and counting with four hundred digits fails.
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,9}")


class PrintableLetters:
    """Refuses a text that holds what a paper cannot print or a reader cannot see, and names it."""

    def __call__(self, form: Any, field: Field) -> None:
        problems = problems_of(field.data or "")
        if problems:
            raise ValidationError(problems[0].sentence(current_language()))


def as_stored(text: str | None) -> str:
    """Return the text as it will stand in the record: composed letters, no space around."""
    return normalised(text or "").strip()


def line(label: Any, ask: Any = None, *, most: int = LINE, **options: Any) -> StringField:
    """Return a field of one line; `ask` is the instruction given when it is left empty, None where it may be."""
    return LineField(label, filters=[as_stored], validators=_text_validators(ask, most), **options)


def long_text(label: Any, ask: Any = None, *, most: int = PAGE, **options: Any) -> TextAreaField:
    """Return a field of several lines."""
    return LongTextField(label, filters=[as_stored], validators=_text_validators(ask, most), **options)


class NotBefore:
    """Refuses a last day that lies before the first one, which another field of the form asks for."""

    def __init__(self, first: str):
        self.first = first

    def __call__(self, form: Any, field: Field) -> None:
        first = form[self.first].data
        if first is not None and field.data is not None and field.data < first:
            raise ValidationError(_l("Последний день раньше первого. Исправьте даты."))


def day(label: Any, ask: Any = None, *, not_before: str = "", **options: Any) -> DateField:
    """Return a day, by the browser's own control; `not_before` names the field of the first day of a period."""
    unreadable = _l("Укажите существующий день, например 2026-06-04")
    validators = [_asked(ask), *([NotBefore(not_before)] if not_before else [])]
    return DayField(label, validators=validators, invalid_value_message=unreadable, **options)


def choice(label: Any, ask: Any = None, **options: Any) -> SelectField:
    """Return a list to choose one of, set by the page when it comes from the records; no choice is None."""
    stranger = _l("Выберите значение из списка")
    return SelectField(
        label, validators=[_asked(ask)], coerce=_chosen, invalid_choice_message=stranger, **options
    )


def one_of(kind: type[StrEnum], names: Mapping[Any, Any], label: Any, ask: Any, **options: Any) -> RadioField:
    """Return a question with all the answers in view; the answer is a member of `kind`."""
    stranger = _l("Выберите значение из списка")
    return RadioField(
        label,
        choices=[SelectChoice(member.value, name) for member, name in names.items()],
        coerce=kind,
        validators=[InputRequired(ask)],
        invalid_value_message=stranger,
        invalid_choice_message=stranger,
        **options,
    )


class Shown(StringField):
    """A text shown again after it was refused: what a page cannot carry is left out then, having been named."""

    def _value(self) -> str:
        return UNSHOWABLE.sub("", super()._value())


class LineField(Shown):
    """One line."""


class LongTextField(Shown, TextAreaField):
    """Several lines."""


class DayField(DateField):
    """A day; what was typed in its place is shown again as far as a page can carry it."""

    def _value(self) -> str:
        return UNSHOWABLE.sub("", super()._value())


class MomentField(DateTimeLocalField):
    """A day and hour; what was typed in their place is shown again as far as a page can carry it."""

    def _value(self) -> str:
        return UNSHOWABLE.sub("", super()._value())


class AddressField(Shown, EmailField):
    """An address of electronic mail."""


class CarriedField(Shown, HiddenField):
    """What a page carries back unseen."""


class TickField(BooleanField):
    """A box to tick; whatever was sent for it, the page offers the same answer."""

    def _value(self) -> str:
        return "y"


class WholeNumberField(IntegerField):
    """A number as people type one: at most nine of the ten digits."""

    def _value(self) -> str:
        return UNSHOWABLE.sub("", super()._value())

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist and not PLAIN_NUMBER.fullmatch(valuelist[0].strip()):
            self.data = None
            raise ValueError(_l("Введите число цифрами"))
        super().process_formdata(valuelist)


def _chosen(value: str | None) -> str | None:
    return value or None


def _asked(ask: Any) -> InputRequired | Optional:
    return InputRequired(ask) if ask else Optional()


def _text_validators(ask: Any, most: int) -> list[Any]:
    first = DataRequired(ask) if ask else Optional()
    too_long = _l("Сократите текст: не больше %(max)d знаков")
    return [first, Length(max=most, message=too_long), PrintableLetters()]

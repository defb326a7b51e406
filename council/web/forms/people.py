"""What is asked about a person: names, the account, the offices."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired, Length

from council.records.people import Office
from council.web.forms.base import Form
from council.web.forms.fields import AddressField, choice, day, line, one_of
from council.web.naming import OFFICES


def language_choice() -> RadioField:
    """Return the question in which language the site speaks to a person."""
    return RadioField(
        _l("Язык"),
        choices=[SelectChoice("ru", "русский"), SelectChoice("en", "English")],
        default="ru",
        validators=[InputRequired(_l("Выберите язык"))],
    )


class PersonForm(Form):
    """Who the person is."""

    family_name = line(_l("Фамилия"), _l("Введите фамилию"), most=100)
    given_names = line(_l("Имя и отчество"), _l("Введите имя"), most=100)
    name_en = line(_l("Имя и фамилия по-английски"), most=200)


class AccountForm(Form):
    """How the person signs in."""

    email = AddressField(
        _l("Адрес электронной почты"),
        validators=[InputRequired(_l("Введите адрес электронной почты")), Length(max=254)],
        render_kw={"autocomplete": "off"},
    )
    language = language_choice()


class AppointmentForm(Form):
    """Which office the person holds, for which state, and on which days."""

    office = one_of(
        Office,
        OFFICES,
        _l("В каком качестве"),
        _l("Выберите, в каком качестве лицо участвует в работе Совета"),
    )
    seat = choice(_l("Государство"))
    post = line(_l("Должность"), _l("Введите должность так, как она печатается в протоколе"))
    organisation = line(_l("Организация"))
    since_on = day(_l("Первый день"), _l("Укажите первый день"))
    until_on = day(_l("Последний день"), not_before="since_on")


class LastDayForm(Form):
    """The last day of an office."""

    until_on = day(_l("Последний день"), _l("Укажите последний день"))

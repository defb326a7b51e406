"""What is asked about a user whom a state proposes for its delegation."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Length

from council.web.forms.base import Form
from council.web.forms.fields import AddressField, line
from council.web.forms.people import language_choice


class NominationForm(Form):
    """Who the person is, and where an invitation will find them."""

    family_name = line(_l("Фамилия"), _l("Введите фамилию"), most=100)
    given_names = line(_l("Имя и отчество"), _l("Введите имя"), most=100)
    name_en = line(_l("Имя и фамилия по-английски"), most=200)
    post = line(_l("Должность"), _l("Введите должность так, как она печатается в протоколе"))
    email = AddressField(
        _l("Адрес электронной почты"),
        validators=[InputRequired(_l("Введите адрес электронной почты")), Length(max=254)],
        render_kw={"autocomplete": "off"},
    )
    language = language_choice()

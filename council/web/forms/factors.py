"""What is asked to set up a second factor."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import Length

from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, line


class PasskeyForm(Form):
    """The key a device has made, put in by the page's script, and what its owner calls the device."""

    name = line(_l("Как назвать это устройство"), most=100)
    factor_answer = CarriedField(validators=[Length(max=20_000)])


class ApplicationForm(Form):
    """The first code of an application that has read the secret."""

    code = line(
        _l("Код из приложения"),
        _l("Введите шесть цифр, которые показывает приложение"),
        most=64,
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )

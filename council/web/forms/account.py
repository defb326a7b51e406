"""What is asked about a person's own account."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired, Length

from council.access.passphrases import LEAST_LENGTH
from council.web.forms.base import Form


class PassphraseForm(Form):
    """The passphrase as it is, and the new one twice."""

    current_passphrase = PasswordField(
        _l("Нынешний пароль"),
        validators=[InputRequired(_l("Введите нынешний пароль")), Length(max=1024)],
        render_kw={"autocomplete": "current-password"},
    )
    new_passphrase = PasswordField(
        _l("Новый пароль"),
        validators=[
            InputRequired(_l("Введите новый пароль")),
            Length(min=LEAST_LENGTH, max=1000, message=_l("Пароль должен быть не короче %(min)d знаков")),
        ],
        render_kw={"autocomplete": "new-password"},
    )
    passphrase_again = PasswordField(
        _l("Новый пароль еще раз"),
        validators=[EqualTo("new_passphrase", _l("Введите один и тот же новый пароль дважды"))],
        render_kw={"autocomplete": "new-password"},
    )

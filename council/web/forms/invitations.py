"""What is asked for a new password: the phrase, and once more."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired, Length

from council.access.passphrases import LEAST_LENGTH, LONGEST
from council.web.forms.base import Form


class PassphraseForm(Form):
    """A password of one's own choice."""

    passphrase = PasswordField(
        _l("Пароль"),
        validators=[
            InputRequired(_l("Введите пароль")),
            Length(
                min=LEAST_LENGTH, max=LONGEST, message=_l("Пароль должен быть от %(min)d до %(max)d знаков")
            ),
        ],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("Тот же пароль еще раз"),
        validators=[
            InputRequired(_l("Введите пароль еще раз")),
            EqualTo("passphrase", _l("Пароли различаются. Введите один и тот же пароль дважды.")),
        ],
        render_kw={"autocomplete": "new-password"},
    )

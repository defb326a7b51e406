"""The form at the door."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField
from wtforms.validators import InputRequired, Length

from council.web.forms.fields import AddressField, CarriedField


class SignInForm(FlaskForm):
    """Who wants to come in, by which password, and where to afterwards."""

    email = AddressField(
        _l("Адрес электронной почты"),
        validators=[InputRequired(_l("Введите адрес электронной почты")), Length(max=254)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _l("Пароль"),
        validators=[InputRequired(_l("Введите пароль")), Length(max=1024)],
        render_kw={"autocomplete": "current-password"},
    )
    next = CarriedField()

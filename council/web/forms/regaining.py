"""What is asked of somebody who has forgotten the password."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Length

from council.web.forms.base import Form
from council.web.forms.fields import AddressField, LineField


class RegainingForm(Form):
    """By which address the person signs in, and a code of the second factor."""

    email = AddressField(
        _l("Адрес электронной почты"),
        validators=[InputRequired(_l("Введите адрес электронной почты")), Length(max=254)],
        render_kw={"autocomplete": "username"},
    )
    factor_code = LineField(
        _l("Код"),
        validators=[InputRequired(_l("Введите код")), Length(max=64)],
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"},
    )

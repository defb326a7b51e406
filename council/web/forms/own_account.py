"""What a person may change in their own account."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Length

from council.web.forms.base import Form
from council.web.forms.fields import AddressField
from council.web.forms.people import language_choice


class OwnAccountForm(Form):
    """The address to sign in by, and the language of letters."""

    email = AddressField(
        _l("Адрес электронной почты"),
        validators=[InputRequired(_l("Введите адрес электронной почты")), Length(max=254)],
        render_kw={"autocomplete": "email"},
    )
    language = language_choice()

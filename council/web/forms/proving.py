"""What is asked to prove the second factor."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import Length

from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, LineField


class ProofForm(Form):
    """A code typed, or the answer of a device put in by the page's script; and where to go afterwards.

    The names of its fields are no other form's: it may ask in the midst of an act.
    """

    factor_code = LineField(
        _l("Код"),
        validators=[Length(max=64, message=_l("Сократите текст: не больше %(max)d знаков"))],
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"},
    )
    factor_answer = CarriedField(validators=[Length(max=20_000)])
    next = CarriedField()

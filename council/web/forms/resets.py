"""What is asked about a reset of access."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from council.web.forms.base import Form
from council.web.forms.fields import TickField, line


class ResetForm(Form):
    """Why a person needs a new password, and whether the second factor is lost too."""

    reason = line(_l("Причина"), _l("Укажите, как лицо обратилось и чем подтвердило, что это оно"))
    removes_factors = TickField(_l("Второй фактор тоже утерян"))

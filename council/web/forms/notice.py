"""What is asked about the consent to late materials."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from council.web.forms.base import Form
from council.web.forms.fields import line


class ConsentForm(Form):
    """To which late materials the meeting has consented."""

    note = line(_l("С чем согласилось заседание"), _l("Укажите, какие материалы согласились рассмотреть"))

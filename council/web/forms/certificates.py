"""What is asked of who enters a certificate of theirs."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired

from council.web.forms.base import Form


class OwnCertificateForm(Form):
    """A certificate without its key."""

    file = FileField(_l("Сертификат"), validators=[FileRequired(_l("Выберите файл сертификата"))])

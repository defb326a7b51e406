"""What is asked of who enters a certificate of theirs."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired

from council.web.forms.base import Form


class OwnCertificateForm(Form):
    """A signature over the words of proof, with its certificate and without its key."""

    file = FileField(_l("Подписанный текст"), validators=[FileRequired(_l("Выберите файл подписи"))])

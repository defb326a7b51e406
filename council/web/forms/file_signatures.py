"""What is asked when a paper is signed in its file."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import PasswordField
from wtforms.validators import Regexp

from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, long_text
from council.web.forms.minutes import SHA256


class SignedFileForm(Form):
    """A file that was signed elsewhere; who checked the signature, where nothing here can."""

    file = FileField(_l("Подписанный файл"), validators=[FileRequired(_l("Выберите подписанный файл"))])
    statement = long_text(_l("Кто и чем проверил подпись"))


class CertificateForm(Form):
    """A certificate with its key, lent for one signature under the very bytes whose digest the page shows."""

    sha256 = CarriedField(validators=[Regexp(SHA256, message=_l("Откройте страницу подписания заново"))])
    key = FileField(_l("Файл сертификата"), validators=[FileRequired(_l("Выберите файл сертификата"))])
    passphrase = PasswordField(_l("Пароль сертификата"), render_kw={"autocomplete": "current-password"})

    def ask_about(self, sha256: str) -> None:
        """Have the page carry the digest of the file it shows."""
        self.sha256.data = sha256

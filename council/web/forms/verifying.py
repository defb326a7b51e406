"""What is asked of somebody who wants to know whether a paper is genuine."""

from __future__ import annotations

import re

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms.validators import Length

from council.web.forms.base import Form
from council.web.forms.fields import LineField

DIGEST = re.compile(r"[0-9a-f]{64}")


class VerifyingForm(Form):
    """The file, or the fingerprint that is printed in it."""

    file = FileField(_l("Файл протокола или другого документа"))
    fingerprint = LineField(
        _l("Или отпечаток (SHA-256)"),
        validators=[Length(max=200)],
        render_kw={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"},
    )


def digest_in(typed: str) -> str:
    """Return the fingerprint that was typed, groups put together; nothing where it is none."""
    joined = "".join(typed.split()).lower()
    return joined if DIGEST.fullmatch(joined) else ""

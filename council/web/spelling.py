"""A second look at names: letters of two alphabets in one word are told to whoever entered it, and no more than told."""

from __future__ import annotations

from flask import Flask, Response, flash, request
from flask_babel import gettext as _

from council.wording.scripts import mixed_words

# What people and bodies are called. In a text on industry «IТ-отрасль» is somebody's habit; in a name it is an error.
NAMES = (
    "family_name", "given_names", "name_en", "organisation", "post", "signatory", "issued_by", "rapporteur", "city",
)  # fmt: skip


def init_app(app: Flask) -> None:
    """Look at every name that was taken."""
    app.after_request(tell_of_mixed_letters)


def tell_of_mixed_letters(response: Response) -> Response:
    """Warn on the next page: the name is stored, and found by nobody who types it as it looks."""
    if request.method == "POST" and response.status_code == 303:
        words = [word for name in NAMES for word in mixed_words(request.form.get(name, ""))]
        if words:
            flash(
                _("Проверьте написание: в слове «%(word)s» смешаны буквы двух алфавитов.", word=words[0]),
                "warn",
            )
    return response

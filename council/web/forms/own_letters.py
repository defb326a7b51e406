"""When a person wants the letters that may wait."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from council.web.forms.base import Form
from council.web.forms.fields import choice


class OwnLettersForm(Form):
    """At once, or at one of the hours of a day."""

    hour = choice(_l("Когда присылать"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        hours = [(str(hour), _("Раз в день, в %(time)s", time=f"{hour:02}:00")) for hour in range(24)]
        self.hour.choices = [("", _("Сразу")), *hours]

    @property
    def chosen_hour(self) -> int | None:
        """Return the hour of the digest; None for letters at once."""
        return int(self.hour.data) if self.hour.data else None

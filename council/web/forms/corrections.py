"""What is asked when a signed protocol is corrected: the texts typed by hand, and why."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import Regexp

from council.papers.corrected import TYPED
from council.papers.minutes_text import ItemText
from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, line, long_text
from council.web.forms.minutes import SHA256


class CorrectionForm(Form):
    """Other words for the texts of one item, or for the closing part."""

    item = CarriedField(default="0")
    replaces = CarriedField(validators=[Regexp(SHA256, message=_l("Откройте страницу исправления заново"))])
    heard = long_text(_l("Слушали"))
    spoke = long_text(_l("Выступили"))
    remarks = long_text(_l("Замечания"))
    closing = long_text(_l("Заключительная часть"))
    reason = line(_l("Причина исправления"), _l("Назовите причину исправления"))

    def show(self, item: ItemText | None, closing: str) -> None:
        """Fill the form with the words that stand now."""
        self.item.data, self.closing.data = str(item.number if item else 0), closing
        for name in TYPED if item is not None else ():
            self[name].data = getattr(item, name)

    def texts(self) -> dict[str, str]:
        """Return the texts of the item as typed."""
        return {name: self[name].data or "" for name in TYPED}

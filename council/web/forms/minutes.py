"""What is asked when the minutes are written and signed."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Regexp

from council.records.minutes import ItemNotes
from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, TickField, day, line, long_text

SHA256 = r"[0-9a-f]{64}\Z"


class NotesForm(Form):
    """Who was heard and who spoke; `revision` tells whether somebody else has written meanwhile."""

    heard = long_text(_l("Слушали"))
    spoke = long_text(_l("Выступили"))
    remarks = long_text(_l("Замечания"))
    revision = CarriedField(
        default="0", validators=[Regexp(r"[0-9]{1,9}\Z", message=_l("Откройте страницу записей заново"))]
    )

    def show(self, notes: ItemNotes | None) -> None:
        """Fill the form with what is written so far."""
        if notes is not None:
            self.heard.data, self.spoke.data, self.remarks.data = notes.heard, notes.spoke, notes.remarks
            self.revision.data = str(notes.revision)


class CirculationForm(Form):
    """By which day the states answer to the draft whose digest the page shows."""

    sha256 = CarriedField(validators=[Regexp(SHA256, message=_l("Откройте страницу протокола заново"))])
    due_on = day(_l("Последний день для замечаний"), _l("Укажите последний день для замечаний"))


class PreparationForm(Form):
    """That the very bytes whose digest the page shows go to be signed, and why where the states were not asked."""

    sha256 = CarriedField(validators=[Regexp(SHA256, message=_l("Откройте страницу протокола заново"))])
    reason = line(_l("Почему без замечаний государств"))


class ReturnForm(Form):
    """Why a protocol is taken back from its signature."""

    reason = line(_l("Причина"), _l("Назовите причину возврата на доработку"))


class SigningForm(Form):
    """The signature under the very bytes whose digest the page shows."""

    sha256 = CarriedField(validators=[Regexp(SHA256, message=_l("Откройте страницу протокола заново"))])
    read = TickField(
        _l("Протокол мною прочитан, подписываю именно этот файл"),
        validators=[InputRequired(_l("Откройте PDF, прочитайте его и подтвердите это отметкой"))],
    )

    def ask_about(self, sha256: str) -> None:
        """Ask about the file that lies before the signer now; what was said of another one does not count."""
        if self.sha256.data != sha256:
            self.sha256.data, self.read.data = sha256, False

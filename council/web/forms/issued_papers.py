"""What is asked before a paper is issued of which a meeting has several."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice
from wtforms.validators import InputRequired

from council.web.forms.agenda import Several
from council.web.forms.base import Form
from council.web.forms.fields import TickField, choice, line

ANEW = _l("Список изменился. Проверьте выбор и отправьте еще раз")


class InvitationForm(Form):
    """Whose members are invited; every state of the body by default."""

    states = Several(
        _l("Кого пригласить"),
        validators=[InputRequired(_l("Отметьте хотя бы одно государство"))],
        invalid_choice_message=ANEW,
    )
    by_mail = TickField(_l("Отправить приглашения письмом"))


class VoteSheetForm(Form):
    """Of which closed vote the sheet is made."""

    about = choice(_l("Голосование"), _l("Выберите голосование"))

    @property
    def matter(self) -> str:
        return self.about.data or ""


class ExtractForm(Form):
    """Which items the extract holds, and for whom it is made."""

    items = Several(
        _l("Пункты протокола"),
        validators=[InputRequired(_l("Отметьте хотя бы один пункт"))],
        invalid_choice_message=ANEW,
    )
    given_to = line(_l("Кому выдается"))

    @property
    def matter(self) -> str:
        return ",".join(self.items.data or [])


class CopyForm(Form):
    """Of which signed paper the copy is made, and for whom."""

    about = choice(_l("Документ"), _l("Выберите документ"))
    given_to = line(_l("Кому выдается"))

    @property
    def matter(self) -> str:
        return self.about.data or ""


def choices(pairs: list[tuple[str, str]]) -> list[SelectChoice]:
    """Return the pairs of value and label as a field takes them."""
    return [SelectChoice(value, label) for value, label in pairs]

"""What names a letter of a state on paper, beside what the state says by it."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from council.actions.state_letters import LetterOfState
from council.web.filing import bytes_sent
from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, choice, day, line
from council.web.forms.item_proposals import ProposalForm
from council.web.forms.positions import PositionForm


class OfALetter(Form):
    """The number of the letter, its day and the day it came, and its scan."""

    number = line(_l("Номер письма"), _l("Введите номер письма"), most=80)
    dated_on = day(_l("Дата письма"), _l("Укажите дату письма"))
    received_on = day(_l("Получено секретариатом"), _l("Укажите день получения"), not_before="dated_on")
    scan = FileField(_l("Скан письма"))
    without_scan = line(_l("Почему нет скана"))

    @property
    def letter(self) -> LetterOfState:
        return LetterOfState(
            self.number.data,
            self.dated_on.data,
            self.received_on.data,
            bytes_sent(self.scan),
            self.without_scan.data or "",
        )


class PositionByLetterForm(OfALetter, PositionForm):
    """What a state wrote of a text; `over` is the word that was read as its last one."""

    over = CarriedField()
    over_own_word = line(_l("Почему письмо ставится поверх слова государства"))

    def written(self) -> dict[str, Any]:
        """Return what was written, by the names of the action's arguments."""
        return {
            "draft": self.draft.data, "stance": self.stance.data, "remarks": self.remarks.data,
            "over": self.over.data or "", "over_own_word": self.over_own_word.data or "", "letter": self.letter,
        }  # fmt: skip


class ProposalByLetterForm(OfALetter, ProposalForm):
    """Which state proposes an item, and by which letter."""

    state = choice(_l("Вносит"), _l("Выберите государство"))

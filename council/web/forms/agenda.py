"""What is asked about an item of the agenda, its draft decision and the states it affects."""

from __future__ import annotations

import re

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectChoice, SelectMultipleField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from council.records.agenda import FlagOwner
from council.web.forms.base import Form
from council.web.forms.fields import choice, line, long_text

NUMBERED = re.compile(r"^\s*\d{1,3}[.)]\s+", re.MULTILINE)
OWNERS = {
    FlagOwner.SECRETARIAT: _l("секретариат"),
    FlagOwner.PROPOSER: _l("автор вопроса"),
}


class Several(SelectMultipleField):
    """Any number of answers, drawn as checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class ItemForm(Form):
    """An item as it stands on the agenda."""

    title = long_text(_l("Вопрос"), _l("Введите вопрос так, как он печатается в повестке: «О …»"), most=1000)
    rapporteur = line(_l("Докладчик"))
    item_class = choice(_l("Класс вопроса"))
    functions = Several(_l("Функции Совета"), invalid_choice_message=_l("Выберите функции из списка"))
    function_reason = line(_l("Какой задаче Совета служит вопрос"))


class NewItemForm(ItemForm):
    """An item as it is added, with its draft decision and the states it affects."""

    text = long_text(_l("Проект решения"))
    affected = Several(
        _l("Непосредственно затрагивает интересы государств"),
        invalid_choice_message=_l("Выберите государства из списка"),
    )


class DraftForm(Form):
    """The text of a draft decision, its points one under another."""

    text = long_text(_l("Проект решения"), _l("Введите хотя бы один пункт"))


class AffectedForm(Form):
    """Which state the decision would directly affect, and on whose word."""

    seat = choice(_l("Государство"), _l("Выберите государство"))
    set_as = RadioField(
        _l("По чьему слову"),
        choices=[SelectChoice(owner.value, name) for owner, name in OWNERS.items()],
        default=FlagOwner.SECRETARIAT.value,
        validators=[InputRequired(_l("Выберите, по чьему слову"))],
    )


def points_of(text: str) -> list[str]:
    """Return the points of a text: where lines begin with numbers, a point each; else a paragraph each."""
    if NUMBERED.match(text.lstrip()):
        return [point.strip() for point in NUMBERED.split(text) if point.strip()]
    return [point.strip() for point in re.split(r"\n\s*\n", text) if point.strip()]


def text_of(points: list[str]) -> str:
    """Return the points as they are shown for editing, each under its number."""
    return "\n\n".join(f"{number}. {point}" for number, point in enumerate(points, start=1))

"""What is asked of a state that proposes an item, and of the secretariat that answers."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField

from council.web.forms.agenda import Several, points_of
from council.web.forms.base import Form
from council.web.forms.fields import line, long_text


class ProposalForm(Form):
    """The words of an item as the state would have them, and its draft decision."""

    title = long_text(_l("Вопрос"), _l("Введите вопрос так, как он печатается в повестке: «О …»"), most=1000)
    rapporteur = line(_l("Докладчик"))
    functions: SelectMultipleField = Several(
        _l("Функции Совета"), invalid_choice_message=_l("Выберите функции из списка")
    )
    function_reason = line(_l("Какой задаче Совета служит вопрос"))
    text = long_text(_l("Проект решения"))
    affected: SelectMultipleField = Several(
        _l("Непосредственно затрагивает интересы государств"),
        invalid_choice_message=_l("Выберите государства из списка"),
    )

    def given(self) -> dict[str, Any]:
        """Return what was said, by the names of the action's arguments."""
        names = ("title", "rapporteur", "functions", "function_reason", "affected")
        return {name: self[name].data for name in names} | {"points": points_of(self.text.data)}

"""What is asked about the plan of a year and about the information on it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, NumberRange

from council.records.plans import YearlyPaper
from council.web.forms.base import Form
from council.web.forms.fields import WholeNumberField, day, line, one_of

PAPERS = {
    YearlyPaper.PLAN: _l("план работы утвержден"),
    YearlyPaper.INFORMATION: _l("информация о деятельности направлена в Исполнительный комитет СНГ"),
}


class YearlyForm(Form):
    """What was done for which year, on which day and by which paper."""

    kind = one_of(YearlyPaper, PAPERS, _l("Что сделано"), _l("Выберите, что сделано"))
    year = WholeNumberField(
        _l("За какой год"),
        validators=[InputRequired(_l("Укажите год")), NumberRange(1992, 2199, message=_l("Проверьте год"))],
    )
    done_on = day(_l("Когда"), _l("Укажите день"))
    basis = line(_l("Решение или письмо"), _l("Укажите решение или письмо"))

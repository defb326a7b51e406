"""What is asked of a state before a meeting: whether it takes part, and by whom."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from council.records.participation import Participation
from council.web.forms.base import Form
from council.web.forms.fields import choice, line, one_of

ANSWERS = {
    Participation.MEMBER: _l("Участвует член Совета"),
    Participation.SUBSTITUTE: _l("Направим заместителя"),
    Participation.NOBODY: _l("Участвовать не сможем"),
}


# The same as others read it, of any state.
ANNOUNCED = {
    Participation.MEMBER: _l("участвует член Совета"),
    Participation.SUBSTITUTE: _l("участвует заместитель"),
    Participation.NOBODY: _l("не участвует"),
}


class ParticipationForm(Form):
    """Whether a state takes part."""

    state = choice(_l("Государство"))
    letter = line(_l("Письмо государства: дата и номер"))
    answer = one_of(
        Participation, ANSWERS, _l("Участие государства"), _l("Выберите, кто участвует от государства")
    )
    note = line(_l("Пояснение"))

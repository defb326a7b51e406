"""What is asked about an observer or an expert: the decision that admits them, and where they come from."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from council.actions.admissions import Ground
from council.records.admissions import Origin
from council.web.forms.base import Form
from council.web.forms.fields import TickField, choice, line, one_of

ORIGINS = {
    Origin.OUTSIDE: _l("ведомство или организация государства, не участвующего в Соглашении"),
    Origin.INTERNATIONAL: _l("международная организация"),
    Origin.PARTY: _l("хозяйствующий субъект или объединение государства – участника Соглашения"),
}


class AdmissionForm(Form):
    """By which decision somebody takes part, from where they come, and whether they agreed."""

    decision_reference = line(_l("Решение Совета о допуске"))
    origin = one_of(Origin, ORIGINS, _l("Откуда участник"), _l("Выберите, откуда участник"))
    has_agreed = TickField(_l("Участие согласовано с экспертом"))
    item = choice(_l("Вопрос повестки дня"))

    @property
    def ground(self) -> Ground:
        return Ground(
            self.origin.data, self.decision_reference.data, self.has_agreed.data, self.item.data or None
        )

"""What the states are asked of a draft protocol, and what the secretariat answers."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from council.law.remarks import Verdict
from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, choice, long_text, one_of

VERDICTS = {
    Verdict.ACCEPTED: _l("Учтено"),
    Verdict.PARTLY: _l("Учтено частично"),
    Verdict.DECLINED: _l("Отклонено"),
}


class NoRemarksForm(Form):
    """That a state has read the version and has nothing to remark."""

    version = CarriedField()


class RemarkForm(Form):
    """What a state remarks on the version it has read."""

    version = CarriedField()
    item = choice(_l("К какому пункту протокола"))
    text = long_text(_l("Замечание"), _l("Напишите замечание"), most=5000)
    wording = long_text(_l("Предлагаемая редакция"), most=5000)


class AnswerForm(Form):
    """What became of a remark, and why."""

    verdict = one_of(Verdict, VERDICTS, _l("Ответ на замечание"), _l("Выберите, учтено ли замечание"))
    reason = long_text(_l("Причина"), most=5000)

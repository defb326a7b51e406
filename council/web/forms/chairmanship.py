"""What is asked about the chairmanship: the term, the election, a refusal, the handover, the acting chair."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectChoice

from council.law.rotation_facts import RefusalKind, Scope
from council.records.acting_chairs import Namer
from council.web.forms.base import Form
from council.web.forms.fields import choice, day, line, one_of
from council.web.rotation_page import Ahead, RotationPage
from council.web.rotation_words import NAMERS, REFUSALS, SCOPES


class ChairmanshipForm(Form):
    """Which state chairs, from when until when, with which co-chairs, by which decision."""

    seat = choice(_l("Председательствует"), _l("Выберите государство"))
    since_on = day(_l("Первый день"), _l("Укажите первый день"))
    until_on = day(_l("Последний день"))
    decision_reference = line(_l("Решение"), _l("Укажите решение, которым определено председательство"))
    scope = choice(
        _l("На что распространяется решение об ином"),
        choices=[
            SelectChoice("", _l("— решение следует очереди и сроку —")),
            *(SelectChoice(scope.value, words) for scope, words in SCOPES.items()),
        ],
    )
    preceding = choice(_l("Сопредседатель — предшествующий председатель"))
    following = choice(_l("Сопредседатель — последующий председатель"))

    def propose(self, ahead: Ahead | None) -> None:
        """Fill in whose turn comes next."""
        if ahead is not None:
            self.seat.data = ahead.term.seat
            self.since_on.data, self.until_on.data = ahead.term.since_on, ahead.term.until_on

    def said(self, *, but: str = "") -> dict[str, Any]:
        """Return the answers, the reach of the decision as the law names it."""
        answers = super().said(but=but)
        return answers | {"scope": Scope(answers["scope"]) if answers["scope"] else None}


class ElectionForm(Form):
    """Which state is elected to chair first, from when, by which decision of the first meeting."""

    seat = choice(_l("Председательствует"), _l("Выберите государство"))
    since_on = day(_l("Первый день"), _l("Укажите первый день"))
    until_on = day(_l("Последний день"))
    decision_reference = line(_l("Решение"), _l("Укажите решение, которым избран председатель"))


class EndingForm(Form):
    """Why an entry counts no more."""

    reason = line(_l("Причина"), _l("Укажите причину"))


class RefusalForm(Form):
    """Which state does not chair, how, from when until when, by which letter."""

    seat = choice(_l("Государство"), _l("Выберите государство"))
    kind = one_of(RefusalKind, REFUSALS, _l("Что произошло"), _l("Выберите, что произошло"))
    since_on = day(_l("С какого дня"), _l("Укажите первый день"))
    until_on = day(_l("По какой день"))
    letter_reference = line(_l("Письмо или решение"), _l("Укажите письмо государства или решение Совета"))


class HandoverForm(Form):
    """Who heads the secretariat from which day, for which state."""

    person = choice(_l("Новый руководитель секретариата"), _l("Выберите лицо"))
    seat = choice(_l("Государство"), _l("Выберите государство"))
    post = line(_l("Должность"), _l("Введите должность"))
    organisation = line(_l("Уполномоченный орган"))
    since_on = day(_l("Первый день"), _l("Укажите первый день"))

    def propose(self, page: RotationPage) -> None:
        """Fill in the chairing state, or the next one where the head is of the chairing state already."""
        term = page.term
        if term is not None and page.head == term.seat:
            term = next((one.term for one in page.ahead), term)
        if term is not None:
            self.seat.data, self.since_on.data = term.seat, max(term.since_on, page.today)


class ActingChairForm(Form):
    """Which co-chair presides in the absence of the chair, and who named it."""

    seat = choice(_l("Сопредседатель"), _l("Выберите сопредседателя"))
    named_by = one_of(
        Namer, NAMERS, _l("Кто называет сопредседателя"), _l("Выберите, кто называет сопредседателя")
    )
    basis = line(_l("Решение Совета"))

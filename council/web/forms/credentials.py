"""What is asked about the paper of a substitute."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from council.actions.credential_holders import NewPerson
from council.actions.credential_reach import Reach
from council.law.credentials import Scope
from council.records.credentials import CredentialKind
from council.web.forms.agenda import Several
from council.web.forms.base import Form
from council.web.forms.fields import choice, day, line, one_of
from council.web.forms.searched import SearchedField
from council.web.naming import CREDENTIAL_KINDS, SCOPES


class CredentialForm(Form):
    """Who acts for which state, how far, and by which paper."""

    seat = choice(_l("Государство"), _l("Выберите государство"))
    person = SearchedField(_l("Кто замещает члена Совета"))
    family_name = line(_l("Фамилия"), most=100)
    given_names = line(_l("Имя и отчество"), most=100)
    post = line(_l("Должность"), _l("Введите должность так, как она печатается в протоколе"))
    scope = one_of(
        Scope, SCOPES, _l("На что выданы полномочия"), _l("Выберите, на что выданы полномочия"),
        default=Scope.MEETING,
    )  # fmt: skip
    items = Several(_l("Вопросы повестки дня"), invalid_choice_message=_l("Выберите вопросы из списка"))
    until_on = day(_l("Последний день полномочий"))
    kind = one_of(CredentialKind, CREDENTIAL_KINDS, _l("Документ"), _l("Выберите вид документа"))
    number = line(_l("Номер"), _l("Введите номер документа"), most=80)
    dated_on = day(_l("Дата документа"), _l("Укажите дату документа"))
    issued_by = line(_l("Кем выдан"), _l("Укажите, каким органом выдан документ"))
    signatory = line(_l("Кем подписан"), _l("Укажите, кем подписан документ"))
    paper = FileField(_l("Скан документа"))

    @property
    def holder(self) -> str | NewPerson:
        """Return whom the paper names: somebody known, or a new person."""
        if self.person.data:
            return str(self.person.data)
        return NewPerson(self.family_name.data, self.given_names.data)

    @property
    def reach(self) -> Reach:
        return Reach(Scope(self.scope.data), tuple(self.items.data or ()), self.until_on.data)

    def validate_person(self, field) -> None:
        """Ask for one person: chosen, or named in full."""
        named = bool(self.family_name.data and self.given_names.data)
        half_named = bool(self.family_name.data or self.given_names.data) and not named
        if half_named or bool(field.data) == named:
            field.errors = [_l("Выберите лицо из списка или впишите фамилию и имя нового")]


class ReasonForm(Form):
    """Why powers are refused or revoked."""

    reason = line(_l("Причина"), _l("Укажите причину"))

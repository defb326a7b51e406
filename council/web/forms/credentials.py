"""What is asked about the paper of a substitute."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField

from council.records.credentials import CredentialKind
from council.web.forms.base import Form
from council.web.forms.fields import choice, day, line, one_of
from council.web.naming import CREDENTIAL_KINDS


class CredentialForm(Form):
    """Who acts for which state, and by which paper."""

    seat = choice(_l("Государство"), _l("Выберите государство"))
    person = choice(_l("Кто замещает члена Совета"), _l("Выберите лицо"))
    post = line(_l("Должность"), _l("Введите должность так, как она печатается в протоколе"))
    kind = one_of(CredentialKind, CREDENTIAL_KINDS, _l("Документ"), _l("Выберите вид документа"))
    number = line(_l("Номер"), _l("Введите номер документа"), most=80)
    dated_on = day(_l("Дата документа"), _l("Укажите дату документа"))
    issued_by = line(_l("Кем выдан"), _l("Укажите, каким органом выдан документ"))
    signatory = line(_l("Кем подписан"), _l("Укажите, кем подписан документ"))
    paper = FileField(_l("Скан документа"))


class ReasonForm(Form):
    """Why powers are refused or revoked."""

    reason = line(_l("Причина"), _l("Укажите причину"))

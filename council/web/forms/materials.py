"""What is asked about a document given to a meeting, about its next version, and about one that is returned."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import Field, RadioField, SelectChoice
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import HiddenInput

from council.records.materials import MaterialKind, MaterialLanguage, MaterialOrigin, Openness
from council.web.filing import bytes_sent
from council.web.forms.base import Form
from council.web.forms.fields import CarriedField, WholeNumberField, choice, line, long_text, one_of
from council.web.material_words import KINDS, LANGUAGES, ORIGINS

CIRCLES = {
    Openness.MEMBERS: _l("только члены Совета и их представители"),
    Openness.ADVISORY: _l("также участники с правом совещательного голоса"),
    Openness.OBSERVERS: _l("также наблюдатели"),
    Openness.ADOPTED: _l("члены Совета, а после подписания протокола с принятым решением – все"),
}


class SubmissionForm(Form):
    """A document, what it is and what it is called, and to whom it is open."""

    title = line(_l("Название"), _l("Введите название документа"))
    kind = choice(
        _l("Вид документа"),
        choices=[SelectChoice(kind.value, name) for kind, name in KINDS.items()],
        default=MaterialKind.NOTE.value,
    )
    language = choice(
        _l("Язык"),
        choices=[SelectChoice(language.value, name) for language, name in LANGUAGES.items()],
        default=MaterialLanguage.RU.value,
    )
    file = FileField(_l("Файл"), validators=[FileRequired(_l("Выберите файл"))])
    item = choice(_l("К какому вопросу"))
    openness = RadioField(
        _l("Кому открыт"),
        choices=[SelectChoice(circle.value, name) for circle, name in CIRCLES.items()],
        default=Openness.MEMBERS.value,
        validators=[InputRequired(_l("Выберите, кому открыт документ"))],
    )

    def given(self) -> dict[str, Any]:
        """Return what was given, by the names of the action's arguments."""
        return {
            "title": self.title.data,
            "kind": MaterialKind(self.kind.data or MaterialKind.OTHER),
            "language": MaterialLanguage(self.language.data or MaterialLanguage.RU),
            "item": self.item.data or None,
            "openness": Openness(self.openness.data),
            "file_name": self.file.data.filename,
            "content": bytes_sent(self.file) or b"",
        }


class MaterialForm(SubmissionForm):
    """The same with from whom the document comes, as the secretariat enters it."""

    origin = one_of(
        MaterialOrigin, ORIGINS, _l("От кого"), _l("Выберите, от кого документ"),
        default=MaterialOrigin.SECRETARIAT,
    )  # fmt: skip
    state = choice(_l("Государство"))
    organisation = line(_l("Базовая организация"))

    def validate_state(self, field: Field) -> None:
        if self.origin.data is MaterialOrigin.STATE and not field.data:
            raise ValidationError(_l("Выберите государство, от которого получен документ"))

    def validate_organisation(self, field: Field) -> None:
        if self.origin.data is MaterialOrigin.BASE_ORGANISATION and not field.data:
            raise ValidationError(_l("Назовите базовую организацию"))

    def given(self) -> dict[str, Any]:
        source = {
            "origin": self.origin.data,
            "state": self.state.data,
            "organisation": self.organisation.data or "",
        }
        return super().given() | source


class VersionForm(Form):
    """Another version of a document, with what changed in it."""

    change_note = long_text(_l("Что изменено"), _l("Напишите, что изменено по сравнению с прежней версией"))
    file = FileField(_l("Файл"), validators=[FileRequired(_l("Выберите файл"))])


class AnswerForm(Form):
    """Which version of a submission was read."""

    version = WholeNumberField(widget=HiddenInput(), validators=[InputRequired()])


class TakingForm(AnswerForm):
    """Which version of a proposal was read, and with which versions of its papers."""

    papers = CarriedField()

    def read(self) -> dict[str, Any]:
        """Return what was read, by the names of the action's arguments."""
        return {"version": self.version.data, "papers": (self.papers.data or "").split()}


class RemarkForm(AnswerForm):
    """With which remark it is returned."""

    remark = long_text(_l("Замечание"), _l("Напишите, что нужно исправить"))

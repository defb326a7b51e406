"""What is asked about a document given to a meeting."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField, SelectChoice
from wtforms.validators import InputRequired

from council.records.materials import Openness
from council.web.forms.base import Form
from council.web.forms.fields import choice, line

CIRCLES = {
    Openness.MEMBERS: _l("только члены Совета и их представители"),
    Openness.ADVISORY: _l("также участники с правом совещательного голоса"),
    Openness.OBSERVERS: _l("также наблюдатели"),
    Openness.ADOPTED: _l("члены Совета, а после подписания протокола с принятым решением – все"),
}


class MaterialForm(Form):
    """A document, what it is called, and to whom it is open."""

    title = line(_l("Название"), _l("Введите название документа"))
    file = FileField(_l("Файл"), validators=[FileRequired(_l("Выберите файл"))])
    item = choice(_l("К какому вопросу"))
    openness = RadioField(
        _l("Кому открыт"),
        choices=[SelectChoice(circle.value, name) for circle, name in CIRCLES.items()],
        default=Openness.MEMBERS.value,
        validators=[InputRequired(_l("Выберите, кому открыт документ"))],
    )

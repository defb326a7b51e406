"""What is asked about the consent to late materials, and about the sending out of what was adopted."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from council.web.forms.base import Form
from council.web.forms.fields import day, line


class ConsentForm(Form):
    """To which late materials the meeting has consented."""

    note = line(_l("С чем согласилось заседание"), _l("Укажите, какие материалы согласились рассмотреть"))


class CirculationForm(Form):
    """On which day the documents were sent to all members, and by which letter."""

    sent_on = day(_l("День рассылки"), _l("Укажите день рассылки"))
    basis = line(_l("Исходящее письмо: дата и номер"), _l("Укажите исходящее письмо"))

"""The numbers of the items of an agenda, each typed anew."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, NumberRange

from council.records.agenda import Item
from council.web.forms.base import Form
from council.web.forms.fields import WholeNumberField

PREFIX = "place_"


class OrderForm(Form):
    """A number for every item."""

    @property
    def places(self) -> list[WholeNumberField]:
        return [field for field in self if field.name.startswith(PREFIX)]

    @property
    def order(self) -> list[str]:
        """Return the identifiers of the items in the order of the numbers; equal ones keep their present order."""
        return [
            field.name.removeprefix(PREFIX) for field in sorted(self.places, key=lambda field: field.data)
        ]


def order_form(items: Sequence[Item]) -> OrderForm:
    """Return the form for the items that stand."""
    asked = [
        InputRequired(_l("Введите номер вопроса")),
        NumberRange(1, 999, message=_l("Номер – число от 1 до 999")),
    ]
    fields = {
        PREFIX + item.public_id: WholeNumberField(
            _("Номер вопроса «%(title)s»", title=item.title), validators=asked, default=item.position
        )
        for item in items
    }
    return type("OrderFormOfItems", (OrderForm,), fields)()

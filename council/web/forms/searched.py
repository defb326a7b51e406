"""A choice among many, found by typing: a short list is drawn whole, a long one is searched by the browser itself."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import SelectField
from wtforms.widgets import Select, TextInput

from council.web.forms.fields import UNSHOWABLE

DRAWN_WHOLE = 20  # more names than that nobody reads through


class SearchedField(SelectField):
    """A list to choose one of, by name; what is typed is one of the names, or is refused."""

    def __init__(self, label: Any, **options: Any):
        stranger = _l("Выберите значение из списка")
        super().__init__(
            label, coerce=lambda value: value or None, invalid_choice_message=stranger, **options
        )

    def widget(self, field: SearchedField, **options: Any) -> Markup:
        """Draw the list, or a line that is completed from it."""
        if len(self.choices or ()) <= DRAWN_WHOLE:
            return Select()(field, **options)
        return self._line(**options)

    @property
    def names(self) -> dict[str, str]:
        """Return each answer by the name it is found under; namesakes are told apart by number."""
        met: Counter[str] = Counter()
        found = {}
        for one in self.choices or ():
            if one.value:
                name = f"{one.label} · {one.optgroup}" if one.optgroup else str(one.label)
                met[name] += 1
                found[name if met[name] == 1 else f"{name} ({met[name]})"] = one.value
        return found

    def pre_validate(self, form: Any) -> None:
        """Take the answer by its name, as the line sends it, or by its identifier, as the list does."""
        if self.data:
            self.data = self.names.get(self.data.strip(), self.data)
        super().pre_validate(form)

    def _line(self, **options: Any) -> Markup:
        listed, chosen = f"{self.id}-names", self.data or ""
        shown = next((name for name, value in self.names.items() if value == chosen), chosen)
        drawn_as = str(options.pop("class", options.pop("class_", "")))
        options |= {"class_": drawn_as.replace("form-select", "form-control")}
        options |= {"value": UNSHOWABLE.sub("", shown), "list": listed, "autocomplete": "off"}
        names = Markup().join(Markup('<option value="{}"></option>').format(name) for name in self.names)
        datalist = Markup('<datalist id="{}">{}</datalist>').format(listed, names)
        return TextInput()(self, **options) + datalist

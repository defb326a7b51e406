"""The form every form of ours is: a refused act comes back on top of what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask_wtf import FlaskForm

from council.actions.refusals import Forbidden, Incomplete, NotInOrder, Refused
from council.actions.wrong_files import WrongFile
from council.law.ruling import Ruling
from council.records.security_log import SecurityKind
from council.web.languages import current_language
from council.web.noting import note_as
from council.wording import clause_label, cure, sentence


class Form(FlaskForm):
    """A form that keeps what was typed when the act is refused."""

    refused_with: int | None = None

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Turn a refusal of the act inside into the first lines of the form's errors."""
        try:
            yield
        except Forbidden:
            raise
        except NotInOrder as refusal:
            self.refused_with = 409
            self.form_errors.extend(_said(ruling) for ruling in refusal.rulings)
        except Refused as refusal:
            self.refused_with = 422 if isinstance(refusal, Incomplete) else 409
            if isinstance(refusal, WrongFile):
                note_as(SecurityKind.UPLOAD_REFUSED)
            self.form_errors.append(refusal.message(current_language()))

    def said(self, *, but: str = "") -> dict[str, Any]:
        """Return the answers by the names of the questions, which are those of the action's arguments."""
        return {name: answer for name, answer in self.data.items() if name not in {"csrf_token", but}}

    def require(self, *names: str) -> None:
        """Draw the fields as ones that must be filled in; what refuses them empty is the act."""
        for name in names:
            self[name].flags.required = True

    @property
    def status(self) -> int:
        """Return the status of the page that shows this form."""
        return self.refused_with or (422 if self.errors else 200)


def _said(ruling: Ruling) -> str:
    lang = current_language()
    clause = f" ({clause_label(ruling.clause, lang)})" if ruling.clause else ""
    return f"{sentence(ruling, lang).removesuffix('.')}{clause}. {cure(ruling, lang)}".strip()

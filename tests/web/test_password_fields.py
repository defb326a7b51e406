"""Where a password is typed: hidden, pasted or remembered as its owner likes, and long enough for a sentence."""

import importlib
import pkgutil

from wtforms import PasswordField
from wtforms.form import FormMeta
from wtforms.validators import Length

from council.web import forms
from tests.architecture.source import ROOT, complain

LONGEST_ASKED = 64


def password_fields():
    for found in pkgutil.iter_modules(forms.__path__):
        module = importlib.import_module(f"{forms.__name__}.{found.name}")
        for form in vars(module).values():
            if isinstance(form, FormMeta) and form.__module__ == module.__name__:
                for name, field in vars(form).items():
                    if getattr(field, "field_class", None) is PasswordField:
                        yield f"{form.__name__}.{name}", field.kwargs


def test_a_keeper_of_passwords_knows_each_field():
    fields = dict(password_fields())
    assert "SignInForm.password" in fields
    complain(
        [
            name
            for name, said in fields.items()
            if said.get("render_kw", {}).get("autocomplete") not in {"current-password", "new-password"}
        ],
        "say by autocomplete which password is asked for, so that it is kept and filled in for its owner",
    )


def test_no_field_cuts_a_password_short():
    short = [
        name
        for name, said in password_fields()
        for validator in said.get("validators", ())
        if isinstance(validator, Length) and 0 <= validator.max < LONGEST_ASKED
    ]
    complain(short, "a sentence is the best password: take at least 64 letters")


def test_nothing_hinders_pasting():
    sources = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "council" / "web" / "static").glob("*.js")]
    hindered = [path.name for path in sources if "paste" in path.read_text(encoding="utf-8")]
    complain(hindered, "whoever pastes a password has a good one")

"""Which passphrases are refused, and that one is known again however its letters are put together."""

import unicodedata

import pytest

from council.access.passphrases import LEAST_LENGTH, LONGEST, Flaw, flaw_of
from council.access.passwords import hash_password, password_matches
from tests.world import cheap_passwords

KNOWN = (
    "Токжанов",
    "Ерлан Маратович",
    "Yerlan Tokzhanov",
    "kz@council.example",
    "Совет по промышленной политике СНГ",
)


@pytest.mark.parametrize(
    ("phrase", "flaw"),
    [
        ("ключ дом", None),
        ("ключ до", Flaw.SHORT),
        ("gfhwqzxm", None),
        ("й" + "х" * (LONGEST - 2) + "ь", None),
        ("й" + "х" * (LONGEST - 1) + "ь", Flaw.LONG),
        ("Password", Flaw.COMMON),
        ("password2026!", Flaw.COMMON),
        ("зфыыцщкв", Flaw.COMMON),
        ("Йцукенгш", Flaw.COMMON),
        ("Пароль123", Flaw.COMMON),
        ("парольпароль", Flaw.COMMON),
        ("абвабвабв", Flaw.COMMON),
        ("klmnopqrs", Flaw.COMMON),
        ("0987654321", Flaw.COMMON),
        ("soglasie-2012", None),
        ("четыре тихих слова рядом", None),
        ("Токжанов2026", Flaw.PERSONAL),
        ("ерлан.токжанов", Flaw.PERSONAL),
        ("kz@council.example", Flaw.PERSONAL),
        ("СоветСНГ2026", Flaw.PERSONAL),
        ("Ерлан видит три зеленые горы", None),
    ],
)
def test_only_what_a_guesser_tries_first_is_refused(phrase, flaw):
    assert flaw_of(phrase, known=KNOWN) is flaw


def test_the_length_is_the_only_rule_of_form():
    assert flaw_of("три соседа"[:LEAST_LENGTH]) is None, "no sign, digit or capital letter is asked for"


def test_a_letter_composed_of_two_is_the_same_letter():
    typed = "синий й ёжик тут"
    apart = unicodedata.normalize("NFD", typed)
    assert apart != typed

    with cheap_passwords():
        kept = hash_password(apart)

    assert password_matches(kept, typed)
    assert password_matches(kept, apart)


def test_an_account_without_a_password_opens_to_no_word():
    assert not password_matches("", "nobody signs in with this")
    assert not password_matches(None, "nobody signs in with this")

"""A word of two alphabets is seen, and words of either are not."""

import pytest

from council.wording.scripts import mixed_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Иванoв Иван", ("Иванoв",)),
        ("Совeт и Cовет", ("Совeт", "Cовет")),
        ("Ivаnov", ("Ivаnov",)),
        ("Иванов Ivanov", ()),
        ("Qazaq Қазақ Հայ ქართ", ()),
        ("пункт 5.8b, COVID-19, 3D-печать, e-mail", ()),
        ("IT-отрасль", ()),
        ("ПO", ("ПO",)),
        ("", ()),
    ],
)
def test_a_word_of_two_alphabets_is_named(text, words):
    assert mixed_words(text) == words

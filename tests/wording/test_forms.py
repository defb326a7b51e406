"""Ordinals, plurals, Roman figures, dates and citations for papers and pages."""

from datetime import date

import pytest

from council.wording.citations import clause_in_print
from council.wording.dates import date_span, long_date, short_date
from council.wording.numbers import cardinal_genitive, ordinal_genitive, plural, roman


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "членов"), (1, "член"), (2, "члена"), (4, "члена"), (5, "членов"), (11, "членов"), (12, "членов"),
     (14, "членов"), (21, "член"), (22, "члена"), (25, "членов"), (101, "член"), (111, "членов")],
)  # fmt: skip
def test_the_noun_goes_with_its_number(number, form):
    assert plural(number, "член", "члена", "членов") == form


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "первого"), (3, "третьего"), (11, "одиннадцатого"), (20, "двадцатого"), (23, "двадцать третьего"),
     (40, "сорокового"), (99, "девяносто девятого"), (100, "100-го"), (0, "0-го")],
)  # fmt: skip
def test_the_ordinal_of_a_meeting_in_words(number, words):
    assert ordinal_genitive(number) == words


@pytest.mark.parametrize(
    ("number", "figures"), [(1, "I"), (4, "IV"), (9, "IX"), (11, "XI"), (14, "XIV"), (49, "XLIX"), (2026, "MMXXVI")]
)  # fmt: skip
def test_roman_figures(number, figures):
    assert roman(number) == figures


def test_small_numbers_are_said_in_words():
    assert [cardinal_genitive(number) for number in (1, 2, 10, 11)] == ["одного", "двух", "десяти", "11"]


@pytest.mark.parametrize(
    ("first", "last", "russian", "english"),
    [
        ((2025, 6, 4), (2025, 6, 4), "4 июня 2025 года", "4 June 2025"),
        ((2018, 10, 18), (2018, 10, 19), "18–19 октября 2018 года", "18–19 October 2018"),
        ((2025, 5, 31), (2025, 6, 1), "31 мая – 1 июня 2025 года", "31 May – 1 June 2025"),
        (
            (2025, 12, 31),
            (2026, 1, 1),
            "31 декабря 2025 года – 1 января 2026 года",
            "31 December 2025 – 1 January 2026",
        ),
    ],
)
def test_several_days_share_what_they_share(first, last, russian, english):
    assert date_span(date(*first), date(*last)) == russian
    assert date_span(date(*first), date(*last), "en") == english


def test_a_day_in_words_and_in_figures():
    assert long_date(date(2025, 6, 4)) == "4 июня 2025 года"
    assert short_date(date(2025, 6, 4)) == "04.06.2025"


def test_print_cites_the_point_of_a_section():
    assert clause_in_print("5.3") == "пункт 3 раздела 5 Положения о Совете"
    assert clause_in_print("5.14", case="instrumental") == "пунктом 14 раздела 5 Положения о Совете"
    assert clause_in_print("7", source="Устава") == "пункт 7 Устава"

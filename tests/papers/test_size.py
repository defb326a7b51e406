"""Long texts and large councils come out whole."""

import dataclasses

import pytest

from council.charters.states import STATES
from council.law.ballot import Position
from council.papers.minutes import render_minutes
from council.papers.people_text import DelegationText, PersonText
from council.papers.voting_text import CountsText, Fate, ProceedingText, RollCallText
from tests.papers.reading import elements_in, opened, words_of
from tests.papers.sample import MINUTES, ON, state

pytestmark = pytest.mark.needs("pdftotext")
TWELVE = [known.code for known in STATES][:12]


def an_item(number):
    rows = tuple(RollCallText(state(code), Position.FOR, person=f"Представитель {code}") for code in TWELVE)
    counts = CountsText(12, 12, 12, 0, 0, 0, 0, 0, 12, 7)
    held = ProceedingText(
        points=(f"Одобрить доклад {number}",),
        fate=Fate.ADOPTED,
        number=f"11/{number}",
        counts=counts,
        roll_call=rows,
    )
    return dataclasses.replace(
        MINUTES.items[0], number=number, title=f"О докладе {number}", conclusion=(), proceedings=(held,)
    )


@pytest.mark.slow
def test_twelve_states_and_forty_items_are_printed_whole():
    text = dataclasses.replace(
        MINUTES,
        delegations=tuple(
            DelegationText(state(code), (PersonText(f"Представитель {code}"),)) for code in TWELVE
        ),
        absent=(),
        items=tuple(an_item(number) for number in range(1, 41)),
    )
    paper = render_minutes(text, on=ON)
    words = words_of(paper)
    assert all(f"(Решение № 11/{number})" in words for number in range(1, 41))
    assert words.count("Представитель UZ") == 41
    with opened(paper) as pdf:
        assert len(elements_in(pdf, "/Table")) == 40


def test_a_long_opinion_and_an_endless_word_stay_on_the_page():
    spoke = "\n".join(f"Выступление {number}: " + "слово " * 400 for number in range(8))
    item = dataclasses.replace(MINUTES.items[0], spoke=spoke, heard="нескончаемое" * 200)
    words = words_of(render_minutes(dataclasses.replace(MINUTES, items=(item,)), on=ON))
    assert words.count("слово ") == 8 * 400
    assert "нескончаемое" * 200 in words.replace(" ", "")

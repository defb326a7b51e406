"""The vote line says the whole arithmetic in the words of such papers."""

import dataclasses

import pytest

from council.papers.vote_line import vote_line
from council.papers.voting_text import CountsText, Fate, Method, ProceedingText
from tests.papers.sample import state

NONE = CountsText(
    members=9,
    present=7,
    for_=0,
    against=0,
    abstained=0,
    not_voting=0,
    disinterested=0,
    absent=2,
    base=7,
    required=4,
)


def a_vote(fate=Fate.ADOPTED, disinterested=(), **figures):
    return ProceedingText(
        points=("Одобрить",),
        fate=fate,
        disinterested=tuple(state(code) for code in disinterested),
        counts=dataclasses.replace(NONE, **figures),
    )


def test_a_nought_is_written_as_none_and_disinterest_comes_first():
    line = vote_line(a_vote(disinterested=["KG"], base=6, for_=4, against=2, required=4))
    assert line == (
        "О незаинтересованности заявил представитель Кыргызской Республики. "
        "При подсчете учитываются голоса 6 членов Совета. "
        "Голосовали: «за» – 4, «против» – 2, «воздержались» – нет, не участвовали в голосовании – нет. "
        "Для принятия требуется не менее 4 голосов. Решение принято."
    )


def test_several_disinterested_states_are_listed():
    line = vote_line(a_vote(disinterested=["AM", "KG", "TM"], base=4, for_=4, required=3))
    assert line.startswith(
        "О незаинтересованности заявили представители Республики Армения, Кыргызской Республики и Туркменистана."
    )


@pytest.mark.parametrize(
    ("base", "required", "said"),
    [
        (1, 1, "учитывается голос 1 члена Совета. "),
        (2, 2, "учитываются голоса 2 членов Совета. "),
        (21, 11, "учитывается голос 21 члена Совета. "),
    ],
)
def test_the_nouns_go_with_their_numbers(base, required, said):
    line = vote_line(a_vote(base=base, for_=base, required=required))
    assert said in line
    assert f"не менее {required} {'голоса' if required == 1 else 'голосов'}." in line


def test_a_tie_is_said_to_be_one_and_is_not_adopted():
    line = vote_line(a_vote(Fate.NOT_ADOPTED, base=6, for_=3, against=3))
    assert line.endswith("Голоса разделились поровну. Решение не принято.")


def test_half_of_the_base_without_as_many_against_is_no_tie():
    line = vote_line(a_vote(Fate.NOT_ADOPTED, base=6, for_=3, against=2, abstained=1))
    assert "поровну" not in line


def test_an_empty_base_gives_no_figures():
    line = vote_line(a_vote(Fate.NO_DECISION, disinterested=["AM"], base=0, required=None))
    assert line.endswith("Учитываемых голосов нет. Решение не принималось.")
    assert "Голосовали" not in line


def test_a_rule_without_a_number_asks_for_none():
    assert "требуется" not in vote_line(a_vote(for_=4, required=None))


@pytest.mark.parametrize(
    ("fate", "said"),
    [
        (Fate.ADOPTED, "Решение принято без голосования, возражений не поступило."),
        (Fate.NO_DECISION, "Решение не принималось."),
        (Fate.OBJECTED, "В связи с возражением решение без голосования не принято."),
    ],
)
def test_without_a_vote_the_standing_phrase_is_printed(fate, said):
    asked = ProceedingText(points=("Одобрить",), fate=fate, method=Method.NO_OBJECTION)
    assert vote_line(asked) == said


@pytest.mark.parametrize("fate", [Fate.WITHDRAWN, Fate.ANNULLED])
def test_what_was_undone_has_no_count(fate):
    assert vote_line(a_vote(fate, for_=4)) == ""

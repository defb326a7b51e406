"""What the law can answer is read from the law itself, and said with gaps for its figures."""

import pytest

from council.law.steps import Step
from council.wording.answering import said_by, without_figures


@pytest.mark.parametrize(
    ("template", "plain"),
    [
        ("Решение принято.", "Решение принято."),
        ("В заседании {present:~участвует|участвуют|участвуют} {present}.", "В заседании участвуют …."),
        ("из {members:члена|членов|членов} Совета", "из … членов Совета"),
        ("не позднее {due:date}", "не позднее …"),
        ("еще {missing:words~одного|двух|пяти}", "еще … пяти"),
    ],
)
def test_a_figure_leaves_a_gap_and_its_noun_stands_in_the_plural(template, plain):
    assert without_figures(template) == plain


def test_the_answers_of_a_function_come_with_their_weight_the_obstacles_first():
    answers = said_by(("quorum.rule_on_quorum",))
    assert answers[0].weight == "bar"
    assert answers[0].words.endswith("Кворум отсутствует.")
    assert {answer.weight for answer in answers[1:]} == {"ok"}


def test_the_private_functions_a_function_calls_answer_with_it():
    words = [answer.words for answer in said_by(("credentials.rule_on_acting",), lang="en")]
    assert "The powers have been revoked." in words


def test_a_step_answers_with_its_obstacles():
    words = [answer.words for answer in said_by((), (Step.SIGN_MINUTES,), "en")]
    assert "The minutes have not been drafted." in words


def test_one_answer_is_said_once():
    twice = said_by(("quorum.rule_on_quorum", "quorum.rule_on_quorum"))
    assert len(twice) == len(set(twice)) == len(said_by(("quorum.rule_on_quorum",)))


def test_nothing_is_said_for_what_is_not_there():
    assert said_by(()) == []
    assert said_by(("quorum.no_such_function", "nowhere.rule")) == []

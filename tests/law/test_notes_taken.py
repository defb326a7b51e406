"""Which drafts only take note: the words that decide something are never taken for them."""

import pytest

from council.law.notes_taken import rule_on_note, takes_note_only
from tests.law.seating import EDITION


@pytest.mark.parametrize(
    "point",
    [
        "Принять к сведению информацию секретариата Совета о выполнении решений.",
        "Принять информацию к сведению.",
        "Информацию Исполнительного комитета СНГ о деятельности принять к сведению",
    ],
)
def test_words_that_take_note_are_taken_over(point):
    assert takes_note_only([point]), "the draft itself takes note"
    assert rule_on_note(EDITION, [point]) == ()


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(
    "points",
    [
        ["Утвердить План работы Совета на 2027 год (прилагается)."],
        ["Принять информацию к сведению.", "Создать рабочую группу."],
        ["Принять к сведению информацию и утвердить План."],
        ["Принять к сведению информацию. План утверждается."],
        ["Принять к сведению и исполнению План."],
        ["Принять План, информацию принять к сведению."],
        ["Принять План и к сведению информацию."],
        ["Информацию не принять к сведению."],
    ],
)
def test_a_draft_that_decides_is_left_undecided(points):
    assert not takes_note_only(points), "what decides is decided by a vote alone"
    [ruling] = rule_on_note(EDITION, points)
    assert (ruling.finding, ruling.clause) == ("draft_left_undecided", EDITION.voting.clause)
    assert ruling.in_order


def test_nothing_is_left_where_there_is_no_draft():
    assert rule_on_note(EDITION, []) == ()

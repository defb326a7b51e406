"""The text of a paper is stored as canonical JSON and comes back equal."""

import json

import pytest

from council.papers.decision_text import DecisionText
from council.papers.frozen import TextError
from council.papers.minutes_text import MeetingText, MinutesText
from council.papers.voting_text import CountsText
from tests.papers.sample import DECISION, MINUTES


@pytest.mark.parametrize("text", [MINUTES, DECISION], ids=lambda text: type(text).__name__)
def test_a_text_comes_back_equal_from_its_json(text):
    assert type(text).from_json(json.loads(text.canonical())) == text


def test_canonical_json_is_one_spelling():
    again = MinutesText.from_json(json.loads(MINUTES.canonical()))
    assert again.canonical() == MINUTES.canonical()


def test_figures_come_from_the_tally_under_its_own_keys():
    tally = dict.fromkeys(
        (
            "members",
            "present",
            "for",
            "against",
            "abstained",
            "not_voting",
            "disinterested",
            "absent",
            "base",
        ),
        1,
    )
    assert CountsText.of({**tally, "required": None}).for_ == 1


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"surname": "А"}, "DecisionText has no field surname"),
        ({"number": 11}, "DecisionText.number is not of type str"),
        ({"points": "все"}, "DecisionText.points is not a list"),
        ({"body": "Совет"}, "DecisionText.body is not an object"),
        ({"meeting": {"ordinal": 1}}, "starts_on"),
        ({"meeting": {**MINUTES.meeting.as_json(), "starts_on": "вчера"}}, "DecisionText.meeting.starts_on"),
        ({"meeting": {**MINUTES.meeting.as_json(), "form": "letter"}}, "DecisionText.meeting.form"),
    ],
)
def test_a_stored_text_of_another_shape_is_refused_and_the_field_named(change, named):
    with pytest.raises(TextError, match=named):
        DecisionText.from_json({**DECISION.as_json(), **change})


def test_a_moment_keeps_the_offset_of_the_venue():
    again = MeetingText.from_json(MINUTES.meeting.as_json())
    assert f"{again.opened_at:%H:%M %z}" == "10:05 +0500"

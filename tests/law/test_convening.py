"""Extraordinary meetings and the competence of the body."""

import pytest

from council.law.convening import rule_on_competence, rule_on_petition, supporters_required
from tests.law.seating import EDITION


@pytest.mark.clause("cis_industrial_policy", "5.2")
@pytest.mark.parametrize(
    ("members", "required"),
    [(3, 2), (4, 3), (5, 3), (6, 4), (7, 4), (8, 5), (9, 5), (10, 6), (11, 6), (12, 7)],
)
def test_a_majority_of_all_members_supports_an_extraordinary_meeting(members, required):
    assert supporters_required(EDITION.petition, members) == required
    assert rule_on_petition(EDITION.petition, members=members, supporters=required - 1).bars
    assert rule_on_petition(EDITION.petition, members=members, supporters=required).in_order


@pytest.mark.clause("cis_industrial_policy", "5.2")
def test_silence_is_no_support():
    ruling = rule_on_petition(EDITION.petition, members=9, supporters=4)
    assert ruling.figures == {"supporters": 4, "members": 9, "required": 5}
    assert ruling.bars


@pytest.mark.clause("cis_industrial_policy", "1.2")
def test_an_item_without_a_function_may_lie_outside_the_competence():
    assert rule_on_competence(EDITION, ()).warns
    assert rule_on_competence(EDITION, ("7.7",)).warns


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("2.1", marks=pytest.mark.clause("cis_industrial_policy", "2.1")),
        pytest.param("2.2", marks=pytest.mark.clause("cis_industrial_policy", "2.2")),
        pytest.param("2.3", marks=pytest.mark.clause("cis_industrial_policy", "2.3")),
        pytest.param("2.4", marks=pytest.mark.clause("cis_industrial_policy", "2.4")),
        pytest.param("2.5", marks=pytest.mark.clause("cis_industrial_policy", "2.5")),
        pytest.param("2.6", marks=pytest.mark.clause("cis_industrial_policy", "2.6")),
        pytest.param("2.7", marks=pytest.mark.clause("cis_industrial_policy", "2.7")),
        pytest.param("2.8", marks=pytest.mark.clause("cis_industrial_policy", "2.8")),
        pytest.param("2.9", marks=pytest.mark.clause("cis_industrial_policy", "2.9")),
        pytest.param("2.10", marks=pytest.mark.clause("cis_industrial_policy", "2.10")),
        pytest.param("2.11", marks=pytest.mark.clause("cis_industrial_policy", "2.11")),
        pytest.param("2.12", marks=pytest.mark.clause("cis_industrial_policy", "2.12")),
        pytest.param("2.13", marks=pytest.mark.clause("cis_industrial_policy", "2.13")),
        pytest.param("2.14", marks=pytest.mark.clause("cis_industrial_policy", "2.14")),
    ],
)
def test_each_function_of_the_council_carries_an_item(code):
    ruling = rule_on_competence(EDITION, (code,))
    assert ruling.in_order
    assert ruling.figures == {"functions": (code,)}

"""The members agree on the place; what they say is told and bars nothing."""

import pytest

from council.law.venues import rule_on_venue
from tests.law.seating import EDITION, STATES

MEMBERS = frozenset(STATES)


@pytest.mark.clause("cis_industrial_policy", "5.4")
@pytest.mark.parametrize(
    ("answers", "finding"),
    [
        (None, "venue_not_proposed"),
        ({}, "venue_awaits_agreement"),
        (dict.fromkeys(STATES[:8], True), "venue_awaits_agreement"),
        (dict.fromkeys(STATES, True), "venue_agreed"),
        ({**dict.fromkeys(STATES, True), "RU": False}, "venue_objected_to"),
        ({**dict.fromkeys(STATES, True), "FR": False}, "venue_agreed"),
    ],
)
def test_what_the_members_said_of_the_place_is_told_and_bars_nothing(answers, finding):
    ruling = rule_on_venue(EDITION.venue, members=MEMBERS, answers=answers)
    assert (ruling.finding, ruling.bars, ruling.clause) == (finding, False, "5.4")
    assert ruling.warns == (finding == "venue_objected_to")


@pytest.mark.parametrize(
    ("answers", "finding"),
    [
        (None, "venue_never_proposed"),
        (dict.fromkeys(STATES[:2], True), "venue_was_not_agreed"),
        (dict.fromkeys(STATES, True), "venue_agreed"),
    ],
)
def test_a_meeting_that_has_begun_without_a_prior_agreement_is_warned_of(answers, finding):
    ruling = rule_on_venue(EDITION.venue, members=MEMBERS, answers=answers, has_begun=True)
    assert (ruling.finding, ruling.warns) == (finding, finding != "venue_agreed")


@pytest.mark.clause("cis_industrial_policy", "5.4")
@pytest.mark.parametrize(
    ("city", "finding"), [("АСТАНА", "venue_agreed"), ("Минск", "venue_not_the_agreed_one")]
)
def test_the_members_agree_on_one_place_and_a_meeting_moved_to_another_is_warned_of(city, finding):
    everybody = dict.fromkeys(STATES, True)
    ruling = rule_on_venue(EDITION.venue, members=MEMBERS, answers=everybody, city=city, agreed_city="Астана")
    assert (ruling.finding, ruling.warns) == (finding, finding != "venue_agreed")


def test_who_objects_is_named():
    ruling = rule_on_venue(EDITION.venue, members=MEMBERS, answers={"RU": False, "KZ": False, "AM": True})
    assert ruling.figures == {"agreed": 1, "members": 9, "against": ("KZ", "RU")}

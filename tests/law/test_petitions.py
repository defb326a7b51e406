"""A petition carries by the majority of all the members of the day, and lapses on its day."""

from datetime import date, timedelta

import pytest

from council.law.petitions import (
    PetitionFacts,
    PetitionStanding,
    petition_last_day,
    petition_standing,
    rule_on_answer,
    rule_on_extraordinary,
    rule_on_petitioned_agenda,
    rule_on_support,
    rule_on_withdrawal,
)
from tests.law.seating import EDITION, seats

RULE = EDITION.petition
FILED = date(2026, 3, 2)
LAPSES = petition_last_day(RULE, FILED)
DAY = timedelta(days=1)


def facts(number=9, supporting=1, **given):
    named = seats(number)
    answers = dict.fromkeys(named[:supporting], True)
    return PetitionFacts(
        **{
            "proposer": named[0],
            "lapses_on": LAPSES,
            "members": frozenset(named),
            "answers": answers,
            **given,
        }
    )


@pytest.mark.clause("cis_industrial_policy", "5.2")
def test_a_petition_may_be_answered_for_sixty_days():
    assert date(2026, 5, 1) == LAPSES


@pytest.mark.clause("cis_industrial_policy", "5.2")
@pytest.mark.parametrize(
    ("members", "supporting", "carried"),
    [(9, 4, False), (9, 5, True), (8, 4, False), (8, 5, True), (1, 1, True), (2, 1, False), (2, 2, True)],
)
def test_more_than_half_of_all_members_carry_it(members, supporting, carried):
    asked = facts(members, supporting)
    assert rule_on_support(RULE, asked).in_order is carried
    standing = petition_standing(RULE, asked, FILED)
    assert standing is (PetitionStanding.CARRIED if carried else PetitionStanding.OPEN)
    assert rule_on_extraordinary(RULE, asked, today=FILED).in_order is carried


def test_who_declines_and_who_is_no_member_supports_nothing():
    answers = {"AM": True, "BY": True, "KZ": True, "KG": False, "FR": True, "DE": True}
    ruling = rule_on_support(RULE, facts(answers=answers))
    assert ruling.figures == {"supporters": 3, "members": 9, "required": 5}


def test_a_state_that_leaves_takes_its_support_along():
    members = frozenset(seats(9)) - {"BY"}
    assert rule_on_support(RULE, facts(supporting=5, members=members)).figures["supporters"] == 4


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (LAPSES - DAY, PetitionStanding.OPEN),
        (LAPSES, PetitionStanding.OPEN),
        (LAPSES + DAY, PetitionStanding.LAPSED),
    ],
)
def test_it_lapses_the_day_after_its_last(today, standing):
    asked = facts(supporting=4)
    assert petition_standing(RULE, asked, today) is standing
    is_open = standing is PetitionStanding.OPEN
    assert rule_on_answer(RULE, asked, seat="RU", today=today).in_order is is_open
    assert rule_on_withdrawal(RULE, asked, seat="AM", today=today).in_order is is_open
    assert rule_on_extraordinary(RULE, asked, today=today).bars


def test_once_carried_it_neither_lapses_nor_changes():
    asked = facts(supporting=5, is_carried=True)
    assert petition_standing(RULE, asked, LAPSES + DAY) is PetitionStanding.CARRIED
    assert rule_on_answer(RULE, asked, seat="RU", today=FILED).finding == "petition_carried_already"
    assert rule_on_withdrawal(RULE, asked, seat="AM", today=FILED).finding == "petition_carried_already"
    assert rule_on_extraordinary(RULE, asked, today=LAPSES + DAY).finding == "petition_carried"


@pytest.mark.clause("cis_industrial_policy", "5.2")
@pytest.mark.parametrize(
    ("gone", "finding"),
    [
        ((), "petition_carried"),
        (("BY",), "petition_unsupported"),  # four of eight
        (("BY", "RU"), "petition_carried"),  # four of seven
    ],
)
def test_at_convening_the_support_is_counted_among_the_members_of_the_day(gone, finding):
    members = frozenset(seats(9)) - set(gone)
    asked = facts(supporting=5, members=members, is_carried=True)
    ruling = rule_on_extraordinary(RULE, asked, today=LAPSES + DAY)
    assert (ruling.finding, ruling.clause) == (finding, "5.2")


@pytest.mark.clause("cis_industrial_policy", "5.2")
@pytest.mark.parametrize("is_carried", [True, False])
def test_the_petition_of_a_state_that_left_has_lapsed(is_carried):
    asked = facts(supporting=9, members=frozenset(seats(9)) - {"AM"}, is_carried=is_carried)
    assert petition_standing(RULE, asked, FILED) is PetitionStanding.LAPSED
    for ruling in (
        rule_on_answer(RULE, asked, seat="RU", today=FILED),
        rule_on_withdrawal(RULE, asked, seat="AM", today=FILED),
        rule_on_extraordinary(RULE, asked, today=FILED),
    ):
        assert (ruling.finding, ruling.figures) == ("petition_of_no_member", {"seat": "AM"})


@pytest.mark.parametrize(
    ("given", "finding"),
    [
        ({"is_withdrawn": True}, "petition_was_withdrawn"),
        ({"is_carried": True, "is_convened": True}, "petition_convened_already"),
    ],
)
def test_a_settled_petition_convenes_nothing(given, finding):
    assert rule_on_extraordinary(RULE, facts(supporting=9, **given), today=FILED).finding == finding


@pytest.mark.clause("cis_industrial_policy", "5.2")
def test_an_extraordinary_meeting_without_a_petition_is_barred():
    ruling = rule_on_extraordinary(RULE, None, today=FILED)
    assert (ruling.bars, ruling.finding, ruling.clause) == (True, "extraordinary_without_petition", "5.2")


@pytest.mark.parametrize(
    ("seat", "finding"),
    [
        ("AM", "proposer_supports_already"),
        ("FR", "answer_of_no_member"),
        ("BY", "petition_may_be_answered"),
    ],
)
def test_members_but_the_proposer_answer(seat, finding):
    assert rule_on_answer(RULE, facts(), seat=seat, today=FILED).finding == finding


def test_only_the_proposer_takes_it_back():
    assert rule_on_withdrawal(RULE, facts(), seat="BY", today=FILED).bars
    assert rule_on_withdrawal(RULE, facts(), seat="AM", today=FILED).in_order


@pytest.mark.clause("cis_industrial_policy", "5.2")
@pytest.mark.parametrize(
    ("agenda", "finding", "figures"),
    [
        (("О ВТОРОМ", "о  первом."), "agenda_as_petitioned", {}),
        (("О первом", "О третьем"), "agenda_not_as_petitioned", {"added": 1, "left_out": 1}),
        ((), "agenda_not_as_petitioned", {"added": 0, "left_out": 2}),
    ],
)
def test_an_extraordinary_meeting_takes_up_what_it_was_supported_for(agenda, finding, figures):
    ruling = rule_on_petitioned_agenda(RULE, petitioned=("О первом", "О втором"), agenda=agenda)
    assert (ruling.finding, ruling.figures, ruling.warns) == (finding, figures, bool(figures))

"""The real history of the chairmanship in the Commonwealth comes out of the law as it was."""

from datetime import date

import pytest

from council.charters.states import STATES as NAMED
from council.law.rotation_facts import Basis, CoChairs, Scope
from council.records.rotation import ORDER
from tests.law.rotations import HOLDOVER, always, decided, passed_over, rotation, seats

CIS = tuple(state for state in ORDER if state != "GE")
YEAR_1999 = ("AZ", "AM", "BY", "GE", "KZ", "KG", "MD", "RU", "TJ", "TM", "UZ", "UA")

pytestmark = pytest.mark.clause("cis_industrial_policy", "4.3")


def test_russia_chairs_in_2010_between_moldova_and_tajikistan():
    course = rotation(decided("MD", date(2009, 1, 1)), decided("RU", date(2010, 1, 1)), parties=always(*CIS))
    assert course.chair_on(date(2010, 7, 1)).basis is Basis.BY_ROTATION
    assert course.co_chairs_on(date(2010, 7, 1)) == CoChairs("MD", "TJ")


def test_ukraine_chairs_in_1999_between_uzbekistan_and_azerbaijan():
    ukraine = decided("UA", date(1999, 6, 4), preceding="UZ", following="AZ")
    course = rotation(ukraine, parties=always(*YEAR_1999))
    assert course.co_chairs_on(date(1999, 6, 4)) == CoChairs("UZ", "AZ")


def test_after_ukraine_the_order_wraps_round_to_azerbaijan():
    course = rotation(
        decided("UZ", date(1998, 6, 4)), decided("UA", date(1999, 6, 4)), parties=always(*YEAR_1999)
    )
    assert course.co_chairs_on(date(1999, 12, 1)) == CoChairs("UZ", "AZ")
    assert seats(course.next_terms(date(1999, 12, 1), 3)) == ["AZ", "AM", "BY"]


def test_kyrgyzstan_chairs_in_2023_and_moldova_is_passed_over():
    course = rotation(
        decided("KZ", date(2022, 1, 1)),
        decided("KG", date(2023, 1, 1)),
        refusals=[passed_over("MD"), passed_over("UA")],
        parties=always(*CIS),
    )
    assert course.co_chairs_on(date(2023, 3, 1)) == CoChairs("KZ", "RU")
    assert seats(course.next_terms(date(2023, 3, 1), 4)) == ["RU", "TJ", "TM", "UZ"]
    assert list(course.chair_on(date(2024, 3, 1)).passed_over) == ["MD"]


@pytest.mark.parametrize(
    ("year", "chair", "beside"),
    [
        (2024, "RU", CoChairs("KG", "TJ")),
        (2025, "TJ", CoChairs("RU", "TM")),
        (2026, "TM", CoChairs("TJ", "UZ")),
    ],
)
def test_russia_tajikistan_and_turkmenistan_follow_one_another(year, chair, beside):
    course = rotation(decided("KG", date(2023, 1, 1)), refusals=[passed_over("MD")])
    assert course.chair_on(date(year, 5, 1)).seat == chair
    assert course.co_chairs_on(date(year, 5, 1)) == beside


def test_the_tourism_council_elects_belarus_and_kazakhstan_follows():
    belarus = decided("BY", date(2014, 1, 1), is_election=True)
    course = rotation(belarus, parties=always(*CIS))
    assert course.chair_on(date(2014, 1, 1)).basis is Basis.ELECTED
    assert course.chair_on(date(2014, 1, 1)).clause == "5.15"
    assert course.co_chairs_on(date(2014, 6, 1)) == CoChairs(None, "KZ"), "nobody has chaired before"
    assert course.chair_on(date(2015, 1, 1)).seat == "KZ"


def test_uzbekistan_chairs_for_427_days_by_holding_over():
    course = rotation(decided("UZ", date(2021, 5, 14)), rule=HOLDOVER)
    seventh, eighth = date(2021, 5, 14), date(2022, 7, 15)
    assert (eighth - seventh).days == 427
    assert course.chair_on(seventh).basis is Basis.BY_DECISION
    assert course.chair_on(date(2022, 5, 13)).basis is Basis.BY_DECISION
    assert course.chair_on(date(2022, 5, 14)).basis is Basis.HOLDOVER
    assert course.chair_on(eighth).seat == "UZ"


def test_without_holding_over_the_next_state_had_chaired_the_eighth_meeting():
    course = rotation(decided("UZ", date(2021, 5, 14)))
    assert course.chair_on(date(2022, 5, 13)).seat == "UZ"
    assert course.chair_on(date(2022, 7, 15)).seat == "AM", "Azerbaijan is not among the nine"


def test_the_427_days_may_also_rest_on_a_decision():
    course = rotation(decided("UZ", date(2021, 5, 14), date(2022, 7, 15), scope=Scope.THIS_TERM))
    assert course.chair_on(date(2022, 7, 15)).seat == "UZ"
    assert course.chair_on(date(2022, 7, 16)).seat == "AM"


TRAPS = {
    "English names": sorted(CIS, key=lambda code: {one.code: one.short_en for one in NAMED}[code]),
    "codes": sorted(CIS),
    "full Russian names": sorted(CIS, key=lambda code: {one.code: one.full for one in NAMED}[code]),
    "Kazakh names": ["AM", "BY", "AZ", "KZ", "KG", "MD", "UZ", "RU", "TJ", "TM", "UA"],
}


@pytest.mark.parametrize("trap", TRAPS)
def test_no_sorting_gives_the_order(trap):
    assert tuple(TRAPS[trap]) != CIS, f"the order by {trap} must not be taken for the Russian one"


def test_the_order_is_that_of_the_russian_short_names():
    short = {state.code: state.short for state in NAMED}
    assert [short[code] for code in ORDER] == sorted(short[code] for code in ORDER)

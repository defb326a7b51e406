"""From which day to which last one a state is party to the Agreement."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from council.law.entry_into_force import withdrawal_takes_effect_on
from council.law.parties import Parties, TreatyAct, TreatyStep, entry_of, parties_from
from tests.law.seating import EDITION

RULE = EDITION.parties
CHARTER = "cis_industrial_policy"
A_DAY = timedelta(days=1)


def notified(state: str, on: date) -> TreatyAct:
    return TreatyAct(TreatyStep.NOTIFIED, state, on)


def acceded(state: str, on: date) -> TreatyAct:
    return TreatyAct(TreatyStep.ACCEDED, state, on)


def leaving(state: str, on: date, named_on: date | None = None) -> TreatyAct:
    return TreatyAct(TreatyStep.WITHDRAWAL_NOTIFIED, state, on, takes_effect_on=named_on)


def staying(state: str, on: date) -> TreatyAct:
    return TreatyAct(TreatyStep.WITHDRAWAL_REVOKED, state, on)


def recognised(state: str, on: date, *, is_assumed: bool = True) -> TreatyAct:
    return TreatyAct(TreatyStep.RECOGNISED, state, on, is_assumed=is_assumed)


def since(parties: Parties, state: str) -> date:
    return parties.spans[state][0].since_on


# The three deposits of the Protocol of 30 October 2015, whose clause is the same word for word.
PROTOCOL = (
    notified("BY", date(2016, 7, 13)),
    notified("AZ", date(2016, 12, 6)),
    notified("RU", date(2017, 4, 21)),
)


@pytest.mark.clause(CHARTER, "art.8")
@pytest.mark.clause(CHARTER, "art.10")
def test_the_third_receipt_and_thirty_days_set_one_day_for_the_first_three():
    parties = parties_from(RULE, PROTOCOL)
    assert parties.entered_into_force_on == date(2017, 5, 21)
    assert parties.on(date(2017, 5, 20)) == frozenset()
    assert parties.on(date(2017, 5, 21)) == {"BY", "AZ", "RU"}
    assert parties.changes() == (date(2017, 5, 21),)


@pytest.mark.clause(CHARTER, "art.10")
def test_two_notifications_set_nothing_in_force():
    parties = parties_from(RULE, PROTOCOL[:2])
    assert parties.entered_into_force_on is None
    assert not parties.spans


@pytest.mark.clause(CHARTER, "art.10")
def test_a_later_state_has_a_day_of_its_own():
    at_once = parties_from(
        replace(RULE, entry_days=0),
        [
            notified("BY", date(1997, 3, 17)),
            notified("TJ", date(1997, 8, 21)),
            notified("AM", date(1998, 12, 21)),
            notified("KZ", date(1998, 12, 29)),
        ],
    )
    assert [since(at_once, state) for state in ("BY", "TJ", "AM")] == [date(1998, 12, 21)] * 3
    assert since(at_once, "KZ") == date(1998, 12, 29)
    late = parties_from(RULE, [*PROTOCOL, notified("UZ", date(2021, 4, 8))])
    assert since(late, "UZ") == date(2021, 5, 8)


@pytest.mark.clause(CHARTER, "art.10")
def test_all_that_arrive_on_the_day_of_the_third_share_its_day():
    parties = parties_from(
        RULE, [*PROTOCOL, notified("KZ", date(2017, 4, 21)), notified("KG", date(2017, 4, 22))]
    )
    assert since(parties, "KZ") == date(2017, 5, 21)
    assert since(parties, "KG") == date(2017, 5, 22)
    assert entry_of(RULE, PROTOCOL).first == ("AZ", "BY", "RU")


@pytest.mark.clause(CHARTER, "art.10")
def test_thirty_days_are_not_a_month():
    parties = parties_from(RULE, [notified(state, date(2013, 7, 15)) for state in ("AM", "BY", "KZ")])
    assert parties.entered_into_force_on == date(2013, 8, 14)


@pytest.mark.clause(CHARTER, "art.10")
def test_a_published_day_stands_where_not_all_receipts_are_known():
    published = TreatyAct(TreatyStep.ENTERED_INTO_FORCE, "", date(2014, 6, 1))
    parties = parties_from(
        RULE, [published, notified("KZ", date(2013, 9, 20)), notified("UZ", date(2021, 4, 8))]
    )
    assert parties.entered_into_force_on == date(2014, 6, 1)
    assert since(parties, "KZ") == date(2014, 6, 1)
    assert since(parties, "UZ") == date(2021, 5, 8)


@pytest.mark.clause(CHARTER, "art.10")
def test_a_state_is_held_to_be_a_party_until_its_official_day_is_known():
    assumed = parties_from(RULE, [recognised("RU", date(2013, 1, 1)), *PROTOCOL[:2]])
    assert assumed.spans["RU"][0].is_assumed
    assert assumed.on(date(2013, 1, 1)) == {"RU"}
    official = parties_from(RULE, [recognised("RU", date(2013, 1, 1)), *PROTOCOL])
    assert since(official, "RU") == date(2017, 5, 21)
    assert not official.spans["RU"][0].is_assumed


@pytest.mark.clause(CHARTER, "art.11")
@pytest.mark.parametrize(
    ("received_on", "since_on"),
    [
        (date(2017, 5, 20), None),
        (date(2017, 5, 21), date(2017, 6, 20)),
        (date(2020, 1, 31), date(2020, 3, 1)),
    ],
)
def test_accession_counts_from_the_entry_into_force_on(received_on, since_on):
    parties = parties_from(RULE, [*PROTOCOL, acceded("MD", received_on)])
    assert ("MD" in parties.spans) is (since_on is not None)
    assert since_on is None or since(parties, "MD") == since_on


@pytest.mark.clause(CHARTER, "art.12")
@pytest.mark.parametrize(
    ("received_on", "named_on", "left_on"),
    [
        (date(2026, 1, 19), None, date(2026, 7, 19)),
        (date(2025, 8, 31), None, date(2026, 2, 28)),
        (date(2023, 8, 31), None, date(2024, 2, 29)),
        (date(2026, 1, 19), date(2026, 7, 18), date(2026, 7, 19)),
        (date(2026, 1, 19), date(2026, 7, 19), date(2026, 7, 19)),
        (date(2026, 1, 19), date(2027, 1, 1), date(2027, 1, 1)),
    ],
)
def test_withdrawal_takes_effect_after_six_months_or_on_a_later_day_named(received_on, named_on, left_on):
    assert withdrawal_takes_effect_on(RULE, received_on=received_on, named_on=named_on) == left_on
    parties = parties_from(RULE, [*PROTOCOL, leaving("BY", received_on, named_on)])
    assert "BY" in parties.on(left_on - A_DAY)
    assert "BY" not in parties.on(left_on)
    assert left_on in parties.changes()


@pytest.mark.clause(CHARTER, "art.12")
@pytest.mark.parametrize(
    ("revoked_on", "stays"),
    [(date(2026, 1, 19), True), (date(2026, 7, 18), True), (date(2026, 7, 19), False)],
)
def test_a_notice_may_be_revoked_until_it_takes_effect(revoked_on, stays):
    acts = [*PROTOCOL, leaving("BY", date(2026, 1, 19)), staying("BY", revoked_on)]
    assert ("BY" in parties_from(RULE, acts).on(date(2027, 1, 1))) is stays


@pytest.mark.clause(CHARTER, "art.12")
def test_after_a_revocation_a_new_notice_counts_from_its_own_receipt():
    acts = [
        *PROTOCOL,
        leaving("BY", date(2026, 1, 19)),
        staying("BY", date(2026, 3, 1)),
        leaving("BY", date(2026, 6, 1)),
    ]
    assert parties_from(RULE, acts).spans["BY"][0].until_on == date(2026, 11, 30)


@pytest.mark.clause(CHARTER, "art.11")
def test_a_state_that_left_may_accede_again():
    acts = [*PROTOCOL, leaving("BY", date(2020, 1, 10)), acceded("BY", date(2022, 1, 10))]
    first, second = parties_from(RULE, acts).spans["BY"]
    assert (first.until_on, second.since_on) == (date(2020, 7, 9), date(2022, 2, 9))


def test_acts_that_have_no_day_count_for_nothing():
    acts = [
        *PROTOCOL[:2],
        TreatyAct(TreatyStep.NOTIFIED, "RU", None),
        TreatyAct(TreatyStep.SIGNED, "KZ", None),
    ]
    assert parties_from(RULE, acts) == parties_from(RULE, PROTOCOL[:2])


@pytest.mark.parametrize("on", [date.min, date.max])
def test_days_at_the_ends_of_the_calendar_break_nothing(on):
    acts = [
        *(notified(state, on) for state in ("AM", "BY", "KZ")),
        leaving("BY", on),
        acceded("MD", on),
        recognised("RU", on),
    ]
    assert parties_from(RULE, acts).changes()

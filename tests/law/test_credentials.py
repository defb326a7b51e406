"""A substitute acts from the moment its powers are confirmed, and no earlier."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.law.credentials import CredentialFacts, rule_on_acting
from tests.law.seating import EDITION

NOON = datetime(2025, 6, 4, 12, tzinfo=UTC)
SECOND, ONE_DAY = timedelta(seconds=1), timedelta(days=1)
DAY = NOON.date()


def acting(credential=None, *, is_member=False, other_acting=False):
    return rule_on_acting(
        EDITION,
        is_member=is_member,
        credential=credential,
        at=NOON,
        item="1",
        on=DAY,
        other_acting=other_acting,
    )


@pytest.mark.clause("cis_industrial_policy", "4.1")
@pytest.mark.parametrize(
    ("credential", "finding"),
    [
        (None, "no_credential"),
        (CredentialFacts(), "credential_unconfirmed"),
        (CredentialFacts(confirmed_at=NOON + SECOND), "credential_unconfirmed"),
        (CredentialFacts(confirmed_at=NOON), "acts_by_credential"),
        (CredentialFacts(confirmed_at=NOON - SECOND, revoked_at=NOON), "credential_revoked"),
        (CredentialFacts(confirmed_at=NOON - SECOND, revoked_at=NOON + SECOND), "acts_by_credential"),
        (CredentialFacts(refused_at=NOON - SECOND), "credential_refused"),
        (CredentialFacts(confirmed_at=NOON, meeting_covered=False), "credential_for_another_meeting"),
        (CredentialFacts(confirmed_at=NOON, until_on=DAY - ONE_DAY), "credential_expired"),
        (CredentialFacts(confirmed_at=NOON, until_on=DAY), "acts_by_credential"),
        (CredentialFacts(confirmed_at=NOON, until_on=DAY + ONE_DAY), "acts_by_credential"),
        (CredentialFacts(confirmed_at=NOON, items={"2"}), "credential_not_for_item"),
        (CredentialFacts(confirmed_at=NOON, items={"1"}), "acts_by_credential"),
        (CredentialFacts(confirmed_at=NOON, items={"1", "2"}), "acts_by_credential"),
    ],
)
def test_a_substitute_needs_confirmed_powers_for_this_item_of_this_meeting_now(credential, finding):
    ruling = acting(credential)
    assert (ruling.finding, ruling.in_order) == (finding, finding == "acts_by_credential")


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_member_needs_no_paper_and_a_seat_is_acted_for_once():
    assert acting(is_member=True).in_order
    assert acting(is_member=True, other_acting=True).finding == "seat_already_represented"


@pytest.mark.clause("cis_industrial_policy", "4.1")
@given(
    items=st.frozensets(st.sampled_from("12345")),
    item=st.sampled_from("12345"),
    days_left=st.none() | st.integers(-3, 3),
    confirmed=st.booleans(),
    revoked=st.booleans(),
    covered=st.booleans(),
)
def test_powers_serve_exactly_within_every_one_of_their_bounds(
    items, item, days_left, confirmed, revoked, covered
):
    paper = CredentialFacts(
        confirmed_at=NOON if confirmed else None,
        revoked_at=NOON if confirmed and revoked else None,
        meeting_covered=covered,
        items=items,
        until_on=None if days_left is None else DAY + days_left * ONE_DAY,
    )
    ruling = rule_on_acting(EDITION, is_member=False, credential=paper, at=NOON, item=item, on=DAY)

    within = (not items or item in items) and (days_left is None or days_left >= 0)
    assert ruling.in_order == (confirmed and not revoked and covered and within)


@pytest.mark.clause("cis_industrial_policy", "5.3")
def test_powers_for_items_are_powers_in_the_meeting():
    """Where no item is in hand they stand: the state takes part in the meeting, its opening among the rest."""
    paper = CredentialFacts(confirmed_at=NOON, items={"2"})
    assert rule_on_acting(EDITION, is_member=False, credential=paper, at=NOON, on=DAY).in_order

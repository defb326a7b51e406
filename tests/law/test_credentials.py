"""A substitute acts from the moment its powers are confirmed, and no earlier."""

from datetime import UTC, datetime, timedelta

import pytest

from council.law.credentials import CredentialFacts, rule_on_acting
from tests.law.seating import EDITION

NOON = datetime(2025, 6, 4, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def acting(credential=None, *, is_member=False, other_acting=False):
    return rule_on_acting(
        EDITION, is_member=is_member, credential=credential, at=NOON, other_acting=other_acting
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
    ],
)
def test_a_substitute_needs_confirmed_powers_for_this_meeting_now(credential, finding):
    ruling = acting(credential)
    assert (ruling.finding, ruling.in_order) == (finding, finding == "acts_by_credential")


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_member_needs_no_paper_and_a_seat_is_acted_for_once():
    assert acting(is_member=True).in_order
    assert acting(is_member=True, other_acting=True).finding == "seat_already_represented"

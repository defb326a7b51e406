"""Who may act for a seat at a meeting: the member, or one substitute whose powers are confirmed."""

from dataclasses import dataclass
from datetime import datetime

from council.law.charter import Edition
from council.law.ruling import Ruling, bar, permit


@dataclass(frozen=True)
class CredentialFacts:
    """A substitute's paper: when it was confirmed, refused or revoked, and whether it covers the meeting."""

    confirmed_at: datetime | None = None
    refused_at: datetime | None = None
    revoked_at: datetime | None = None
    meeting_covered: bool = True


def rule_on_acting(
    edition: Edition,
    *,
    is_member: bool,
    credential: CredentialFacts | None,
    at: datetime,
    other_acting: bool = False,
    acts_elsewhere: bool = False,
) -> Ruling:
    """May the person act for the seat at this moment? Powers count from confirmation, never backwards."""
    clause = edition.credentials.clause
    if acts_elsewhere:
        return bar("person_acts_elsewhere", clause)
    if other_acting:
        return bar("seat_already_represented", clause)
    if is_member:
        return permit("acts_as_member", clause)
    if credential is None:
        return bar("no_credential", clause)
    if obstacle := _obstacle(credential, at):
        return bar(obstacle, clause)
    return permit("acts_by_credential", clause)


def _obstacle(credential: CredentialFacts, at: datetime) -> str:
    """Return what stands in the way of the paper, or nothing."""
    if not credential.meeting_covered:
        return "credential_for_another_meeting"
    if credential.revoked_at is not None and credential.revoked_at <= at:
        return "credential_revoked"
    if credential.refused_at is not None and credential.refused_at <= at:
        return "credential_refused"
    if credential.confirmed_at is None or credential.confirmed_at > at:
        return "credential_unconfirmed"
    return ""

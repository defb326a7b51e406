"""Who may act for a seat at a meeting: the member, or one substitute whose powers are confirmed and reach so far.

Powers for certain items only are read so [OWN, from 4.1, 5.3 and 5.8]: their holder takes part in the
meeting, and the state counts in the quorum of its opening. Whoever has no confirmed powers in a question
has no vote in it and counts in no quorum (4.1), so that in a vote on any other item the state counts as
absent: in neither the quorum of that decision nor its base. The safe side: a decision put off harms less
than one contested. The chair is of the whole meeting, and so are the powers it asks for.

A member acts by the office, and as long as it lasts [OWN, from 4.1]: from the day after its last one the
person has no powers, and with nobody to act the state is absent, as after a revocation. A vote that is open
then keeps its frozen seats, and a ballot cast stands; but who has lost the office casts none any more, since
4.1 gives a vote to the member or to whoever has confirmed powers, and that person is neither.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from council.law.charter import Edition
from council.law.ruling import Ruling, bar, permit

NO_ITEMS: frozenset[str] = frozenset()


class Scope(StrEnum):
    """How far the powers of a substitute reach."""

    MEETING = "meeting"
    ITEMS = "items"
    UNTIL = "until"


@dataclass(frozen=True)
class CredentialFacts:
    """A substitute's paper: when it was confirmed, refused or revoked, and how far it reaches.

    `items` name the items it is limited to, none where it reaches to all; `until_on` is its last day.
    """

    confirmed_at: datetime | None = None
    refused_at: datetime | None = None
    revoked_at: datetime | None = None
    meeting_covered: bool = True
    items: Set[str] = NO_ITEMS
    until_on: date | None = None

    def reaches(self, *, item: str | None = None, on: date | None = None) -> bool:
        """Say whether the powers reach to the item, any where None, on the day."""
        return self.covers_day(on) and self.covers_item(item)

    def covers_day(self, on: date | None) -> bool:
        """Say whether the day is within the powers, their last one included."""
        return on is None or self.until_on is None or on <= self.until_on

    def covers_item(self, item: str | None) -> bool:
        """Say whether the powers cover the item; what concerns no item they cover whenever they stand."""
        return item is None or not self.items or item in self.items


def rule_on_acting(
    edition: Edition,
    *,
    is_member: bool,
    credential: CredentialFacts | None,
    at: datetime,
    item: str | None = None,
    on: date | None = None,
    other_acting: bool = False,
    acts_elsewhere: bool = False,
    office_until: date | None = None,
) -> Ruling:
    """May the person act for the seat at this moment? Powers count from confirmation, never backwards.

    `item` is the one that is to be acted on, `on` the day by the clock of the venue; `office_until` the
    last day of a member's office, where it has one.
    """
    clause = edition.credentials.clause
    if acts_elsewhere:
        return bar("person_acts_elsewhere", clause)
    if other_acting:
        return bar("seat_already_represented", clause)
    if is_member:
        return _rule_on_member(clause, office_until, on)
    return _rule_on_paper(clause, credential, at=at, item=item, on=on)


def _rule_on_member(clause: str, until: date | None, on: date | None) -> Ruling:
    if until is not None and on is not None and on > until:
        return bar("office_ended", clause, until=until.isoformat())
    return permit("acts_as_member", clause)


def _rule_on_paper(
    clause: str, credential: CredentialFacts | None, *, at: datetime, item: str | None, on: date | None
) -> Ruling:
    if credential is None:
        return bar("no_credential", clause)
    if obstacle := _obstacle(credential, at):
        return bar(obstacle, clause)
    if not credential.covers_day(on):
        return bar(
            "credential_expired", clause, until=credential.until_on.isoformat() if credential.until_on else ""
        )
    if not credential.covers_item(item):
        return bar("credential_not_for_item", clause)
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

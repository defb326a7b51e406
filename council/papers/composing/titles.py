"""Under which title a material is told in the protocol: advisers and guests read it, and not every title is for them."""

import json
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from council.records.decisions import Decision, DecisionOutcome
from council.records.materials import Material, Openness
from council.records.meetings import Meeting
from council.records.register import RegisterEntry
from council.records.voting import Annulment

NEUTRAL = "Документ, предназначенный для делегаций"
# What the act that closes a meeting says of the titles it seals; a close that says nothing sealed them as they are.
BY_OPENNESS = "by_openness"


@dataclass(frozen=True)
class Titles:
    """The materials of a meeting that are told by no title of their own: those that only the delegations read."""

    neutral: frozenset[int]

    def of(self, material_id: int, title: str) -> str:
        return NEUTRAL if material_id in self.neutral else title


def titles_told(session: Session, meeting: Meeting) -> Titles:
    """Return how the materials of the meeting are told; what opens with a decision has its title once that is adopted.

    A meeting whose close sealed every title as it is tells them so: its record must prove what was sealed.
    """
    annulled = exists().where(Annulment.vote_id == Decision.vote_id, Annulment.confirmed_at.is_not(None))
    adopted = exists().where(
        Decision.item_id == Material.item_id, Decision.outcome == DecisionOutcome.ADOPTED, ~annulled
    )
    opens = (Material.openness == Openness.ADOPTED) & Material.item_id.is_not(None) & ~adopted
    query = select(Material.id).where(
        Material.meeting_id == meeting.id, (Material.openness == Openness.MEMBERS) | opens
    )
    found = frozenset(session.scalars(query))
    return Titles(found if found and not _sealed_as_they_are(session, meeting) else frozenset())


def _sealed_as_they_are(session: Session, meeting: Meeting) -> bool:
    query = select(RegisterEntry.content).where(
        RegisterEntry.meeting_id == meeting.id, RegisterEntry.act == "meeting.closed"
    )
    content = session.scalar(query)
    return content is not None and json.loads(content)["detail"].get("titles") != BY_OPENNESS

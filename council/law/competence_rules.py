"""The rules on what a body may do and who may take part beside its members, as a charter fills them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AttendanceRule:
    """On which clause each of those takes part who has no seat, and who serves the meeting."""

    observer_clause: str
    expert_clause: str
    partner_clause: str
    support_clause: str


@dataclass(frozen=True)
class RightsRule:
    """What the body may do toward others: send drafts up, ask for information, set up groups."""

    draft_clause: str
    request_clause: str
    group_clause: str


@dataclass(frozen=True)
class LimitsRule:
    """What no decision of the body may do, and the language it is drafted in."""

    reach_clause: str
    foundation_clause: str
    liquidation_clause: str
    language_clause: str

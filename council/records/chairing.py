"""Who chairs the body on the day of a meeting, who the co-chairs are, and which of them is named to preside."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from council.law.chairmanship import rule_on_presiding_ahead
from council.law.parties import Parties
from council.law.rotation_facts import CoChairs, Term
from council.law.rotation_rulings import rule_on_chair, rule_on_co_chairs
from council.law.rules import ChairmanshipRule
from council.law.ruling import Ruling
from council.records.acting_chairs import Namer
from council.records.meetings import Meeting
from council.records.parties import parties_of
from council.records.rotation import ACTING, facts_of, rotation_from


@dataclass(frozen=True)
class NamedChair:
    """The co-chair named to preside over a meeting while the chair is absent, and by whom."""

    seat: str
    named_by: Namer
    basis: str


@dataclass(frozen=True)
class Chairing:
    """The chair and what stands beside it, on one day."""

    rule: ChairmanshipRule
    day: date
    term: Term | None
    beside: CoChairs
    named: NamedChair | None = None

    @property
    def chair(self) -> str | None:
        """Return the code of the chairing state."""
        return self.term.seat if self.term else None

    @property
    def co_chairs(self) -> tuple[str, ...]:
        """Return the codes of the co-chairs, the preceding first."""
        return self.beside.seats

    @property
    def named_seat(self) -> str | None:
        """Return the code of the co-chair named for the meeting."""
        return self.named.seat if self.named else None

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """Return why the state chairs, who is beside it, and who may preside over the meeting."""
        return (
            rule_on_chair(self.rule, self.term, day=self.day),
            rule_on_co_chairs(self.rule, self.beside),
            rule_on_presiding_ahead(
                self.rule,
                chair_seat=self.chair,
                co_chair_seats=self.co_chairs,
                named_seat=self.named_seat,
            ),
        )


def chairing_of(session: Session, meeting: Meeting, *, parties: Parties | None = None) -> Chairing:
    """Read who chairs on the day of the meeting; in two queries, in one where the parties are known already."""
    facts, day = facts_of(session, meeting.body, meeting_id=meeting.id), meeting.starts_locally.date()
    rotation = rotation_from(facts, meeting.body, parties or parties_of(session, meeting.body))
    named = [NamedChair(row.seat, Namer(row.scope), row.reference) for row in facts if row.kind == ACTING]
    return Chairing(
        rule=rotation.rule,
        day=day,
        term=rotation.chair_on(day),
        beside=rotation.co_chairs_on(day),
        named=named[-1] if named else None,
    )

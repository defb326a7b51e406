"""Where a person belongs, as the record last told it: to a state, to an organisation, or to nobody yet."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.records.bodies import State
from council.records.credentials import Credential
from council.records.people import SECRETARIAT, Appointment


@dataclass(frozen=True)
class Belonging:
    """The state a person acts or acted for, or else the organisation; the post held there."""

    state: State | None
    organisation: str
    is_secretariat: bool
    post: str


def belongings(session: Session) -> dict[int, Belonging]:
    """Return by the keys of persons where each belongs; the latest office tells more than a paper does."""
    papers = session.scalars(select(Credential).order_by(Credential.dated_on, Credential.id))
    found = {paper.person_id: Belonging(paper.seat.state, "", False, paper.post) for paper in papers}
    offices = session.scalars(select(Appointment).order_by(Appointment.since_on, Appointment.id))
    return found | {
        held.person_id: Belonging(
            held.seat.state if held.seat else None, held.organisation, held.office in SECRETARIAT, held.post
        )
        for held in offices
    }

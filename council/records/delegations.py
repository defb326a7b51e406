"""Who belongs to the delegation of a state, as far as the record has told."""

from collections.abc import Sequence

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from council.records.credentials import Credential
from council.records.nominations import Nomination
from council.records.people import Appointment, Person
from council.records.presence import Participant


def delegation_of(session: Session, seat_id: int) -> Sequence[Person]:
    """Return whom the state has named in an office, as a user or in a paper, or brought to a meeting, by name."""
    named = union(
        *(
            select(kind.person_id).where(kind.seat_id == seat_id)
            for kind in (Appointment, Nomination, Credential, Participant)
        )
    )
    query = select(Person).where(Person.id.in_(named))
    return session.scalars(query.order_by(Person.family_name, Person.given_names)).all()

"""The two persons of an act, as the law asks for them."""

from dataclasses import replace

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.law.second_persons import TwoPersons
from council.records.invitations import was_let_in_by


def two_persons(
    session: Session, *, first_id: int, by: Actor, concerned_id: int | None = None, of_the_state: bool = False
) -> TwoPersons:
    """Return who asked and who is to confirm."""
    persons = persons_of(session, first_id=first_id, second_id=by.person_id)
    return replace(persons, concerned=concerned_id, of_the_state=of_the_state)


def persons_of(session: Session, *, first_id: int, second_id: int) -> TwoPersons:
    """Return the two by their keys, and whether the first could come in as the second."""
    return TwoPersons(
        first=first_id, second=second_id, let_in_by_first=was_let_in_by(session, second_id, first_id)
    )

"""The two persons of an act, as the law asks for them."""

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.law.second_persons import TwoPersons
from council.records.invitations import was_let_in_by


def two_persons(
    session: Session, *, first_id: int, by: Actor, concerned_id: int | None = None, of_the_state: bool = False
) -> TwoPersons:
    """Return who asked and who is to confirm."""
    return TwoPersons(
        first=first_id,
        second=by.person_id,
        concerned=concerned_id,
        of_the_state=of_the_state,
        let_in_by_first=was_let_in_by(session, by.person_id, first_id),
    )

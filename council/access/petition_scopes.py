"""Which petitions an actor may see: they are between the states and the secretariat."""

from sqlalchemy import Select, false, select

from council.access.actors import Actor
from council.records.petitions import Petition, with_answers


def petitions_seen_by(actor: Actor) -> Select[tuple[Petition]]:
    """Return the petitions of the body, for the secretariat and the members."""
    query = with_answers(select(Petition).where(Petition.body_id == actor.body_id))
    return query if sees_petitions(actor) else query.where(false())


def sees_petitions(actor: Actor) -> bool:
    """Say whether petitions are shown to the actor at all: a substitute's powers hold for one meeting only."""
    return actor.is_secretariat or (actor.seat_id is not None and actor.credential_id is None)


def speaks_for_a_state(actor: Actor) -> bool:
    """Say whether the actor speaks for a state outside meetings: its member, and no officer of the secretariat."""
    return actor.seat_id is not None and actor.credential_id is None and not actor.is_secretariat

"""Which letters an actor may see: the queue is the secretariat's and the operator's, a letter its reader's."""

from sqlalchemy import Select, or_, select

from council.access.actors import Actor
from council.records.mail import Letter
from council.records.meetings import Meeting


def letters_seen_by(actor: Actor) -> Select[tuple[Letter]]:
    """Return all letters for whoever looks after their sending, and to each person those written to them."""
    of_the_body = or_(Letter.meeting_id.is_(None), Meeting.body_id == actor.body_id)
    letters = select(Letter).outerjoin(Meeting, Meeting.id == Letter.meeting_id).where(of_the_body)
    return letters if keeps_outbox(actor) else letters.where(Letter.person_id == actor.person_id)


def keeps_outbox(actor: Actor) -> bool:
    """Say whether the actor looks after the sending of letters."""
    return actor.is_secretariat or actor.is_operator


def reads_letter(actor: Actor, letter: Letter) -> bool:
    """Say whether the words are shown: the operator keeps the queue and reads nobody's letters."""
    return actor.is_secretariat or letter.person_id == actor.person_id

"""Who directs a meeting: the presiding person, or the secretariat on that person's instruction."""

from dataclasses import dataclass

from council.access.actors import Actor
from council.access.rights import may
from council.actions.refusals import Forbidden, NotInOrder
from council.law.ruling import bar
from council.records.floor import Floor
from council.records.presence import Participant


@dataclass(frozen=True)
class Direction:
    """Under whose direction an act was done, as the register and the minutes say it."""

    presiding: Participant
    on_instruction: bool

    @property
    def capacity(self) -> str:
        return "on_instruction" if self.on_instruction else "presiding"


def direction_of(floor: Floor, by: Actor) -> Direction:
    """Return the direction under which the actor may run the meeting, or refuse.

    Nobody directs a meeting whose presiding person has left the room: another
    must take the chair first.
    """
    person = floor.presiding_person
    if person is None:
        clause = floor.edition.chairmanship.presiding_clause
        raise NotInOrder(bar("nobody_presides", clause))
    if person.person_id == by.person_id:
        return Direction(person, on_instruction=False)
    if may(by, "meeting.directed", floor):
        return Direction(person, on_instruction=True)
    raise Forbidden(
        "Ход заседания ведет председательствующий или, по его поручению, секретариат.",
        "The meeting is run by the presiding person or, on instruction, by the secretariat.",
    )

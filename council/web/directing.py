"""Who may run the meeting from a page, and what stands in the way when nobody presides."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort

from council.access.actors import Actor
from council.access.rights import may
from council.law.ruling import Ruling, bar
from council.records.floor import Floor


@dataclass(frozen=True)
class Helm:
    """The reader of a page over the floor of the meeting: may this person give it its course?"""

    floor: Floor
    actor: Actor

    @property
    def presides(self) -> bool:
        person = self.floor.presiding_person
        return person is not None and person.person_id == self.actor.person_id

    @property
    def on_instruction(self) -> bool:
        """Say whether an act of the reader would be done on the instruction of the presiding person."""
        return self.actor.is_secretariat and not self.presides

    @property
    def offered(self) -> bool:
        """Say whether the acts of the presiding person are shown to the reader at all."""
        return may(self.actor, "meeting.directed", self.floor)

    def require(self) -> None:
        """Show no page of an act to whom the act is not entrusted."""
        if not self.offered:
            abort(404)

    @property
    def obstacles(self) -> tuple[Ruling, ...]:
        """Return what bars every act of running the meeting: nobody presides."""
        if self.floor.presiding_person is not None:
            return ()
        return (bar("nobody_presides", self.floor.edition.chairmanship.presiding_clause),)

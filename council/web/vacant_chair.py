"""Who could take the chair of a meeting now: the representatives called to it, or else whoever is elected."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from council.law.chairmanship import presiding_order, rule_on_presiding
from council.law.ruling import Ruling
from council.records.chairing import Chairing, chairing_of
from council.records.floor import Floor
from council.records.presence import Participant


@dataclass(frozen=True)
class VacantChair:
    """The chair as the term of the body fills it, over those who are in the room."""

    floor: Floor
    chairing: Chairing

    @cached_property
    def called(self) -> tuple[str, ...]:
        """Return the seats that may preside now; none where the meeting must elect."""
        return presiding_order(
            chair_seat=self.chairing.chair,
            co_chair_seats=self.chairing.co_chairs,
            present=self.floor.may_preside,
            named_seat=self.chairing.named_seat,
        )

    @property
    def candidates(self) -> list[tuple[Participant, Ruling]]:
        """Return who could preside instead of who does: those called, or else every representative."""
        present = (seat.code for seat in self.floor.seats if seat.code in self.floor.may_preside)
        return [
            (self.floor.acting[seat], self._ruling_on(seat))
            for seat in self.called or present
            if self.floor.acting[seat] is not self.floor.presiding_person
        ]

    def _ruling_on(self, seat: str) -> Ruling:
        return rule_on_presiding(
            self.floor.edition,
            candidate_seat=seat,
            chair_seat=self.chairing.chair,
            co_chair_seats=self.chairing.co_chairs,
            present=self.floor.may_preside,
            elected_seat=None if self.called else seat,
            named_seat=self.chairing.named_seat,
        )


def vacant_chair(session: Session, floor: Floor) -> VacantChair:
    """Read who chairs the body on the day of the meeting."""
    return VacantChair(floor, chairing_of(session, floor.meeting, parties=floor.parties))

"""The remarks of the states on a draft protocol, as their page shows them: by state, one by one, with the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.access.seeing import seen_by
from council.actions.remarks import remarking_ruling
from council.law.remarks import Verdict, rule_on_version_read
from council.law.ruling import Ruling
from council.records.agenda import Item
from council.records.bodies import Seat
from council.records.minutes import MinutesVersion
from council.records.remarks import Remark, RemarkRound
from council.web.minutes_differences import Comparisons, TakenOver
from council.web.minutes_page import MinutesPage


@dataclass(frozen=True)
class RemarksPage:
    """What the page is drawn from."""

    session: Session
    minutes: MinutesPage

    @property
    def actor(self) -> Actor:
        return self.minutes.actor

    @property
    def zone(self) -> str:
        return self.minutes.zone

    @property
    def last(self) -> RemarkRound | None:
        return self.minutes.course.remarks.last

    @property
    def seats(self) -> tuple[Seat, ...]:
        return self.minutes.floor.seats

    @property
    def own(self) -> Seat | None:
        """Return the seat the reader answers for; an officer of the secretariat answers for none."""
        state = self.actor.delegation
        if self.actor.is_secretariat or not may(self.actor, "remark.given", self.minutes.minutes, seat=state):
            return None
        return next((seat for seat in self.seats if seat.code == state), None)

    @property
    def giving(self) -> Ruling:
        """Return whether a state may remark on the draft now."""
        page = self.minutes
        seat = self.own.id if self.own is not None else None
        return remarking_ruling(
            self.session, page.floor, page.course.drafted, page.course.remarks, at=page.at, seat=seat
        )

    def said(self, seat: Seat) -> list[Remark]:
        """Return what the state said in the round that stands."""
        return self.minutes.course.remarks.in_last(seat)

    @property
    def earlier(self) -> list[Remark]:
        """Return what was said of the versions circulated before."""
        last = self.last.id if self.last else None
        return [one for one in self.minutes.course.remarks.made if one.round_id != last]

    @cached_property
    def items(self) -> Sequence[Item]:
        query = seen_by(self.actor, Item).where(Item.meeting_id == self.minutes.meeting.id)
        return self.session.scalars(query.where(Item.dropped_at.is_(None)).order_by(Item.position)).all()

    @cached_property
    def versions(self) -> Sequence[MinutesVersion]:
        """Return the versions the reader may open, the latest first; two of them can be compared."""
        query = seen_by(self.actor, MinutesVersion).where(
            MinutesVersion.minutes_id == self.minutes.course.drafted.id
        )
        return self.session.scalars(query.order_by(MinutesVersion.number.desc())).all()

    @property
    def reading(self) -> Ruling | None:
        """Return whether the version that is asked about is the latest; None where none is."""
        drafted, rule = self.minutes.course.drafted, self.minutes.floor.edition.minutes
        if self.last is None:
            return None
        asked, latest = self.last.version.number, drafted.versions[-1].number
        return rule_on_version_read(rule, version=asked, latest=latest)

    @property
    def newer(self) -> MinutesVersion | None:
        """Return the version that has replaced the one asked about, as far as the reader may open it."""
        latest = self.versions[0] if self.versions else None
        return latest if latest and self.last and latest.number > self.last.version.number else None

    @cached_property
    def comparisons(self) -> Comparisons:
        return Comparisons()

    def taken_over(self, remark: Remark) -> TakenOver | None:
        """Return what changed for a remark that was taken over; None where the reader may not open both versions."""
        answer, asked = remark.answer, remark.round.version
        if answer is None or answer.verdict is Verdict.DECLINED or not self.is_open(asked):
            return None
        newer = (one for one in self.versions if one.composed_at <= answer.answered_at)
        after = next((one for one in newer if one.number > asked.number), None)
        if after is None:
            return None
        return self.comparisons.taken_over(asked, after, remark.item.position if remark.item else None)

    def is_open(self, version: MinutesVersion) -> bool:
        return any(one.id == version.id for one in self.versions)


def remarks_page(minutes: MinutesPage) -> RemarksPage:
    """Read the remarks on the minutes of a meeting for their reader."""
    return RemarksPage(minutes.session, minutes)

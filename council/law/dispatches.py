"""What was sent to the members for a meeting, to whom and when: the facts by which the days of 5.11 and 5.16 are judged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from council.law.rules import DaysRule
from council.law.sent_by import SentBy


@dataclass(frozen=True)
class Paper:
    """A paper that every member is to receive: its key, and how a ruling calls it."""

    key: str
    label: str


@dataclass(frozen=True)
class Sending:
    """Papers on their way to one member.

    `issued_on` is the day of the system's own moment, `accepted_on` that on which a mail
    server took the letter. What was handed over by other means keeps the day that its
    evidence names in `handed_on`; the system's moment beside it is then that of the entry.
    """

    seat: str
    papers: frozenset[str]
    issued_on: date
    accepted_on: date | None = None
    handed_on: date | None = None

    def day_by(self, measure: SentBy) -> date | None:
        """Return the day the law counts from: what was handed over counts from its own day, whatever the measure."""
        if self.handed_on is not None:
            return self.handed_on
        return self.issued_on if measure is SentBy.ISSUE else self.accepted_on

    @property
    def moments(self) -> tuple[str, ...]:
        """Return both moments as a ruling carries them: «issued:2025-05-04», «accepted:2025-05-05»."""
        if self.handed_on is not None:
            return (f"handed:{self.handed_on.isoformat()}", f"entered:{self.issued_on.isoformat()}")
        issued = f"issued:{self.issued_on.isoformat()}"
        return (issued, f"accepted:{self.accepted_on.isoformat()}" if self.accepted_on else "unaccepted:")


@dataclass(frozen=True)
class Sent:
    """What was to be sent and what was: the members of the day, the papers, and each sending to each member."""

    seats: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    sendings: tuple[Sending, ...] = ()

    @cached_property
    def has_begun(self) -> bool:
        """Say whether any of the papers has gone to anybody."""
        keys = {paper.key for paper in self.papers}
        return any(keys & sending.papers for sending in self.sendings)

    def of(self, *papers: Paper) -> "Sent":
        """Return the same of some of the papers alone."""
        return Sent(self.seats, papers, self.sendings)

    def firsts(self, rule: DaysRule, paper: Paper) -> dict[str, Sending]:
        """Return the sending by which the paper first reached each member, where one did."""
        found: dict[str, Sending] = {}
        for sending in sorted(self._counted(rule, paper), key=lambda one: one.day_by(rule.by) or date.max):
            found.setdefault(sending.seat, sending)
        return found

    def missing(self, rule: DaysRule) -> dict[str, tuple[str, ...]]:
        """Return by the keys of the papers the members whom each has not reached; what reached all is left out."""
        found = {}
        for paper in self.papers:
            reached = self.firsts(rule, paper)
            if away := tuple(seat for seat in self.seats if seat not in reached):
                found[paper.key] = away
        return found

    def last(self, rule: DaysRule) -> Sending | None:
        """Return the sending by which the last paper reached the last member; None before that."""
        if not self.papers or not self.seats or self.missing(rule):
            return None
        firsts = (self.firsts(rule, paper) for paper in self.papers)
        arrivals = [one for reached in firsts for seat, one in reached.items() if seat in self.seats]
        return max(arrivals, key=lambda one: one.day_by(rule.by) or date.max)

    def day_issued(self, paper: Paper) -> date | None:
        """Return the day on which the last of those it was sent to was first sent the paper, whatever a mail server said."""
        firsts: dict[str, date] = {}
        for one in self.sendings:
            if paper.key in one.papers and (day := one.day_by(SentBy.ISSUE)) is not None:
                firsts[one.seat] = min(day, firsts.get(one.seat, day))
        return max(firsts.values(), default=None)

    def _counted(self, rule: DaysRule, paper: Paper) -> Iterable[Sending]:
        return (one for one in self.sendings if paper.key in one.papers and one.day_by(rule.by) is not None)


NOTHING_SENT = Sent()


def papers_sent_first(sendings: Iterable[Sending]) -> list[str]:
    """Return the papers the term of 5.16 counts for: what goes out later, as a correction does, makes nothing late."""
    told = list(sendings)
    first = min((sending.issued_on for sending in told), default=None)
    return sorted({key for sending in told if sending.issued_on == first for key in sending.papers})

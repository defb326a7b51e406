"""For which states the founding treaty is in force on a day: by notification, accession or recognition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from council.law.entry_into_force import EntryIntoForce, entry_into_force, withdrawal_takes_effect_on
from council.law.notice import days_after
from council.law.rules import PartiesRule


class TreatyStep(StrEnum):
    """What a state, or the depositary, has done about the treaty, in the order of one and the same day."""

    SIGNED = "signed"
    NOTIFIED = "notified"
    ACCEDED = "acceded"
    WITHDRAWAL_NOTIFIED = "withdrawal_notified"
    WITHDRAWAL_REVOKED = "withdrawal_revoked"
    RECOGNISED = "recognised"
    ENTERED_INTO_FORCE = "entered_into_force"


@dataclass(frozen=True)
class TreatyAct:
    """An act as the depositary has it; `on` is the day of receipt, of the signature or of the recognition.

    A day that is not known stays None. `takes_effect_on` is the day of withdrawal that
    a notice names. That the treaty entered into force concerns no single state.
    """

    step: TreatyStep
    state: str
    on: date | None
    takes_effect_on: date | None = None
    is_assumed: bool = False


@dataclass(frozen=True)
class Span:
    """From which day to which last one a state is a party, by which act and clause."""

    since_on: date
    until_on: date | None
    clause: str
    basis: TreatyStep
    is_assumed: bool = False

    def covers(self, day: date) -> bool:
        """Say whether the state is a party on the day."""
        return self.since_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True)
class Parties:
    """For which states the treaty is in force, and when."""

    entered_into_force_on: date | None = None
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    def on(self, day: date) -> frozenset[str]:
        """Return the states that are parties on the day."""
        return frozenset(state for state in self.spans if self.span_on(state, day))

    def span_on(self, state: str, day: date) -> Span | None:
        """Return the span of the state that covers the day, or None where it is no party then."""
        return next((span for span in self.spans.get(state, ()) if span.covers(day)), None)

    def changes(self) -> tuple[date, ...]:
        """Return the days on which the set of parties may change, the earliest first."""
        every = [span for spans in self.spans.values() for span in spans]
        left = {days_after(span.until_on, 1) for span in every if span.until_on}
        return tuple(sorted({span.since_on for span in every} | left))

    def in_force_since(self) -> date | None:
        """Return the day of entry into force, or an earlier one on which a state is held to be a party."""
        days = [span.since_on for spans in self.spans.values() for span in spans]
        return min(
            [*days, *([self.entered_into_force_on] if self.entered_into_force_on else [])], default=None
        )

    def is_in_force_on(self, day: date) -> bool:
        """Say whether the treaty is in force at all on the day."""
        since_on = self.in_force_since()
        return since_on is not None and since_on <= day


def parties_from(rule: PartiesRule, acts: Iterable[TreatyAct]) -> Parties:
    """Compute the parties from the acts, in whatever order they were entered.

    An act that has no day, or that the treaty does not allow, has no effect here; the
    rules on each act say why.
    """
    dated = _by_day(acts)
    entry = entry_of(rule, dated)
    founders = Parties(entry.on, _spans_of_all(rule, dated, entry, open_since=None))
    spans = _spans_of_all(rule, dated, entry, open_since=founders.in_force_since())
    return Parties(entry.on, MappingProxyType(spans))


def entry_of(rule: PartiesRule, acts: Iterable[TreatyAct]) -> EntryIntoForce:
    """Compute the entry into force from each state's first receipt, or from the day published if any."""
    dated = _by_day(acts)
    receipts = {act.state: _day(act) for act in reversed(dated) if act.step is TreatyStep.NOTIFIED}
    published = [_day(act) for act in dated if act.step is TreatyStep.ENTERED_INTO_FORCE]
    return entry_into_force(rule, receipts, published[0] if published else None)


def _spans_of_all(
    rule: PartiesRule, acts: list[TreatyAct], entry: EntryIntoForce, *, open_since: date | None
) -> dict[str, tuple[Span, ...]]:
    """Return the spans of every state that has one; accession is open from the day given, if any."""
    spans = {}
    for state in sorted({act.state for act in acts if act.state}):
        own = [act for act in acts if act.state == state]
        spans[state] = _spans(rule, own, _entries(rule, own, entry.day_of.get(state), open_since))
    return {state: found for state, found in spans.items() if found}


def _entries(
    rule: PartiesRule, own: list[TreatyAct], notified_on: date | None, open_since: date | None
) -> list[Span]:
    """Return each way the state became a party, recognitions that official days have replaced left out."""
    official = [
        Span(days_after(_day(act), rule.entry_days), None, rule.accession_clause, act.step)
        for act in own
        if act.step is TreatyStep.ACCEDED and open_since is not None and _day(act) >= open_since
    ]
    if notified_on is not None:
        official.append(Span(notified_on, None, rule.entry_clause, TreatyStep.NOTIFIED))
    recognised = [
        Span(_day(act), None, rule.entry_clause, act.step, act.is_assumed)
        for act in own
        if act.step is TreatyStep.RECOGNISED
    ]
    notices = _days(own, TreatyStep.WITHDRAWAL_NOTIFIED)
    return official + [one for one in recognised if not _replaced(one, official, notices)]


def _replaced(recognised: Span, official: list[Span], notices: list[date]) -> bool:
    """Say whether an official day stands in the place of the recognised one.

    It does unless the state gave notice of withdrawal between the two: then the
    official day begins another time as a party.
    """
    later = [entry.since_on for entry in official if entry.since_on >= recognised.since_on]
    return any(not any(recognised.since_on <= notice <= day for notice in notices) for day in later)


def _spans(rule: PartiesRule, own: list[TreatyAct], entries: list[Span]) -> tuple[Span, ...]:
    """Return the spans in order, each to its end; to enter again while a party changes nothing."""
    spans: list[Span] = []
    for entry in sorted(entries, key=lambda one: (one.since_on, one.is_assumed, one.basis)):
        if spans and (spans[-1].until_on is None or entry.since_on <= spans[-1].until_on):
            continue
        left_on = _exit_after(rule, own, entry.since_on)
        until_on = days_after(left_on, -1) if left_on else None
        spans.append(Span(entry.since_on, until_on, entry.clause, entry.basis, entry.is_assumed))
    return tuple(spans)


def _exit_after(rule: PartiesRule, own: list[TreatyAct], day: date) -> date | None:
    """Return the day of withdrawal by the first notice from the day on that was not revoked in time."""
    revoked = _days(own, TreatyStep.WITHDRAWAL_REVOKED)
    for notice in own:
        if notice.step is not TreatyStep.WITHDRAWAL_NOTIFIED or _day(notice) < day:
            continue
        left_on = withdrawal_takes_effect_on(rule, received_on=_day(notice), named_on=notice.takes_effect_on)
        if not any(_day(notice) <= revocation < left_on for revocation in revoked):
            return left_on
    return None


def _days(acts: list[TreatyAct], step: TreatyStep) -> list[date]:
    return [_day(act) for act in acts if act.step is step]


def _day(act: TreatyAct) -> date:
    """Return the day of an act that has one."""
    return act.on or date.max


def _by_day(acts: Iterable[TreatyAct]) -> list[TreatyAct]:
    """Return the acts that have a day, ordered by their content alone, so that no order of entry matters."""
    return sorted((act for act in acts if act.on is not None), key=in_time)


def in_time(act: TreatyAct) -> tuple[date, int, str, date, bool]:
    """Return the place of an act in time; one whose day is not known came before all others."""
    place = list(TreatyStep).index(act.step)
    return (act.on or date.min, place, act.state, act.takes_effect_on or date.min, act.is_assumed)

"""May an act about the founding treaty be entered, after and beside those that were: in its time, and unsettling none?"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from council.law.parties import TreatyAct, TreatyStep, entry_of, in_time
from council.law.rules import PartiesRule
from council.law.ruling import Ruling, bar, permit
from council.law.treaty_steps import RULES, CisStatus, History, clause_of

RECEIVED = (
    TreatyStep.NOTIFIED,
    TreatyStep.ACCEDED,
    TreatyStep.WITHDRAWAL_NOTIFIED,
    TreatyStep.WITHDRAWAL_REVOKED,
)


def rule_for_protocol(rule: PartiesRule, *, done_on: date | None = None) -> PartiesRule:
    """Return the rule for a protocol that amends the treaty: the same count under a clause of its own."""
    return replace(rule, entry_clause=rule.amendment_clause, done_on=done_on)


def rule_on_act(
    rule: PartiesRule,
    act: TreatyAct,
    acts: Iterable[TreatyAct],
    *,
    commonwealth: Mapping[str, CisStatus],
    today: date,
) -> Ruling:
    """May the act stand, after those that came before it? Where a day is not known, any other may have."""
    earlier = tuple(
        other
        for other in acts
        if other is not act and (other.on is None or act.on is None or in_time(other) <= in_time(act))
    )
    if act.on is None and act.step is not TreatyStep.SIGNED and act.step is not TreatyStep.NOTIFIED:
        return bar("treaty_act_without_day", clause_of(rule, act.step), state=act.state)
    untimely = _untimely(rule, act, today)
    return RULES[act.step](History(rule, earlier, commonwealth), act) if untimely is None else untimely


def _untimely(rule: PartiesRule, act: TreatyAct, today: date) -> Ruling | None:
    """Bar a day that is still to come, or older than the treaty; without a treaty any day may be entered."""
    if act.on is None or not rule.entry_clause:
        return None
    if act.on > today:
        return bar("treaty_act_in_future", clause_of(rule, act.step), on=act.on.isoformat())
    if rule.done_on is not None and act.on < rule.done_on:
        return bar("treaty_act_before_treaty", clause_of(rule, act.step), done=rule.done_on.isoformat())
    return None


def rule_on_addition(
    rule: PartiesRule,
    act: TreatyAct,
    acts: Iterable[TreatyAct],
    *,
    commonwealth: Mapping[str, CisStatus],
    today: date,
) -> Ruling:
    """May the act be entered now? It must stand itself, and let stand what was entered before."""
    acts = tuple(acts)
    ruling = rule_on_act(rule, act, acts, commonwealth=commonwealth, today=today)
    if ruling.bars:
        return ruling
    contradiction = _contradiction(rule, act, acts)
    if contradiction is not None:
        return contradiction
    broken = _broken(rule, before=acts, after=(*acts, act), commonwealth=commonwealth, today=today)
    return ruling if broken is None else bar("act_unsettles", ruling.clause, state=broken.state or act.state)


def _contradiction(rule: PartiesRule, act: TreatyAct, acts: tuple[TreatyAct, ...]) -> Ruling | None:
    """Bar a published day of entry into force that the receipts entered do not bear out.

    A notification whose day is not known may have come before those that are: then
    the treaty may have entered into force earlier than they say, and never later.
    """
    computed = entry_of(rule, acts).on
    if act.step is not TreatyStep.ENTERED_INTO_FORCE or act.on is None or computed is None:
        return None
    is_incomplete = any(other.step is TreatyStep.NOTIFIED and other.on is None for other in acts)
    if act.on == computed or (is_incomplete and act.on < computed):
        return None
    return bar(
        "published_entry_contradicts", rule.entry_clause, on=act.on.isoformat(), computed=computed.isoformat()
    )


def rule_on_voiding(
    rule: PartiesRule,
    act: TreatyAct,
    acts: Iterable[TreatyAct],
    *,
    commonwealth: Mapping[str, CisStatus],
    today: date,
) -> Ruling:
    """May the entry be voided? Not while another one rests on it."""
    acts, clause = tuple(acts), clause_of(rule, act.step)
    after = tuple(other for other in acts if other is not act)
    broken = _broken(rule, before=acts, after=after, commonwealth=commonwealth, today=today)
    if broken is not None:
        return bar("voiding_unsettles", clause, state=broken.state or act.state)
    return permit("voiding_stands", clause)


def _broken(
    rule: PartiesRule,
    *,
    before: tuple[TreatyAct, ...],
    after: tuple[TreatyAct, ...],
    commonwealth: Mapping[str, CisStatus],
    today: date,
) -> TreatyAct | None:
    """Return the first act that stood before and could not stand after, or None where all stand.

    A recognition is never broken: it gives way to the official day once that is known.
    """

    def is_barred(act: TreatyAct, acts: tuple[TreatyAct, ...]) -> bool:
        return rule_on_act(rule, act, acts, commonwealth=commonwealth, today=today).bars

    common = [
        act
        for act in sorted(after, key=in_time)
        if act.step is not TreatyStep.RECOGNISED and any(act is other for other in before)
    ]
    return next((act for act in common if is_barred(act, after) and not is_barred(act, before)), None)

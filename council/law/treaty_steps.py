"""Each step of a state about the founding treaty: may it sign, notify, accede, withdraw, revoke, be recognised?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from council.law.entry_into_force import withdrawal_takes_effect_on
from council.law.notice import days_after
from council.law.parties import Parties, TreatyAct, TreatyStep, entry_of, parties_from
from council.law.rules import OpenTo, PartiesRule
from council.law.ruling import Figure, Ruling, bar, permit, warn


class CisStatus(StrEnum):
    """Whether a state is a participating state of the Commonwealth."""

    PARTICIPANT = "participant"
    DISPUTED = "disputed"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class History:
    """What was done before the act in question, and which states belong to the Commonwealth."""

    rule: PartiesRule
    acts: tuple[TreatyAct, ...]
    commonwealth: Mapping[str, CisStatus]

    def parties(self) -> Parties:
        return parties_from(self.rule, self.acts)

    def day_of(self, step: TreatyStep, state: str) -> date | None:
        """Return the day of the state's last act of this kind; the earliest day there is where it is not known."""
        days = [act.on or date.min for act in self.acts if act.step is step and act.state == state]
        return max(days, default=None)


def rule_on_signature(history: History, act: TreatyAct) -> Ruling:
    """May the signature be entered? A CIS state signs once, and the treaty only until it is in force."""
    rule = history.rule
    clause, since_on = rule.entry_clause, history.parties().in_force_since()
    status = history.commonwealth.get(act.state, CisStatus.OUTSIDE)
    if rule.accession_open_to is OpenTo.CIS_STATES and status is CisStatus.OUTSIDE:
        return bar("signature_of_outsider", clause, state=act.state)
    is_of_protocol = clause == rule.amendment_clause
    if act.on is not None and not is_of_protocol and since_on is not None and act.on > since_on:
        return bar("signature_after_entry", clause, since=since_on.isoformat())
    if history.day_of(TreatyStep.SIGNED, act.state) is not None:
        return bar("already_signed", clause, state=act.state)
    return permit("signature_stands", clause, state=act.state)


def rule_on_notification(history: History, act: TreatyAct) -> Ruling:
    """May the state notify that its procedures are completed? Only one that has signed, and once."""
    clause = history.rule.entry_clause
    signed_on = history.day_of(TreatyStep.SIGNED, act.state)
    if signed_on is None:
        return bar("notification_without_signature", clause, state=act.state)
    if history.day_of(TreatyStep.NOTIFIED, act.state) is not None:
        return bar("already_notified", clause, state=act.state)
    if act.on is None:
        return permit("notification_without_day", clause, state=act.state)
    day = entry_of(history.rule, (*history.acts, act)).day_of.get(act.state)
    if day is None:
        return permit("notification_awaits_others", clause, state=act.state, required=history.rule.entry_nth)
    return permit("notification_counts", clause, state=act.state, since=day.isoformat())


def rule_on_accession(history: History, act: TreatyAct) -> Ruling:
    """May the state accede? Only after the entry into force, and where it is open to the state."""
    rule, parties, on = history.rule, history.parties(), act.on or date.min
    clause = rule.accession_clause
    status = history.commonwealth.get(act.state, CisStatus.OUTSIDE)
    if rule.accession_open_to is OpenTo.CIS_STATES and status is CisStatus.OUTSIDE:
        return bar("accession_of_outsider", clause, state=act.state)
    if not parties.is_in_force_on(on):
        return bar("accession_before_entry", clause, state=act.state)
    soon = days_after(on, rule.entry_days)
    span = parties.span_on(act.state, on) or parties.span_on(act.state, soon)
    if span is not None and span.basis is not TreatyStep.RECOGNISED:
        return bar("already_party", clause, state=act.state, since=span.since_on.isoformat())
    since = max(one.since_on for one in parties_from(rule, (*history.acts, act)).spans[act.state])
    if rule.accession_open_to is OpenTo.CIS_STATES and status is CisStatus.DISPUTED:
        return warn("accession_disputed", clause, state=act.state, since=since.isoformat())
    return permit("accession_counts", clause, state=act.state, since=since.isoformat())


def rule_on_withdrawal(history: History, act: TreatyAct) -> Ruling:
    """May the state give notice of withdrawal? Only a party may, and once; the term runs from receipt."""
    rule, parties, on = history.rule, history.parties(), act.on or date.min
    clause = rule.exit_clause
    if not parties.is_in_force_on(on):
        return bar("withdrawal_before_entry", clause, state=act.state)
    span = parties.span_on(act.state, on)
    if span is None:
        return bar("withdrawal_by_non_party", clause, state=act.state)
    if span.until_on is not None:
        return bar("withdrawal_already_notified", clause, state=act.state, until=span.until_on.isoformat())
    left_on = withdrawal_takes_effect_on(rule, received_on=on, named_on=act.takes_effect_on)
    figures: dict[str, Figure] = {"state": act.state, "left": left_on.isoformat(), "months": rule.exit_months}
    if act.takes_effect_on is not None and act.takes_effect_on < left_on:
        return warn("withdrawal_named_too_early", clause, named=act.takes_effect_on.isoformat(), **figures)
    return permit("withdrawal_counts", clause, **figures)


def rule_on_revocation(history: History, act: TreatyAct) -> Ruling:
    """May the notice of withdrawal be taken back? Only until it takes effect."""
    clause, on = history.rule.exit_clause, act.on or date.min
    notified_on = history.day_of(TreatyStep.WITHDRAWAL_NOTIFIED, act.state)
    if notified_on is None:
        return bar("no_withdrawal_to_revoke", clause, state=act.state)
    span = history.parties().span_on(act.state, on)
    if span is None:
        return bar("withdrawal_took_effect", clause, state=act.state)
    if span.until_on is None:
        return bar("no_withdrawal_to_revoke", clause, state=act.state)
    return permit("revocation_counts", clause, state=act.state)


def rule_on_recognition(history: History, act: TreatyAct) -> Ruling:
    """May the state be held to be a party from a day on, where the official days are not known?"""
    clause, on = history.rule.entry_clause, act.on or date.min
    if (
        history.rule.accession_open_to is OpenTo.CIS_STATES
        and history.commonwealth.get(act.state, CisStatus.OUTSIDE) is CisStatus.OUTSIDE
    ):
        return bar("recognition_of_outsider", clause, state=act.state)
    span = history.parties().span_on(act.state, on)
    if span is not None:
        return bar("already_party", clause, state=act.state, since=span.since_on.isoformat())
    return permit("recognition_stands", clause, state=act.state, since=on.isoformat())


def rule_on_published_entry(history: History, act: TreatyAct) -> Ruling:
    """May the published day of entry into force be entered? There is but one."""
    clause = history.rule.entry_clause
    if any(other.step is TreatyStep.ENTERED_INTO_FORCE for other in history.acts):
        return bar("entry_already_published", clause)
    return permit("published_entry_stands", clause, on=(act.on or date.min).isoformat())


Rule = Callable[[History, TreatyAct], Ruling]
RULES: Mapping[TreatyStep, Rule] = {
    TreatyStep.SIGNED: rule_on_signature,
    TreatyStep.NOTIFIED: rule_on_notification,
    TreatyStep.ACCEDED: rule_on_accession,
    TreatyStep.WITHDRAWAL_NOTIFIED: rule_on_withdrawal,
    TreatyStep.WITHDRAWAL_REVOKED: rule_on_revocation,
    TreatyStep.RECOGNISED: rule_on_recognition,
    TreatyStep.ENTERED_INTO_FORCE: rule_on_published_entry,
}


def clause_of(rule: PartiesRule, step: TreatyStep) -> str:
    """Return the clause on which an act of this kind rests."""
    if step is TreatyStep.ACCEDED:
        return rule.accession_clause
    if step in (TreatyStep.WITHDRAWAL_NOTIFIED, TreatyStep.WITHDRAWAL_REVOKED):
        return rule.exit_clause
    return rule.entry_clause

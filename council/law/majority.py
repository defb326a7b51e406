"""Whether the votes in favour carry the decision."""

from council.law.ballot import Position
from council.law.rules import MajorityRule, Tie
from council.law.ruling import Figure, Ruling, bar, permit
from council.law.tally import Counts, votes_needed


def votes_required(rule: MajorityRule, counts: Counts) -> int:
    """Return the smallest number of votes in favour that adopts; 0 where there is no base."""
    return votes_needed(rule, counts.base) or 0


def rule_on_majority(rule: MajorityRule, counts: Counts, *, presiding: Position | None = None) -> Ruling:
    """Is the proposal carried? `presiding` is how the presiding seat voted, where ties ask for it."""
    figures = _figures(rule, counts)
    if counts.base == 0:
        return bar("empty_base", rule.clause, **figures)
    if counts.for_ >= votes_required(rule, counts):
        return permit("majority", rule.clause, **figures)
    if counts.for_ != counts.against or counts.for_ == 0:
        return bar("no_majority", rule.clause, **figures)
    if rule.tie is Tie.PRESIDING_DECIDES and presiding is Position.FOR:
        return permit("tie_decided_in_favour", rule.clause, **figures)
    return bar("tie", rule.clause, **figures)


def _figures(rule: MajorityRule, counts: Counts) -> dict[str, Figure]:
    figures: dict[str, Figure] = {
        "for": counts.for_,
        "against": counts.against,
        "base": counts.base,
        "required": votes_required(rule, counts),
    }
    return figures | {"decision": rule.decision} if rule.decision else figures

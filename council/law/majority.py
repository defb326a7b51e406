"""Whether the votes carry the decision: by a majority, by consensus, and with the consent it needs."""

from council.law.ballot import NO_SEATS, Position
from council.law.rules import MajorityRule, Threshold, Tie
from council.law.ruling import Figure, Ruling, bar, permit
from council.law.tally import Counts, votes_needed


def votes_required(rule: MajorityRule, counts: Counts) -> int:
    """Return the smallest number of votes in favour that adopts; 0 where no number does."""
    return votes_needed(rule, counts.base) or 0


def rule_on_majority(
    rule: MajorityRule,
    counts: Counts,
    *,
    presiding: Position | None = None,
    against: frozenset[str] = NO_SEATS,
) -> Ruling:
    """Is the proposal carried?

    `presiding` is how the presiding seat voted, where ties ask for it; `against`
    are the seats that voted against, where it matters whose votes those are.
    """
    if counts.base == 0:
        return bar("empty_base", rule.clause, **_figures(rule, counts))
    if rule.threshold is Threshold.CONSENSUS:
        return _rule_on_consensus(rule, counts, against)
    carried = _rule_on_number(rule, counts, presiding)
    withheld = against.intersection(rule.consent.seats) if rule.consent else NO_SEATS
    if carried.in_order and rule.consent and withheld:
        seats = tuple(sorted(withheld))
        return bar("consent_withheld", rule.consent.clause, **_figures(rule, counts), withheld=seats)
    return carried


def _rule_on_consensus(rule: MajorityRule, counts: Counts, against: frozenset[str]) -> Ruling:
    """Does nobody object? Abstention, silence and a lack of interest are no objection."""
    figures = _cited(rule, {"for": counts.for_, "against": counts.against})
    if counts.against:
        return bar("consensus_broken", rule.clause, **figures, objecting=tuple(sorted(against)))
    return permit("consensus", rule.clause, **figures)


def _rule_on_number(rule: MajorityRule, counts: Counts, presiding: Position | None) -> Ruling:
    """Are there as many votes in favour as it takes?

    A casting vote is one more vote, given on a tie: it carries what one vote more
    would have carried, and no less. That is a majority missed by one and no two thirds.
    """
    figures = _figures(rule, counts)
    missing = votes_required(rule, counts) - counts.for_
    if missing <= 0:
        return permit("majority", rule.clause, **figures)
    if counts.for_ != counts.against or counts.for_ == 0:
        return bar("no_majority", rule.clause, **figures)
    if rule.tie is Tie.PRESIDING_DECIDES and presiding is Position.FOR and missing == 1:
        return permit("tie_decided_in_favour", rule.clause, **figures)
    return bar("tie", rule.clause, **figures)


def _figures(rule: MajorityRule, counts: Counts) -> dict[str, Figure]:
    figures: dict[str, Figure] = {
        "for": counts.for_,
        "against": counts.against,
        "base": counts.base,
        "required": votes_required(rule, counts),
    }
    return _cited(rule, figures)


def _cited(rule: MajorityRule, figures: dict[str, Figure]) -> dict[str, Figure]:
    """Return the figures with the decision that set the rule, where one did."""
    return figures | {"decision": rule.decision} if rule.decision else figures

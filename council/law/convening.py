"""What a meeting needs before it is convened: support for an extraordinary one, functions for its items."""

from council.law.charter import Edition
from council.law.rounding import more_than
from council.law.rules import PetitionRule
from council.law.ruling import Ruling, bar, permit, warn


def supporters_required(rule: PetitionRule, members: int) -> int:
    """Return how many of all the members must support an extraordinary meeting, the proposer included."""
    return more_than(rule.fraction, members)


def rule_on_petition(rule: PetitionRule, *, members: int, supporters: int) -> Ruling:
    """Do enough of all the members support an extraordinary meeting? Silence is no support."""
    if not rule.clause:
        return permit("petition_not_asked_for", rule.clause)
    required = supporters_required(rule, members)
    if supporters >= required:
        return permit(
            "petition_supported", rule.clause, supporters=supporters, members=members, required=required
        )
    return bar("petition_unsupported", rule.clause, supporters=supporters, members=members, required=required)


def rule_on_competence(edition: Edition, functions: tuple[str, ...]) -> Ruling:
    """Does the item rest on a function of the body? One that names none may lie outside its competence."""
    if not edition.competence.functions:
        return permit("functions_not_listed", edition.competence.clause)
    known = tuple(code for code in functions if code in edition.competence.functions)
    if known:
        return permit("within_competence", edition.competence.clause, functions=known)
    return warn("no_function_named", edition.competence.clause)

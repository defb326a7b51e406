"""The place of a meeting: by prior agreement of the members, of which the record tells without barring anything."""

from collections.abc import Mapping

from council.law.rules import ClauseRule
from council.law.ruling import Ruling, note, permit, warn


def rule_on_venue(
    rule: ClauseRule,
    *,
    members: frozenset[str],
    answers: Mapping[str, bool] | None,
    has_begun: bool = False,
    city: str = "",
    agreed_city: str = "",
) -> Ruling:
    """Have the members agreed on the place? `answers` is None where no place was proposed to them.

    The agreement is a prior one: a meeting that `has_begun` without it can only be warned of.
    It is about one place: a meeting set, or moved since, to another `city` is not agreed on.
    """
    if answers is None:
        return (
            warn("venue_never_proposed", rule.clause)
            if has_begun
            else note("venue_not_proposed", rule.clause)
        )
    agreed = tuple(sorted(seat for seat, agrees in answers.items() if agrees and seat in members))
    against = tuple(sorted(seat for seat, agrees in answers.items() if not agrees and seat in members))
    figures = {"agreed": len(agreed), "members": len(members)}
    if against:
        return warn("venue_objected_to", rule.clause, against=against, **figures)
    if len(agreed) < len(members) and has_begun:
        return warn("venue_was_not_agreed", rule.clause, **figures)
    if len(agreed) < len(members):
        return note("venue_awaits_agreement", rule.clause, **figures)
    if city.casefold() != agreed_city.casefold():
        return warn("venue_not_the_agreed_one", rule.clause, city=city, proposed=agreed_city, **figures)
    return permit("venue_agreed", rule.clause, **figures)

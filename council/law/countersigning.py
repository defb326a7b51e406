"""The second signature under a protocol, where a charter asks for it: nothing goes to the states before it is there."""

from council.law.remarks import MinutesRule
from council.law.ruling import Ruling, bar, permit


def rule_on_sending_signed(rule: MinutesRule, *, is_countersigned: bool, due: str = "") -> Ruling:
    """May a protocol that whoever presided has signed go to all members? Not before every signature is under it."""
    if rule.countersigned and not is_countersigned:
        return bar("sending_awaits_countersignature", rule.countersigning_clause, due=due)
    return permit("signed_by_all", rule.countersigning_clause)

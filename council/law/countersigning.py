"""The second signature under a protocol and its corrections, where a charter asks for it: nothing goes out before it."""

from council.law.remarks import MinutesRule
from council.law.ruling import Ruling, bar, permit
from council.law.second_persons import TwoPersons


def rule_on_sending_signed(rule: MinutesRule, *, is_countersigned: bool, due: str = "") -> Ruling:
    """May a protocol that whoever presided has signed go to all members? Not before every signature is under it."""
    if rule.countersigned and not is_countersigned:
        return bar("sending_awaits_countersignature", rule.countersigning_clause, due=due)
    return permit("signed_by_all", rule.countersigning_clause)


def rule_on_naming_head(rule: MinutesRule, *, has_head: bool, is_signer: bool = False) -> Ruling:
    """May a correction be proposed as far as somebody else than its signer is there to put the second signature?"""
    if rule.countersigned and not has_head:
        return bar("correction_without_head", rule.countersigning_clause)
    if rule.countersigned and is_signer:
        return bar("head_signs_for_two", rule.countersigning_clause)
    return permit("correction_has_signers", rule.countersigning_clause)


def rule_on_signing_after_head(rule: MinutesRule, *, is_asked: bool, is_there: bool) -> Ruling:
    """May who presided sign the correction? The last signature puts it in force, and so the head's comes before it.

    `is_asked` tells whether the correction itself asks for the second: one proposed under other rules does not.
    """
    if is_asked and not is_there:
        return bar("correction_awaits_head", rule.countersigning_clause)
    return permit("correction_signed_by_all", rule.countersigning_clause)


def rule_on_signing_beside_head(rule: MinutesRule, persons: TwoPersons) -> Ruling:
    """May the two sign the protocol, or its correction: the head, the first, and who presided? One is never both."""
    clause = rule.countersigning_clause
    if persons.second == persons.first:
        return bar("head_signs_for_two", clause)
    if persons.let_in_by_first:
        return bar("let_in_by_head", clause)
    return permit("two_persons_sign", clause)

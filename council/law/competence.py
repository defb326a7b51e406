"""What the body may do: on which function an item rests, and what its rights ask for."""

from datetime import date

from council.law.charter import CompetenceRule, Edition
from council.law.competence_rules import RightsRule
from council.law.rules import ClauseRule
from council.law.ruling import Ruling, note, permit, warn


def competence_rulings(
    edition: Edition, functions: tuple[str, ...], *, reason: str = ""
) -> tuple[Ruling, ...]:
    """Return what else the law says of the functions named for an item: may it rest, is a reason due?"""
    rule = edition.competence
    found: list[Ruling] = []
    if rule.consultation and set(functions) == {rule.consultation}:
        found.append(rule_on_consultation(rule))
    if rule.residual and rule.residual in functions:
        found.append(rule_on_residual_function(rule, reason=reason))
    return tuple(found)


def rule_on_consultation(rule: CompetenceRule) -> Ruling:
    """May an item end without a decision? One for consultation may: an exchange of views is its whole aim."""
    return note("consultation_needs_no_decision", rule.consultation)


def rule_on_residual_function(rule: CompetenceRule, *, reason: str) -> Ruling:
    """Is it said to which aim of the body an item belongs that rests on no function named?"""
    if reason:
        return permit("residual_function_explained", rule.residual)
    return warn("residual_function_unexplained", rule.residual)


def rule_on_functions_used(clause: str, *, items: int) -> Ruling:
    """How many items of the agendas rest on this function?"""
    return note("function_used", clause, items=items)


def rule_on_items_with_functions(edition: Edition, *, items: int, outside: int) -> Ruling:
    """Does every item of a meeting rest on a function of the body?"""
    clause = edition.competence.lead_clause or edition.competence.clause
    if outside:
        return warn("agenda_outside_functions", clause, items=items, outside=outside)
    return permit("agenda_within_functions", clause, items=items)


def rule_on_outgoing_draft(
    rule: RightsRule, *, addressee: str, functions: tuple[str, ...], sent_through_on: date | None
) -> Ruling:
    """May a draft go to a higher body: on a function of this one, addressed, through the executive body?"""
    clause = rule.draft_clause
    if not functions:
        return warn("draft_without_function", clause)
    if not addressee:
        return warn("draft_without_addressee", clause)
    if sent_through_on is None:
        return warn("draft_not_sent_through", clause, addressee=addressee)
    return permit("draft_submitted", clause, addressee=addressee, sent=sent_through_on.isoformat())


def rule_on_request(
    rule: RightsRule, *, addressee: str, due_on: date | None, replied_on: date | None, today: date
) -> Ruling:
    """Does a request for information say whom it asks and until when, and was it answered?"""
    clause = rule.request_clause
    if not addressee or due_on is None:
        return warn("request_incomplete", clause)
    if replied_on is not None:
        return permit("request_answered", clause, addressee=addressee, replied=replied_on.isoformat())
    if today > due_on:
        return warn("request_overdue", clause, addressee=addressee, due=due_on.isoformat())
    return permit("request_awaits_reply", clause, addressee=addressee, due=due_on.isoformat())


def rule_on_working_group(
    rule: RightsRule, *, decision: str, is_temporary: bool, ends_on: date | None, today: date
) -> Ruling:
    """Was the working group set up by a decision, and does a temporary one have its last day?"""
    clause = rule.group_clause
    if not decision:
        return warn("group_without_decision", clause)
    if not is_temporary:
        return permit("standing_group", clause, decision=decision)
    if ends_on is None:
        return warn("temporary_group_without_end", clause, decision=decision)
    if today > ends_on:
        return warn("temporary_group_has_ended", clause, decision=decision, last=ends_on.isoformat())
    return permit("temporary_group", clause, decision=decision, last=ends_on.isoformat())


def rule_on_costs(rule: ClauseRule) -> Ruling:
    """Who bears the costs of a meeting?"""
    return note("host_bears_costs", rule.clause)

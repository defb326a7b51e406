"""Deciding in writing, without a meeting: whether the body may, and what a reply and a silence are."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from council.law.ballot import Position
from council.law.rules import ClauseRule, QuorumRule, RulesOfProcedureRule, WrittenRule
from council.law.ruling import Ruling, bar, note, permit

REPLIES = (Position.FOR, Position.AGAINST, Position.ABSTAINED, Position.DISINTERESTED)


def rule_on_written_procedure(rule: WrittenRule, *, allowed_by_rules: bool = False) -> Ruling:
    """May the body decide in writing? Its charter says so, or a version of its rules of procedure does."""
    if rule.allowed or allowed_by_rules:
        return permit("written_procedure_allowed", rule.clause)
    return bar("written_procedure_not_allowed", rule.clause)


def positions_of_written_replies(
    members: Iterable[str], replies: Mapping[str, Position]
) -> dict[str, Position]:
    """Return how every member stands: a reply in writing is participation, silence is absence.

    A reply may say for, against, abstained or that the state has no interest; nothing
    else is one. Whoever is no member is not asked, and its reply is not counted.
    """
    return {seat: _position(replies.get(seat)) for seat in members}


def rule_on_replies_to_come(rule: QuorumRule) -> Ruling:
    """Is there a quorum before the replies are in? Not asked yet: those who reply by the close are counted."""
    return note("quorum_of_replies", rule.clause)


def rule_on_closing_replies(
    rule: WrittenRule | RulesOfProcedureRule, outstanding: Iterable[str], *, ends_at: datetime, at: datetime
) -> Ruling:
    """May the vote be closed? Once all who were asked have replied, or the stated end of the meeting has come."""
    awaited = tuple(sorted(outstanding))
    if awaited and at < ends_at:
        return bar("replies_awaited", rule.clause, awaited=awaited, until=ends_at.date().isoformat())
    return permit("replies_are_in", rule.clause)


def rule_on_affected_replying(rule: ClauseRule, affected: frozenset[str]) -> tuple[Ruling, ...]:
    """Must a state that the decision affects reply? Without its reply no decision is taken; nothing bars asking."""
    if not affected:
        return ()
    return (note("affected_must_reply", rule.clause, affected=tuple(sorted(affected))),)


def rule_on_silence(rule: ClauseRule) -> Ruling:
    """May a question be adopted by nobody's objecting in writing? Silence is absence there, and agrees to nothing."""
    return bar("silence_is_no_reply", rule.clause)


def _position(reply: Position | None) -> Position:
    return reply if reply in REPLIES else Position.ABSENT

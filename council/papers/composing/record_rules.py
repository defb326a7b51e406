"""What a meeting stands on, for the record: the body, its charter, and who chairs it."""

from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from council.law.charter import Edition
from council.law.rules import MajorityRule, PartiesRule, QuorumRule
from council.papers.composing.record_acts import Acts
from council.papers.composing.record_grounds import chairing_told
from council.papers.composing.story import Story
from council.records.chairing import chairing_of


def body_record(story: Story) -> dict[str, Any]:
    """Return whose meeting it was, under the names that papers use."""
    charter, body = story.floor.charter, story.meeting.body
    return {
        "code": body.code,
        "id": body.public_id,
        "title": charter.title_ru,
        "title_genitive": charter.title_genitive_ru,
        "regulation_genitive": charter.regulation_genitive_ru,
        "zone": charter.zone,
        "demonstration": body.is_demonstration,
    }


def charter_record(story: Story) -> dict[str, Any]:
    """Return the numbers and clauses of the edition in force on the day of the meeting."""
    edition = story.floor.edition
    return {
        "code": story.floor.charter.code,
        "edition": edition.in_force_from.isoformat(),
        "quorum": _quorum(edition.quorum),
        "majority": majority_record(edition.majority),
        "narrow_base": {
            "fraction": _fraction(edition.narrow_base.fraction),
            "clause": edition.narrow_base.clause,
        },
        "chairmanship": {
            "term_years": edition.chairmanship.term_years,
            "clause": edition.chairmanship.clause,
            "election_clause": edition.chairmanship.election_clause,
            "signing_clause": edition.chairmanship.signing_clause,
        },
        "materials": {
            "days": edition.materials.days,
            "by": edition.materials.by.value,
            "clause": edition.materials.clause,
        },
        "circulation": {"days": edition.circulation.days, "clause": edition.circulation.clause},
        "parties": edition.parties and _parties_rule(edition.parties),
        "clauses": _clauses(edition),
    }


def majority_record(rule: MajorityRule) -> dict[str, Any]:
    """Return what must be in favour, and of which votes."""
    return {
        "base": rule.base.value,
        "threshold": rule.threshold.value,
        "fraction": _fraction(rule.fraction),
        "votes": rule.votes,
        "tie": rule.tie.value,
        "consent": rule.consent and {"seats": list(rule.consent.seats), "clause": rule.consent.clause},
        "clause": rule.clause,
    }


def chairmanship_record(session: Session, story: Story, acts: Acts) -> dict[str, Any]:
    """Return which state chaired on the day and why, who its co-chairs were, and which of them was named to preside."""
    told = chairing_told(chairing_of(session, story.meeting, parties=story.floor.parties))
    act = _last(acts.numbers("acting_chair.named", story.meeting))
    return told | {"named": told["named"] and {**told["named"], "act": act}}


def _last(numbers: list[int]) -> int | None:
    return numbers[-1] if numbers else None


def _quorum(rule: QuorumRule) -> dict[str, Any]:
    return {
        "fraction": _fraction(rule.fraction),
        "threshold": rule.threshold.value,
        "members": rule.members,
        "tested": rule.tested.value,
        "clause": rule.clause,
    }


def _parties_rule(rule: PartiesRule) -> dict[str, Any]:
    return {
        "entry_nth": rule.entry_nth,
        "entry_days": rule.entry_days,
        "entry_clause": rule.entry_clause,
        "accession_clause": rule.accession_clause,
        "exit_months": rule.exit_months,
        "exit_clause": rule.exit_clause,
    }


def _clauses(edition: Edition) -> dict[str, str]:
    return {
        "one_vote": edition.seats.one_vote_clause,
        "advisory": edition.seats.advisory_clause,
        "credentials": edition.credentials.clause,
        "disinterest": edition.disinterest.clause,
        "no_objection": edition.no_objection.clause,
        "dissent": edition.dissent.clause,
        "affected": edition.affected.clause,
        "voting": edition.voting.clause,
        "written": edition.written.clause,
    }


def _fraction(fraction: Fraction | None) -> str | None:
    return None if fraction is None else str(fraction)

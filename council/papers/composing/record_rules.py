"""What a meeting stands on, for the record: the body, its charter, the parties to its treaty, and who chairs it."""

from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from council.law.charter import Edition
from council.law.parties import Span
from council.law.rules import MajorityRule, PartiesRule, QuorumRule
from council.papers.composing.record_acts import Acts
from council.papers.composing.record_grounds import chairing_told
from council.papers.composing.story import Story
from council.records.bodies import Seat
from council.records.chairing import chairing_of
from council.records.parties import standing_acts
from council.records.treaty import TreatyEntry


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


def parties_record(session: Session, story: Story) -> list[dict[str, Any]]:
    """Return every state that did something about the treaty by the close, in the Russian order: since when it is a party."""
    meeting, day = story.meeting, story.meeting.starts_locally.date()
    acts = standing_acts(session, meeting.body_id, known_at=meeting.closed_at)
    seats = {act.seat: None for act in acts if act.seat is not None}
    return [
        _party(seat, [act for act in acts if act.seat is seat], story.floor.parties.span_on(seat.code, day))
        for seat in sorted(seats, key=lambda seat: seat.state.place)
    ]


def agreement_record(session: Session, story: Story) -> dict[str, Any]:
    """Return the day published on which the Agreement entered into force, where one is entered."""
    acts = standing_acts(session, story.meeting.body_id, known_at=story.meeting.closed_at)
    published = [act.acted_on for act in acts if act.seat is None and act.acted_on is not None]
    return {"published_on": _day(min(published)) if published else None}


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


def _party(seat: Seat, acts: list[TreatyEntry], span: Span | None) -> dict[str, Any]:
    state = seat.state
    return {
        "state": state.code,
        "name": state.short_ru,
        "full_name": state.full_ru,
        "genitive": state.genitive_ru,
        "acts": [
            {
                "step": act.step.value,
                "on": _day(act.acted_on),
                "takes_effect_on": _day(act.takes_effect_on),
                "assumed": act.is_assumed,
            }
            for act in acts
        ],
        "party": span
        and {
            "since_on": span.since_on.isoformat(),
            "until_on": _day(span.until_on),
            "basis": span.basis.value,
            "clause": span.clause,
            "assumed": span.is_assumed,
        },
    }


def _fraction(fraction: Fraction | None) -> str | None:
    return None if fraction is None else str(fraction)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

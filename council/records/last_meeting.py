"""What a meeting says of the clauses: by the rulings frozen with its decisions, its people, its place, its agenda."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from council.law.charter import Edition
from council.law.competence import competence_rulings, rule_on_items_with_functions
from council.law.compliance import rule_on_decisions, rule_on_presided, rule_on_signature, rule_on_words
from council.law.draft_words import word_rulings
from council.law.ruling import Ruling
from council.records.admissions import ADMITTED, admission_rulings, admissions_of
from council.records.agenda import Item
from council.records.decisions import Decision, DecisionOutcome
from council.records.floor import charter_of
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Signature
from council.records.outcomes import outcomes_of_items
from council.records.presence import Participant, Presiding


def meeting_signs(session: Session, meeting: Meeting) -> Iterator[Ruling]:
    """Yield what a closed meeting says of the clauses that a meeting has to keep."""
    edition = charter_of(meeting.body).edition_on(meeting.starts_locally.date())
    items = session.scalars(
        select(Item)
        .where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
        .options(selectinload(Item.functions))
        .order_by(Item.position)
    ).all()
    outcomes = outcomes_of_items(session, [item.id for item in items])
    standing = [found for one in outcomes.values() if (found := one.standing) is not None]
    adopted = [one for one in standing if one.outcome is DecisionOutcome.ADOPTED]
    yield from _of_agenda(edition, items)
    yield from _of_decisions(edition, adopted)
    yield from _of_words(edition, adopted, {item.id: item.title for item in items})
    if edition.chairmanship.signing_clause:
        yield _of_signature(session, edition, meeting)


def _of_agenda(edition: Edition, items: Sequence[Item]) -> Iterator[Ruling]:
    if not items or not edition.competence.functions:
        return
    yield rule_on_items_with_functions(
        edition, items=len(items), outside=sum(not item.functions for item in items)
    )
    for item in items:
        codes = tuple(function.code for function in item.functions)
        yield from competence_rulings(edition, codes, reason=item.function_reason)


def _of_decisions(edition: Edition, adopted: Sequence[Decision]) -> Iterator[Ruling]:
    """Yield whether what was adopted kept the clauses of a decision, by the rulings frozen with it."""
    asked = dict.fromkeys(
        (
            edition.quorum.clause,
            edition.majority.clause,
            edition.affected.clause,
            edition.seats.one_vote_clause,
        )
    )
    for clause in asked:
        concerned = [one for one in adopted if any(ruling["clause"] == clause for ruling in one.rulings)]
        contrary = sum(any(_bars(ruling, clause) for ruling in one.rulings) for one in concerned)
        if concerned and clause:
            yield rule_on_decisions(clause, decisions=len(concerned), contrary=contrary)
    yield from _quorum_of(edition, adopted[-1:])


def _quorum_of(edition: Edition, last: Sequence[Decision]) -> Iterator[Ruling]:
    """Yield the quorum of the last decision, as it was frozen with its figures."""
    frozen = (Ruling.from_json(ruling) for one in last for ruling in one.rulings)
    yield from (ruling for ruling in frozen if ruling.clause == edition.quorum.clause)


def _bars(ruling: dict[str, Any], clause: str) -> bool:
    return ruling["clause"] == clause and Ruling.from_json(ruling).bars


def _of_words(edition: Edition, adopted: Sequence[Decision], titles: dict[int, str]) -> Iterator[Ruling]:
    """Yield what the words of the adopted texts give cause to look at."""
    rule = edition.limits
    if rule is None or not adopted:
        return
    signs = [
        word_rulings(edition, titles[one.item_id], one.draft.points if one.draft else []) for one in adopted
    ]
    for clause in (rule.reach_clause, rule.foundation_clause, rule.liquidation_clause, rule.language_clause):
        marked = sum(any(one.clause == clause and one.warns for one in found) for found in signs)
        yield rule_on_words(clause, decisions=len(adopted), marked=marked)


def people_signs(session: Session, meeting: Meeting) -> Iterator[Ruling]:
    """Yield on what ground those without a seat take part in a meeting, and who presides over it."""
    edition = charter_of(meeting.body).edition_on(meeting.starts_locally.date())
    yield from _of_guests(session, edition, meeting)
    if edition.chairmanship.presiding_clause:
        yield from _of_presiding(session, edition, meeting)


def _of_guests(session: Session, edition: Edition, meeting: Meeting) -> Iterator[Ruling]:
    guests = session.scalars(
        select(Participant).where(Participant.meeting_id == meeting.id, Participant.capacity.in_(ADMITTED))
    ).all()
    grounds = admissions_of(session, guests)
    for person in guests:
        yield from admission_rulings(edition, person, grounds.get(person.id))


def _of_presiding(session: Session, edition: Edition, meeting: Meeting) -> Iterator[Ruling]:
    last = session.scalar(
        select(Presiding)
        .where(Presiding.meeting_id == meeting.id)
        .order_by(Presiding.sequence.desc())
        .limit(1)
    )
    if last is not None and last.participant.seat is not None:
        seat = last.participant.seat.code
        yield rule_on_presided(edition.chairmanship, seat=seat, is_running=meeting.is_running)


def _of_signature(session: Session, edition: Edition, meeting: Meeting) -> Ruling:
    signed_at = session.scalar(
        select(Signature.signed_at)
        .join(Minutes, Minutes.id == Signature.minutes_id)
        .where(Minutes.meeting_id == meeting.id)
    )
    zone = meeting.venue_zone
    return rule_on_signature(
        edition.chairmanship,
        closed_on=meeting.closed_at.astimezone(zone).date(),  # type: ignore[union-attr]
        signed_on=signed_at.astimezone(zone).date() if signed_at else None,
    )

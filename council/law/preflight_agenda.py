"""How a meeting could be contested for its agenda: the texts, the papers, and the states each item concerns."""

from collections.abc import Callable, Iterator

from council.law.ballot import Position
from council.law.meeting_deadlines import rule_on_late_materials
from council.law.notice import materials_due
from council.law.outcome import rule_on_narrow_base
from council.law.preflight_facts import Preflight, PreparedItem
from council.law.ruling import Ruling, bar, note, permit, warn
from council.law.sending import rule_on_materials_sent
from council.law.steps import Step
from council.law.tally import Counts, count


def agenda_rulings(facts: Preflight) -> Iterator[Ruling]:
    """Yield what could be held against the agenda, its texts and its papers."""
    yield from _agenda(facts)
    yield from _drafts(facts)
    yield from _functions(facts)
    yield from notice_rulings(facts)
    yield from late_rulings(facts, facts.items)
    for item in facts.items:
        yield from _states(facts, item)


def notice_rulings(facts: Preflight) -> Iterator[Ruling]:
    """Were the materials sent to the members in time?"""
    rule = facts.edition.materials
    ruling = rule_on_materials_sent(
        rule,
        facts.sent,
        starts_on=facts.starts_on,
        today=facts.today,
        extraordinary=facts.is_extraordinary,
    )
    if ruling.in_order or facts.accepted_on is None or facts.given_since_consent:
        yield ruling
    else:
        due = materials_due(rule, facts.starts_on)
        yield rule_on_late_materials(rule, due=due, accepted_on=facts.accepted_on)


def late_rulings(facts: Preflight, items: tuple[PreparedItem, ...]) -> Iterator[Ruling]:
    """Were a text or its papers given out after the day by which materials are sent?

    The consent of the meeting covers what was given out by its moment, and nothing later.
    """
    rule = facts.edition.materials
    due = materials_due(rule, facts.starts_on)
    if facts.is_extraordinary or not rule.days:
        return
    late = tuple(item for item in items if item.given_after(due))
    covered = tuple(item for item in late if facts.accepted_on is not None and not item.given_since_consent)
    if covered:
        accepted = tuple(item.number for item in covered)
        yield note("late_papers_accepted", rule.clause, items=accepted, due=due.isoformat())
    if open_to_challenge := tuple(item.number for item in late if item not in covered):
        yield warn("papers_after_term", rule.clause, items=open_to_challenge, due=due.isoformat())


def expected_counts(facts: Preflight, item: PreparedItem) -> Counts:
    """Return the count as it stands before anybody votes: who takes part, and who has no interest."""
    taking_part = facts.taking_part_in(item)
    undecided = dict.fromkeys(facts.seats, Position.ABSENT) | dict.fromkeys(taking_part, Position.NOT_VOTING)
    disinterested = item.disinterested & taking_part
    return count(facts.edition, undecided | dict.fromkeys(disinterested, Position.DISINTERESTED))


def _agenda(facts: Preflight) -> Iterator[Ruling]:
    procedure = facts.edition.procedure
    if not facts.items:
        yield bar("agenda_without_items", procedure.clause_of(Step.PUBLISH_MEETING))
    if not facts.is_published:
        yield warn("meeting_not_published", procedure.clause_of(Step.PUBLISH_MEETING))
    if facts.agenda_changed:
        yield warn("agenda_changed", procedure.clause_of(Step.PUBLISH_MEETING))
    if facts.is_open and not facts.agenda_adopted:
        yield bar("agenda_not_adopted", procedure.clause_of(Step.ADOPT_AGENDA))


def _drafts(facts: Preflight) -> Iterator[Ruling]:
    clause = facts.edition.procedure.clause_of(Step.OPEN_VOTE)
    if missing := _numbers(facts, lambda item: not item.has_draft):
        yield warn("items_without_draft", clause, items=missing)
    elif facts.items:
        yield permit("items_have_drafts", clause)


def _functions(facts: Preflight) -> Iterator[Ruling]:
    clause = facts.edition.competence.clause
    if not facts.edition.competence.functions:
        return
    if missing := _numbers(facts, lambda item: not item.has_functions):
        yield warn("items_without_function", clause, items=missing)
    elif facts.items:
        yield permit("items_within_competence", clause)


def _states(facts: Preflight, item: PreparedItem) -> Iterator[Ruling]:
    """Yield what the states that an item concerns stand in the way of."""
    edition, number = facts.edition, item.number
    away = facts.in_order(item.affected - facts.taking_part_in(item)) if edition.affected.clause else ()
    if away and facts.is_open:
        yield bar("item_affects_absent", edition.affected.clause, items=(number,), seats=away)
    elif away:
        yield warn("item_affects_unrepresented", edition.affected.clause, items=(number,), seats=away)
    if torn := facts.in_order(item.affected & item.disinterested):
        yield warn("item_affects_disinterested", edition.affected.clause, items=(number,), seats=torn)
    counts = expected_counts(facts, item)
    if not rule_on_narrow_base(edition, counts, confirmed=False).in_order:
        clause, figures = edition.narrow_base.clause, {"base": counts.base, "present": counts.present}
        yield warn("item_with_narrow_base", clause, items=(number,), **figures)
    if item.override:
        yield note("item_under_override", edition.majority.clause, items=(number,), decision=item.override)


def _numbers(facts: Preflight, lacking: Callable[[PreparedItem], bool]) -> tuple[str, ...]:
    return tuple(item.number for item in facts.items if lacking(item))

"""How a meeting could be contested for its people: powers, quorum, and the chair."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from council.law.chairmanship import rule_on_presiding
from council.law.preflight_facts import Powers, Preflight, PreparedItem
from council.law.quorum import rule_on_quorum
from council.law.rules import PetitionRule
from council.law.ruling import Ruling, bar, note, permit, warn


def people_rulings(facts: Preflight) -> Iterator[Ruling]:
    """Yield what could be held against those who act, their number, and who presides."""
    yield from powers_rulings(facts)
    yield from limited_powers_rulings(facts, facts.items)
    yield from quorum_rulings(facts)
    yield from chair_rulings(facts)


def powers_rulings(facts: Preflight) -> Iterator[Ruling]:
    """May somebody act for every state, by office or by a paper that stands?"""
    clause = facts.edition.credentials.clause
    waiting = {one.seat for one in facts.representatives if one.powers is Powers.WAITING}
    missing = set(facts.seats) - facts.able - waiting
    if facts.able == frozenset(facts.seats) and not any(map(facts.without_vote_in, facts.items)):
        yield permit("powers_complete", clause)
    if waiting:
        yield warn("powers_waiting", clause, seats=facts.in_order(waiting))
    if missing:
        yield warn("powers_missing", clause, seats=facts.in_order(missing))
    if outdated := _given_before_the_move(facts):
        yield warn("powers_before_move", clause, seats=facts.in_order(outdated))
    for seats in _of_one_person(facts):
        yield warn("one_person_for_states", clause, seats=seats)


def limited_powers_rulings(facts: Preflight, items: tuple[PreparedItem, ...]) -> Iterator[Ruling]:
    """In which items do powers limited to others leave a state without its vote, and a vote without its quorum?"""
    lacking: dict[tuple[str, ...], list[PreparedItem]] = defaultdict(list)
    for item in items:
        if seats := facts.in_order(facts.without_vote_in(item)):
            lacking[seats].append(item)
    for seats, without in lacking.items():
        numbers = tuple(item.number for item in without)
        yield warn("powers_not_for_items", facts.edition.credentials.clause, items=numbers, seats=seats)
        yield from _quorum_without(facts, without[0], numbers)


def _quorum_without(facts: Preflight, item: PreparedItem, numbers: tuple[str, ...]) -> Iterator[Ruling]:
    rule, members = facts.edition.quorum, len(facts.seats)
    whole = rule_on_quorum(rule, members=members, present=len(facts.taking_part))
    ruling = rule_on_quorum(rule, members=members, present=len(facts.taking_part_in(item)))
    if whole.in_order and not ruling.in_order:
        yield warn("items_without_quorum", ruling.clause, items=numbers, **dict(ruling.figures))


def quorum_rulings(facts: Preflight) -> Iterator[Ruling]:
    """Is there a quorum, or will there be, and does it survive the departure of one?"""
    number, members = len(facts.taking_part), len(facts.seats)
    ruling = rule_on_quorum(facts.edition.quorum, members=members, present=number)
    figures, clause = dict(ruling.figures), ruling.clause
    if facts.is_open or "required" not in figures:
        yield ruling
    elif ruling.in_order:
        yield permit("quorum_expected", clause, **figures)
    else:
        yield warn("quorum_not_expected", clause, **figures)
    fewer = rule_on_quorum(facts.edition.quorum, members=members, present=max(number - 1, 0))
    if ruling.in_order and not fewer.in_order:
        yield warn("quorum_without_margin", clause, **figures)


def chair_rulings(facts: Preflight) -> Iterator[Ruling]:
    """Does somebody chair the body on the day, and does the one called preside?"""
    chair, clause = facts.chair, facts.edition.chairmanship.clause
    yield from chair.rulings
    if facts.is_open:
        yield from _presiding(facts)
    elif chair.seat is not None and chair.seat not in facts.able:
        deputies = tuple(seat for seat in dict.fromkeys(chair.co_chairs) if seat in facts.able)
        if deputies:
            yield note("chair_to_be_replaced", clause, chair=chair.seat, deputies=deputies)
        else:
            yield warn("presiding_to_be_elected", clause, chair=chair.seat)


def rule_on_ground(rule: PetitionRule, *, carried: Mapping[str, Any] | None) -> Ruling:
    """Does an extraordinary meeting rest on a petition that a majority carried? The frozen count answers."""
    if carried is None:
        return warn("petition_not_on_record", rule.clause)
    return Ruling.from_json(carried)


def _presiding(facts: Preflight) -> Iterator[Ruling]:
    chair = facts.chair
    if chair.presiding is None:
        yield bar("nobody_presides", facts.edition.chairmanship.presiding_clause)
        return
    ruling = rule_on_presiding(
        facts.edition,
        candidate_seat=chair.presiding,
        chair_seat=chair.seat,
        co_chair_seats=chair.co_chairs,
        present=facts.present,
        elected_seat=chair.presiding,
    )
    yield ruling if ruling.in_order else warn(ruling.finding, ruling.clause, **ruling.figures)


def _given_before_the_move(facts: Preflight) -> set[str]:
    """Return the seats whose only powers are papers dated before the meeting was moved to another day."""
    if facts.moved_on is None:
        return set()
    by_office = {one.seat for one in facts.representatives if one.powers is Powers.OFFICE}
    papers = [one for one in facts.representatives if one.powers is Powers.PAPER and one.dated_on is not None]
    later = {one.seat for one in papers if one.dated_on is not None and one.dated_on >= facts.moved_on}
    return {one.seat for one in papers} - by_office - later


def _of_one_person(facts: Preflight) -> list[tuple[str, ...]]:
    """Return the states for which one and the same person is to act."""
    seats_of: dict[str, set[str]] = defaultdict(set)
    for one in facts.representatives:
        if one.powers is not Powers.LOST:
            seats_of[one.person].add(one.seat)
    return sorted(facts.in_order(seats) for seats in seats_of.values() if len(seats) > 1)

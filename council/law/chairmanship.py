"""Who may preside (the chairing state's representative, else a co-chair, else the elected), and how long a state chairs."""

from datetime import date

from council.law.charter import Edition
from council.law.notice import term_last_day
from council.law.rules import ChairmanshipRule
from council.law.ruling import Ruling, bar, note, permit, warn


def presiding_order(
    *,
    chair_seat: str | None,
    co_chair_seats: tuple[str, ...],
    present: frozenset[str],
    named_seat: str | None = None,
) -> tuple[str, ...]:
    """Return the seats that may preside now, the first by default; none where the meeting must elect.

    A co-chair named for the meeting presides alone while present. Otherwise the
    preceding chair comes first among the co-chairs, as they are given.
    """
    if chair_seat in present:
        return (chair_seat,) if chair_seat is not None else ()
    called = tuple(seat for seat in dict.fromkeys(co_chair_seats) if seat in present)
    return (named_seat,) if named_seat in called and named_seat is not None else called


def rule_on_presiding(
    edition: Edition,
    *,
    candidate_seat: str | None,
    chair_seat: str | None,
    co_chair_seats: tuple[str, ...],
    present: frozenset[str],
    elected_seat: str | None = None,
    sitting_seat: str | None = None,
    named_seat: str | None = None,
) -> Ruling:
    """May the representative of this seat preside at this moment?

    `sitting_seat` is the seat whose representative presides now. While present it gives
    way to the chair alone, and one the meeting has elected also to a co-chair.
    """
    clause = edition.chairmanship.clause
    if candidate_seat is None:
        return bar("presiding_without_seat", clause)
    if candidate_seat not in present:
        return bar("presiding_not_present", clause, seat=candidate_seat)
    called = presiding_order(
        chair_seat=chair_seat, co_chair_seats=co_chair_seats, present=present, named_seat=named_seat
    )
    ranks = dict.fromkeys(co_chair_seats, 1) | ({chair_seat: 0} if chair_seat else {})
    if sitting_seat in present - {candidate_seat} and ranks.get(candidate_seat, 2) >= ranks.get(
        sitting_seat, 2
    ):
        return bar("chair_is_taken", clause, seat=candidate_seat, sitting=sitting_seat or "")
    if candidate_seat in called:
        return _called(clause, candidate_seat, as_chair=candidate_seat == chair_seat)
    if called:
        return bar("another_presides", clause, seat=candidate_seat, called=called)
    if candidate_seat == elected_seat:
        return permit("presides_by_election", clause, seat=candidate_seat)
    return bar("presiding_not_elected", clause, seat=candidate_seat)


def _called(clause: str, seat: str, *, as_chair: bool) -> Ruling:
    if as_chair:
        return permit("presides_as_chair", clause, seat=seat)
    return permit("presides_as_co_chair", clause, seat=seat)


def rule_on_presiding_ahead(
    rule: ChairmanshipRule,
    *,
    chair_seat: str | None,
    co_chair_seats: tuple[str, ...],
    named_seat: str | None = None,
) -> Ruling:
    """Who may preside over a meeting, before anybody has come to it?"""
    if chair_seat is None:
        return warn("presiding_by_election_ahead", rule.clause)
    others = tuple(dict.fromkeys(co_chair_seats))
    if not others:
        return note("presiding_ahead_alone", rule.clause, chair=chair_seat)
    if named_seat in others and named_seat is not None:
        return note("presiding_ahead_named", rule.clause, chair=chair_seat, named=named_seat)
    return note("presiding_ahead", rule.clause, chair=chair_seat, first=others[0], co_chairs=others)


def rule_on_naming(
    rule: ChairmanshipRule, *, named_seat: str, co_chair_seats: tuple[str, ...], by_council: bool, basis: str
) -> Ruling:
    """May this co-chair be named to preside while the chair is absent?"""
    if named_seat not in co_chair_seats:
        return bar("named_is_no_co_chair", rule.clause, seat=named_seat)
    if by_council and not basis.strip():
        return bar("council_names_by_decision", rule.clause)
    return permit("may_be_named_to_preside", rule.clause, seat=named_seat)


def rule_on_term(rule: ChairmanshipRule, *, since_on: date, until_on: date) -> Ruling:
    """Does the term in the chair keep within its longest length, unless the body has set otherwise?"""
    if not rule.term_years:
        return permit("chairmanship_without_term", rule.clause)
    last = term_last_day(since_on, rule.term_years)
    if until_on > last:
        return warn("chairmanship_too_long", rule.clause, years=rule.term_years, last=last.isoformat())
    return permit("chairmanship_within_term", rule.clause, years=rule.term_years, last=last.isoformat())

"""Whatever parties, chairs and meetings do, the chairmanship keeps its promises: a machine tries to break them."""

from datetime import date, timedelta
from itertools import pairwise, takewhile

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from council.law.chairmanship import presiding_order
from council.law.entering_terms import rule_on_decided_term, rule_on_refusal
from council.law.parties import TreatyAct, TreatyStep, parties_from
from council.law.quorum import rule_on_quorum
from council.law.rotation import Rotation
from council.law.rotation_facts import DecidedTerm, Refusal, RefusalKind, Scope
from council.records.rotation import ORDER
from tests.law.seating import EDITION

BEGINNING = date(2012, 5, 30)
MEMBERS_OF_THE_COMMONWEALTH = tuple(state for state in ORDER if state != "GE")
STATES_OF_ALL_KINDS = st.sampled_from(MEMBERS_OF_THE_COMMONWEALTH)
DAYS = st.integers(min_value=1, max_value=420)


class Chairmanship(RuleBasedStateMachine):
    """Parties come and go, states decline, the body decides or lets terms lapse, and meetings are held."""

    overrides_happen = True

    def __init__(self) -> None:
        super().__init__()
        self.today = BEGINNING
        self.acts: list[TreatyAct] = []
        self.decided: tuple[DecidedTerm, ...] = ()
        self.refusals: tuple[Refusal, ...] = ()

    @property
    def parties(self):
        return parties_from(EDITION.parties, self.acts)

    @property
    def course(self) -> Rotation:
        return Rotation(EDITION.chairmanship, ORDER, self.parties, self.decided, self.refusals)

    @initialize(founders=st.sets(STATES_OF_ALL_KINDS, min_size=1, max_size=9))
    def found(self, founders):
        """States are held to be parties from the beginning; never all leave."""
        self.acts = [TreatyAct(TreatyStep.RECOGNISED, state, BEGINNING) for state in sorted(founders)]

    @rule(days=DAYS)
    def let_time_pass(self, days):
        self.today += timedelta(days=days)

    @rule(state=STATES_OF_ALL_KINDS)
    def accede(self, state):
        if state not in self.parties.spans:
            self.acts.append(TreatyAct(TreatyStep.ACCEDED, state, self.today))

    @rule(state=STATES_OF_ALL_KINDS)
    def withdraw(self, state):
        leaving = [act.state for act in self.acts if act.step is TreatyStep.WITHDRAWAL_NOTIFIED]
        staying = self.parties.on(self.today) - set(leaving)
        if state in staying and len(staying) > 1:
            self.acts.append(TreatyAct(TreatyStep.WITHDRAWAL_NOTIFIED, state, self.today))

    @rule(state=STATES_OF_ALL_KINDS, kind=st.sampled_from(RefusalKind), lasts=st.none() | DAYS)
    def refuse(self, state, kind, lasts):
        until_on = self.today + timedelta(days=lasts) if lasts and kind is not RefusalKind.LAID_DOWN else None
        refusal = Refusal(state, kind, self.today, until_on, "письмо № 1")
        if rule_on_refusal(self.course, refusal).in_order:
            self.refusals += (refusal,)

    @precondition(lambda self: not self.decided)
    @rule(state=STATES_OF_ALL_KINDS)
    def elect(self, state):
        self._decide(DecidedTerm(state, self.today, reference="протокол № 1", is_election=True))

    @precondition(lambda self: self.decided)
    @rule()
    def confirm_the_next(self):
        """The body confirms whose turn it is, from the day after the running term."""
        term = next(iter(self.course.next_terms(self.today, 1)), None)
        if term is not None:
            self._decide(DecidedTerm(term.seat, term.since_on, reference="решение № 2"))

    @precondition(lambda self: self.overrides_happen and self.decided)
    @rule(state=STATES_OF_ALL_KINDS, scope=st.sampled_from(Scope), lasts=DAYS)
    def set_otherwise(self, state, scope, lasts):
        until_on = self.today + timedelta(days=lasts)
        self._decide(DecidedTerm(state, self.today, until_on, "решение № 3", scope=scope))

    def _decide(self, decided):
        if not any(ruling.bars for ruling in rule_on_decided_term(self.course, decided)):
            self.decided += (decided,)

    @invariant()
    def one_state_chairs_on_every_day_since_the_election(self):
        course = self.course
        if not course.effective:
            return
        terms = course.terms(self.today + timedelta(days=800))
        assert terms[0].since_on == course.effective[0].since_on
        for before, after in pairwise(terms):
            assert after.since_on == before.until_on + timedelta(days=1), "a day without a chair, or with two"
        for term in terms:
            assert term.until_on >= term.since_on
            for day in (term.since_on, term.until_on):
                assert course.chair_on(day) == term
                assert term.seat in self.parties.on(day), "only a party chairs"

    @invariant()
    def a_co_chair_is_a_party_and_never_the_chairs_own_state(self):
        course = self.course
        chair, beside = course.chair_on(self.today), course.co_chairs_on(self.today)
        assert chair is None or chair.seat not in beside.seats
        assert set(beside.seats) <= self.parties.on(self.today)

    @invariant()
    def a_meeting_counts_the_parties_of_its_day_and_nobody_else(self):
        for state, spans in self.parties.spans.items():
            for span in spans:
                assert state in self.parties.on(span.since_on)
                assert state not in self.parties.on(span.since_on - timedelta(days=1))
                if span.until_on is not None:
                    assert state in self.parties.on(span.until_on)
                    assert state not in self.parties.on(span.until_on + timedelta(days=1))

    @invariant()
    def whoever_is_called_to_preside_takes_part_in_the_meeting(self):
        course, present = self.course, self.parties.on(self.today)
        chair = course.chair_on(self.today)
        called = presiding_order(
            chair_seat=chair.seat if chair else None,
            co_chair_seats=course.co_chairs_on(self.today).seats,
            present=present,
        )
        assert set(called) <= present
        ruling = rule_on_quorum(EDITION.quorum, members=len(present), present=len(present))
        assert ruling.in_order, "all the parties together are always a quorum"


class PlainOrder(Chairmanship):
    """The same without decisions that set otherwise: the order is just.

    A decision that was in turn when it was taken may stand out of turn later, where states
    before the one it names have acceded since. It stands all the same (4.3: «если решением
    Совета не установлено иное»), and whose place it has let pass waits for the next round.
    """

    overrides_happen = False

    @invariant()
    def no_state_chairs_twice_before_a_willing_one_has_chaired(self):
        course = self.course
        terms = course.terms(self.today)
        turns = [
            term for term, before in zip(terms, (None, *terms), strict=False) if not _continues(term, before)
        ]
        for number, first in enumerate(turns):
            again = next((turn for turn in turns[number + 1 :] if turn.seat == first.seat), None)
            if again is None:
                continue
            chaired = {turn.seat for turn in turns[number:] if turn.since_on <= again.since_on}
            waiting = course.parties.on(first.since_on) - chaired
            for state in waiting - _let_pass_by_decisions(terms, first.since_on, again.since_on):
                assert not self._was_willing(state, first.since_on, again.since_on), (
                    f"{first.seat} chairs again from {again.since_on}; {state} was there, was willing and waited"
                )

    def _was_willing(self, state, since_on, until_on):
        """Say whether the state was a party and refused nothing from one day to another."""
        spans = self.parties.spans.get(state, ())
        whole = any(span.covers(since_on) and span.covers(until_on) for span in spans)
        refused = any(
            refusal.seat == state
            and refusal.kind is not RefusalKind.LAID_DOWN
            and refusal.since_on <= until_on
            and (refusal.until_on or until_on) >= since_on
            for refusal in self.refusals
        )
        return whole and not refused


def _let_pass_by_decisions(terms, since_on, until_on):
    """Return the states before whose turn, between the two days, the body had already decided on another."""
    decided = (term for term in terms if term.is_decided and since_on <= term.since_on <= until_on)
    return {state for term in decided for state in _between(term.expected, term.seat)}


def _between(expected, seat):
    """Return the states of the order from the one whose turn it was to the one before the state named."""
    place = ORDER.index(expected)
    return set(takewhile(lambda state: state != seat, (*ORDER[place:], *ORDER[:place])))


def _continues(term, before):
    """Say whether a decision only confirms the state that chairs already by the order."""
    return before is not None and before.seat == term.seat and term.counted_from == before.since_on


SHORT = settings(max_examples=15, stateful_step_count=20, deadline=None)
LONG = settings(max_examples=60, stateful_step_count=40, deadline=None)


@pytest.mark.clause("cis_industrial_policy", "4.3")
class TestChairmanship(Chairmanship.TestCase):
    settings = SHORT


@pytest.mark.clause("cis_industrial_policy", "4.3")
class TestPlainOrder(PlainOrder.TestCase):
    settings = SHORT


@pytest.mark.slow
class TestChairmanshipForLong(Chairmanship.TestCase):
    settings = LONG


@pytest.mark.slow
class TestPlainOrderForLong(PlainOrder.TestCase):
    settings = LONG

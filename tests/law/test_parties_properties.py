"""What must hold of the parties whatever the states do, and in whatever order it is entered."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from council.law.entry_into_force import withdrawal_takes_effect_on
from council.law.notice import days_after
from council.law.parties import TreatyAct, TreatyStep, parties_from
from tests.law.seating import EDITION

RULE = EDITION.parties
days = st.dates(min_value=date(2012, 5, 30), max_value=date(2030, 12, 31))
acts = st.lists(
    st.builds(
        TreatyAct,
        step=st.sampled_from([step for step in TreatyStep if step is not TreatyStep.ENTERED_INTO_FORCE]),
        state=st.sampled_from(["AM", "BY", "KZ", "KG", "RU"]),
        on=st.none() | days,
        takes_effect_on=st.none() | days,
        is_assumed=st.booleans(),
    ),
    max_size=25,
)


@given(acts, st.randoms())
def test_the_order_of_entry_does_not_matter(entered, random):
    shuffled = list(entered)
    random.shuffle(shuffled)
    assert parties_from(RULE, shuffled) == parties_from(RULE, entered)


@given(acts, days)
def test_no_state_is_counted_before_an_act_made_it_a_party(entered, day):
    """A notification or accession counts thirty days after receipt at the earliest, a recognition from its day."""
    for state in parties_from(RULE, entered).on(day):
        own = [act for act in entered if act.state == state and act.on]
        assert any(
            (act.step in (TreatyStep.NOTIFIED, TreatyStep.ACCEDED) and act.on + timedelta(days=30) <= day)
            or (act.step is TreatyStep.RECOGNISED and act.on <= day)
            for act in own
        )


@given(acts, days)
def test_no_state_is_counted_on_the_day_of_its_exit(entered, day):
    for state, spans in parties_from(RULE, entered).spans.items():
        for span in spans:
            if span.until_on is None:
                continue
            exits = {
                withdrawal_takes_effect_on(RULE, received_on=act.on, named_on=act.takes_effect_on)
                for act in entered
                if act.step is TreatyStep.WITHDRAWAL_NOTIFIED and act.state == state and act.on
            }
            assert days_after(span.until_on, 1) in exits
            assert span.since_on <= span.until_on


@given(acts)
def test_spans_of_a_state_follow_each_other(entered):
    for spans in parties_from(RULE, entered).spans.values():
        for earlier, later in pairwise(spans):
            assert earlier.until_on is not None
            assert earlier.until_on < later.since_on


@given(acts, days)
def test_the_parties_change_only_on_the_days_named(entered, day):
    parties = parties_from(RULE, entered)
    if parties.on(day) != parties.on(days_after(day, -1)):
        assert day in parties.changes()

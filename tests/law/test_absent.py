"""A body whose charter lacks a table is asked for nothing, and told that it is not."""

from dataclasses import replace
from datetime import date

import pytest

from council.law import absent
from council.law.affected import rule_on_affected
from council.law.ballot import Position
from council.law.chairmanship import rule_on_term
from council.law.convening import rule_on_competence, rule_on_petition
from council.law.notice import rule_on_circulation, rule_on_materials_notice, rule_on_yearly_meetings
from council.law.outcome import OutcomeKind, decide, rule_on_narrow_base
from council.law.procedure import MeetingFacts, rule_on_step
from council.law.statements import rule_on_disinterest, rule_on_dissent
from council.law.steps import Step
from council.law.tally import count
from council.law.written import rule_on_written_procedure
from tests.law.seating import EDITION, positions

TODAY = date(2026, 6, 4)
BARE = replace(
    EDITION,
    credentials=absent.NO_RULE,
    chairmanship=absent.NO_CHAIRMANSHIP,
    disinterest=absent.NO_RULE,
    narrow_base=absent.NO_NARROW_BASE,
    no_objection=absent.NO_RULE,
    dissent=absent.NO_RULE,
    affected=absent.NO_RULE,
    voting=absent.NO_RULE,
    materials=absent.NO_TERM,
    circulation=absent.NO_TERM,
    yearly=absent.NO_YEARLY,
    petition=absent.NO_PETITION,
    competence=absent.NO_COMPETENCE,
    procedure=absent.NO_PROCEDURE,
    written=absent.NOT_IN_WRITING,
)


@pytest.mark.parametrize(
    ("ruling", "finding"),
    [
        (rule_on_materials_notice(BARE.materials, starts_on=TODAY, sent_on=None, today=TODAY), "term_not_set"),
        (rule_on_circulation(BARE.circulation, last_day=TODAY, sent_on=None, today=date.max), "term_not_set"),
        (rule_on_yearly_meetings(BARE.yearly, year=2020, held=0, today=TODAY), "year_not_counted"),
        (rule_on_petition(BARE.petition, members=9, supporters=0), "petition_not_asked_for"),
        (rule_on_competence(BARE, ()), "functions_not_listed"),
        (rule_on_term(BARE.chairmanship, since_on=TODAY, until_on=date.max), "chairmanship_without_term"),
        (rule_on_step(BARE, Step.OPEN_MEETING, MeetingFacts(items=1, is_published=True, has_quorum=True)), "step_in_order"),
        (rule_on_narrow_base(BARE, count(BARE, positions(9, for_=1, disinterested=8)), confirmed=False), "wide_base"),
    ],
)  # fmt: skip
def test_what_no_rule_asks_for_is_in_order(ruling, finding):
    assert (ruling.in_order, ruling.finding, ruling.clause) == (True, finding, "")


def test_an_absent_affected_member_bars_nothing_and_is_told_of():
    votes = positions(9, for_=8)
    missing = next(seat for seat, position in votes.items() if position is Position.ABSENT)
    outcome = decide(BARE, votes, affected=frozenset({missing}))
    assert outcome.kind is OutcomeKind.ADOPTED
    assert outcome.rulings[1].finding == "affected_not_protected"
    assert outcome.rulings[1].figures == {"affected": (missing,)}
    assert rule_on_affected(EDITION.affected, affected=frozenset({"KZ"}), present=frozenset()).bars


@pytest.mark.parametrize(
    ("ruling", "finding"),
    [
        (rule_on_disinterest(BARE, seat="KZ", vote_open=False), "disinterest_not_provided"),
        (
            rule_on_dissent(
                BARE, position=Position.AGAINST, outcome=OutcomeKind.ADOPTED, minutes_signed=False
            ),
            "dissent_not_provided",
        ),
        (rule_on_written_procedure(BARE.written), "written_procedure_not_allowed"),
    ],
)
def test_what_no_rule_gives_cannot_be_used(ruling, finding):
    assert (ruling.bars, ruling.finding) == (True, finding)

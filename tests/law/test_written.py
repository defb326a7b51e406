"""Deciding in writing: a reply is participation, silence is absence, and nobody is asked to without leave."""

from dataclasses import replace

import pytest

from council.law.ballot import Position
from council.law.outcome import OutcomeKind, decide
from council.law.written import positions_of_written_replies, rule_on_written_procedure
from tests.law.seating import EDITION, seats

FOR, AGAINST, ABSTAINED, DISINTERESTED = (
    Position.FOR, Position.AGAINST, Position.ABSTAINED, Position.DISINTERESTED,
)  # fmt: skip


def replies(*given):
    return dict(zip(seats(9), given, strict=False))


@pytest.mark.clause("cis_industrial_policy", "5.10")
def test_the_council_decides_in_writing_only_where_its_rules_of_procedure_allow_it():
    refused = rule_on_written_procedure(EDITION.written)
    assert (refused.bars, refused.clause, refused.finding) == (True, "5.10", "written_procedure_not_allowed")
    assert rule_on_written_procedure(EDITION.written, allowed_by_rules=True).in_order
    assert rule_on_written_procedure(replace(EDITION.written, allowed=True)).in_order


def test_a_reply_is_participation_and_silence_is_absence():
    positions = positions_of_written_replies(seats(9), replies(FOR, AGAINST, ABSTAINED, DISINTERESTED))
    assert list(positions) == list(seats(9))
    assert list(positions.values()) == [FOR, AGAINST, ABSTAINED, DISINTERESTED] + [Position.ABSENT] * 5


@pytest.mark.parametrize("word", [Position.NOT_VOTING, Position.ABSENT])
def test_what_says_nothing_is_no_reply(word):
    assert positions_of_written_replies(["KZ"], {"KZ": word}) == {"KZ": Position.ABSENT}


def test_the_reply_of_a_stranger_is_not_counted():
    assert positions_of_written_replies(["KZ"], {"KZ": FOR, "XX": FOR}) == {"KZ": FOR}


@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.parametrize(
    ("given", "kind", "present"),
    [
        ([FOR] * 5, OutcomeKind.NO_DECISION, 5),
        ([FOR] * 6, OutcomeKind.ADOPTED, 6),
        ([FOR] * 5 + [ABSTAINED], OutcomeKind.ADOPTED, 6),
        ([FOR] * 3 + [AGAINST] * 3, OutcomeKind.NOT_ADOPTED, 6),
        ([FOR] * 2 + [AGAINST] + [DISINTERESTED] * 3, OutcomeKind.ADOPTED, 6),
        ([], OutcomeKind.NO_DECISION, 0),
    ],
)
def test_the_quorum_is_of_those_who_replied(given, kind, present):
    outcome = decide(EDITION, positions_of_written_replies(seats(9), replies(*given)))
    assert (outcome.kind, outcome.counts.present) == (kind, present)


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_an_affected_state_that_is_silent_bars_the_decision():
    positions = positions_of_written_replies(seats(9), replies(*[FOR] * 8))
    assert decide(EDITION, positions, affected=frozenset({"UZ"})).kind is OutcomeKind.NO_DECISION
    assert decide(EDITION, positions, affected=frozenset({"KZ"})).kind is OutcomeKind.ADOPTED

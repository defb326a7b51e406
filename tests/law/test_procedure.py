"""Which step may follow which."""

from dataclasses import replace

import pytest

from council.law.procedure import (
    OBSTACLES,
    ItemFacts,
    MeetingFacts,
    MinutesFacts,
    ProceedingFacts,
    rule_on_step,
)
from council.law.steps import Step
from tests.law.seating import EDITION

PUBLISHED = MeetingFacts(items=3, is_published=True, has_quorum=True)
RUNNING = replace(PUBLISHED, is_open=True, agenda_adopted=True)
IN_HAND = ItemFacts(is_put_forward=True)
VOTE = ProceedingFacts(is_open=True)
ANNULLED = ProceedingFacts(asked_by="chair", confirmed_by="officer", reason="ошибка")
DRAFTED = MinutesFacts(
    meeting_closed=True, is_drafted=True, shown_digest="a1", current_digest="a1", signer_presided=True
)
PREPARED = replace(DRAFTED, is_prepared=True)
COUNTERSIGNED = replace(PREPARED, wants_countersignature=True, is_head=True)
CORRECTED = replace(PREPARED, is_signed=True, differences=1, reason="опечатка")
WAITING = replace(CORRECTED, correction_waits=True)
HEADED = replace(WAITING, wants_countersignature=True, is_head=True)
CALLED = replace(WAITING, called=("KZ",))


def finding(step, facts):
    return rule_on_step(EDITION, step, facts).finding


def test_every_step_has_its_obstacles():
    assert set(OBSTACLES) == set(Step)


@pytest.mark.parametrize(
    ("step", "facts"),
    [
        (Step.PUBLISH_MEETING, MeetingFacts(items=1)),
        (Step.PUBLISH_MEETING, PUBLISHED),
        (Step.MOVE_MEETING, PUBLISHED),
        (Step.CANCEL_MEETING, PUBLISHED),
        (Step.OPEN_MEETING, PUBLISHED),
        (Step.OPEN_FOR_CONSULTATION, replace(PUBLISHED, has_quorum=False)),
        (Step.ADOPT_AGENDA, replace(RUNNING, agenda_adopted=False)),
        (Step.CLOSE_MEETING, RUNNING),
        (Step.PUT_FORWARD_ITEM, ItemFacts()),
        (Step.AMEND_PROPOSAL, IN_HAND),
        (Step.ADOPT_WITHOUT_VOTE, IN_HAND),
        (Step.TAKE_NOTE, replace(IN_HAND, has_quorum=False)),
        (Step.WITHDRAW_ITEM, ItemFacts()),
        (Step.POSTPONE_ITEM, IN_HAND),
        (Step.OPEN_VOTE, IN_HAND),
        (Step.CLOSE_VOTE, VOTE),
        (Step.WITHDRAW_VOTE, VOTE),
        (Step.ANNUL_VOTE, ANNULLED),
        (Step.DRAFT_MINUTES, MinutesFacts(meeting_closed=True)),
        (Step.EDIT_MINUTES, DRAFTED),
        (Step.CIRCULATE_DRAFT, DRAFTED),
        (Step.PREPARE_MINUTES, DRAFTED),
        (Step.TAKE_BACK_MINUTES, replace(PREPARED, reason="ошибка")),
        (Step.SIGN_MINUTES, PREPARED),
        (Step.COUNTERSIGN_MINUTES, COUNTERSIGNED),
        (Step.COUNTERSIGN_MINUTES, replace(COUNTERSIGNED, is_signed=True)),
        (Step.CORRECT_MINUTES, CORRECTED),
        (Step.SIGN_CORRECTION, WAITING),
        (Step.COUNTERSIGN_CORRECTION, HEADED),
    ],
)
def test_a_step_in_its_turn_is_in_order(step, facts):
    assert finding(step, facts) == "step_in_order"


@pytest.mark.parametrize(
    ("step", "facts", "obstacle"),
    [
        (Step.PUBLISH_MEETING, MeetingFacts(), "agenda_without_items"),
        (Step.PUBLISH_MEETING, replace(PUBLISHED, is_cancelled=True), "meeting_cancelled"),
        (Step.MOVE_MEETING, RUNNING, "meeting_already_open"),
        (Step.CANCEL_MEETING, replace(PUBLISHED, is_closed=True), "meeting_already_closed"),
        (Step.OPEN_MEETING, MeetingFacts(items=1, has_quorum=True), "meeting_not_published"),
        (Step.OPEN_MEETING, replace(PUBLISHED, is_its_day=False), "meeting_on_another_day"),
        (Step.OPEN_FOR_CONSULTATION, replace(PUBLISHED, is_its_day=False), "meeting_on_another_day"),
        (Step.OPEN_MEETING, replace(PUBLISHED, has_presiding=False), "nobody_presides"),
        (Step.OPEN_MEETING, replace(PUBLISHED, has_quorum=False), "meeting_without_quorum"),
        (Step.OPEN_MEETING, RUNNING, "meeting_already_open"),
        (Step.ADOPT_AGENDA, RUNNING, "agenda_already_adopted"),
        (Step.CLOSE_MEETING, PUBLISHED, "meeting_not_open"),
        (Step.PUT_FORWARD_ITEM, ItemFacts(agenda_adopted=False), "agenda_not_adopted"),
        (Step.PUT_FORWARD_ITEM, IN_HAND, "item_already_put_forward"),
        (Step.AMEND_PROPOSAL, replace(IN_HAND, vote_open=True), "another_vote_open"),
        (Step.TAKE_NOTE, ItemFacts(), "item_not_put_forward"),
        (Step.WITHDRAW_ITEM, replace(IN_HAND, has_outcome=True), "item_has_outcome"),
        (Step.POSTPONE_ITEM, replace(IN_HAND, vote_open=True), "another_vote_open"),
        (Step.ADOPT_WITHOUT_VOTE, replace(IN_HAND, has_quorum=False), "item_without_quorum"),
        (Step.ADOPT_WITHOUT_VOTE, replace(IN_HAND, objections=("KZ",)), "objection_raised"),
        (Step.OPEN_VOTE, replace(IN_HAND, has_proposal=False), "item_without_proposal"),
        (Step.OPEN_VOTE, replace(IN_HAND, meeting_open=False), "item_outside_meeting"),
        (Step.CLOSE_VOTE, ProceedingFacts(), "vote_not_open"),
        (Step.ANNUL_VOTE, replace(ANNULLED, reason=" "), "annulment_without_reason"),
        (Step.ANNUL_VOTE, replace(ANNULLED, confirmed_by="chair"), "annulment_by_one_person"),
        (Step.ANNUL_VOTE, replace(ANNULLED, is_annulled=True), "vote_already_annulled"),
        (Step.ANNUL_VOTE, replace(ANNULLED, is_withdrawn=True), "vote_already_withdrawn"),
        (Step.ANNUL_VOTE, replace(ANNULLED, minutes_signed=True), "minutes_lock_the_vote"),
        (Step.DRAFT_MINUTES, MinutesFacts(), "meeting_not_closed"),
        (Step.EDIT_MINUTES, PREPARED, "minutes_prepared"),
        (Step.DRAFT_MINUTES, PREPARED, "minutes_prepared"),
        (Step.CIRCULATE_DRAFT, PREPARED, "minutes_prepared"),
        (Step.CIRCULATE_DRAFT, replace(DRAFTED, is_circulated=True), "minutes_without_changes"),
        (Step.PREPARE_MINUTES, MinutesFacts(meeting_closed=True), "minutes_not_drafted"),
        (Step.PREPARE_MINUTES, PREPARED, "minutes_prepared"),
        (Step.PREPARE_MINUTES, replace(DRAFTED, shown_digest="", current_digest=""), "minutes_without_paper"),
        (Step.PREPARE_MINUTES, replace(DRAFTED, shown_digest="b2"), "another_version_prepared"),
        (Step.PREPARE_MINUTES, replace(DRAFTED, is_outdated=True), "minutes_outdated"),
        (Step.PREPARE_MINUTES, replace(DRAFTED, remarks_unanswered=1), "remarks_unanswered"),
        (Step.PREPARE_MINUTES, replace(DRAFTED, term_running=True), "remark_term_running"),
        (Step.PREPARE_MINUTES, replace(DRAFTED, remarks_lost=1), "remarks_lost"),
        (Step.TAKE_BACK_MINUTES, PREPARED, "return_without_reason"),
        (Step.TAKE_BACK_MINUTES, DRAFTED, "minutes_not_prepared"),
        (Step.TAKE_BACK_MINUTES, replace(PREPARED, is_signed=True), "minutes_already_signed"),
        (Step.SIGN_MINUTES, DRAFTED, "minutes_not_prepared"),
        (Step.COUNTERSIGN_MINUTES, PREPARED, "no_countersignature_asked"),
        (Step.COUNTERSIGN_MINUTES, replace(COUNTERSIGNED, is_head=False), "countersigner_is_not_head"),
        (Step.COUNTERSIGN_MINUTES, replace(COUNTERSIGNED, is_countersigned=True), "minutes_countersigned"),
        (Step.COUNTERSIGN_MINUTES, replace(COUNTERSIGNED, shown_digest="b2"), "another_version_shown"),
        (Step.CORRECT_MINUTES, PREPARED, "minutes_not_signed"),
        (Step.CORRECT_MINUTES, WAITING, "correction_waits"),
        (Step.CORRECT_MINUTES, replace(CORRECTED, differences=0), "correction_changes_nothing"),
        (Step.CORRECT_MINUTES, replace(CORRECTED, reason=" "), "correction_without_reason"),
        (Step.SIGN_CORRECTION, CORRECTED, "no_correction_waits"),
        (Step.SIGN_CORRECTION, replace(WAITING, signer_presided=False), "signer_did_not_preside"),
        (Step.SIGN_CORRECTION, replace(WAITING, shown_digest="b2"), "another_version_shown"),
        (Step.SIGN_CORRECTION, replace(CALLED, signer_presided=False), "signer_is_not_called"),
        (Step.SIGN_CORRECTION, replace(CALLED, names_signer=False), "correction_names_another"),
        (Step.COUNTERSIGN_CORRECTION, WAITING, "no_countersignature_asked"),
        (Step.COUNTERSIGN_CORRECTION, replace(HEADED, correction_waits=False), "no_correction_waits"),
        (Step.COUNTERSIGN_CORRECTION, replace(HEADED, is_head=False), "countersigner_is_not_head"),
        (Step.COUNTERSIGN_CORRECTION, replace(HEADED, names_signer=False), "correction_names_another"),
        (Step.COUNTERSIGN_CORRECTION, replace(HEADED, is_countersigned=True), "minutes_countersigned"),
        (Step.COUNTERSIGN_CORRECTION, replace(HEADED, shown_digest="b2"), "another_version_shown"),
        (Step.EDIT_MINUTES, replace(DRAFTED, is_signed=True), "minutes_already_signed"),
        (Step.SIGN_MINUTES, replace(DRAFTED, signer_presided=False), "signer_did_not_preside"),
        (Step.SIGN_MINUTES, replace(DRAFTED, current_digest=""), "minutes_without_paper"),
        (Step.SIGN_MINUTES, replace(PREPARED, shown_digest="b2"), "another_version_shown"),
    ],
)
def test_a_step_out_of_turn_says_what_stands_in_the_way(step, facts, obstacle):
    ruling = rule_on_step(EDITION, step, facts)
    assert (ruling.finding, ruling.bars) == (obstacle, True)


def test_no_clause_is_cited_for_how_far_the_printing_is():
    ruling = rule_on_step(EDITION, Step.SIGN_CORRECTION, replace(WAITING, current_digest=""))
    assert (ruling.finding, ruling.clause) == ("minutes_without_paper", "")


@pytest.mark.clause("cis_industrial_policy", "5.15")
def test_a_meeting_is_not_closed_over_an_open_vote_or_an_item_without_outcome():
    voting = rule_on_step(EDITION, Step.CLOSE_MEETING, replace(RUNNING, open_votes=("3",)))
    assert (voting.finding, voting.figures) == ("votes_still_open", {"open_votes": ("3",)})
    left = rule_on_step(EDITION, Step.CLOSE_MEETING, replace(RUNNING, items_without_outcome=("2", "5")))
    assert left.figures == {"items_without_outcome": ("2", "5")}
    assert left.clause == "5.15"


def test_a_vote_with_a_ballot_is_annulled_and_no_longer_withdrawn():
    ruling = rule_on_step(EDITION, Step.WITHDRAW_VOTE, replace(VOTE, ballots=1))
    assert (ruling.finding, ruling.figures, ruling.clause) == ("vote_has_ballots", {"ballots": 1}, "")


@pytest.mark.clause("cis_industrial_policy", "2.1")
def test_without_a_quorum_a_meeting_opens_for_consultation():
    ruling = rule_on_step(EDITION, Step.OPEN_FOR_CONSULTATION, replace(PUBLISHED, has_quorum=False))
    assert (ruling.in_order, ruling.clause) == (True, "2.1")


@pytest.mark.clause("cis_industrial_policy", "5.10")
def test_the_agenda_is_adopted_by_the_open_meeting():
    ruling = rule_on_step(EDITION, Step.ADOPT_AGENDA, PUBLISHED)
    assert (ruling.finding, ruling.clause) == ("meeting_not_open", "5.10")


@pytest.mark.clause("cis_industrial_policy", "5.9")
def test_only_the_person_who_presided_signs_the_very_version_shown():
    assert rule_on_step(EDITION, Step.SIGN_MINUTES, DRAFTED).clause == "5.9"
    assert rule_on_step(EDITION, Step.SIGN_MINUTES, replace(DRAFTED, signer_presided=False)).bars


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_an_agenda_without_items_is_not_published():
    ruling = rule_on_step(EDITION, Step.PUBLISH_MEETING, MeetingFacts())
    assert (ruling.bars, ruling.clause) == (True, "5.11")

"""Remarks on a draft protocol: asked by a day, taken late too until the signature, and silence is silence."""

from datetime import date, timedelta

import pytest

from council.law.countersigning import (
    rule_on_naming_head,
    rule_on_sending_signed,
    rule_on_signing_after_head,
    rule_on_signing_beside_head,
)
from council.law.remarks import (
    MOST_DAYS,
    MOST_OPEN,
    MinutesRule,
    Verdict,
    last_term,
    least_term,
    rule_on_answer,
    rule_on_going_to_sign,
    rule_on_remark_term,
    rule_on_remarking,
    rule_on_remarks,
    rule_on_terms_offered,
    rule_on_version_read,
    usual_term,
)
from council.law.rules import DaysRule
from council.law.second_persons import TwoPersons

TODAY, DAY = date(2026, 6, 8), timedelta(days=1)
FREE, BOUND = MinutesRule(remark_days=7), MinutesRule(remark_days=7, remarks_clause="9.9")
DUE, SENDING = TODAY + 7 * DAY, DaysRule(14, "5.16")


@pytest.mark.parametrize(
    ("rule", "days", "finding"),
    [
        (FREE, -1, "remark_term_past"),
        (FREE, 0, "remarks_asked"),
        (FREE, 6, "remarks_asked"),
        (FREE, 10, "remarks_asked"),
        (FREE, 11, "remark_term_too_far"),
        (BOUND, -1, "remark_term_past"),
        (BOUND, 6, "remark_term_too_short"),
        (BOUND, 7, "remarks_asked"),
        (BOUND, 8, "remarks_asked"),
    ],
)
def test_a_term_binds_only_where_a_clause_stands_behind_it(rule, days, finding):
    ruling = rule_on_remark_term(
        rule, due_on=TODAY + days * DAY, today=TODAY, last=TODAY + 10 * DAY, sending_clause="5.16"
    )
    assert (ruling.finding, ruling.bars) == (finding, finding != "remarks_asked")
    assert ruling.clause == ("5.16" if finding == "remark_term_too_far" else rule.remarks_clause)


@pytest.mark.parametrize(
    ("days", "finding"), [(2, "remark_term_cut_short"), (3, "remarks_asked"), (4, "remark_term_too_far")]
)
def test_asking_anew_does_not_take_days_from_the_term_that_runs(days, finding):
    """Asked for the same day again, a term is not too far, though it was set when a longer one was allowed."""
    ruling = rule_on_remark_term(
        FREE, due_on=TODAY + days * DAY, today=TODAY, last=TODAY + 2 * DAY, running_until=TODAY + 3 * DAY
    )
    assert ruling.finding == finding


@pytest.mark.parametrize(
    ("sending", "closed_on", "last"),
    [
        (SENDING, TODAY, TODAY + 14 * DAY),
        (SENDING, TODAY - 7 * DAY, DUE),
        (SENDING, TODAY - 8 * DAY, DUE),
        (SENDING, TODAY - 300 * DAY, DUE),
        (DaysRule(0, ""), TODAY - 300 * DAY, TODAY + MOST_DAYS * DAY),
    ],
)
def test_no_term_is_longer_than_the_protocol_may_wait_to_be_sent(sending, closed_on, last):
    """A silent state would hold the signature until the day that one officer set, and it cannot be shortened."""
    assert last_term(FREE, sending, closed_on=closed_on, today=TODAY) == last


@pytest.mark.clause("cis_industrial_policy", "5.16")
@pytest.mark.parametrize(
    ("rule", "first", "closed", "last"),
    [
        (FREE, -6, -20, 1),  # the usual term from the first draft, six days ago
        (FREE, -7, -20, 0),
        (FREE, -8, -20, -1),
        (FREE, -8, -10, 4),  # 5.16 is later still
        (BOUND, -6, -20, 8),  # a term that a clause binds is given whole once more
        (BOUND, -7, -20, 7),
        (BOUND, -8, -20, 6),  # and no third: less than a whole one is left
    ],
)
def test_a_newer_version_does_not_move_the_end_of_the_term(rule, first, closed, last):
    first_on, closed_on = TODAY + first * DAY, TODAY + closed * DAY
    assert last_term(rule, SENDING, closed_on=closed_on, today=TODAY, first_on=first_on) == TODAY + last * DAY
    asked = {"today": TODAY, "last": TODAY + last * DAY, "first_on": first_on, "sending_clause": "5.16"}
    found = [rule_on_remark_term(rule, due_on=TODAY + days * DAY, **asked) for days in (last, last + 1)]
    if last < (7 if rule is BOUND else 0):
        assert [one.finding for one in found] == ["remark_term_used_up"] * 2
    else:
        assert [one.finding for one in found] == ["remarks_asked", "remark_term_too_far"]


@pytest.mark.clause("cis_industrial_policy", "5.16")
@pytest.mark.parametrize(
    ("closed", "least"),
    [
        (-6, 7),  # 5.16 leaves eight days: the usual seven are given
        (-7, 7),
        (-8, 6),  # six are left: all of them
        (-13, 1),
        (-14, 7),  # it goes out late in any case: nothing is saved by a term of one day
    ],
)
def test_no_term_is_so_near_that_every_remark_comes_late(closed, least):
    last = last_term(FREE, SENDING, closed_on=TODAY + closed * DAY, today=TODAY)
    first = least_term(FREE, SENDING, closed_on=TODAY + closed * DAY, today=TODAY, last=last)
    assert first == TODAY + least * DAY
    asked = {"today": TODAY, "last": last, "sending_clause": "5.16", "least": first}
    found = [rule_on_remark_term(FREE, due_on=first + days * DAY, **asked) for days in (-1, 0)]
    assert [one.finding for one in found] == ["remark_term_too_near", "remarks_asked"]
    assert found[0].clause == "5.16"


@pytest.mark.clause("cis_industrial_policy", "5.16")
@pytest.mark.parametrize(
    ("rule", "closed", "first", "running", "finding", "least"),
    [
        (FREE, -6, None, None, "term_offered_as_usual", 7),
        (FREE, -7, None, None, "term_offered_as_usual", 7),
        (FREE, -8, None, None, "term_offered_as_left", 6),
        (FREE, -13, None, None, "term_offered_as_left", 1),
        (FREE, -20, -6, None, "term_offered_to_last", 1),  # 5.16 is past: counted from the first draft
        (FREE, -8, -1, 6, "term_offered_as_left", 6),
        (FREE, -8, -1, 7, "term_offered_as_running", 7),
        (BOUND, -8, None, None, "term_offered_as_usual", 7),  # a clause binds it, whatever is left
    ],
)
def test_the_first_day_that_is_offered_is_the_first_that_is_taken(
    rule, closed, first, running, finding, least
):
    days = {"closed_on": TODAY + closed * DAY, "today": TODAY}
    first_on, until = (None if day is None else TODAY + day * DAY for day in (first, running))
    last = last_term(rule, SENDING, **days, first_on=first_on)
    offered = rule_on_terms_offered(rule, SENDING, **days, last=last, running_until=until)
    assert (offered.finding, offered.in_order) == (finding, True)
    assert offered.figures["least"] == (TODAY + least * DAY).isoformat()
    asked = {
        "today": TODAY, "last": last, "running_until": until, "first_on": first_on,
        "least": least_term(rule, SENDING, **days, last=last),
    }  # fmt: skip
    tried = [TODAY + (least - 1) * DAY, TODAY + least * DAY, date.fromisoformat(offered.figures["last"])]
    barred = [rule_on_remark_term(rule, due_on=day, **asked).bars for day in [*tried, tried[-1] + DAY]]
    assert barred == [True, False, False, True], "what the form offers is what the act takes"


@pytest.mark.parametrize(
    ("waiting", "bars"), [(MOST_OPEN - 1, False), (MOST_OPEN, True), (MOST_OPEN + 1, True)]
)
def test_so_many_remarks_of_a_state_may_wait_at_a_time(waiting, bars):
    ruling = rule_on_remarking(FREE, due_on=DUE, is_signed=False, today=DUE, waiting=waiting)
    assert ruling.bars is bars


@pytest.mark.parametrize(
    ("latest", "finding"), [(1, "version_is_latest"), (2, "version_is_latest"), (3, "version_replaced")]
)
def test_who_answers_to_a_version_that_is_replaced_is_warned_and_answers_all_the_same(latest, finding):
    ruling = rule_on_version_read(FREE, version=2, latest=latest)
    assert (ruling.finding, ruling.bars, ruling.warns) == (finding, False, finding == "version_replaced")


@pytest.mark.parametrize(
    ("rule", "is_circulated", "took_over", "reason", "finding"),
    [
        (FREE, True, False, "", "version_circulated"),
        (FREE, False, False, " ", "uncirculated_without_reason"),
        (FREE, False, False, "Срочно", "goes_uncirculated"),
        (BOUND, True, False, "", "version_circulated"),
        (BOUND, False, False, "Срочно", "version_not_circulated"),
        (BOUND, False, True, "", "uncirculated_without_reason"),
        (BOUND, False, True, "Учтены замечания", "goes_uncirculated"),
    ],
)
def test_words_no_state_was_sent_go_to_be_signed_only_knowingly(
    rule, is_circulated, took_over, reason, finding
):
    """Where a clause asks for remarks, only what was taken over from them may differ from what was sent."""
    unreached = () if is_circulated else ("KZ",)
    ruling = rule_on_going_to_sign(
        rule, version=2, is_circulated=is_circulated, unreached=unreached, took_over=took_over, reason=reason
    )
    assert ruling.finding == finding
    assert ruling.figures.get("states", ()) == unreached or finding == "version_not_circulated"


def test_a_state_without_an_address_is_named_though_the_version_went_out():
    ruling = rule_on_going_to_sign(
        FREE, version=1, is_circulated=True, unreached=("TM",), took_over=False, reason=""
    )
    assert (ruling.finding, ruling.bars, ruling.figures["states"]) == ("version_not_received", False, ("TM",))


def test_the_day_offered_is_the_charters_number_after_today():
    assert usual_term(FREE, TODAY) == DUE


@pytest.mark.parametrize(
    ("due_on", "is_signed", "today", "finding", "bars"),
    [
        (DUE, False, DUE - DAY, "remark_in_time", False),
        (DUE, False, DUE, "remark_in_time", False),
        (DUE, False, DUE + DAY, "remark_late", False),
        (DUE, True, DUE, "remark_after_signature", True),
        (None, False, DUE, "remarks_not_asked", True),
    ],
)
def test_a_late_remark_is_taken_and_marked_until_the_signature(due_on, is_signed, today, finding, bars):
    ruling = rule_on_remarking(FREE, due_on=due_on, is_signed=is_signed, today=today)
    assert (ruling.finding, ruling.bars) == (finding, bars)


@pytest.mark.clause("cis_industrial_policy", "5.16")
@pytest.mark.parametrize(
    ("used_up", "finding"), [(False, "version_not_circulated"), (True, "goes_uncirculated")]
)
def test_a_used_up_term_bars_no_version_from_its_signature(used_up, finding):
    """Where no further round may be asked for, a version that no state was sent goes with a reason, or never would."""
    ruling = rule_on_going_to_sign(
        BOUND,
        version=3,
        is_circulated=False,
        unreached=("KZ",),
        took_over=False,
        reason="Срок исчерпан",
        used_up=used_up,
    )
    assert (ruling.finding, ruling.bars) == (finding, not used_up)


@pytest.mark.parametrize(
    ("answered", "today", "finding"),
    [
        (9, DUE + DAY, "remarks_complete"),
        (8, DUE, "remarks_awaited"),
        (8, DUE + DAY, "remarks_silent"),
        (0, DUE + DAY, "remarks_silent"),
    ],
)
def test_silence_is_told_as_silence_once_the_term_is_over(answered, today, finding):
    ruling = rule_on_remarks(FREE, due_on=DUE, today=today, members=9, answered=answered)
    assert ruling.finding == finding
    assert ruling.figures.get("silent", 0) == (9 - answered if finding == "remarks_silent" else 0)


@pytest.mark.parametrize(
    ("asked", "is_there", "finding"),
    [
        (False, False, "signed_by_all"),
        (True, False, "sending_awaits_countersignature"),
        (True, True, "signed_by_all"),
    ],
)
def test_the_protocol_goes_to_all_when_every_signature_the_charter_asks_for_is_there(
    asked, is_there, finding
):
    rule = MinutesRule(countersigned=asked, countersigning_clause="5.13" if asked else "")
    ruling = rule_on_sending_signed(rule, is_countersigned=is_there, due=DUE.isoformat())
    assert (ruling.finding, ruling.bars) == (finding, finding != "signed_by_all")


@pytest.mark.parametrize(
    ("has_head", "asked", "is_there", "finding"),
    [
        (
            False,
            False,
            False,
            "",
        ),  # a body whose chair alone signs: who heads the secretariat is nobody's matter
        (False, True, False, "correction_without_head correction_awaits_head"),
        (True, True, False, "correction_awaits_head"),
        (True, True, True, ""),
        (True, False, False, ""),  # proposed before the charter asked for it: its paper has no second line
    ],
)
def test_a_correction_is_in_force_when_the_head_signed_it_before_who_presided(
    has_head, asked, is_there, finding
):
    rule = MinutesRule(countersigned=asked, countersigning_clause="5.13" if asked else "")
    rulings = (
        rule_on_naming_head(rule, has_head=has_head),
        rule_on_signing_after_head(rule, is_asked=asked, is_there=is_there),
    )
    assert " ".join(one.finding for one in rulings if one.bars) == finding
    assert all(one.clause == rule.countersigning_clause for one in rulings)


@pytest.mark.clause("cis_industrial_policy", "5.9")
@pytest.mark.parametrize(
    ("second", "let_in", "finding"),
    [(1, False, "head_signs_for_two"), (2, True, "let_in_by_head"), (2, False, "two_persons_sign")],
)
def test_the_head_and_who_presided_are_two_persons(second, let_in, finding):
    rule = MinutesRule(countersigned=True, countersigning_clause="5.13")
    ruling = rule_on_signing_beside_head(rule, TwoPersons(first=1, second=second, let_in_by_first=let_in))
    assert (ruling.finding, ruling.bars, ruling.clause) == (
        finding,
        finding != "two_persons_sign",
        "5.13",
    )
    named = rule_on_naming_head(rule, has_head=True, is_signer=second == 1)
    assert named.bars is (second == 1), "a correction that one person would sign twice is not even proposed"


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("differs", [False, True])
def test_what_is_taken_over_stands_in_a_newer_version_and_what_is_declined_needs_none(verdict, differs):
    ruling = rule_on_answer(FREE, verdict, is_signed=False, version=1, newer_differs=differs)
    assert ruling.bars is (verdict is not Verdict.DECLINED and not differs)
    assert rule_on_answer(FREE, verdict, is_signed=True, version=1, newer_differs=differs).bars

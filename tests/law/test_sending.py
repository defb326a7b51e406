"""What was sent to the members: thirty days before, fourteen after, each at its boundary, whole and in part."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from council.law.dispatches import Paper, Sending, Sent, papers_sent_first
from council.law.sending import is_late, rule_on_adopted_sent, rule_on_materials_sent, rule_on_paper_sent
from council.law.sent_by import SentBy
from council.wording import sentence
from tests.law.seating import EDITION

BODY = "cis_industrial_policy"
MEETING, DUE = date(2025, 6, 4), date(2025, 5, 5)
DAY = timedelta(days=1)
DRAFT, NOTE = Paper("draft", "Проект"), Paper("note", "Справка")
SEATS = ("KZ", "RU")
RULE, AFTER = EDITION.materials, EDITION.circulation
BY_ACCEPTANCE = replace(RULE, by=SentBy.ACCEPTANCE)
BOTH = frozenset({"draft", "note"})


def sent(*sendings):
    return Sent(SEATS, (DRAFT, NOTE), sendings)


def to_all(on, papers=BOTH, **days):
    return tuple(Sending(seat, papers, on, **days) for seat in SEATS)


def materials(facts, *, rule=RULE, today=MEETING, **asked):
    return rule_on_materials_sent(rule, facts, starts_on=MEETING, today=today, **asked)


@pytest.mark.clause(BODY, "5.11")
@pytest.mark.parametrize(
    ("on", "finding", "days"),
    [
        (DUE - DAY, "materials_sent_in_time", 31),
        (DUE, "materials_sent_in_time", 30),
        (DUE + DAY, "materials_sent_late", 29),
        (MEETING + DAY, "materials_sent_late", 0),
    ],
)
def test_materials_are_issued_thirty_days_before(on, finding, days):
    ruling = materials(sent(*to_all(on)))
    assert (ruling.finding, ruling.figures["days"], ruling.figures["required"]) == (finding, days, 30)
    assert not ruling.bars


@pytest.mark.clause(BODY, "5.11")
def test_the_last_paper_to_the_last_member_is_what_counts_and_both_moments_are_told():
    late = Sending("RU", frozenset({"note"}), DUE + DAY, accepted_on=DUE + 2 * DAY)
    facts = sent(Sending("KZ", BOTH, DUE), Sending("RU", frozenset({"draft"}), DUE), late)
    ruling = materials(facts)
    assert ruling.finding == "materials_sent_late"
    assert "выдано 6 мая 2025 года, принято почтовым сервером 7 мая 2025 года" in sentence(ruling)
    assert not is_late(RULE, facts, DRAFT, starts_on=MEETING, today=MEETING)
    assert is_late(RULE, facts, NOTE, starts_on=MEETING, today=MEETING)


@pytest.mark.clause(BODY, "5.11")
@pytest.mark.parametrize(
    ("accepted_on", "finding"),
    [(DUE, "materials_sent_in_time"), (DUE + DAY, "materials_sent_late"), (None, "materials_not_with_all")],
)
def test_a_charter_may_count_from_the_acceptance_by_the_mail_server(accepted_on, finding):
    facts = sent(*to_all(DUE - 5 * DAY, accepted_on=accepted_on))
    assert materials(facts, rule=BY_ACCEPTANCE).finding == finding
    assert materials(facts).finding == "materials_sent_in_time"


@pytest.mark.clause(BODY, "5.11")
@pytest.mark.parametrize(
    ("today", "finding", "warns"),
    [(DUE, "materials_partly_sent", False), (DUE + DAY, "materials_not_with_all", True)],
)
def test_what_and_who_is_missing_is_named(today, finding, warns):
    facts = sent(Sending("KZ", BOTH, DUE - DAY), Sending("RU", frozenset({"draft"}), DUE - DAY))
    ruling = materials(facts, today=today)
    assert (ruling.finding, ruling.warns) == (finding, warns)
    assert (ruling.figures["papers"], ruling.figures["seats"]) == (("Справка",), ("RU",))


@pytest.mark.clause(BODY, "5.11")
@pytest.mark.parametrize(
    ("today", "finding"), [(DUE, "materials_to_be_sent"), (DUE + DAY, "materials_overdue")]
)
def test_nothing_sent_is_due_until_the_day_and_overdue_from_the_next(today, finding):
    assert materials(sent(), today=today).finding == finding
    assert materials(Sent(SEATS), today=today).finding == finding
    old_version = Sending("KZ", frozenset({"draft of before"}), DUE - DAY)
    assert materials(sent(old_version), today=today).finding == finding


@pytest.mark.clause(BODY, "5.11")
def test_an_extraordinary_meeting_knows_no_term():
    assert materials(sent(), extraordinary=True).finding == "materials_without_term"


@pytest.mark.clause(BODY, "5.11")
def test_what_was_handed_over_counts_from_its_own_day_and_the_systems_moment_stays_beside_it():
    facts = sent(Sending("KZ", BOTH, DUE), Sending("RU", BOTH, DUE + 3 * DAY, handed_on=DUE))
    ruling = materials(facts)
    assert ruling.finding == "materials_sent_in_time"
    by_hand = rule_on_paper_sent(RULE, replace(facts, seats=("RU",)), DRAFT, starts_on=MEETING, today=MEETING)
    assert "вручную 5 мая 2025 года, внесено в систему 8 мая 2025 года" in sentence(by_hand)


@pytest.mark.clause(BODY, "5.11")
@pytest.mark.parametrize(("today", "late"), [(DUE, False), (DUE + DAY, True)])
def test_a_paper_that_has_not_gone_out_is_late_once_the_term_is_over(today, late):
    assert (
        is_late(RULE, sent(*to_all(DUE, frozenset({"draft"}))), NOTE, starts_on=MEETING, today=today) is late
    )


@pytest.mark.clause(BODY, "5.11")
@pytest.mark.parametrize("earlier", [0, 1])
def test_a_meeting_moved_earlier_is_judged_by_its_new_day(earlier):
    facts = sent(*to_all(DUE))
    ruling = rule_on_materials_sent(RULE, facts, starts_on=MEETING - earlier * DAY, today=MEETING)
    assert ruling.in_order is (earlier == 0)


@pytest.mark.clause(BODY, "5.16")
@pytest.mark.parametrize(
    ("after", "finding"),
    [(13, "adopted_sent_in_time"), (14, "adopted_sent_in_time"), (15, "adopted_sent_late")],
)
def test_adopted_documents_reach_all_members_in_fourteen_days(after, finding):
    facts = sent(*to_all(MEETING + after * DAY))
    ruling = rule_on_adopted_sent(AFTER, facts, last_day=MEETING, today=MEETING + 30 * DAY)
    assert (ruling.finding, ruling.figures["days"], ruling.figures["allowed"]) == (finding, after, 14)


@pytest.mark.clause(BODY, "5.16")
@pytest.mark.parametrize(
    ("sendings", "today", "finding"),
    [
        ((), 14, "circulation_to_be_done"),
        ((), 15, "circulation_overdue"),
        ((Sending("KZ", BOTH, MEETING),), 14, "adopted_partly_sent"),
        ((Sending("KZ", BOTH, MEETING),), 15, "adopted_not_with_all"),
    ],
)
def test_a_member_left_out_leaves_the_duty_open(sendings, today, finding):
    ruling = rule_on_adopted_sent(AFTER, sent(*sendings), last_day=MEETING, today=MEETING + today * DAY)
    assert ruling.finding == finding
    assert ruling.figures.get("seats", ("RU",)) == ("RU",)


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_a_correction_sent_after_the_term_makes_nothing_late_that_went_out_in_time():
    in_time, later = MEETING + 10 * DAY, MEETING + 20 * DAY
    sendings = (*to_all(in_time), *to_all(later, papers=BOTH | {"correction"}))
    asked = papers_sent_first(sendings)
    assert asked == sorted(BOTH)
    facts = replace(sent(*sendings), papers=tuple(Paper(key, "") for key in asked))
    ruling = rule_on_adopted_sent(AFTER, facts, last_day=MEETING, today=MEETING + 30 * DAY)
    assert ruling.finding == "adopted_sent_in_time"
    assert papers_sent_first(()) == []


def test_a_paper_is_issued_to_all_on_the_day_the_last_of_them_was_first_sent_it():
    first = Sending("KZ", BOTH, DUE + 2 * DAY, handed_on=DUE)
    facts = sent(first, Sending("RU", BOTH, DUE + DAY), Sending("RU", BOTH, DUE + 9 * DAY))
    assert facts.day_issued(DRAFT) == DUE + DAY, "sent again it is not sent later"
    assert sent(first).day_issued(DRAFT) == DUE, "handed over it counts from its own day"
    assert sent(first).day_issued(Paper("other", "")) is None

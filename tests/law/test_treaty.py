"""What a state may do about the Agreement on a day, and what is refused, with the article."""

from datetime import date

import pytest

from council.law.parties import TreatyAct, TreatyStep, parties_from
from council.law.ruling import Ruling
from council.law.standing import (
    rule_on_body_change_notice,
    rule_on_entry_into_force,
    rule_on_protocol_entry,
    rule_on_standing,
)
from council.law.treaty import rule_for_protocol, rule_on_act, rule_on_addition, rule_on_voiding
from council.law.treaty_steps import CisStatus
from tests.law.seating import EDITION, STATES
from tests.law.test_parties import PROTOCOL, acceded, leaving, notified, recognised, staying

RULE = EDITION.parties
CHARTER = "cis_industrial_policy"
TODAY = date(2026, 11, 22)
CIS = dict.fromkeys((*STATES, "AZ"), CisStatus.PARTICIPANT) | {
    "GE": CisStatus.OUTSIDE,
    "UA": CisStatus.DISPUTED,
}


def signed(state: str, on: date | None = None) -> TreatyAct:
    return TreatyAct(TreatyStep.SIGNED, state, on)


IN_FORCE = (*(signed(act.state) for act in PROTOCOL), *PROTOCOL)


def ruling_on(act: TreatyAct, *earlier: TreatyAct) -> Ruling:
    return rule_on_act(RULE, act, earlier, commonwealth=CIS, today=TODAY)


@pytest.mark.clause(CHARTER, "art.10")
@pytest.mark.parametrize(
    ("act", "earlier", "finding", "bars"),
    [
        (signed("KZ"), (), "signature_stands", False),
        (signed("KZ"), (signed("KZ"),), "already_signed", True),
        (notified("KZ", TODAY), (), "notification_without_signature", True),
        (notified("KZ", TODAY), (signed("KZ"),), "notification_awaits_others", False),
        (TreatyAct(TreatyStep.NOTIFIED, "KZ", None), (signed("KZ"),), "notification_without_day", False),
        (
            TreatyAct(TreatyStep.NOTIFIED, "KZ", None),
            (signed("KZ", date(2012, 5, 30)),),
            "notification_without_day",
            False,
        ),
        (
            notified("KZ", TODAY),
            (signed("KZ"), TreatyAct(TreatyStep.NOTIFIED, "KZ", None)),
            "already_notified",
            True,
        ),
        (notified("KZ", date(2026, 11, 23)), (signed("KZ"),), "treaty_act_in_future", True),
        (notified("KZ", TODAY), (signed("KZ"), notified("KZ", date(2020, 1, 1))), "already_notified", True),
        (notified("KZ", TODAY), (signed("KZ"), *IN_FORCE), "notification_counts", False),
        (
            notified("KZ", date(2013, 1, 1)),
            (signed("KZ", date(2013, 1, 2)),),
            "notification_without_signature",
            True,
        ),
        (recognised("GE", TODAY), (), "recognition_of_outsider", True),
        (recognised("KZ", TODAY), (), "recognition_stands", False),
        (recognised("KZ", TODAY), (recognised("KZ", date(2020, 1, 1)),), "already_party", True),
    ],
)
def test_signing_and_notifying(act, earlier, finding, bars):
    ruling = ruling_on(act, *earlier)
    assert (ruling.finding, ruling.bars, ruling.clause) == (finding, bars, "art.10")


@pytest.mark.clause(CHARTER, "art.10")
@pytest.mark.parametrize("step", [TreatyStep.SIGNED, TreatyStep.RECOGNISED, TreatyStep.ENTERED_INTO_FORCE])
@pytest.mark.parametrize(
    ("on", "finding"),
    [
        (date(2026, 11, 21), None),
        (TODAY, None),
        (date(2026, 11, 23), "treaty_act_in_future"),
        (date(2199, 12, 31), "treaty_act_in_future"),
        (date(2012, 5, 29), "treaty_act_before_treaty"),
        (date(2012, 5, 30), None),
        (date(2012, 5, 31), None),
    ],
)
def test_a_day_lies_between_that_of_the_treaty_and_today(step, on, finding):
    state = "" if step is TreatyStep.ENTERED_INTO_FORCE else "KZ"
    ruling = ruling_on(TreatyAct(step, state, on))
    assert ruling.bars == (finding is not None)
    assert ruling.clause == "art.10"
    assert finding is None or ruling.finding == finding


@pytest.mark.clause(CHARTER, "art.11")
@pytest.mark.clause(CHARTER, "art.12")
@pytest.mark.parametrize(("act", "clause"), [(acceded, "art.11"), (leaving, "art.12"), (staying, "art.12")])
def test_what_is_received_is_no_older_than_the_treaty(act, clause):
    ruling = ruling_on(act("KZ", date(2012, 5, 29)), *IN_FORCE)
    assert (ruling.finding, ruling.clause) == ("treaty_act_before_treaty", clause)
    assert ruling_on(act("KZ", date(2012, 5, 30)), *IN_FORCE).finding != "treaty_act_before_treaty"


@pytest.mark.clause(CHARTER, "art.8")
def test_what_concerns_a_protocol_is_no_older_than_the_protocol():
    rule = rule_for_protocol(RULE, done_on=date(2015, 10, 30))

    def finding(on: date) -> str:
        return rule_on_act(rule, signed("KZ", on), (), commonwealth=CIS, today=TODAY).finding

    assert finding(date(2015, 10, 29)) == "treaty_act_before_treaty"
    assert finding(date(2015, 10, 30)) == finding(date(2015, 10, 31)) == "signature_stands"


@pytest.mark.clause(CHARTER, "art.10")
@pytest.mark.parametrize(
    ("act", "finding"),
    [
        (signed("KZ", date(2017, 5, 20)), "signature_stands"),
        (signed("KZ", date(2017, 5, 21)), "signature_stands"),
        (signed("KZ", date(2017, 5, 22)), "signature_after_entry"),
        (signed("UA", date(2013, 1, 1)), "signature_stands"),
        (signed("GE", date(2013, 1, 1)), "signature_of_outsider"),
        (signed("GE"), "signature_of_outsider"),
    ],
)
def test_cis_states_sign_until_the_treaty_is_in_force(act, finding):
    ruling = ruling_on(act, *IN_FORCE)
    assert (ruling.finding, ruling.bars) == (finding, finding != "signature_stands")


@pytest.mark.clause(CHARTER, "art.10")
@pytest.mark.parametrize(
    ("on", "unknown", "stands"),
    [
        (date(2017, 5, 20), False, False),
        (date(2017, 5, 21), False, True),
        (date(2017, 5, 22), False, False),
        (date(2017, 5, 20), True, True),
        (date(2017, 5, 22), True, False),
    ],
)
def test_a_published_day_agrees_with_the_receipts(on, unknown, stands):
    acts = (*IN_FORCE, *((signed("KZ"), TreatyAct(TreatyStep.NOTIFIED, "KZ", None)) if unknown else ()))
    published = TreatyAct(TreatyStep.ENTERED_INTO_FORCE, "", on)
    ruling = rule_on_addition(RULE, published, acts, commonwealth=CIS, today=TODAY)
    assert ruling.finding == ("published_entry_stands" if stands else "published_entry_contradicts")
    assert ruling.bars != stands


@pytest.mark.clause(CHARTER, "art.11")
@pytest.mark.parametrize(
    ("act", "finding", "bars"),
    [
        (acceded("KZ", date(2017, 5, 20)), "accession_before_entry", True),
        (acceded("KZ", date(2017, 5, 21)), "accession_counts", False),
        (acceded("GE", date(2020, 1, 1)), "accession_of_outsider", True),
        (acceded("FR", date(2020, 1, 1)), "accession_of_outsider", True),
        (acceded("UA", date(2020, 1, 1)), "accession_disputed", False),
        (acceded("RU", date(2020, 1, 1)), "already_party", True),
        (TreatyAct(TreatyStep.ACCEDED, "KZ", None), "treaty_act_without_day", True),
    ],
)
def test_acceding(act, finding, bars):
    ruling = ruling_on(act, *IN_FORCE)
    assert (ruling.finding, ruling.bars, ruling.clause) == (finding, bars, "art.11")


@pytest.mark.clause(CHARTER, "art.11")
def test_a_state_does_not_accede_twice_while_its_thirty_days_run():
    assert ruling_on(acceded("KZ", date(2020, 1, 9)), *IN_FORCE, acceded("KZ", date(2020, 1, 1))).bars


@pytest.mark.clause(CHARTER, "art.12")
@pytest.mark.parametrize(
    ("act", "earlier", "finding"),
    [
        (leaving("BY", date(2016, 7, 13)), (), "withdrawal_before_entry"),
        (leaving("KZ", date(2020, 1, 1)), (), "withdrawal_by_non_party"),
        (leaving("BY", date(2026, 2, 1)), (leaving("BY", date(2026, 1, 1)),), "withdrawal_already_notified"),
        (leaving("BY", date(2026, 11, 23)), (), "treaty_act_in_future"),
        (staying("BY", date(2026, 2, 1)), (), "no_withdrawal_to_revoke"),
        (staying("BY", date(2026, 2, 1)), (leaving("BY", date(2026, 2, 2)),), "no_withdrawal_to_revoke"),
        (staying("BY", date(2026, 7, 1)), (leaving("BY", date(2026, 1, 1)),), "withdrawal_took_effect"),
        (
            staying("BY", date(2026, 6, 30)),
            (leaving("BY", date(2026, 1, 1)), staying("BY", date(2026, 6, 1))),
            "no_withdrawal_to_revoke",
        ),
    ],
)
def test_what_is_no_withdrawal_or_revocation(act, earlier, finding):
    ruling = ruling_on(act, *IN_FORCE, *earlier)
    assert (ruling.finding, ruling.bars, ruling.clause) == (finding, True, "art.12")


@pytest.mark.clause(CHARTER, "art.12")
def test_a_notice_that_names_too_early_a_day_takes_effect_on_the_day_computed():
    early = ruling_on(leaving("BY", date(2026, 1, 1), date(2026, 6, 30)), *IN_FORCE)
    assert early.warns
    assert early.figures["left"] == "2026-07-01"
    assert ruling_on(leaving("BY", date(2026, 1, 1), date(2026, 7, 1)), *IN_FORCE).in_order


def test_an_act_on_which_another_rests_cannot_be_taken_away():
    acts = (*IN_FORCE, acceded("KZ", date(2017, 6, 1)))
    ruling = rule_on_voiding(RULE, acts[5], acts, commonwealth=CIS, today=TODAY)
    assert (ruling.finding, ruling.figures["state"]) == ("voiding_unsettles", "KZ")
    assert rule_on_voiding(RULE, acts[-1], acts, commonwealth=CIS, today=TODAY).in_order


@pytest.mark.clause(CHARTER, "art.12")
def test_an_act_of_an_earlier_day_must_let_the_later_ones_stand():
    acts = (*IN_FORCE, leaving("BY", date(2026, 1, 1)))
    earlier = leaving("BY", date(2025, 1, 1))
    assert not ruling_on(earlier, *acts).bars
    ruling = rule_on_addition(RULE, earlier, acts, commonwealth=CIS, today=TODAY)
    assert (ruling.finding, ruling.figures["state"]) == ("act_unsettles", "BY")


@pytest.mark.clause(CHARTER, "art.10")
def test_an_official_day_may_take_the_place_of_a_recognition():
    acts = (*IN_FORCE[:-1], recognised("RU", date(2020, 1, 1)))
    third = IN_FORCE[-1]
    assert rule_on_addition(RULE, third, acts, commonwealth=CIS, today=TODAY).in_order


@pytest.mark.clause(CHARTER, "art.8")
def test_a_protocol_counts_its_own_notifications_under_its_own_article():
    ruling = rule_on_protocol_entry(RULE, PROTOCOL)
    assert (ruling.finding, ruling.clause) == ("protocol_in_force", "art.8")
    assert (ruling.figures["on"], ruling.figures["received"]) == ("2017-05-21", "2017-04-21")
    assert rule_on_protocol_entry(RULE, PROTOCOL[:2]).finding == "protocol_awaits_notifications"
    published = TreatyAct(TreatyStep.ENTERED_INTO_FORCE, "", date(2018, 1, 1))
    assert rule_on_protocol_entry(RULE, (published,)).finding == "protocol_published"
    assert rule_for_protocol(RULE).entry_clause == "art.8"


@pytest.mark.clause(CHARTER, "art.10")
def test_an_incomplete_register_says_that_it_contradicts_itself():
    ruling = rule_on_entry_into_force(RULE, (*PROTOCOL, recognised("KZ", date(2013, 1, 1))))
    assert ruling.warns
    assert ruling.finding == "entry_contradicts_recognition"


@pytest.mark.clause(CHARTER, "art.10")
@pytest.mark.parametrize(
    ("state", "day", "finding"),
    [
        ("BY", date(2017, 5, 20), "party_to_be"),
        ("BY", date(2017, 5, 21), "party_leaving"),
        ("BY", date(2026, 7, 19), "party_no_longer"),
        ("RU", date(2026, 7, 19), "party_since"),
        ("KZ", date(2026, 7, 19), "party_recognised"),
        ("TM", date(2026, 7, 19), "no_party"),
    ],
)
def test_how_a_state_stands_on_a_day(state, day, finding):
    acts = (*PROTOCOL, leaving("BY", date(2026, 1, 19)), recognised("KZ", date(2018, 1, 1)))
    assert rule_on_standing(RULE, parties_from(RULE, acts), state=state, day=day).finding == finding


@pytest.mark.clause(CHARTER, "art.4")
@pytest.mark.parametrize(
    ("decided_on", "notified_on", "today", "finding", "warns"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), TODAY, "body_change_in_time", False),
        (date(2026, 1, 31), date(2026, 3, 1), TODAY, "body_change_late", True),
        (date(2024, 1, 31), date(2024, 2, 29), TODAY, "body_change_in_time", False),
        (date(2026, 3, 30), date(2026, 4, 30), TODAY, "body_change_in_time", False),
        (date(2026, 10, 22), None, TODAY, "body_change_to_be_notified", False),
        (date(2026, 10, 21), None, TODAY, "body_change_overdue", True),
        (None, None, TODAY, "body_change_without_day", False),
    ],
)
def test_the_depositary_is_told_of_a_change_within_a_month(decided_on, notified_on, today, finding, warns):
    ruling = rule_on_body_change_notice(RULE, decided_on=decided_on, notified_on=notified_on, today=today)
    assert (ruling.finding, ruling.warns, ruling.clause) == (finding, warns, "art.4")

"""How a meeting or a vote could be contested: each weak point at its boundary, with clause and figures."""

from dataclasses import replace
from datetime import date

import pytest

from council.law.dispatches import Paper, Sending, Sent
from council.law.preflight import gravest_first, meeting_preflight, vote_preflight
from council.law.preflight_facts import Chair, Powers, Preflight, PreparedItem, Representative
from council.law.ruling import bar, note, permit, warn
from tests.law.seating import EDITION, STATES

STARTS = date(2026, 6, 4)
DUE = date(2026, 5, 5)
PAPER = Paper("note", "Справка")
MEMBERS = tuple(Representative(seat, f"member of {seat}", Powers.OFFICE) for seat in STATES)
READY = Preflight(
    edition=EDITION,
    seats=STATES,
    starts_on=STARTS,
    today=DUE,
    sent=Sent(STATES, (PAPER,), tuple(Sending(seat, frozenset({PAPER.key}), DUE) for seat in STATES)),
    representatives=MEMBERS,
    items=(PreparedItem("1", written_on=DUE, material_on=DUE),),
    chair=Chair("TJ", ("RU", "TM")),
)
OPEN = replace(
    READY,
    is_open=True,
    agenda_adopted=True,
    present=frozenset(STATES),
    chair=replace(READY.chair, presiding="TJ"),
)


def weak_points(facts):
    return {ruling.finding for ruling in meeting_preflight(facts) if not ruling.in_order}


def the(finding, rulings):
    [found] = [ruling for ruling in rulings if ruling.finding == finding]
    return found


def powers_of(seats, powers, **paper):
    """Return the members of all other states, and for these somebody with such powers."""
    others = tuple(one for one in MEMBERS if one.seat not in seats)
    return (*others, *(Representative(seat, f"deputy of {seat}", powers, **paper) for seat in seats))


def test_a_meeting_in_order_has_no_weak_point():
    assert weak_points(READY) == set()
    assert weak_points(OPEN) == set()


@pytest.mark.clause("cis_industrial_policy", "5.11")
@pytest.mark.parametrize("given", ["written_on", "material_on"])
@pytest.mark.parametrize(("day", "late"), [(4, False), (5, False), (6, True)])
def test_a_text_or_paper_given_after_the_term_is_a_weak_point(given, day, late):
    item = replace(READY.items[0], **{given: date(2026, 5, day)})
    facts = replace(READY, items=(item,))

    assert ("papers_after_term" in weak_points(facts)) is late
    assert any(ruling.finding == "papers_after_term" for ruling in vote_preflight(facts, item)) is late


def test_the_consent_of_the_meeting_turns_a_late_paper_into_a_note():
    late = replace(READY, items=(PreparedItem("1", written_on=STARTS),), accepted_on=STARTS)

    assert "papers_after_term" not in weak_points(late)
    since = replace(late.items[0], number="2", given_since_consent=True)
    both = replace(late, items=(*late.items, since))
    assert the("papers_after_term", meeting_preflight(both)).figures["items"] == ("2",)
    assert the("late_papers_accepted", meeting_preflight(both)).figures["items"] == ("1",)
    assert the("late_papers_accepted", meeting_preflight(late)).figures["items"] == ("1",)


def test_an_extraordinary_meeting_has_no_term_for_papers():
    assert (
        weak_points(replace(READY, items=(PreparedItem("1", written_on=STARTS),), is_extraordinary=True))
        == set()
    )


def test_items_without_draft_or_function_are_listed_by_number():
    facts = replace(READY, items=(*READY.items, PreparedItem("2", has_functions=False), PreparedItem("3")))
    said = meeting_preflight(facts)

    assert the("items_without_draft", said).figures["items"] == ("2", "3")
    assert the("items_without_function", said).figures["items"] == ("2",)
    assert the("items_without_function", said).clause == "1.2"


def test_an_agenda_without_items_bars():
    assert the("agenda_without_items", meeting_preflight(replace(READY, items=()))).bars


@pytest.mark.clause("cis_industrial_policy", "4.1")
@pytest.mark.parametrize(
    ("powers", "found"),
    [(Powers.PAPER, None), (Powers.WAITING, "powers_waiting"), (Powers.LOST, "powers_missing")],
)
def test_a_state_is_ready_only_by_office_or_by_confirmed_powers(powers, found):
    facts = replace(READY, representatives=powers_of({"KZ"}, powers))

    assert weak_points(facts) == ({found} if found else set())
    if found:
        assert the(found, meeting_preflight(facts)).figures["seats"] == ("KZ",)


TWO_ITEMS = replace(READY, items=(READY.items[0], replace(READY.items[0], number="2")))


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_powers_limited_to_an_item_leave_the_state_without_its_vote_in_the_others():
    facts = replace(TWO_ITEMS, representatives=powers_of({"KZ"}, Powers.PAPER, items=frozenset({"1"})))

    found = the("powers_not_for_items", meeting_preflight(facts))
    assert (found.clause, found.figures) == ("4.1", {"items": ("2",), "seats": ("KZ",)})
    assert "powers_complete" not in {ruling.finding for ruling in meeting_preflight(facts)}
    assert facts.taking_part_in(facts.items[0]) == set(STATES)
    assert facts.taking_part_in(facts.items[1]) == set(STATES) - {"KZ"}
    of_each = [{ruling.finding for ruling in vote_preflight(facts, item)} for item in facts.items]
    assert ["powers_not_for_items" in said for said in of_each] == [False, True]


def test_whoever_is_registered_acts_though_the_member_could():
    """In the room it is the holder of the limited paper who acts, ahead of the meeting it could be the member."""
    deputy = Representative("KZ", "deputy", Powers.PAPER, items=frozenset({"1"}))
    both = replace(TWO_ITEMS, representatives=(*MEMBERS, deputy))
    assert weak_points(both) == set()
    held = replace(OPEN, items=both.items, representatives=both.representatives)
    assert weak_points(replace(held, acting={"KZ": "member of KZ"})) == set()
    assert "powers_not_for_items" in weak_points(replace(held, acting={"KZ": "deputy"}))


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_an_affected_state_whose_powers_reach_elsewhere_is_not_represented_in_the_item():
    items = (TWO_ITEMS.items[0], replace(TWO_ITEMS.items[1], affected=frozenset({"KZ"})))
    limited = powers_of({"KZ"}, Powers.PAPER, items=frozenset({"1"}))
    found = the(
        "item_affects_unrepresented", meeting_preflight(replace(READY, items=items, representatives=limited))
    )
    assert found.figures == {"items": ("2",), "seats": ("KZ",)}


@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.parametrize(("limited", "lacking"), [(3, False), (4, True)])
def test_a_quorum_of_the_meeting_may_be_none_in_the_item(limited, lacking):
    facts = replace(
        TWO_ITEMS, representatives=powers_of(set(STATES[:limited]), Powers.PAPER, items=frozenset({"1"}))
    )
    assert ("items_without_quorum" in weak_points(facts)) is lacking
    assert "quorum_not_expected" not in weak_points(facts)


@pytest.mark.parametrize(("dated", "outdated"), [(date(2026, 4, 1), True), (date(2026, 4, 2), False)])
def test_a_paper_given_before_the_meeting_was_moved_may_not_cover_its_new_day(dated, outdated):
    facts = replace(
        READY, moved_on=date(2026, 4, 2), representatives=powers_of({"KZ"}, Powers.PAPER, dated_on=dated)
    )

    assert ("powers_before_move" in weak_points(facts)) is outdated


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_one_person_does_not_act_for_two_states():
    double = Representative("KZ", "member of UZ", Powers.WAITING)

    assert the(
        "one_person_for_states", meeting_preflight(replace(READY, representatives=(*MEMBERS, double)))
    ).figures["seats"] == ("KZ", "UZ")


@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.parametrize(
    ("able", "found"),
    [
        (9, set()),
        (7, set()),
        (6, {"quorum_without_margin"}),
        (5, {"quorum_not_expected"}),
        (0, {"quorum_not_expected"}),
    ],
)
def test_the_quorum_is_forecast_and_so_is_its_margin(able, found):
    facts = replace(READY, representatives=MEMBERS[:able], chair=Chair())

    assert weak_points(facts) - {"powers_missing"} == found
    figures = the("quorum_expected" if able > 5 else "quorum_not_expected", meeting_preflight(facts)).figures
    assert figures == {"present": able, "members": 9, "required": 6}


@pytest.mark.parametrize(
    ("present", "found"), [(7, set()), (6, {"quorum_without_margin"}), (5, {"no_quorum"})]
)
def test_once_open_the_quorum_is_that_of_the_room(present, found):
    here = frozenset(("TJ", *(seat for seat in STATES if seat != "TJ"))[:present])

    assert weak_points(replace(OPEN, present=here)) == found


@pytest.mark.clause("cis_industrial_policy", "5.14")
def test_an_affected_state_is_looked_for_among_those_who_could_come_and_then_in_the_room():
    item = replace(READY.items[0], affected=frozenset({"UZ"}))
    ahead = replace(READY, items=(item,), representatives=powers_of({"UZ"}, Powers.LOST))
    running = replace(OPEN, items=(item,), present=frozenset(STATES) - {"UZ"})

    assert the("item_affects_unrepresented", meeting_preflight(ahead)).figures == {
        "items": ("1",),
        "seats": ("UZ",),
    }
    assert the("item_affects_absent", meeting_preflight(running)).bars
    assert weak_points(replace(OPEN, items=(item,))) == set()


@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize(("disinterested", "narrow"), [(4, False), (5, True)])
def test_a_narrow_base_is_seen_before_the_vote(disinterested, narrow):
    item = replace(READY.items[0], disinterested=frozenset(STATES[:disinterested]))
    facts = replace(OPEN, items=(item,))

    assert ("item_with_narrow_base" in weak_points(facts)) is narrow
    assert any(ruling.finding == "narrow_base" for ruling in vote_preflight(facts, item)) is narrow


@pytest.mark.clause("cis_industrial_policy", "4.3")
@pytest.mark.parametrize(
    ("away", "found"),
    [((), None), (("TJ",), "chair_to_be_replaced"), (("TJ", "RU", "TM"), "presiding_to_be_elected")],
)
def test_who_will_preside_is_seen_ahead(away, found):
    facts = replace(READY, representatives=powers_of(set(away), Powers.LOST))
    said = [ruling.finding for ruling in meeting_preflight(facts)]

    assert ("chair_to_be_replaced" in said, "presiding_to_be_elected" in said) == (
        found == "chair_to_be_replaced",
        found == "presiding_to_be_elected",
    )


@pytest.mark.clause("cis_industrial_policy", "4.3")
@pytest.mark.parametrize(
    ("presiding", "found"), [("TJ", set()), ("RU", {"another_presides"}), (None, {"nobody_presides"})]
)
def test_in_the_room_the_one_called_presides(presiding, found):
    assert weak_points(replace(OPEN, chair=replace(OPEN.chair, presiding=presiding))) == found


def test_an_item_under_another_majority_is_named_with_the_decision_that_set_it():
    facts = replace(OPEN, items=(replace(READY.items[0], override="решение № 3 от 01.02.2026"),))

    said = the("item_under_override", meeting_preflight(facts))
    assert said.figures == {"items": ("1",), "decision": "решение № 3 от 01.02.2026"}


def test_what_bars_a_vote_is_left_to_its_opening():
    facts = replace(OPEN, present=frozenset({"TJ"}), chair=replace(OPEN.chair, presiding=None))

    assert not any(ruling.bars for ruling in vote_preflight(facts, facts.items[0]))


def test_the_gravest_comes_first():
    said = (permit("a", ""), note("b", ""), warn("c", ""), bar("d", ""), warn("e", ""))

    assert [ruling.finding for ruling in gravest_first(said)] == ["d", "c", "e", "b", "a"]

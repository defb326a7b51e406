"""A substitute acts by a paper for one meeting, from its confirmation until it is revoked."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from council.actions.convening import cancel_meeting
from council.actions.credential_holders import NewPerson
from council.actions.credential_reach import WHOLE_MEETING, Reach
from council.actions.credentials import (
    confirm_credential,
    file_credential,
    refuse_credential,
    revoke_credential,
)
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.law.credentials import Scope
from council.records.credentials import CredentialKind
from council.records.files import FileStore
from council.records.people import Office
from tests.files import a_pdf
from tests.ledger import refused, registered
from tests.world import a_meeting, a_substitute, enter_person


def file_paper(held, person, *, seat="KZ", by=None, **given):
    world = held.world
    facts = {
        "reach": WHOLE_MEETING, "post": "заместитель министра", "kind": CredentialKind.LETTER, "issued_by": "Министерство",
        "number": "14", "dated_on": date(2026, 3, 1), "signatory": "Министр", **given,
    }  # fmt: skip
    return file_credential(
        meeting=held.meeting, seat=seat, person=person, **facts, by=by or world.officer, at=world.tick()
    )


def by_officer(held):
    return {"by": held.world.officer, "at": held.world.tick()}


def by_head(held):
    return {"by": held.world.head, "at": held.world.tick()}


@pytest.fixture
def held(world):
    return a_meeting(world)


@pytest.fixture
def deputy(world):
    return enter_person(world, "newcomer")


@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_paper_is_filed_and_then_confirmed(held, deputy):
    with registered("credential.filed", "credential.confirmed", clause="4.1"):
        paper = file_paper(held, deputy)
        assert not paper.is_valid
        confirm_credential(credential=paper.public_id, **by_head(held))

    assert paper.is_valid
    assert held.world.actor("newcomer", meeting=held.meeting).seat == "KZ"


def test_a_scan_of_the_paper_is_kept(held, deputy, tmp_path):
    store = FileStore(tmp_path)
    paper = file_paper(held, deputy, file=a_pdf(), store=store)

    assert paper.material_file_id is not None


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"dated_on": date(2026, 6, 4)}, Incomplete),
        ({"seat": "AZ"}, Incomplete),
        ({"number": " "}, Incomplete),
        ({"signatory": "Ми\u202eнистр"}, Incomplete),
        ({"file": b"MZ not a paper", "store": FileStore(Path("nowhere"))}, Incomplete),
    ],
)
def test_a_paper_that_does_not_hold_together_is_refused(held, deputy, given, kind):
    with refused(kind):
        file_paper(held, deputy, **given)


def test_a_member_needs_no_paper_and_substitutes_for_nobody_else(held):
    with refused(Conflict):
        file_paper(held, held.world.persons["UZ"])


def test_a_state_has_one_substitute_at_a_time(held, deputy):
    _code, first = a_substitute(held, "KZ")
    second = file_paper(held, deputy).public_id
    with refused(Conflict):
        confirm_credential(credential=second, **by_head(held))

    revoke_credential(credential=first, reason="отзыв", **by_officer(held))
    with registered("credential.confirmed"):
        confirm_credential(credential=second, **by_head(held))


def test_a_substitute_acts_for_one_state(held, deputy):
    confirm_credential(credential=file_paper(held, deputy).public_id, **by_head(held))
    other = file_paper(held, deputy, seat="UZ")

    with refused(Conflict):
        confirm_credential(credential=other.public_id, **by_head(held))


def test_a_refused_paper_is_settled(held, deputy):
    paper = file_paper(held, deputy).public_id
    with refused(Incomplete):
        refuse_credential(credential=paper, reason=" ", **by_officer(held))

    with registered("credential.refused"):
        refuse_credential(credential=paper, reason="нет подписи", **by_officer(held))
    with refused(Conflict):
        confirm_credential(credential=paper, **by_head(held))
    with refused(Conflict):
        revoke_credential(credential=paper, reason="отзыв", **by_officer(held))


def test_revoked_powers_end_at_once(held):
    code, paper = a_substitute(held, "KZ")

    with registered("credential.revoked"):
        revoke_credential(credential=paper, reason="отзыв", **by_officer(held))

    assert held.world.actor(code, meeting=held.meeting).seat is None


def test_nothing_changes_after_the_meeting_is_cancelled(held, deputy):
    _code, paper = a_substitute(held, "UZ")
    cancel_meeting(meeting=held.meeting, reason="паводок", **by_officer(held))

    with refused(Conflict):
        file_paper(held, deputy)
    with refused(Conflict):
        revoke_credential(credential=paper, reason="отзыв", **by_officer(held))


@pytest.mark.parametrize("code", ["KZ", "operator", "advisory", "observer"])
def test_powers_are_confirmed_by_the_secretariat_alone(held, deputy, code):
    paper, stranger = file_paper(held, deputy).public_id, held.world.actor(code)

    for settle in (confirm_credential, refuse_credential):
        reason = {} if settle is confirm_credential else {"reason": "так"}
        with refused(Forbidden):
            settle(credential=paper, **reason, by=stranger, at=held.world.tick())


@pytest.mark.parametrize("code", ["BY", "operator", "advisory", "observer"])
def test_nobody_files_or_revokes_the_paper_of_another_state(held, deputy, code):
    stranger = held.world.actor(code)
    _code, paper = a_substitute(held, "KZ")

    with refused(Forbidden):
        file_paper(held, deputy, by=stranger)
    with refused(NotFound):
        revoke_credential(credential=paper, reason="так", by=stranger, at=held.world.tick())


@pytest.mark.parametrize("code", ["KZ", "focal"])
@pytest.mark.clause("cis_industrial_policy", "4.1")
def test_a_state_files_its_own_paper_for_a_new_person_and_revokes_it(held, code):
    """Its member does, or its focal point; the secretariat confirms."""
    world = held.world
    enter_person(world, "focal", office=Office.FOCAL_POINT, seat="KZ")
    state = world.actor(code)

    with registered("credential.filed", clause="4.1"):
        paper = file_paper(held, NewPerson("Ахметов", "Ержан"), by=state)
    assert (paper.entered_by.public_id, paper.replaces.public_id) == (
        world.persons[code],
        world.persons["KZ"],
    )
    confirm_credential(credential=paper.public_id, **by_head(held))
    with registered("credential.revoked", clause="4.1"):
        revoke_credential(credential=paper.public_id, reason="прибыл министр", by=state, at=world.tick())


def test_a_state_names_its_own_people_and_no_others(held, deputy):
    """Whom it has named before belongs to its delegation; of the others it learns nothing."""
    world = held.world
    own, _paper = a_substitute(held, "KZ", confirmed=False)
    member = world.member("KZ")

    for person in (deputy, world.persons["officer"], world.persons["BY"]):
        with refused(Incomplete):
            file_paper(held, person, by=member)
    assert file_paper(held, world.persons[own], by=member).person_id


def test_a_state_does_not_see_what_is_not_published(world):
    held = a_meeting(world, published=False)
    with refused(NotFound):
        file_paper(held, NewPerson("Ахметов", "Ержан"), by=held.world.member("KZ"))


def test_a_substitute_files_no_paper(held):
    code, _paper = a_substitute(held, "KZ")
    with refused(Forbidden):
        file_paper(held, NewPerson("Ахметов", "Ержан"), by=held.world.actor(code, meeting=held.meeting))


def test_the_person_of_another_state_substitutes_for_none(held):
    focal = enter_person(held.world, "focal", office=Office.FOCAL_POINT, seat="UZ")
    with refused(Conflict):
        file_paper(held, focal)


@pytest.mark.parametrize(
    ("scope", "given"),
    [
        (Scope.ITEMS, {}),
        (Scope.ITEMS, {"items": ("nothing",)}),
        (Scope.ITEMS, {"items": "of another meeting"}),
        (Scope.MEETING, {"items": "own"}),
        (Scope.MEETING, {"until_on": date(2026, 12, 31)}),
        (Scope.UNTIL, {}),
        (Scope.UNTIL, {"until_on": date(2026, 6, 3)}),
        (Scope.UNTIL, {"until_on": date(2026, 3, 1)}),
        (Scope.UNTIL, {"until_on": date(2500, 1, 1)}),
    ],
)
def test_a_reach_that_does_not_hold_together_is_refused(held, deputy, scope, given):
    """The meeting is on 4 June: powers that run out the day before reach to nothing."""
    named = {"own": held, "of another meeting": a_meeting(held.world)}
    items = given.get("items")
    if items in named:
        given = given | {"items": (named[items].items[0],)}
    with refused(Incomplete):
        file_paper(held, deputy, reach=Reach(scope, **given))


@pytest.mark.clause("cis_industrial_policy", "4.1")
@pytest.mark.parametrize(("last", "serves_later"), [(4, False), (10, False), (11, True), (12, True)])
def test_a_paper_until_a_day_serves_every_meeting_within(held, deputy, last, serves_later):
    """Filed for the meeting of 4 June, it serves the one of the 11th when its last day is the 11th or later."""
    later = a_meeting(held.world, days_later=7)
    reach = Reach(Scope.UNTIL, until_on=date(2026, 6, last))
    confirm_credential(credential=file_paper(held, deputy, reach=reach).public_id, **by_head(held))

    assert held.world.actor("newcomer", meeting=held.meeting).seat == "KZ"
    assert held.world.actor("newcomer", meeting=later.meeting).seat == ("KZ" if serves_later else None)


@pytest.mark.parametrize(("last", "both_stand"), [(10, True), (11, False)])
def test_papers_that_meet_at_a_later_meeting_do_not_both_stand(held, deputy, last, both_stand):
    later = a_meeting(held.world, days_later=7)
    reach = Reach(Scope.UNTIL, until_on=date(2026, 6, last))
    confirm_credential(credential=file_paper(held, deputy, reach=reach).public_id, **by_head(held))
    _code, other = a_substitute(later, "KZ", confirmed=False)

    with registered("credential.confirmed") if both_stand else refused(Conflict):
        confirm_credential(credential=other, **by_head(held))


def test_powers_whose_term_has_run_out_are_neither_confirmed_nor_revoked(held, deputy):
    reach = Reach(Scope.UNTIL, until_on=date(2026, 6, 4))
    standing, waiting = (file_paper(held, deputy, reach=reach).public_id for _ in range(2))
    confirm_credential(credential=standing, **by_head(held))
    held.world.clock.move_to(datetime(2026, 6, 5, 12, tzinfo=UTC))

    for settle, paper in ((confirm_credential, waiting), (revoke_credential, standing)):
        reason = {} if settle is confirm_credential else {"reason": "так"}
        with refused(Conflict):
            settle(credential=paper, **reason, **by_officer(held))


def test_an_unknown_paper_does_not_exist(held):
    with refused(NotFound):
        confirm_credential(credential="none", **by_head(held))


def test_a_paper_may_be_dated_today_by_the_clock_of_the_body(held, deputy):
    """At 22:30 UTC it is the next day in Minsk already."""
    held.world.clock.move_to(datetime(2026, 3, 9, 22, 30, tzinfo=UTC))
    with refused(Incomplete):
        file_paper(held, deputy, dated_on=date(2026, 3, 11))
    assert file_paper(held, deputy, dated_on=date(2026, 3, 10)).dated_on == date(2026, 3, 10)


def test_whoever_keeps_the_record_acts_for_no_state(world):
    """An officer would file, confirm and cast a vote alone."""
    held = a_meeting(world)
    with refused(Conflict):
        file_paper(held, world.persons["officer"], seat="AM")

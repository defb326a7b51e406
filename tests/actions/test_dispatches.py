"""Papers are sent once, to everybody they are for, at the moment of the system; what went otherwise is marked so."""

from collections import Counter
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from council.actions.acknowledging import acknowledge_delivery, note_page_opened, note_paper_opened
from council.actions.convening import move_meeting
from council.actions.mail import ServerAnswer, claim_letters, note_answer
from council.actions.materials import withdraw_material
from council.actions.minutes import sign_minutes
from council.actions.people import disable_account
from council.actions.preparing import prepare_minutes
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.records.database import db
from council.records.delivered import by_states, delivered
from council.records.deliveries_waiting import unopened_by_states
from council.records.dispatches import Delivery, Dispatch, DispatchPaper, Opening
from council.records.files import FileStore
from council.records.mail import Letter, LetterKind
from council.records.materials import Openness
from council.records.people import Appointment, Person
from council.records.sent_rulings import materials_ruling, sent_to_members
from tests.dispatching import (
    ADOPTED,
    by_hand,
    delivery_to,
    give,
    in_force,
    meeting_of,
    ruling_of,
    send,
    send_adopted,
)
from tests.ledger import assert_books_balance, refused, registered
from tests.world import (
    ENDS_AT,
    STARTS_AT,
    STATES,
    a_meeting,
    a_running_meeting,
    an_item,
    drafted,
    end,
    end_by_two,
    signed,
    states_but,
)

DAY = timedelta(days=1)
DUE = STARTS_AT - 30 * DAY


def letters(kind):
    db.session.rollback()
    return list(db.session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)))


def rows(kind):
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(kind))


def accept_all(world):
    """Let the mail server take every letter."""
    while found := claim_letters(worker="one", at=world.tick()):
        for letter in found:
            note_answer(
                letter, ServerAnswer(is_taken=True, is_final=True, text="250"), worker="one", at=world.tick()
            )


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_the_materials_go_to_every_member_and_the_open_ones_to_the_advisory_voice(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path, title="Закрытая", openness=Openness.MEMBERS)
    give(held, tmp_path, title="Открытая", openness=Openness.ADVISORY, item=held.item)
    with registered("dispatch.issued", clause="5.11") as entered:
        send(held, note="Просим ознакомиться.")

    sent = letters(LetterKind.MATERIALS_SENT)
    assert len(sent) == len(STATES) + 1
    told = {letter.person_id: " ".join(letter.words["ru"]["paragraphs"]) for letter in sent}
    member, advisory = world.member("KZ").person_id, world.advisory.person_id
    assert all(word in told[member] for word in ("Закрытая", "Открытая", "Просим ознакомиться."))
    assert "Открытая" in told[advisory]
    assert "Закрытая" not in told[advisory], "an advisory voice is told of nothing that is closed to it"
    assert "materials_sent_in_time" in entered.only.content
    assert Counter(bool(one.seat_id) for one in db.session.scalars(select(Delivery))) == {True: 9, False: 1}
    assert_books_balance()


def test_the_same_form_sends_nothing_twice(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path)
    first = send(held, key="pressed")
    written = len(letters(LetterKind.MATERIALS_SENT))
    assert send(held, key="pressed") == first
    assert len(letters(LetterKind.MATERIALS_SENT)) == written
    assert send(held, key="another") != first
    assert rows(Dispatch) == 2


def test_another_sending_under_the_key_of_a_form_is_refused_and_not_answered_by_the_first(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path)
    send(held, key="pressed")
    sent = in_force(held)
    give(held, tmp_path, title="Другая")
    handed = {"on": date(2026, 3, 2), "key": "by-hand"}
    by_hand(held, "UZ", **handed)
    assert by_hand(held, "UZ", **handed)
    for other in (
        partial(send, held, key="pressed"),  # the other material was chosen too
        partial(send, held, sent, key="by-hand"),
        partial(by_hand, held, "UZ", on=date(2026, 3, 2), key="pressed"),
        partial(by_hand, held, "UZ", "KZ", **handed),
    ):
        with refused(Conflict):
            other()
    assert rows(Dispatch) == 2


def test_what_cannot_be_sent_is_refused_and_nothing_is_written(world, tmp_path):
    held = a_meeting(world, published=False)
    given = give(held, tmp_path)
    chosen = in_force(held)
    with refused(Conflict):
        send(held)  # nobody could see it
    published = a_meeting(world)
    given = give(published, tmp_path)
    chosen = in_force(published)
    with refused(Incomplete):
        send(published, [])
    with refused(Incomplete):
        send(published, key=" ")
    with refused(Forbidden):
        send(published, by=world.member("KZ"))
    withdraw_material(material=given, by=world.officer, at=world.tick())
    with refused(Conflict):
        send(published, chosen)  # it was withdrawn meanwhile
    with refused(Conflict):
        send_adopted(published)
    assert rows(Dispatch) == 0


def test_an_item_not_yet_published_keeps_its_papers_back(world, tmp_path):
    held = a_meeting(world)
    from_the_agenda = give(held, tmp_path, item=held.item)
    world.tick()
    unknown = an_item(held, title="О новом")
    give(held, tmp_path, item=unknown)
    assert from_the_agenda
    assert len(in_force(held)) == 1


@pytest.mark.clause("cis_industrial_policy", "5.11")
@pytest.mark.parametrize(("days", "finding"), [(31, "sent_in_time"), (30, "sent_in_time"), (29, "sent_late")])
def test_the_moment_of_issue_is_judged_by_the_day_of_the_body(world, tmp_path, days, finding):
    held = a_meeting(world)
    give(held, tmp_path)
    world.clock.move_to(STARTS_AT - days * DAY)
    send(held)
    ruling = ruling_of(held)
    assert (ruling.finding, ruling.figures["days"]) == (f"materials_{finding}", days)


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_half_an_hour_before_midnight_of_the_body_is_still_the_day(world, tmp_path):
    """The body's clock is three hours ahead of Greenwich, that of the venue five."""
    held = a_meeting(world)
    give(held, tmp_path)
    world.clock.move_to(DUE.replace(hour=0, minute=0) + DAY + timedelta(hours=1, minutes=30))
    send(held)
    assert ruling_of(held).finding == "materials_sent_in_time"


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_a_meeting_moved_earlier_is_judged_anew(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path)
    world.clock.move_to(DUE)
    send(held)
    assert ruling_of(held).finding == "materials_sent_in_time"
    move_meeting(
        meeting=held.meeting, starts_at=STARTS_AT - DAY, ends_at=ENDS_AT - DAY, city="Душанбе",
        reason="Иначе нельзя", by=world.head, at=world.tick(),
    )  # fmt: skip
    assert ruling_of(held).finding == "materials_sent_late"


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_what_is_given_later_is_missing_until_it_is_sent(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path)
    send(held)
    give(held, tmp_path, title="Дополнение", item=held.item)
    ruling = ruling_of(held)
    assert (ruling.finding, ruling.figures["papers"]) == ("materials_partly_sent", ("1. Дополнение",))
    assert set(ruling.figures["seats"]) == set(STATES)


def test_a_state_nobody_can_be_written_to_is_named_and_reached_by_hand(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path)
    disable_account(person=world.persons["MD"], by=world.head, at=world.tick())
    send(held)
    assert ruling_of(held).figures["seats"] == ("MD",)
    world.clock.move_to(DUE + 3 * DAY)
    with registered("dispatch.entered", clause="5.11"):
        by_hand(held, "MD", on=(DUE - DAY).date())
    ruling = ruling_of(held)
    assert ruling.finding == "materials_sent_in_time"
    [entered] = db.session.scalars(select(Dispatch).where(Dispatch.handed_on.is_not(None)))
    assert entered.issued_at == world.clock.now, "the system's own moment is never dated back"
    assert_books_balance()


def test_what_was_handed_over_needs_its_evidence_its_day_and_its_states(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path)
    today = world.clock.now.date()
    with refused(Incomplete):
        by_hand(held, "KZ", on=today + 2 * DAY)
    with refused(Incomplete):
        by_hand(held, "KZ", on=today - DAY)  # the version was not there yet
    with refused(Incomplete):
        by_hand(held, "KZ", on=today, evidence=" ")
    with refused(Incomplete):
        by_hand(held, on=today)
    with refused(Incomplete):
        by_hand(held, "KZ", "XX", on=today)
    with refused(Forbidden):
        by_hand(held, "KZ", on=today, by=world.member("KZ"))
    assert by_hand(held, "KZ", on=today) == by_hand(held, "KZ", on=today), "one form, one entry"


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_what_was_adopted_goes_whole_to_all_the_absent_included(world, tmp_path):
    held = a_running_meeting(world)
    end_and_sign(held, tmp_path)
    with registered("dispatch.issued", clause="5.16") as entered:
        send_adopted(held)
    assert "adopted_sent_in_time" in entered.only.content
    assert len(letters(LetterKind.ADOPTED_SENT)) == len(STATES) + 1
    papers = list(db.session.scalars(select(DispatchPaper)))
    assert [paper.version_id for paper in papers] == [None]
    assert ruling_of(held, ADOPTED).figures["days"] == 0


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_nothing_is_handed_over_before_it_was_there(world, tmp_path):
    held = a_meeting(world)
    world.clock.move_to(DUE + 3 * DAY)
    give(held, tmp_path)
    with refused(Incomplete):
        by_hand(held, *STATES, on=(DUE - DAY).date())
    by_hand(held, *STATES, on=(DUE + 3 * DAY).date())
    assert ruling_of(held).finding == "materials_sent_late", "a day of before the papers made them timely"


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_adopted_documents_are_handed_over_no_earlier_than_signed(world, tmp_path):
    held = a_running_meeting(world)
    end(held)
    world.clock.move_to(ENDS_AT + 25 * DAY)
    end_and_sign(held, tmp_path, ended=True)
    with refused(Incomplete):
        by_hand(held, *STATES, on=ENDS_AT.date(), kind=ADOPTED)
    by_hand(held, *STATES, on=world.clock.now.date(), kind=ADOPTED)
    assert ruling_of(held, ADOPTED).finding == "adopted_sent_late"


def test_who_has_left_the_delegation_confirms_no_receipt_for_the_state(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path)
    delivery = delivery_to(held, send(held), "KZ")
    office = select(Appointment.public_id).join(Person, Person.id == Appointment.person_id)
    [own] = db.session.scalars(office.where(Person.public_id == world.persons["KZ"]))
    end_by_two(world, own, world.clock.now.date())
    world.clock.move_to(world.clock.now + 2 * DAY)
    with refused(NotFound):
        acknowledge_delivery(delivery=delivery, by=world.actor("KZ"), at=world.tick())


@pytest.mark.clause("cis_industrial_policy", "5.16")
def test_adopted_documents_handed_to_one_leave_the_others_waiting(world, tmp_path):
    held = a_running_meeting(world)
    end(held)
    with refused(Conflict):
        send_adopted(held)  # nothing is signed yet
    end_and_sign(held, tmp_path, ended=True)
    with refused(Incomplete):
        by_hand(held, "MD", on=ENDS_AT.date() - DAY, kind=ADOPTED)
    by_hand(held, "MD", on=ENDS_AT.date(), kind=ADOPTED)
    ruling = ruling_of(held, ADOPTED)
    assert (ruling.finding, set(ruling.figures["seats"])) == ("adopted_partly_sent", set(states_but("MD")))
    late = ruling_of(held, ADOPTED, at=ENDS_AT + 15 * DAY)
    assert late.finding == "adopted_not_with_all"


def end_and_sign(held, folder, *, ended=False):
    if not ended:
        signed(held, FileStore(folder))
        return
    minutes, sha256 = drafted(held, FileStore(folder))
    prepare_minutes(
        minutes=minutes, sha256=sha256, reason="Срочно", by=held.world.officer, at=held.world.tick()
    )
    sign_minutes(minutes=minutes, sha256=sha256, by=held.world.chair, at=held.world.tick())


def test_receipt_is_confirmed_by_whoever_was_written_to_once(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path)
    sent = send(held)
    mine = delivery_to(held, sent, "KZ")
    with refused(NotFound):
        acknowledge_delivery(delivery=mine, by=world.member("RU"), at=world.tick())
    with refused(NotFound):
        acknowledge_delivery(delivery=mine, by=world.officer, at=world.tick())
    with registered("delivery.acknowledged", clause="5.11"):
        first = acknowledge_delivery(delivery=mine, by=world.member("KZ"), at=world.tick()).acknowledged_at
    again = acknowledge_delivery(delivery=mine, by=world.member("KZ"), at=world.tick())
    assert again.acknowledged_at == first
    assert_books_balance()


def test_the_first_look_is_marked_once_and_is_no_act(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path)
    sent = send(held)
    dispatch = db.session.scalars(select(Dispatch)).one()
    [paper] = db.session.scalars(select(DispatchPaper))
    key, version, first = dispatch.id, paper.version_id, world.tick()
    before = rows(Letter)
    for moment in (first, world.tick()):
        note_page_opened(dispatch_id=key, by=world.member("KZ"), at=moment)
        note_paper_opened(version_id=version, by=world.member("KZ"), at=moment)
    note_page_opened(dispatch_id=key, by=world.officer, at=world.tick())
    assert (rows(Opening), rows(Letter)) == (2, before)
    lines = delivered(db.session(), select(Delivery).where(Delivery.dispatch_id == key))
    states = {state.code: state for state in by_states(lines)}
    assert states["KZ"].first_opened.first_opened_at == first
    assert states["KZ"].unopened([paper]) == []
    assert [one.id for one in states["RU"].unopened([paper])] == [paper.id]
    unopened = db.session.execute(unopened_by_states(world.body_id, at=world.clock.now)).all()
    assert {(meeting.public_id, state, papers) for meeting, state, papers in unopened} == {
        (held.meeting, state, 1) for state in STATES if state != "KZ"
    }, "the desk tells of the other states"
    assert sent


def test_acceptance_by_the_mail_server_is_told_beside_the_issue(world, tmp_path):
    held = a_meeting(world)
    give(held, tmp_path)
    send(held)
    assert "unaccepted:" in ruling_of(held).figures["moments"]
    accept_all(world)
    assert any(one.startswith("accepted:") for one in ruling_of(held).figures["moments"])


def test_a_meeting_closed_before_dispatches_were_kept_counts_its_publication(world, tmp_path):
    held = a_running_meeting(world)
    give(held, tmp_path)
    end(held)
    assert ruling_of(held).finding == "materials_overdue", "nothing was sent, and nothing says it was"
    meeting = meeting_of(held)
    meeting.judged_by_dispatch = False
    with db.session.no_autoflush:
        sent = sent_to_members(db.session(), meeting)
        assert materials_ruling(meeting, sent, at=world.clock.now).finding == "materials_late"
    db.session.rollback()

"""A running meeting consents to consider what was sent to it late."""

from datetime import timedelta

import pytest

from council.actions.materials import add_material
from council.actions.notice import consent_to_late_materials
from council.actions.presence import record_departure
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.actions.sittings import open_meeting, take_the_chair
from council.papers.composing.minutes import compose_minutes
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Openness
from council.records.meetings import Meeting
from tests.dispatching import ruling_of, send
from tests.ledger import refused, registered
from tests.web.scenes import PDF
from tests.world import STARTS_AT, a_meeting, a_running_meeting, end, open_with, register


def consent(held, *, by=None, note="Материал к пункту 1"):
    world = held.world
    return consent_to_late_materials(meeting=held.meeting, note=note, by=by or world.officer, at=world.tick())


def test_a_running_meeting_consents_once(world):
    held = a_running_meeting(world)  # no materials at all: overdue
    with refused(Incomplete):
        consent(held, note=" ")
    with refused(Forbidden):
        consent(held, by=world.member("KZ"))
    with registered("materials_consent.given", clause="5.11"):
        consent(held)
    with refused(Conflict):
        consent(held)


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_the_consent_is_the_meetings_with_its_quorum_and_its_agenda(world):
    held = a_meeting(world)
    register(held, "TJ", "BY")
    take_the_chair(
        meeting=held.meeting, participant=held.participants["TJ"], by=world.officer, at=world.tick()
    )
    open_meeting(meeting=held.meeting, for_consultation=True, by=world.officer, at=world.tick())
    with refused(NotInOrder, "agenda_not_adopted"):
        consent(held)
    running = a_running_meeting(world, present=("TJ", "RU", "TM", "AM", "BY", "KZ"))
    for state in ("AM", "BY", "KZ"):
        record_departure(participant=running.participants[state], by=world.officer, at=world.tick())
    with refused(NotInOrder, "no_quorum"):
        consent(running)


def test_who_presides_records_the_consent(world):
    held = a_running_meeting(world)
    with registered("materials_consent.given", clause="5.11") as entered:
        consent(held, by=world.chair)
    assert "presiding" in entered.only.content


@pytest.mark.clause("cis_industrial_policy", "5.11")
def test_the_consent_covers_what_was_sent_by_its_moment_only(world, tmp_path):
    def add():
        add_material(
            meeting=held.meeting, item=held.item, title="Справка", file_name="note.pdf", content=PDF,
            openness=Openness.MEMBERS, store=FileStore(tmp_path), by=world.officer, at=world.tick(),
        )  # fmt: skip

    held = a_running_meeting(world)
    add()
    consent(held)
    ruling = ruling_of(held)
    assert (ruling.finding, ruling.figures["papers"]) == ("named_papers_accepted", ("1. Справка",)), (
        "what went out in time beside it was not late"
    )
    send(held)
    assert ruling_of(held).finding == "named_papers_accepted", "what was agreed to may be sent afterwards"
    add()
    assert ruling_of(held).finding == "materials_not_with_all"


def test_a_meeting_that_has_not_begun_consents_to_nothing(world):
    held = a_meeting(world)
    world.clock.move_to(STARTS_AT)
    with refused(NotInOrder, "consent_outside_meeting", clause="5.11"):
        consent(held)


@pytest.mark.parametrize(("days", "finding"), [(31, "needless"), (30, "needless"), (29, "")])
def test_consent_is_asked_for_late_materials_only(world, tmp_path, days, finding):
    held = a_meeting(world)
    world.clock.move_to(STARTS_AT - timedelta(days=days))
    add_material(
        meeting=held.meeting, item=None, title="Справка", file_name="note.pdf", content=PDF,
        openness=Openness.MEMBERS, store=FileStore(tmp_path), by=world.officer, at=world.tick(),
    )  # fmt: skip
    send(held)
    open_with(held)
    if finding:
        with refused(NotInOrder, "consent_without_need"):
            consent(held)
    else:
        with registered("materials_consent.given"):
            consent(held)


def test_the_consent_is_printed_in_the_minutes(world):
    held = a_running_meeting(world)
    consent(held, note="материалы к пункту 1")
    end(held)
    session = db.session()
    meeting = session.query(Meeting).filter_by(public_id=held.meeting).one()
    text = compose_minutes(session, meeting, version=1, at=world.tick())
    assert text.agenda_note.endswith(
        "согласились рассмотреть материалы, направленные позднее срока, установленного пунктом 11 раздела 5"
        " Положения о Совете (5 мая 2026 года): материалы к пункту 1."
    )

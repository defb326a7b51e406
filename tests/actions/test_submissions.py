"""A state submits a material, the secretariat returns or accepts it, and each version stays as it was given."""

import pytest
from sqlalchemy import select

from council.access.seeing import seen_by
from council.actions.convening import cancel_meeting
from council.actions.credential_reach import Reach
from council.actions.credentials import revoke_credential
from council.actions.materials import add_material, add_version, withdraw_material
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound, NotInOrder
from council.actions.submissions import accept_material, return_material, submit_material
from council.law.credentials import Scope
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Material, MaterialOrigin, MaterialVersion, Openness
from tests.actions.test_contents import PDF_FILE, PNG_FILE
from tests.ledger import refused, registered
from tests.world import a_meeting, a_substitute, admit

OTHER_PDF = PDF_FILE + b"\n%%EOF\n"


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "files")


def submit(held, store, state="KZ", *, by=None, **given):
    facts = {"title": "Предложения", "file_name": "предложения.pdf", "content": PDF_FILE,
             "openness": Openness.OBSERVERS, **given}  # fmt: skip
    world = held.world
    return submit_material(
        meeting=held.meeting, state=state, **facts, store=store, by=by or world.member(state), at=world.tick()
    ).public_id  # fmt: skip


def give_again(held, store, material, *, by, content=OTHER_PDF, note="Исправлен срок."):
    return add_version(
        material=material, change_note=note, file_name="исправлено.pdf", content=content, store=store, by=by,
        at=held.world.tick(),
    )  # fmt: skip


def accept(held, material, version=1, *, by=None):
    world = held.world
    return accept_material(material=material, version=version, by=by or world.officer, at=world.tick())


def send_back(held, material, version=1):
    world = held.world
    return return_material(
        material=material, version=version, remark="Нет срока.", by=world.officer, at=world.tick()
    )


def seen(world, kind=Material, codes=("officer", "KZ", "RU", "observer")):
    """Return who sees how many of a kind."""
    return {code: len(db.session.scalars(seen_by(world.actor(code), kind)).unique().all()) for code in codes}


def test_a_submission_is_its_states_and_the_secretariats_until_it_is_accepted(world, store):
    held = a_meeting(world)
    admit(held)
    with registered("material.submitted"):
        material = submit(held, store, item=held.item)
    assert seen(world) == {"officer": 1, "KZ": 1, "RU": 0, "observer": 0}

    with registered("material.returned"):
        send_back(held, material)
    assert seen(world) == {"officer": 1, "KZ": 1, "RU": 0, "observer": 0}

    with registered("material.versioned"):
        give_again(held, store, material, by=world.member("KZ"))
    with registered("material.accepted"):
        accept(held, material, 2)
    assert seen(world) == {"officer": 1, "KZ": 1, "RU": 1, "observer": 1}
    assert seen(world, MaterialVersion) == {"officer": 2, "KZ": 2, "RU": 1, "observer": 1}


def test_members_read_the_accepted_version_while_the_next_one_waits(world, store):
    held = a_meeting(world)
    material = submit(held, store)
    accept(held, material)
    give_again(held, store, material, by=world.member("KZ"))

    [found] = db.session.scalars(select(Material))
    assert (found.current.number, found.waiting.number) == (1, 2)
    assert [one.number for one in db.session.scalars(seen_by(world.member("RU"), MaterialVersion))] == [1]

    send_back(held, material, 2)
    assert (found.current.number, found.waiting, found.returned.number) == (1, None, 2)


def test_an_answer_is_for_the_version_that_was_read_and_given_once(world, store):
    held = a_meeting(world)
    material = submit(held, store)
    give_again(held, store, material, by=world.member("KZ"))

    with refused(Conflict):
        accept(held, material, 1)
    accept(held, material, 2)
    for answer in (accept, send_back):
        with refused(Conflict):
            answer(held, material, 2)


def test_what_the_secretariat_gives_is_accepted_with_it(world, store):
    held = a_meeting(world)
    material = add_material(
        meeting=held.meeting, title="Заключение", origin=MaterialOrigin.STATE, state="BY", file_name="з.pdf",
        content=PDF_FILE, openness=Openness.MEMBERS, store=store, by=world.officer, at=world.tick(),
    )  # fmt: skip
    assert (material.seat.code, material.current.number) == ("BY", 1)
    give_again(held, store, material.public_id, by=world.officer)
    assert material.current.number == 2

    with refused(Conflict):
        give_again(held, store, material.public_id, by=world.officer)
    with refused(Incomplete):
        give_again(held, store, material.public_id, by=world.officer, content=PDF_FILE, note=" ")


@pytest.mark.parametrize("code", ["RU", "observer", "advisory", "operator", "officer"])
def test_nobody_submits_for_another_state(world, store, code):
    held = a_meeting(world)
    with refused(Forbidden):
        submit(held, store, by=world.actor(code))


def test_what_another_state_submitted_is_not_there(world, store):
    held, other = a_meeting(world), world.member("RU")
    material = submit(held, store)
    with refused(NotFound):
        give_again(held, store, material, by=other)
    with refused(NotFound):
        withdraw_material(material=material, by=other, at=world.tick())
    accept(held, material)
    with refused(Forbidden):
        give_again(held, store, material, by=other)


def test_a_state_takes_back_its_own_until_it_is_accepted(world, store):
    held, own = a_meeting(world), world.member("KZ")
    first, second = submit(held, store), submit(held, store, title="Второе")
    with registered("material.withdrawn"):
        withdraw_material(material=first, by=own, at=world.tick())
    with refused(Conflict):
        accept(held, first)
    accept(held, second)
    with refused(Conflict):
        withdraw_material(material=second, by=own, at=world.tick())


def test_a_substitute_submits_within_the_paper_and_while_it_stands(world, store):
    held = a_meeting(world, items=2)
    code, paper = a_substitute(held, "AM", reach=Reach(Scope.ITEMS, items=(held.items[0],)))
    by = world.actor(code, meeting=held.meeting)

    submit(held, store, "AM", by=by, item=held.items[0])
    with refused(NotInOrder):
        submit(held, store, "AM", by=by, item=held.items[1])
    revoke_credential(credential=paper, reason="иначе", by=world.officer, at=world.tick())
    with refused(NotInOrder):
        submit(held, store, "AM", by=by, item=held.items[0])


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"title": " "}, Incomplete),
        ({"title": "я" * 501}, Incomplete),
        ({"content": b""}, Incomplete),
        ({"content": PNG_FILE}, Incomplete),
        ({"item": "none"}, NotFound),
        ({"file_name": "п" * 300 + ".pdf"}, Incomplete),
    ],
)
def test_a_submission_is_looked_into_like_any_file(world, store, given, kind):
    held = a_meeting(world)
    with refused(kind):
        submit(held, store, **given)


def test_a_name_with_folders_is_kept_without_them(world, store):
    held = a_meeting(world)
    submit(held, store, file_name="../../etc/справка.pdf")
    assert db.session.scalars(select(MaterialVersion.file_name)).all() == ["справка.pdf"]


def test_a_meeting_unpublished_or_cancelled_takes_no_submission(world, store):
    hidden, gone = a_meeting(world, published=False), a_meeting(world)
    cancel_meeting(meeting=gone.meeting, reason="паводок", by=world.officer, at=world.tick())
    with refused(NotFound):
        submit(hidden, store)
    with refused(Conflict):
        submit(gone, store)

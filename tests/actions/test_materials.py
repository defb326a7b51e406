"""Materials are stored by their digest before any row names them, and taken back without being lost."""

import pytest
from sqlalchemy import func, select

from council.actions.convening import cancel_meeting
from council.actions.materials import add_material, withdraw_material
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotFound
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Openness, StoredFile
from tests.actions.test_contents import PDF_FILE, PNG_FILE
from tests.files import a_png, chunk
from tests.ledger import refused, registered
from tests.world import a_meeting


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "files")


def add(held, store, *, by=None, **given):
    facts = {
        "title": "Справка", "file_name": "справка.pdf", "content": PDF_FILE, "openness": Openness.MEMBERS,
        **given,
    }  # fmt: skip
    world = held.world
    return add_material(meeting=held.meeting, **facts, store=store, by=by or world.officer, at=world.tick())


def files_in(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_document_is_added_and_its_bytes_kept(world, store):
    held = a_meeting(world)

    with registered("material.added"):
        material = add(held, store, item=held.item)

    version = material.current
    assert store.read(version.file.sha256) == PDF_FILE
    assert (version.file.size, version.file.media_type) == (len(PDF_FILE), "application/pdf")
    assert (version.number, version.pages) == (1, 1)


def test_the_same_bytes_are_stored_once(world, store):
    held = a_meeting(world)
    add(held, store)
    add(held, store, title="Та же справка")

    assert db.session.scalar(select(func.count()).select_from(StoredFile)) == 1


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"title": ""}, Incomplete),
        ({"content": b""}, Incomplete),
        ({"content": b"MZ"}, Incomplete),
        ({"content": PNG_FILE}, Incomplete),
        ({"file_name": "справка.exe"}, Incomplete),
        ({"item": "none"}, NotFound),
    ],
)
def test_what_is_not_a_document_is_refused(world, store, given, kind):
    held = a_meeting(world)

    with refused(kind):
        add(held, store, **given)


def test_an_item_of_another_meeting_does_not_exist_here(world, store):
    held, other = a_meeting(world), a_meeting(world)

    with refused(NotFound):
        add(held, store, item=other.item)


def test_a_document_is_withdrawn_once(world, store):
    held = a_meeting(world)
    material = add(held, store).public_id

    with registered("material.withdrawn"):
        withdraw_material(material=material, by=world.officer, at=world.tick())
    with refused(Conflict):
        withdraw_material(material=material, by=world.officer, at=world.tick())


def test_a_cancelled_meeting_takes_no_documents(world, store):
    held = a_meeting(world)
    cancel_meeting(meeting=held.meeting, reason="паводок", by=world.officer, at=world.tick())

    with refused(Conflict):
        add(held, store)


@pytest.mark.parametrize("code", ["KZ", "operator", "advisory", "observer"])
def test_documents_are_the_secretariats_to_give(world, store, code):
    held, stranger = a_meeting(world), world.actor(code)

    with refused(Forbidden):
        add(held, store, by=stranger)


def test_a_refused_act_fills_no_disk(world, store, tmp_path):
    held = a_meeting(world)
    for given in ({"item": "none"}, {"file_name": "справка.exe"}, {"title": ""}):
        with pytest.raises((Incomplete, NotFound)):
            add(held, store, **given)
    assert files_in(tmp_path / "files") == []


def test_the_files_of_a_meeting_take_so_much_and_no_more_and_others_have_their_own_room(world, tmp_path):
    narrow, large = FileStore(tmp_path / "files", largest_mb=1, most_per_meeting_mb=1), 400 * 1024
    held, other = a_meeting(world), a_meeting(world)
    for number in range(2):
        add(held, narrow, content=a_png(1, 1, chunk(b"tEXt", bytes([number]) * large)), file_name="карта.png")
    kept = files_in(tmp_path / "files")

    third = a_png(1, 1, chunk(b"tEXt", b"3" * large))
    with pytest.raises(Incomplete, match="no room for this one"):
        add(held, narrow, content=third, file_name="карта.png")

    assert files_in(tmp_path / "files") == kept
    add(other, narrow, content=third, file_name="карта.png")
    with pytest.raises(Incomplete, match="larger than 1 MB"):
        add(other, narrow, content=third * 3, file_name="карта.png")

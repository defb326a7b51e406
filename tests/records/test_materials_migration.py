"""Materials that stood before versions keep their file through the migration, and the register agrees with them."""

import json

import pytest
from alembic import command
from sqlalchemy import select, text

from council.actions.materials import add_material, withdraw_material
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Material, Openness
from council.records.schema import migrate
from council.records.seals import differences_in_entries, differences_in_rows
from tests.actions.test_contents import PDF_FILE
from tests.conftest import SECRET
from tests.records.test_parties_migration import move
from tests.world import a_meeting

BEFORE = "0017"


def given(world, folder):
    held, store = a_meeting(world), FileStore(folder)
    for title in ("Справка", "Отозванная", "Тронутая"):
        material = add_material(
            meeting=held.meeting, item=held.item, title=title, file_name="справка.pdf", content=PDF_FILE,
            openness=Openness.ADVISORY, store=store, by=world.officer, at=world.tick(),
        )  # fmt: skip
        if title == "Отозванная":
            withdraw_material(material=material.public_id, by=world.officer, at=world.tick())


def told():
    db.session.expire_all()
    return [
        (one.title, one.openness, one.withdrawn_at is not None, one.current.number, one.current.file_name,
         one.current.file.size, one.current.accepted_at == one.added_at)
        for one in db.session.scalars(select(Material).order_by(Material.id))
    ]  # fmt: skip


def found():
    """Return what differs of the register and of materials; other tables have their own ways down and up."""
    db.session.rollback()
    session = db.session()
    told = [*differences_in_entries(session), *differences_in_rows(session)]
    places = [(one.kind, one.where.split()[0]) for one in told]
    return [(kind, place) for kind, place in places if place.startswith(("material", "register"))]


@pytest.mark.slow
def test_each_material_becomes_one_with_a_version_there_and_back(world, tmp_path):
    given(world, tmp_path)
    before = told()
    db.session.rollback()

    move(db.engine, BEFORE, command.downgrade)
    with db.engine.connect() as connection:
        columns = connection.execute(text("SELECT * FROM materials ORDER BY id")).mappings().all()
    assert [row["file_name"] for row in columns] == ["справка.pdf"] * 3
    migrate(db.engine.url.render_as_string(hide_password=False), secret_key=SECRET)

    assert told() == before
    assert found() == []
    carried = "SELECT content FROM register_entries WHERE act = 'materials.carried_over'"
    assert [len(json.loads(content)["rows"]) for (content,) in db.session.execute(text(carried))] == [6, 6]


@pytest.mark.slow
def test_a_material_that_was_tampered_with_is_not_sealed_anew(world, tmp_path):
    given(world, tmp_path)
    db.session.rollback()
    move(db.engine, BEFORE, command.downgrade)
    with db.engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE materials SET title = 'Иная' WHERE title = 'Тронутая'"))
    migrate(db.engine.url.render_as_string(hide_password=False), secret_key=SECRET)

    assert sorted(found()) == [("row_changed", "material_versions"), ("row_changed", "materials")]

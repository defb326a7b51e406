"""Materials that stood before versions keep their file through the migration, and the register agrees with them."""

import json

from alembic import command
from sqlalchemy import select, text

from council.actions.materials import add_material, withdraw_material
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Material, Openness
from council.records.seals import differences_in_entries, differences_in_rows
from tests.actions.test_contents import PDF_FILE
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
    db.session.rollback()
    session = db.session()
    return [
        (one.kind, one.where.split()[0])
        for one in (*differences_in_entries(session), *differences_in_rows(session))
    ]


def test_each_material_becomes_one_with_a_version_there_and_back(world, tmp_path):
    given(world, tmp_path)
    before = told()
    db.session.rollback()

    move(db.engine, BEFORE, command.downgrade)
    with db.engine.connect() as connection:
        columns = connection.execute(text("SELECT * FROM materials ORDER BY id")).mappings().all()
    assert [row["file_name"] for row in columns] == ["справка.pdf"] * 3
    move(db.engine, "head", command.upgrade)

    assert told() == before
    assert found() == []
    acts = db.session.execute(
        text("SELECT act, content FROM register_entries ORDER BY sequence DESC LIMIT 2")
    )
    assert [(act, len(json.loads(content)["rows"])) for act, content in acts] == [
        ("materials.carried_over", 6),
        ("materials.carried_over", 6),
    ]


def test_a_material_that_was_tampered_with_is_not_sealed_anew(world, tmp_path):
    given(world, tmp_path)
    db.session.rollback()
    move(db.engine, BEFORE, command.downgrade)
    with db.engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE materials SET title = 'Иная' WHERE title = 'Тронутая'"))
    move(db.engine, "head", command.upgrade)

    assert sorted(found()) == [("row_changed", "material_versions"), ("row_changed", "materials")]

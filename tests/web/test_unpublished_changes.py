"""What the secretariat prepares after publication: nobody else reads it before the next version of the agenda."""

import pytest
from sqlalchemy import select

from council.actions.agenda import change_item, drop_item
from council.actions.convening import publish_agenda
from council.actions.drafts import write_draft
from council.actions.item_reading import drafts_given_out
from council.actions.materials import add_material
from council.records.agenda import Item
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Openness
from council.records.meetings import AgendaVersion
from tests.actions.test_contents import PDF_FILE
from tests.web.page import visible_text
from tests.world import a_meeting, admit, an_item, open_with


@pytest.fixture
def changed(world):
    """A published meeting whose item has got another title and another draft since."""
    held = a_meeting(world)
    write_draft(item=held.item, points=["Первый текст."], by=world.officer, at=world.tick())
    publish_agenda(meeting=held.meeting, by=world.officer, at=world.tick())
    change_item(
        item=held.item, title="О тайном", rapporteur="Новый докладчик", by=world.officer, at=world.tick()
    )
    write_draft(item=held.item, points=["Второй текст."], by=world.officer, at=world.tick())
    return held


def item_page(visit, held, code="KZ"):
    return visible_text(visit(code).get(f"/items/{held.item}"))


def test_an_item_is_read_as_it_was_published(visit, changed):
    for address in (f"/items/{changed.item}", f"/items/{changed.item}/affected-states"):
        text = visible_text(visit("KZ").get(address))
        assert "О тайном" not in text
        assert "Второй текст" not in text
    text = item_page(visit, changed)
    assert "Первый текст." in text
    assert "Новый докладчик" not in text

    text = item_page(visit, changed, "officer")
    assert "О тайном" in text
    assert "Второй" in text


def test_the_next_version_gives_it_out(visit, changed, world):
    assert "Повестка изменена" in visible_text(visit("officer").get(f"/meetings/{changed.meeting}"))
    publish_agenda(meeting=changed.meeting, by=world.officer, at=world.tick())

    text = item_page(visit, changed)
    assert "О тайном" in text
    assert "Второй" in text
    assert "Повестка изменена" not in visible_text(visit("officer").get(f"/meetings/{changed.meeting}"))


def test_an_open_meeting_reads_what_stands(visit, changed):
    open_with(changed)

    text = item_page(visit, changed)
    assert "О тайном" in text
    assert "Второй" in text


def test_a_new_draft_alone_is_a_change_to_publish(visit, world):
    held = a_meeting(world)
    write_draft(item=held.item, points=["Другой текст."], by=world.officer, at=world.tick())

    assert "Повестка изменена" in visible_text(visit("officer").get(f"/meetings/{held.meeting}"))
    assert "Другой" not in item_page(visit, held)


def test_an_item_dropped_is_read_until_the_version_without_it(visit, world):
    held = a_meeting(world, items=2)
    drop_item(item=held.item, reason="тайная причина", by=world.officer, at=world.tick())
    assert "тайная причина" not in item_page(visit, held)

    publish_agenda(meeting=held.meeting, by=world.officer, at=world.tick())
    assert "тайная причина" in item_page(visit, held)


def test_a_version_that_names_no_draft_gives_out_those_of_its_time(visit, changed):
    version = db.session.scalars(select(AgendaVersion).order_by(AgendaVersion.id.desc()).limit(1)).one()
    item = db.session.scalars(select(Item).where(Item.public_id == changed.item)).one()
    older = [{key: value for key, value in line.items() if key != "draft"} for line in version.content]
    entry = next(line for line in older if line["item"] == item.public_id)

    kept = drafts_given_out(item, entry, version)

    assert [draft.points for draft in kept][-1] == ["Первый текст."]


@pytest.mark.parametrize("code", ["KZ", "advisory", "observer"])
def test_a_material_waits_for_the_publication_of_its_item(visit, world, tmp_path, code):
    held = a_meeting(world)
    admit(held)
    later = an_item(held, title="О добавленном")
    given = add_material(
        meeting=held.meeting, item=later, title="Тайная справка", file_name="a.pdf", content=PDF_FILE,
        openness=Openness.OBSERVERS, store=FileStore(tmp_path), by=world.officer, at=world.tick(),
    ).public_id  # fmt: skip
    page = visit(code)

    assert page.get(f"/materials/{given}").status_code == 404
    assert "Тайная справка" not in visible_text(page.get(f"/meetings/{held.meeting}"))
    assert "Тайная справка" in visible_text(visit("officer").get(f"/meetings/{held.meeting}"))

    publish_agenda(meeting=held.meeting, by=world.officer, at=world.tick())

    assert "Тайная справка" in visible_text(page.get(f"/meetings/{held.meeting}"))

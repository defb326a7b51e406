"""The pack on its page: asked for, on its way, given out in parts; each reader's is of what is open to that reader."""

import io
import zipfile

import pytest

from council.actions import jobs
from council.actions.materials import add_material
from council.actions.packs import make_pack
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Openness
from council.records.packs import Pack
from tests.actions.test_contents import PDF_FILE
from tests.web.page import visible_text
from tests.web.test_query_counts_voting import counted
from tests.world import a_meeting


@pytest.fixture
def held(world, app):
    held = a_meeting(world, items=2)
    for title, openness in (("Для членов", Openness.MEMBERS), ("Для всех", Openness.OBSERVERS)):
        add_material(
            meeting=held.meeting, item=held.item, title=title, file_name=f"{title}.pdf", content=PDF_FILE,
            openness=openness, store=FileStore(app.config["SETTINGS"].files_dir), by=world.officer,
            at=world.tick(),
        )  # fmt: skip
    return held


def ask(page, held, form):
    address = f"/meetings/{held.meeting}/packs"
    data = {"csrf_token": page.token(address)}
    return page.client.post(f"{address}/{form}", data=data)


def work(app, held):
    """Do what the worker would."""
    db.session.rollback()  # to see what the page has committed
    settings = app.config["SETTINGS"]
    for pack in [pack.public_id for pack in db.session.query(Pack).filter(Pack.made_at.is_(None))]:
        store = FileStore(settings.files_dir)
        make_pack(pack=pack, folder=settings.packs_dir, store=store, at=held.world.tick())


def test_a_pack_is_asked_for_waited_for_and_given_out(app, visit, held):
    page, address = visit("KZ"), f"/meetings/{held.meeting}/packs"

    assert "Собрать" in visible_text(page.get(address))
    assert ask(page, held, "zip").status_code == 303
    assert "Собирается: 0 %" in visible_text(page.get(address))
    assert page.client.get(f"{address}/zip").status_code == 303, "what is not made yet is not given out"
    work(app, held)

    assert "Скачать" in visible_text(page.get(address))
    with page.client.get(f"{address}/zip") as given:
        whole, etag = given.data, given.headers["ETag"]
        assert given.headers["Content-Disposition"].startswith("attachment")
    with page.client.get(f"{address}/zip", headers={"Range": "bytes=0-3"}) as part:
        assert (part.status_code, part.data) == (206, whole[:4])
    with page.client.get(f"{address}/zip", headers={"If-None-Match": etag}) as again:
        assert again.status_code == 304


def test_a_pack_whose_bytes_were_changed_is_not_given_out_and_made_anew(app, visit, held):
    page, address = visit("KZ"), f"/meetings/{held.meeting}/packs"
    ask(page, held, "zip")
    work(app, held)
    job = jobs.claim_next_job(worker="w", at=held.world.tick())
    jobs.finish_job(job, worker="w", at=held.world.tick())
    [path] = app.config["SETTINGS"].packs_dir.glob("*.zip")
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert page.client.get(f"{address}/zip").status_code == 303
    assert "Собрать" in visible_text(page.get(address))
    ask(page, held, "zip")
    work(app, held)
    with page.client.get(f"{address}/zip") as given:
        assert zipfile.ZipFile(io.BytesIO(given.data)).testzip() is None


def test_nobody_is_given_a_pack_with_what_is_closed_to_them(app, visit, held):
    member, advisory = visit("KZ"), visit("advisory")
    ask(member, held, "zip")
    work(app, held)
    address = f"/meetings/{held.meeting}/packs/zip"

    assert advisory.client.get(address).status_code == 303, "the pack of the members is not there for others"
    ask(advisory, held, "zip")
    work(app, held)
    names = {}
    for reader, page in (("member", member), ("advisory", advisory)):
        with page.client.get(address) as given:
            names[reader] = " ".join(zipfile.ZipFile(io.BytesIO(given.data)).namelist())

    assert "Для членов" in names["member"]
    assert "Для членов" not in names["advisory"]
    assert "Для всех" in names["advisory"]


def test_a_new_version_asks_for_a_new_pack(app, world, visit, held):
    page = visit("KZ")
    ask(page, held, "zip")
    work(app, held)
    add_material(
        meeting=held.meeting, title="Новая", file_name="новая.pdf", content=PDF_FILE, openness=Openness.MEMBERS,
        store=FileStore(app.config["SETTINGS"].files_dir), by=world.officer, at=world.tick(),
    )  # fmt: skip

    assert page.client.get(f"/meetings/{held.meeting}/packs/zip").status_code == 303
    assert "Собрать" in visible_text(page.get(f"/meetings/{held.meeting}/packs"))


def test_the_page_asks_as_little_for_many_items_as_for_few(app, world, visit):
    few, many = (a_meeting(world, items=items) for items in (2, 20))
    for code in ("officer", "KZ", "advisory"):
        page = visit(code)
        asked = []
        for held in (few, many):
            page.get(f"/meetings/{held.meeting}/packs")
            with counted(app) as queries:
                page.get(f"/meetings/{held.meeting}/packs")
            asked.append(queries)
        assert len(asked[0]) == len(asked[1]) <= 20, f"{code}\n\n" + "\n\n".join(asked[1])

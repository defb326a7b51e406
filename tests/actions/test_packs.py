"""A pack holds what its reader may open, in a PDF other tools read and a ZIP whose hashes agree; half of one is never seen."""

import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import select

from council.actions import pack_contents, packs
from council.actions.materials import add_material, withdraw_material
from council.actions.pack_contents import _annexed, contents_for
from council.actions.packs import PACK_JOB, ask_for_pack, let_go_of_packs, make_pack, pack_of, pack_path
from council.actions.paper_marks import is_pack
from council.actions.refusals import Conflict
from council.actions.sittings import put_forward
from council.law.ballot import Position
from council.papers.minutes_text import AnnexText
from council.papers.pack_text import PackText
from council.records.database import db
from council.records.files import FileStore
from council.records.materials import Openness
from council.records.meetings import Meeting
from council.records.minutes import Minutes, Signature
from council.records.operations import Job
from council.records.packs import Pack, PackForm
from tests.actions.test_contents import PDF_FILE, PNG_FILE
from tests.files import a_pdf
from tests.world import SIX, a_meeting, cast, close, open_with, signed, vote_on

TURNED = a_pdf(page=b"/Rotate 90")


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "files")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "packs"


@pytest.fixture
def held(world, store):
    """A meeting with two items: a material of the whole, and a PDF, a turned PDF and a picture for the first."""
    held = a_meeting(world, items=2)
    give(held, store, "Памятка участнику", item=None, content=PDF_FILE)
    give(held, store, "Справка", content=a_pdf(tail=b"\n%one\n"))
    give(held, store, "Таблица поперек", content=TURNED, openness=Openness.OBSERVERS)
    give(held, store, "Схема", content=PNG_FILE, file_name="схема: общая/вид.png")
    return held


def give(held, store, title, *, content, item="first", openness=Openness.MEMBERS, file_name="файл.pdf"):
    return add_material(
        meeting=held.meeting, item=held.item if item else None, title=title, file_name=file_name,
        content=content, openness=openness, store=store, by=held.world.officer, at=held.world.tick(),
    )  # fmt: skip


def contents(held, code="officer"):
    return contents_for(db.session(), meeting_of(held), held.world.actor(code))


def meeting_of(held):
    return db.session.scalars(select(Meeting).where(Meeting.public_id == held.meeting)).one()


def asked(held, form, folder, code="officer"):
    return ask_for_pack(
        meeting=meeting_of(held),
        form=form,
        folder=folder,
        by=held.world.actor(code),
        at=held.world.tick(),
    )


def made(held, form, folder, store):
    pack = asked(held, form, folder)
    make_pack(pack=pack.public_id, folder=folder, store=store, at=held.world.tick())
    return pack_path(folder, pack)


def text_of(path: Path) -> list[str]:
    """Return the text of each page, as another program reads it."""
    read = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)
    return read.stdout.split("\f")[:-1]


def test_one_pdf_holds_every_paper_in_order_stamped_and_bookmarked(held, folder, store):
    path = made(held, PackForm.PDF, folder, store)

    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    pages = text_of(path)
    with pikepdf.open(path) as pack, pack.open_outline() as outline:
        marks = [(mark.title, [inner.title for inner in mark.children]) for mark in outline.root]
        assert str(pack.Root.Lang) == "ru"
    assert marks[0] == ("Содержание", [])
    assert marks[1] == ("Материалы заседания", ["Памятка участнику, версия 1"])
    assert [inner.split(",")[0] for inner in marks[2][1]] == ["Проект решения", "Справка", "Таблица поперек"]
    total = len(pages)
    for number, page in enumerate(pages[1:], 2):
        assert f"стр. {number} из {total}" in page, "every page but the contents says which it is"
    assert is_pack(path.read_bytes()), "whoever asks /verify of it is told what it is"
    assert "заседание, версия 1" in pages[1]
    assert "вопрос 1, проект решения, редакция 1" in pages[2]


def test_the_contents_name_the_page_each_paper_begins_on(held, folder, store):
    pages = text_of(made(held, PackForm.PDF, folder, store))

    for title in ("Памятка участнику", "Справка", "Таблица поперек"):
        line = next(line for line in pages[0].splitlines() if title in line)
        first = int(line.split()[-1])
        assert "версия 1" in pages[first - 1]
    assert (
        "вопрос 1"
        in pages[int(next(line for line in pages[0].splitlines() if "Справка" in line).split()[-1]) - 1]
    )


def test_what_is_no_pdf_is_named_with_the_reason(held, folder, store):
    front = " ".join(text_of(made(held, PackForm.PDF, folder, store))[0].split())

    assert "В этот файл не вошли" in front
    assert "Схема" in front
    assert "не PDF" in front


def test_a_file_that_no_longer_opens_is_named_and_stops_nothing(held, folder, store):
    given = give(held, store, "Испорченный", content=a_pdf(tail=b"\n%broken later\n"))
    store.path_of(given.current.file.sha256).write_bytes(b"%PDF-1.7\nnothing")

    front = " ".join(text_of(made(held, PackForm.PDF, folder, store))[0].split())

    assert "файл не читается" in front


def test_the_archive_is_checked_by_the_usual_tool(held, folder, store, tmp_path):
    path = made(held, PackForm.ZIP, folder, store)

    with zipfile.ZipFile(path) as zipped:
        names = zipped.namelist()
        zipped.extractall(tmp_path / "out")
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path / "out",
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert len(checked.stdout.splitlines()) == len(names) - 2, "every file but the two lists is in the sums"
    [picture] = [name for name in names if name.endswith(".png")]
    assert picture.startswith("01 О")
    assert picture.count("/") == 1
    assert not set('\\:*?"<>|') & set(picture)
    assert any(name.endswith("00 Проект решения, редакция 1.pdf") for name in names)


def test_a_member_reads_more_than_an_advisory_participant(held):
    titles = {code: {file.title for file in contents(held, code).all_files} for code in ("KZ", "advisory")}

    assert titles["KZ"] == {"Памятка участнику", "Справка", "Таблица поперек", "Схема"}
    assert titles["advisory"] == {"Таблица поперек"}, "the pack of a reader holds what is open to that reader"


def test_once_signed_the_protocol_goes_before_its_annexes_to_who_reads_it(held, store):
    open_with(held)
    assert "Протокол № 1" not in [file.title for file in contents(held, "KZ").files]
    signed(held, store)

    first = contents(held, "KZ").files[0]

    assert (first.title, first.sha256) == ("Протокол № 1", signature_of(held).sha256)
    assert "Протокол № 1" not in [file.title for file in contents(held, "observer").all_files], (
        "it is no observer's"
    )


def test_what_the_protocol_annexes_is_called_by_its_number_there(held, folder, store):
    open_with(held)
    put_forward(item=held.item, by=held.world.officer, at=held.world.tick())
    vote = vote_on(held)
    cast(vote, Position.FOR, *SIX)
    close(vote)
    assert {file.annex for file in contents(held, "KZ").all_files} == {0}, "there is no protocol to list it"
    signed(held, store)
    numbers = {file.title: file.annex for file in contents(held, "KZ").all_files}
    assert numbers == {
        "Протокол № 1": 0, "Памятка участнику": 0, "Справка": 1, "Таблица поперек": 2, "Схема": 3,
    }, "a paper of the whole meeting is annexed to nothing"  # fmt: skip
    with zipfile.ZipFile(made(held, PackForm.ZIP, folder, store)) as zipped:
        names, listed = zipped.namelist(), zipped.read("Состав пакета.txt").decode()
    assert [name.split("/")[1] for name in names if "Приложение" in name] == [
        "01 Приложение № 1. Справка, версия 1.pdf",
        "02 Приложение № 2. Таблица поперек, версия 1.pdf",
        "03 Приложение № 3. Схема, версия 1.png",
    ]
    assert "    Приложение № 1. Справка; от: " in listed
    assert "    Памятка участнику; от: " in listed
    front = " ".join(text_of(made(held, PackForm.PDF, folder, store))[0].split())
    for said in ("Приложение № 2. Таблица поперек, версия 1", "Приложение № 3. Схема"):
        assert said in front


def test_who_does_not_read_the_protocol_is_told_no_number_of_it(held, store, monkeypatch):
    monkeypatch.setattr(
        pack_contents, "text_signed", lambda _: pytest.fail("somebody else's protocol is read")
    )
    open_with(held)
    signed(held, store)
    monkeypatch.setattr(pack_contents, "_reads", lambda *_: False)
    assert {file.annex for file in contents(held, "KZ").all_files} == {0}


def test_an_annex_is_known_by_its_bytes_and_its_item(held):
    first = contents(held).items[0]
    listed = (AnnexText(4, "Иное (к пункту 1 повестки дня)", sha256=first.files[0].sha256),)
    assert [file.annex for file in _annexed(first, listed).files] == [4, 0, 0], (
        "by its bytes, not by its title"
    )
    twice = replace(first, files=(first.files[0], first.files[0]))
    assert [file.annex for file in _annexed(twice, (*listed, replace(listed[0], number=5))).files] == [4, 5]
    other = (replace(listed[0], title="Иное (к пункту 11 повестки дня)"),)
    assert {file.annex for file in _annexed(first, other).files} == {0}, "the annex of another item"


def test_a_pack_asked_for_before_is_still_the_same_pack(held):
    told = contents(held).as_json()
    assert all("annex" not in file for file in told["files"]), "its digest is what it is found by"
    assert PackText.from_json(told) == contents(held)


def signature_of(held):
    return db.session.scalars(
        select(Signature).join(Minutes).where(Minutes.meeting_id == meeting_of(held).id)
    ).one()


def test_a_withdrawn_material_leaves_the_pack(held, folder, store):
    first = asked(held, PackForm.ZIP, folder).public_id
    given = give(held, store, "Лишняя", content=a_pdf(tail=b"\n%x\n"))
    second = asked(held, PackForm.ZIP, folder).public_id
    withdraw_material(material=given.public_id, by=held.world.officer, at=held.world.tick())

    assert asked(held, PackForm.ZIP, folder).public_id == first != second


def test_asked_for_twice_it_is_made_once(held, folder, store):
    first, again = asked(held, PackForm.PDF, folder), asked(held, PackForm.PDF, folder)

    assert first.public_id == again.public_id
    assert len(db.session.scalars(select(Job).where(Job.kind == PACK_JOB)).all()) == 1


def test_an_empty_pack_is_refused(world, folder):
    held = a_meeting(world, items=0, published=False)

    with pytest.raises(Conflict, match="Nothing to put together"):
        asked(held, PackForm.PDF, folder)


def test_a_pack_that_fails_half_way_leaves_nothing_to_be_served(held, folder, store, monkeypatch):
    def half(text, target, **_said):
        target.write_bytes(b"%PDF-half")
        raise RuntimeError

    pack = asked(held, PackForm.PDF, folder)
    monkeypatch.setattr(packs, "bind", half)
    with pytest.raises(RuntimeError):
        make_pack(pack=pack.public_id, folder=folder, store=store, at=held.world.tick())

    assert list(folder.iterdir()) == []
    assert db.session.get(Pack, pack.id).made_at is None


def test_the_same_contents_make_the_same_bytes(held, folder, store, tmp_path):
    for form in PackForm:
        first = made(held, form, folder, store)
        kept = first.read_bytes()
        first.unlink()
        make_pack(
            pack=pack_of(db.session(), meeting_of(held), form, contents(held)).public_id,
            folder=folder, store=store, at=held.world.tick(),
        )  # fmt: skip
        assert first.read_bytes() == kept


def test_a_pack_nobody_asked_for_in_a_month_is_let_go(held, folder, store):
    path = made(held, PackForm.ZIP, folder, store)

    let_go_of_packs(folder=folder, before=held.world.tick())

    assert not path.exists()
    assert db.session.scalars(select(Pack)).all() == []

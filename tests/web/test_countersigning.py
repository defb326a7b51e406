"""The second signature: where a charter asks for the head's, the protocol goes to nobody before it is there."""

from importlib.resources import files

import pytest

from council.actions.corrections import propose_correction, sign_correction, text_of_correction
from council.actions.preparing import countersign_minutes
from council.actions.refusals import NotInOrder
from council.actions.rendering import print_correction
from council.papers.composing.minutes import compose_minutes
from council.records.database import db
from council.records.files import FileStore
from council.records.mail import Letter, LetterKind
from council.records.meetings import Meeting
from tests.actions.closed import a_closed_meeting, prepared, sign, the_minutes
from tests.dispatching import send_adopted
from tests.ledger import refused, registered
from tests.web.page import visible_text
from tests.web.test_other_bodies import reader
from tests.world import CHAIR, a_running_meeting, build_world, quick_paper


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


@pytest.fixture
def two_sign(app, records, tmp_path):
    """A closed meeting of a body like the Council whose charter wants the head of the secretariat to sign too."""
    text = files("council.charters").joinpath("cis_industrial_policy.toml").read_text("utf-8")
    asked = 'countersigned = true\ncountersigning_clause = "5.13"'
    charter = tmp_path / "two_sign.toml"
    charter.write_text(text.replace("countersigned = false", asked), "utf-8")
    held = a_running_meeting(build_world(charter=str(charter)), items=2)
    a_closed_meeting(held)
    return held


def lines_under(held):
    meeting = db.session.query(Meeting).filter_by(public_id=held.meeting).one()
    text = compose_minutes(db.session(), meeting, version=1, at=held.world.clock.now)
    return [line.post for line in text.signatures]


def countersign(held, sha256, who="head"):
    world = held.world
    return countersign_minutes(
        minutes=the_minutes(held).public_id, sha256=sha256, by=world.actor(who), at=world.tick()
    )


def test_the_chair_alone_stands_under_the_protocol_of_the_council(over):
    """5.9 names the chair and nobody else: no line is printed for a signature nobody asks for."""
    assert lines_under(over[0]) == ["Председатель Совета"]


def test_the_protocol_waits_for_the_head_before_it_goes_to_all(app, two_sign, store):
    held, path = two_sign, f"/meetings/{two_sign.meeting}/minutes"
    assert lines_under(held) == ["Председатель Совета", "Руководитель секретариата Совета"]
    sha256 = prepared(held, store)
    told = db.session.query(Letter).filter_by(kind=LetterKind.MINUTES_TO_SIGN)
    assert {one.person_id for one in told} == {held.world.chair.person_id, held.world.head.person_id}
    sign(held, sha256, CHAIR)
    with refused(NotInOrder, "sending_awaits_countersignature", clause="5.13"):
        send_adopted(held)
    head = reader(app, held.world, "head")
    page = visible_text(head.get(path))
    assert "Ждет подписи руководителя секретариата" in page
    assert "можно только после этой подписи" in page
    for who in ("officer", "KZ"):
        with refused(NotInOrder, "countersigner_is_not_head", clause=""):
            countersign(held, sha256, who)
    with refused(NotInOrder, "another_version_shown"):
        countersign(held, "0" * 64)
    with registered("minutes.countersigned", clause="5.13"):
        countersign(held, sha256)
    page = visible_text(head.get(path))
    way = page[page.index("Путь протокола") :]
    assert way.index("Протокол подписан") < way.index("Подписан руководителем секретариата")
    assert "можно только после этой подписи" not in page


def test_a_correction_bears_no_line_of_a_head_who_does_not_sign_it(app, two_sign, store):
    """It is in force by the word of who presided: a second line would promise a signature nobody is asked for."""
    held, world = two_sign, two_sign.world
    sha256 = prepared(held, store)
    countersign(held, sha256)
    sign(held, sha256, CHAIR)
    proposed = propose_correction(
        minutes=the_minutes(held).public_id, texts={1: {"heard": "Слушали Петрова."}}, closing="", reason="Опечатка",
        replaces=sha256, by=world.officer, at=world.tick(),
    )  # fmt: skip
    assert [line.post for line in text_of_correction(proposed).signatures] == ["Председатель Совета"]
    path = f"/corrections/{proposed.public_id}"
    page = visible_text(reader(app, world, "head").get(path))
    assert "Подпись руководителя секретариата стоит под протоколом, который подписан первым" in page
    with quick_paper():
        printed = print_correction(correction=proposed.public_id, store=store, at=world.tick())
    sign_correction(correction=proposed.public_id, sha256=printed, by=world.chair, at=world.tick())
    assert f"Подписал {world.chair.name}" in visible_text(reader(app, world, "head").get(path))

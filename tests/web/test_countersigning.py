"""The second signature: where a charter asks for the head's, the protocol goes to nobody before it is there."""

from dataclasses import replace
from importlib.resources import files

import pytest

from council.actions.correction_countersigning import countersign_correction
from council.actions.corrections import propose_correction, sign_correction
from council.actions.countersigning import countersign_minutes
from council.actions.pack_contents import contents_for
from council.actions.protocols_in_force import text_of_correction
from council.actions.refusals import NotInOrder
from council.actions.rendering import print_correction
from council.papers.composing.minutes import compose_minutes
from council.records.authenticity import Answer, authenticity_of
from council.records.corrections import MinutesCorrection
from council.records.database import db
from council.records.files import FileStore
from council.records.mail import Letter, LetterKind
from council.records.meetings import Meeting
from council.records.people import Account, Office, Person
from council.records.signers import signers_of
from tests.actions.closed import a_closed_meeting, prepared, sign, the_minutes
from tests.dispatching import send_adopted
from tests.ledger import assert_books_balance, refused, registered
from tests.web.page import visible_text
from tests.web.test_other_bodies import reader
from tests.world import CHAIR, STATES, a_running_meeting, build_world, quick_paper


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
    assert in_pack(held) == [], "no pack gives out a protocol that lacks a signature"
    missing = "Подписи руководителя секретариата под ним еще нет."
    assert missing in visible_text(app.test_client().get(f"/verify/{sha256}"))
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
    assert in_pack(held) == ["Протокол № 1.pdf"]
    page = visible_text(head.get(path))
    way = page[page.index("Путь протокола") :]
    assert way.index("Протокол подписан") < way.index("Подписан руководителем секретариата")
    assert "можно только после этой подписи" not in page
    assert missing not in visible_text(app.test_client().get(f"/verify/{sha256}"))


@pytest.mark.clause("cis_industrial_policy", "5.9")
def test_who_presided_and_heads_the_secretariat_does_not_sign_for_both(app, two_sign, store, monkeypatch):
    """In either order; and who was let in by the head is no second person."""
    held, world = two_sign, two_sign.world
    sha256, both = prepared(held, store), replace(world.chair, offices=frozenset({Office.SECRETARIAT_HEAD}))
    act = {"minutes": the_minutes(held).public_id, "sha256": sha256}
    with refused(NotInOrder, "head_signs_for_two", clause="5.13"):
        countersign_minutes(**act, by=both, at=world.tick())
    with monkeypatch.context() as given, refused(NotInOrder, "let_in_by_head", clause="5.13"):
        given.setattr("council.actions.second_persons.was_let_in_by", lambda *_: True)
        countersign(held, sha256)
    page, path = reader(app, world, "head"), f"/meetings/{held.meeting}/minutes"
    assert "/countersignature" in page.get(path).text
    with monkeypatch.context() as given:
        given.setattr("council.actions.second_persons.was_let_in_by", lambda *_: True)
        shown = page.get(path)
        assert "одно лицо могло бы подписать за двоих" in visible_text(shown)
        assert "/countersignature" not in shown.text
    countersign(held, sha256)
    with monkeypatch.context() as given, refused(NotInOrder, "let_in_by_head", clause="5.13"):
        given.setattr("council.actions.second_persons.was_let_in_by", lambda *_: True)
        sign(held, sha256, CHAIR)
    sign(held, sha256, CHAIR)
    assert_books_balance()


def test_who_signed_as_having_presided_does_not_countersign_afterwards(two_sign, store):
    held, world = two_sign, two_sign.world
    sha256, both = prepared(held, store), replace(world.chair, offices=frozenset({Office.SECRETARIAT_HEAD}))
    sign(held, sha256, CHAIR)
    with refused(NotInOrder, "head_signs_for_two", clause="5.13"):
        countersign_minutes(minutes=the_minutes(held).public_id, sha256=sha256, by=both, at=world.tick())
    countersign(held, sha256)


def a_correction(held, *, replaces):
    """Let the secretariat propose other words for the first item, and return the correction."""
    return propose_correction(
        minutes=the_minutes(held).public_id, texts={1: {"heard": "Слушали Петрова."}}, closing="", reason="Опечатка",
        replaces=replaces, by=held.world.officer, at=held.world.tick(),
    ).public_id  # fmt: skip


@pytest.mark.clause("cis_industrial_policy", "5.9")
def test_a_correction_is_in_force_when_the_head_and_then_who_presided_signed_it(app, two_sign, store):
    held, world, desk = two_sign, two_sign.world, {}
    desk["head"], desk["chair"] = reader(app, world, "head"), reader(app, world, CHAIR)

    def asked_to_sign(who):
        return "Подпишите исправление протокола" in visible_text(desk[who].get("/"))

    old = prepared(held, store)
    assert "Подпишите протокол" in visible_text(desk["head"].get("/"))
    countersign(held, old)
    assert "Подпишите протокол" not in visible_text(desk["head"].get("/"))
    sign(held, old, CHAIR)
    proposed = a_correction(held, replaces=old)
    with quick_paper():
        new = print_correction(correction=proposed, store=store, at=world.tick())
    lines = text_of_correction(correction_of(proposed)).signatures
    assert [line.post for line in lines] == [
        "Председательствовавший на заседании",
        "Руководитель секретариата Совета",
    ]
    assert (asked_to_sign("head"), asked_to_sign("chair")) == (True, False)
    head, chair = ({"correction": proposed, "sha256": new, "by": by} for by in (world.head, world.chair))
    with refused(NotInOrder, "correction_awaits_head", clause="5.13"):
        sign_correction(**chair, at=world.tick())
    with refused(NotInOrder, "countersigner_is_not_head"):
        countersign_correction(**chair, at=world.tick())
    with refused(NotInOrder, "another_version_shown"):
        countersign_correction(**head | {"sha256": old}, at=world.tick())
    assert "Ждет подписи руководителя секретариата" in visible_text(
        desk["head"].get(f"/corrections/{proposed}")
    )
    with registered("minutes.correction_countersigned", clause="5.13"):
        countersign_correction(**head, at=world.tick())
    assert (asked_to_sign("head"), asked_to_sign("chair")) == (False, True)
    assert [authenticity_of(db.session(), file).answer for file in (old, new)] == [
        Answer.GENUINE, Answer.UNKNOWN,
    ], "one signature of two puts nothing in force"  # fmt: skip
    with registered("minutes.correction_signed", clause="5.9"):
        sign_correction(**chair, at=world.tick())
    assert authenticity_of(db.session(), new).answer is Answer.GENUINE
    assert in_pack(held) == ["Протокол № 1, исправление 1.pdf"]
    assert signers_of(db.session(), proposed) == {world.head.person_id, world.chair.person_id}
    page = visible_text(desk["head"].get(f"/corrections/{proposed}"))
    assert "Подписал руководитель секретариата" in page
    assert_books_balance()


def test_no_correction_is_proposed_while_nobody_heads_the_secretariat(two_sign, store):
    """Its second line would stand for nobody, and it would wait for ever."""
    held, world = two_sign, two_sign.world
    sha256 = prepared(held, store)
    countersign(held, sha256)
    sign(held, sha256, CHAIR)
    account = db.session.query(Account).filter_by(person_id=world.head.person_id).one()
    account.disabled_at = world.clock.now
    db.session.commit()
    with refused(NotInOrder, "correction_without_head", clause="5.13"):
        a_correction(held, replaces=sha256)


def test_a_correction_is_signed_by_whom_it_names_and_never_by_whom_the_head_let_in(
    two_sign, store, monkeypatch
):
    """Who presided and comes back signs no paper that prints another's name; the second signature is a second person's."""
    held, world = two_sign, two_sign.world
    old = prepared(held, store)
    countersign(held, old)
    sign(held, old, CHAIR)
    with monkeypatch.context() as away:
        others = {
            code: db.session.get(Person, world.member(code).person_id) for code in STATES if code != CHAIR
        }
        away.setattr("council.actions.correction_signers.is_gone", lambda *_: True)
        away.setattr("council.actions.correction_signers._members", lambda *_: others)
        proposed = a_correction(held, replaces=old)
    with quick_paper():
        new = print_correction(correction=proposed, store=store, at=world.tick())
    countersign_correction(correction=proposed, sha256=new, by=world.head, at=world.tick())
    [by] = [one for one in map(world.member, STATES) if one.person_id == correction_of(proposed).signer_id]
    with refused(NotInOrder, "correction_names_another"):
        sign_correction(correction=proposed, sha256=new, by=world.chair, at=world.tick())
    with monkeypatch.context() as given, refused(NotInOrder, "let_in_by_head", clause="5.13"):
        given.setattr(
            "council.actions.second_persons.was_let_in_by", lambda _, __, giver: giver == world.head.person_id
        )
        sign_correction(correction=proposed, sha256=new, by=by, at=world.tick())
    with registered("minutes.correction_signed", clause="5.9") as entered:
        sign_correction(correction=proposed, sha256=new, by=by, at=world.tick())
    assert entered.only.capacity == "chair"


def in_pack(held):
    meeting = db.session.query(Meeting).filter_by(public_id=held.meeting).one()
    return [one.file_name for one in contents_for(db.session(), meeting, held.world.actor("KZ")).files]


def correction_of(public_id):
    return db.session.query(MinutesCorrection).filter_by(public_id=public_id).one()

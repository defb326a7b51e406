"""Notes, versions and the signature: exactly the bytes that were shown, by the person who presided, and then nothing moves."""

import json
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from council.actions.annulling import propose_annulment
from council.actions.drafts import write_draft
from council.actions.intentions import state_intention
from council.actions.minutes import MINUTES_JOB, draft_minutes, is_outdated
from council.actions.notes import record_notes
from council.actions.preparing import take_back_minutes
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.actions.sealing import sign_checkpoint, sum_up_the_day
from council.actions.sittings import put_forward
from council.actions.statements import file_dissent, withdraw_dissent
from council.law.ballot import Position
from council.papers.composing.minutes import compose_minutes
from council.records.database import db
from council.records.decisions import Decision, DecisionNumber
from council.records.files import FileStore
from council.records.mail import Letter
from council.records.minutes import ItemNotes, ReplacedNotes
from council.records.operations import Job
from council.records.preparations import preparations_of
from tests.actions.closed import conclude, drafted, last_version, prepare, prepared, sign, the_minutes
from tests.ledger import assert_books_balance, refused, registered
from tests.world import cast, close, vote_on


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


def write(held, heard="Доклад.", *, revision=0, item=None, who="officer"):
    world = held.world
    return record_notes(
        item=item or held.item, heard=heard, spoke="", revision=revision, by=world.actor(who), at=world.tick()
    )


def draft(held, who="officer"):
    return draft_minutes(meeting=held.meeting, by=held.world.actor(who), at=held.world.tick())


def take_back(held, reason="Подано особое мнение", who="officer"):
    world = held.world
    return take_back_minutes(
        minutes=the_minutes(held).public_id, reason=reason, by=world.actor(who), at=world.tick()
    )


def numbers():
    return [found.number for found in db.session.scalars(select(DecisionNumber).order_by(DecisionNumber.id))]


def test_notes_are_written_while_the_meeting_runs_and_after(running):
    with registered("notes.recorded"):
        write(running, "Слушали\r\nдокладчика.")
    with registered("notes.recorded"):
        write(running, "Слушали обоих.", revision=1)
    notes = db.session.scalars(select(ItemNotes)).one()
    assert (notes.heard, notes.revision) == ("Слушали обоих.", 2)
    [old] = db.session.scalars(select(ReplacedNotes))
    assert (old.heard, old.revision) == ("Слушали\nдокладчика.", 1), "what was written over is kept"
    assert old.written_by.id == running.world.officer.person_id
    assert old.written_at < notes.updated_at
    assert_books_balance()


def test_notes_sent_twice_are_written_once(running):
    write(running)
    with registered():
        write(running)


def test_what_somebody_else_has_written_is_not_overwritten(running):
    write(running, "Первый.")
    with refused(Conflict):
        write(running, "Второй.", revision=0)
    assert db.session.scalars(select(ItemNotes)).one().heard == "Первый."


def test_only_the_secretariat_writes_and_drafts(over):
    held, _ = over
    for who in ("TJ", "KZ", "advisory", "observer", "operator"):
        with refused(Forbidden):
            write(held, who=who)
        with refused(Forbidden):
            draft(held, who=who)


def test_a_letter_that_hides_or_cannot_be_printed_is_refused(running):
    for letter in "\u202e\x07\u200b":
        with refused(Incomplete):
            write(running, f"до{letter}клад")


def test_minutes_are_drafted_when_the_meeting_is_over(running):
    with refused(NotInOrder, "meeting_not_closed"):
        draft(running)


def test_a_version_is_drafted_with_its_printing_left_to_the_worker(over):
    held, _ = over
    with registered("minutes.drafted"):
        version = draft(held).public_id
    printing = select(Job).where(Job.kind == MINUTES_JOB)
    assert [job.payload for job in db.session.scalars(printing)] == [{"version": version}]


def test_a_new_version_wants_something_new(over):
    held, _ = over
    draft(held)
    with refused(Conflict):
        draft(held)
    write(held, "Новое.")
    assert draft(held).number == 2


@pytest.mark.clause("cis_industrial_policy", "5.9")
def test_the_person_who_presided_signs_and_the_decisions_are_numbered(over, store):
    held, _ = over
    sha256 = prepared(held, store)
    with registered("minutes.signed", clause="5.9") as entered:
        sign(held, sha256)
    assert entered.only.capacity == "presiding"
    assert numbers() == ["1/1"]
    assert_books_balance()


def test_what_is_prepared_is_edited_by_nobody_until_it_is_taken_back(over, store):
    held, _ = over
    sha256 = drafted(held, store)
    for shown in ("0" * 64, ""):
        with refused(NotInOrder, "another_version_prepared"):
            prepare(held, shown)
    with refused(NotInOrder, "minutes_not_prepared"):
        sign(held, sha256)
    with refused(Forbidden):
        prepare(held, sha256, "TJ")
    with registered("minutes.prepared"):
        prepare(held, sha256)
    for act in (lambda: write(held), lambda: draft(held), lambda: prepare(held, sha256)):
        with refused(NotInOrder, "minutes_prepared"):
            act()
    with refused(Incomplete):
        take_back(held, " ")
    with refused(Forbidden):
        take_back(held, who="TJ")
    with registered("minutes.reopened"):
        take_back(held)
    with refused(NotInOrder, "minutes_not_prepared"):
        sign(held, sha256)
    write(held, "Новое.")
    with refused(NotInOrder, "minutes_outdated"):
        prepare(held, sha256)
    sign(held, prepared(held, store))
    with refused(NotInOrder, "minutes_already_signed"):
        take_back(held)


@pytest.mark.clause("cis_industrial_policy", "5.9")
def test_nobody_else_signs(over, store):
    held, _ = over
    sha256 = prepared(held, store)
    for who in ("KZ", "RU", "officer", "head", "observer"):
        with refused(NotInOrder, "signer_did_not_preside", clause="5.9"):
            sign(held, sha256, who)


def test_another_file_than_the_one_printed_is_not_signed(over, store):
    held, _ = over
    sha256 = prepared(held, store)
    for other in ("0" * 64, "", sha256.upper()):
        with refused(NotInOrder, "another_version_shown"):
            sign(held, other)


def test_what_is_not_printed_is_not_signed(over):
    held, _ = over
    draft(held)
    with refused(NotInOrder, "minutes_without_paper"):
        sign(held, "")


def test_the_file_of_an_older_version_is_not_signed(over, store):
    held, _ = over
    first = drafted(held, store)
    write(held, "Новое.")
    prepared(held, store)
    with refused(NotInOrder, "another_version_shown"):
        sign(held, first)


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_a_dissent_filed_after_the_draft_is_not_lost_under_the_signature(over, store):
    held, decision = over
    sha256 = prepared(held, store)
    world = held.world
    with registered("dissent.filed"):
        file_dissent(decision=decision, text="Не согласны.", by=world.member("RU"), at=world.tick())
    [reopened] = preparations_of(db.session(), the_minutes(held).id)
    assert reopened.withdrawal_reason == "Особое мнение: Россия, вопрос 1", "the path shows why it went back"
    with refused(NotInOrder, "minutes_not_prepared"):
        sign(held, sha256)
    told = {one.person_id for one in db.session.query(Letter) if "возвращен на доработку" in one.subject()}
    assert {world.officer.person_id, world.head.person_id, world.chair.person_id} <= told
    assert world.member("RU").person_id not in told, "who filed it knows"
    sign(held, prepared(held, store))
    assert_books_balance()


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_a_register_that_grows_on_makes_no_version_out_of_date(over, store):
    """A checkpoint that is signed later proves the same acts to another root: nobody redrafts or signs anew for it."""
    held, decision = over
    world = held.world
    file_dissent(decision=decision, text="Не согласны.", by=world.member("RU"), at=world.tick())
    drafted(held, store)
    size = json.loads(last_version(held).content)["record"]["register"]["later"]["size"]
    world.clock.move_to(world.tick() + timedelta(days=2))
    point = sum_up_the_day(at=world.tick())
    sign_checkpoint(checkpoint=point.public_id, key=Ed25519PrivateKey.generate(), at=world.tick())
    told = compose_minutes(db.session(), the_minutes(held).meeting, version=1, at=world.tick()).record
    assert told["register"]["later"]["size"] == point.size > size
    assert told["register"]["later"]["note"] == point.note != ""
    assert not is_outdated(db.session(), the_minutes(held), world.tick())


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_a_dissent_filed_again_under_a_draft_stands_and_the_protocol_goes_on(over, store):
    """Filed, taken back, filed: the longest life of an opinion once there is a draft; before it nobody waits."""
    held, decision = over
    world, act = held.world, {"decision": decision, "by": held.world.member("AM")}
    file_dissent(text="Без проекта это никого не держит.", **act, at=world.tick())
    withdraw_dissent(**act, at=world.tick())
    drafted(held, store)
    file_dissent(text="Не согласны.", **act, at=world.tick())
    drafted(held, store)
    withdraw_dissent(**act, at=world.tick())
    drafted(held, store)
    file_dissent(text="И все же не согласны.", **act, at=world.tick())
    sha256 = drafted(held, store)
    with refused(NotInOrder, "dissent_stands", clause="5.8"):
        withdraw_dissent(**act, at=world.tick())
    with refused(NotInOrder, "dissent_stands", clause="5.8"):
        file_dissent(text="В третий раз.", **act, at=world.tick())
    assert not is_outdated(db.session(), the_minutes(held), world.tick()), (
        "nothing is left to hold it up with"
    )
    sign(held, prepare(held, sha256))


def test_a_state_takes_the_protocol_back_from_its_signature_once(over, store):
    """What a state says takes it back from there; while it waits there, a state does so once."""
    held, decision = over
    act = {"decision": decision, "by": held.world.member("RU")}
    for text in ("Не согласны.", "Не согласны и сейчас."):  # no draft waits for anybody yet
        file_dissent(text=text, **act, at=held.world.tick())
        withdraw_dissent(**act, at=held.world.tick())
    prepared(held, store)
    file_dissent(text="В третий раз.", **act, at=held.world.tick())
    sha256 = prepared(held, store)
    vote = db.session.query(Decision).filter_by(public_id=decision).one().vote.public_id
    said = {"vote": vote, "state": "RU", "intended": Position.FOR, "by": act["by"]}
    with refused(NotInOrder, "reopened_once"):
        state_intention(**said, at=held.world.tick())
    other = {"decision": decision, "by": held.world.member("AM")}
    file_dissent(text="Не согласны и мы.", **other, at=held.world.tick())  # the first time of this state
    state_intention(**said, at=held.world.tick())  # open again: it speaks at will
    sha256 = prepared(held, store)
    with refused(NotInOrder, "reopened_once"):
        withdraw_dissent(**other, at=held.world.tick())
    sign(held, sha256)


def test_the_signature_locks_everything_under_it(over, store):
    held, decision = over
    world = held.world
    file_dissent(decision=decision, text="Не согласны.", by=world.member("RU"), at=world.tick())
    sha256 = prepared(held, store)
    sign(held, sha256)
    vote = db.session.query(Decision).filter_by(public_id=decision).one().vote.public_id
    with refused(NotInOrder, "minutes_already_signed"):
        write(held)
    with refused(NotInOrder, "minutes_already_signed"):
        draft(held)
    with refused(NotInOrder, "minutes_already_signed"):
        sign(held, sha256)
    with refused(NotInOrder, "dissent_after_signature", clause="5.8"):
        file_dissent(decision=decision, text="Поздно.", by=world.member("UZ"), at=world.tick())
    with refused(NotInOrder, "dissent_after_signature", clause="5.8"):
        withdraw_dissent(decision=decision, by=world.member("RU"), at=world.tick())
    with refused(NotInOrder, "minutes_lock_the_vote"):
        propose_annulment(vote=vote, reason="Ошибка.", by=world.chair, at=world.tick())


def test_a_second_decision_of_an_item_is_numbered_behind_a_point(running, store):
    """The text is amended after its adoption and adopted again: 1/1, then 1/1.2; the second item is 1/2."""
    world = running.world
    first, second = running.items
    _adopt(running, first)
    write_draft(item=first, points=["Одобрить иначе."], by=world.officer, at=world.tick())
    _adopt(running, first)
    put_forward(item=second, by=world.officer, at=world.tick())
    _adopt(running, second)
    conclude(running, [])
    sign(running, prepared(running, store))
    assert numbers() == ["1/1", "1/1.2", "1/2"]


def _adopt(held, item):
    voting = vote_on(held, item)
    cast(voting, Position.FOR, "TJ", "BY", "KZ", "KG", "RU")
    return close(voting)

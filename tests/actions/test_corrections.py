"""A signed protocol is never changed: a correction is a new paper by two persons, of texts alone; and its approval is put on once."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from council.access.actors import day_of
from council.actions.agenda import drop_item
from council.actions.approvals import put_approval_on_agenda
from council.actions.correction_signers import is_gone
from council.actions.corrections import propose_correction, refuse_correction, sign_correction
from council.actions.issued_papers import issue_paper, text_of_issued
from council.actions.protocols_in_force import in_force, text_of_correction
from council.actions.refusals import Conflict, Forbidden, Incomplete, NotInOrder
from council.actions.rendering import print_correction
from council.papers.corrected import corrected
from council.papers.pages import page
from council.records.authenticity import Answer, authenticity_of
from council.records.columns import canonical
from council.records.credentials import Credential
from council.records.database import db
from council.records.files import FileStore
from council.records.issued_papers import PaperKind
from council.records.mail import Letter
from council.records.people import Account
from tests.actions.closed import drafted, last_version, prepare, prepared, sign, the_minutes
from tests.actions.test_minutes import write
from tests.ledger import assert_books_balance, refused, registered
from tests.world import STATES, a_meeting, quick_paper


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


@pytest.fixture
def signed(over, store):
    """A meeting whose protocol is signed; returned with the digest of its file."""
    held, _ = over
    write(held, "Слушали Иванова.")
    sha256 = prepared(held, store)
    sign(held, sha256)
    return held, sha256


def propose(
    held, heard="Слушали Петрова.", *, reason="Опечатка", closing="", who="officer", number=1, replaces=None
):
    world, standing = held.world, in_force(db.session(), the_minutes(held))
    return propose_correction(
        minutes=the_minutes(held).public_id, texts={number: {"heard": heard}}, closing=closing, reason=reason,
        replaces=replaces or (standing.sha256 if standing else ""), by=world.actor(who), at=world.tick(),
    )  # fmt: skip


def printed(held, correction, store):
    with quick_paper():
        return print_correction(correction=correction.public_id, store=store, at=held.world.tick())


def answer(held, correction, sha256, who="TJ"):
    world = held.world
    return sign_correction(
        correction=correction.public_id, sha256=sha256, by=world.actor(who), at=world.tick()
    )


def test_a_draft_is_no_protocol_to_correct(over, store):
    held, _ = over
    drafted(held, store)
    with refused(NotInOrder, "minutes_not_signed"):
        propose(held)


@pytest.mark.clause("cis_industrial_policy", "5.9")
def test_a_correction_is_proposed_by_one_and_signed_by_who_presided(signed, store):
    held, old = signed
    for who in ("TJ", "KZ", "observer"):
        with refused(Forbidden):
            propose(held, who=who)
    with refused(NotInOrder, "correction_changes_nothing"):
        propose(held, "Слушали Иванова.")
    with refused(NotInOrder, "correction_without_reason"):
        propose(held, reason=" ")
    with refused(Incomplete):
        propose(held, "до\u202eклад")
    with registered("minutes.correction_proposed"):
        correction = propose(held)
    with refused(NotInOrder, "correction_waits"):
        propose(held, "Иначе.")
    with refused(NotInOrder, "minutes_without_paper"):
        answer(held, correction, "0" * 64)
    sha256 = printed(held, correction, store)
    for who in ("officer", "head", "KZ"):
        with refused(NotInOrder, "signer_did_not_preside", clause="5.9"):
            answer(held, correction, sha256, who)
    with refused(NotInOrder, "another_version_shown"):
        answer(held, correction, old)
    assert authenticity_of(db.session(), old).answer is Answer.GENUINE
    assert authenticity_of(db.session(), sha256).answer is Answer.UNKNOWN, (
        "what is not signed is told to nobody"
    )
    with registered("minutes.correction_signed", clause="5.9") as entered:
        answer(held, correction, sha256)
    assert entered.only.capacity == "presiding"
    replaced, new = (authenticity_of(db.session(), digest) for digest in (old, sha256))
    assert (replaced.answer, replaced.replaced_by) == (Answer.SUPERSEDED, 2)
    assert (new.answer, new.version) == (Answer.GENUINE, 2)
    record = hashlib.sha256(canonical(text_of_correction(correction).record).encode()).hexdigest()
    assert authenticity_of(db.session(), record) == new
    assert the_minutes(held).signature.sha256 == old, "what was signed stays as it is"
    assert_books_balance()


def test_nothing_but_the_typed_texts_differs_and_what_differs_is_named(signed, store):
    held, old = signed
    before = in_force(db.session(), the_minutes(held)).text
    text = text_of_correction(propose(held))
    back = corrected(text, {1: {"heard": "Слушали Иванова."}}, closing=before.closing)
    [line] = text.signatures
    assert line.post == "Председательствовавший на заседании", (
        "years later who presided need not chair any more"
    )
    same = {"version": before.version, "record": before.record, "signatures": before.signatures}
    assert replace(back, **same) == before
    assert text.version == text.record["version"] == before.version + 1
    typed, register = {"version", "corrects", "texts", "register"}, dict(text.record["register"])
    [signing] = register.pop("replaced")["acts"]
    assert json.loads(signing["content"])["detail"]["sha256"] == old, "it proves which file was signed"
    assert register == before.record["register"]
    told = {name: value for name, value in text.record.items() if name not in typed}
    assert told == {name: value for name, value in before.record.items() if name not in typed}
    assert text.record["texts"]["items"][0]["heard"] == "Слушали Петрова."
    correction = text.correction
    assert (correction.number, correction.replaces_sha256, correction.reason) == (1, old, "Опечатка")
    assert correction.made_on is not None, "a correction bears the day it was made"
    assert [(one.item, one.part, one.before, one.after) for one in correction.changes] == [
        (1, "heard", "Слушали Иванова.", "Слушали Петрова.")
    ]


def test_a_declined_correction_leaves_the_protocol_in_force_and_its_number_used(signed, store):
    held, old = signed
    world = held.world
    first = propose(held)
    with refused(Forbidden):
        refuse_correction(correction=first.public_id, by=world.member("KZ"), at=world.tick())
    with registered("minutes.correction_refused"):
        refuse_correction(correction=first.public_id, by=world.member("TJ"), at=world.tick())
    with refused(NotInOrder, "no_correction_waits"):
        answer(held, first, old)
    second = propose(held)
    answer(held, second, sha256 := printed(held, second, store))
    third = propose(held, "Слушали Сидорова.")
    assert (second.number, third.number, third.replaced_sha256) == (2, 3, sha256)


def test_a_correction_names_the_file_it_was_written_over(signed, store):
    """Who proposes over a text that was corrected meanwhile would undo that correction unseen."""
    held, old = signed
    first = propose(held)
    answer(held, first, printed(held, first, store))
    with refused(Conflict):
        propose(held, "Слушали Сидорова.", replaces=old)
    told = [one for one in db.session.query(Letter) if "Протокол исправлен" in one.subject()]
    assert len(told) == len(STATES), "every delegation learns that the text it was sent is replaced"


@pytest.mark.clause("cis_industrial_policy", "4.3")
def test_where_who_presided_is_gone_the_chair_or_a_co_chair_signs_in_the_place(signed, store):
    """The two persons stay two, and the paper names who signs it."""
    held, _old = signed
    before = propose(held)
    sha256 = printed(held, before, store)
    leaves(held, "TJ")
    with refused(NotInOrder, "signer_is_not_called", clause="5.9"):
        answer(held, before, sha256, "KZ")
    with refused(NotInOrder, "correction_names_another"):
        answer(held, before, sha256, "RU")  # it prints the name of who has left
    refuse_correction(correction=before.public_id, by=held.world.officer, at=held.world.tick())
    anew = propose(held)
    assert text_of_correction(anew).signatures[0].post == "Сопредседатель Совета"
    sha256 = printed(held, anew, store)
    with refused(NotInOrder, "signer_is_not_called"):
        answer(held, anew, sha256, "officer")
    with registered("minutes.correction_signed", clause="5.9") as entered:
        answer(held, anew, sha256, "RU")
    assert entered.only.capacity == "chair"


@pytest.mark.parametrize(("days", "gone"), [(-1, True), (0, False), (1, False)])
def test_who_presided_by_a_paper_signs_as_long_as_the_paper_reaches(world, days, gone):
    day = day_of(db.session(), world.body_id, world.clock.now)
    paper = Credential(until_on=day + timedelta(days=days))
    who = SimpleNamespace(person_id=world.member("KZ").person_id, credential=paper)
    assert is_gone(db.session(), who, day) is gone


def leaves(held, code):
    """Close the account of a person, who can come in and sign no more."""
    account = db.session.query(Account).filter_by(person_id=held.world.member(code).person_id).one()
    account.disabled_at = held.world.clock.now
    db.session.commit()


def test_the_approval_goes_on_the_next_agenda_once(over, store):
    held, _ = over
    world = held.world
    ahead = a_meeting(world, published=False)
    asked = {"minutes": the_minutes_drafted(held, store), "meeting": ahead.meeting, "by": world.officer}
    with refused(Conflict):
        put_approval_on_agenda(**asked, at=world.tick())
    sign(held, prepare(held, the_minutes(held).versions[-1].rendering.file.sha256))
    with registered("item.standing_added"):
        item = put_approval_on_agenda(**asked, at=world.tick())
    assert item.title == "Об утверждении протокола № 1 I заседания Совета"
    assert item.current_draft.points[0].startswith("Утвердить протокол № 1 первого заседания")
    with refused(Conflict):
        put_approval_on_agenda(**asked, at=world.tick())
    drop_item(item=item.public_id, reason="Не то", by=world.officer, at=world.tick())
    with registered("item.standing_added"):
        put_approval_on_agenda(**asked, at=world.tick())


def the_minutes_drafted(held, store):
    drafted(held, store)
    return the_minutes(held).public_id


def issued(held, kind, about=""):
    world = held.world
    return issue_paper(meeting=held.meeting, kind=kind, about=about, by=world.officer, at=world.tick())


def test_papers_issued_after_a_correction_carry_its_words_and_its_signature(signed, store):
    held, old = signed
    first = issued(held, PaperKind.EXTRACT, "1")
    frozen = first.content
    short = issued(held, PaperKind.SHORT_MINUTES)
    correction = propose(held)
    with refused(Conflict):
        issued(held, PaperKind.EXTRACT, "1")
    sha256 = printed(held, correction, store)
    held.world.clock.move_to(held.world.clock.now + timedelta(days=3))
    answer(held, correction, sha256)
    day = correction.signed_at.astimezone(the_minutes(held).meeting.venue_zone).date()

    second = issued(held, PaperKind.EXTRACT, "1")
    before, after = text_of_issued(first), text_of_issued(second)
    assert (first.number, second.number) == (1, 2), "other words are another paper under a number of its own"
    assert first.content == frozen, "what was issued stays as it was"
    assert (before.items[0].heard, before.protocol_sha256) == ("Слушали Иванова.", old)
    assert (after.items[0].heard, after.protocol_sha256) == ("Слушали Петрова.", sha256)
    assert (before.correction, after.correction, after.signed_on) == (0, 1, day)
    assert before.signed_on < day
    with refused(Conflict):
        issued(held, PaperKind.EXTRACT, "1")
    told = text_of_issued(issued(held, PaperKind.SHORT_MINUTES))
    assert (short.number, told.head.number, told.protocol_sha256, told.signed_on) == (1, 2, sha256, day)

    copies = {
        about: text_of_issued(issued(held, PaperKind.COPY, about))
        for about in (correction.public_id, last_version(held).public_id)
    }
    own, replaced = copies.values()
    assert (own.sha256, own.signed_on) == (sha256, day), "the copy of a correction names its own signature"
    assert own.signed_by == correction.signed_by.initials_and_name
    assert (replaced.sha256, replaced.signed_on) == (old, before.signed_on)
    assert replaced.title == "Протокол, заменен исправлением № 1", "the copy itself says that it is replaced"
    assert "Заменен исправлением" in page("copy.html.jinja", text=replaced, pages=1)

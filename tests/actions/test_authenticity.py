"""What a paper is, from a draft to a correction: nobody's before it is signed, superseded when another is."""

import hashlib
import json
from datetime import timedelta

import rfc8785
from sqlalchemy import event

from council.actions.authenticity import checked_file
from council.actions.issued_papers import issue_paper
from council.actions.protocols_in_force import text_of_correction
from council.records.authenticity import Answer, authenticity_of, authenticity_of_thing
from council.records.database import db
from council.records.issued_papers import PaperKind
from council.records.paper_seal import Trusted
from tests.actions.closed import drafted, last_version, prepared, sign, the_minutes
from tests.actions.test_corrections import answer, printed, propose, signed, store  # noqa: F401 - a fixture
from tests.actions.test_minutes import write
from tests.actions.test_remarks import circulate


def told_of(*digests):
    found = [authenticity_of(db.session(), digest) for digest in digests]
    assert len({(one.answer, one.replaced_by) for one in found}) == 1, "file and record are one paper"
    return found[0].answer, found[0].replaced_by


def record_digest(record):
    return hashlib.sha256(rfc8785.dumps(dict(record))).hexdigest()


def test_a_protocol_is_known_from_its_signature_to_its_correction(over, store):  # noqa: F811
    held, _ = over
    write(held, "Слушали Иванова.")
    file = prepared(held, store)
    record = record_digest(json.loads(the_minutes(held).versions[-1].content)["record"])
    assert told_of(file, record) == (Answer.DRAFT, None)

    sign(held, file)
    assert told_of(file, record) == (Answer.GENUINE, None)

    proposed = propose(held)
    corrected = printed(held, proposed, store), record_digest(text_of_correction(proposed).record)
    assert told_of(*corrected) == (Answer.UNKNOWN, None)

    answer(held, proposed, corrected[0])
    assert told_of(*corrected) == (Answer.GENUINE, None)
    assert told_of(file, record) == (Answer.SUPERSEDED, 2)


def test_what_was_taken_from_a_protocol_is_told_to_be_so_when_that_is_corrected(signed, store):  # noqa: F811
    held, _old = signed
    protocol = last_version(held).public_id

    def issued(kind, about=""):
        return issue_paper(
            meeting=held.meeting, kind=kind, about=about, by=held.world.officer, at=held.world.tick()
        ).public_id  # fmt: skip

    def told(*papers):
        found = [authenticity_of_thing(db.session(), paper) for paper in papers]
        return {(one.answer, one.corrected_by) for one in found}

    before = (
        issued(PaperKind.EXTRACT, "1"), issued(PaperKind.SHORT_MINUTES), issued(PaperKind.COPY, protocol),
    )  # fmt: skip
    sheet = issued(PaperKind.MEETING_SHEET)
    assert told(*before, sheet) == {(Answer.GENUINE, 0)}
    proposed = propose(held)
    answer(held, proposed, printed(held, proposed, store))
    assert told(*before) == {(Answer.SUPERSEDED, 1)}, "a court would take the old words for those in force"
    assert told(sheet, issued(PaperKind.EXTRACT, "1"), issued(PaperKind.COPY, proposed.public_id)) == {
        (Answer.GENUINE, 0)
    }, "a sheet of votes is no part of the protocol"


def test_of_a_draft_that_was_shown_to_nobody_nothing_is_told(over, store):  # noqa: F811
    held, _ = over
    write(held, "Слушали Иванова.")
    draft = drafted(held, store)
    record = record_digest(json.loads(the_minutes(held).versions[-1].content)["record"])
    assert told_of(draft, record) == (Answer.UNKNOWN, None), "the secretariat has it alone"
    circulate(held, draft)
    assert told_of(draft, record) == (Answer.DRAFT, None), "now it may be taken for the minutes"

    held.world.clock.move_to(held.world.clock.now + timedelta(days=8))
    write(held, "Слушали Петрова.", revision=1)
    unseen = drafted(held, store)
    write(held, "Слушали Сидорова.", revision=2)
    file = prepared(held, store)
    sign(held, file)

    assert told_of(file) == (Answer.GENUINE, None)
    assert told_of(unseen) == (Answer.UNKNOWN, None), "which drafts there were between is nobody's to learn"
    assert told_of(draft, record) == (Answer.DRAFT, None), "only what was signed is ever superseded"
    told = checked_file(db.session(), store.read(draft), Trusted(), store, at=held.world.tick()).known
    assert told == authenticity_of(db.session(), draft), "its file tells no more"
    assert (told.version, told.signed_version) == (1, 3), "it says that another version is signed"


def test_who_asks_of_nothing_makes_no_signed_text_be_read_again(signed, store):  # noqa: F811
    held, _ = signed
    answer(held, correction := propose(held), printed(held, correction, store))
    assert told_of("0" * 64) == (Answer.UNKNOWN, None)

    asked = []
    listener = lambda *given: asked.append(given[2])  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", listener)
    assert told_of("1" * 64) == (Answer.UNKNOWN, None)
    event.remove(db.engine, "before_cursor_execute", listener)
    assert asked
    assert not [one for one in asked if ".content" in one], "digests are remembered, not worked out again"

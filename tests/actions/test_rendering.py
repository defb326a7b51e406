"""Papers are printed once, from the frozen text, and their bytes stand by their digest."""

import pytest
from sqlalchemy import select

from council.actions.jobs import claim_next_job, fail_job
from council.actions.minutes import MINUTES_JOB, draft_minutes
from council.actions.notes import record_notes
from council.actions.refusals import Conflict, Forbidden, NotInOrder
from council.actions.rendering import print_decision, print_minutes, print_version
from council.actions.reprinting import print_again
from council.papers.minutes import render_minutes
from council.records.database import db
from council.records.decisions import Decision
from council.records.draft_prints import file_shown
from council.records.files import FileDamaged, FileStore
from council.records.minutes import MinutesVersion, Rendering
from council.records.operations import Job, JobState
from tests.actions.closed import drafted, last_version, prepare, prepared, sign
from tests.ledger import digest_of_records, refused, registered
from tests.papers.reading import words_of

ATTACK = "<script>alert(1)</script> {{7*7}} <img src='file:///etc/passwd'> https://example.org"


@pytest.fixture
def store(settings):
    return FileStore(settings.files_dir)


def note(held, text):
    world = held.world
    record_notes(item=held.item, heard=text, spoke="", revision=0, by=world.officer, at=world.tick())


def test_minutes_are_printed_once(over, store, monkeypatch):
    held, _ = over
    with registered("minutes.drafted", "minutes.printed"):
        sha256 = drafted(held, store, typeset=True)
    before = digest_of_records()
    monkeypatch.setattr(
        "council.actions.rendering.render_minutes", lambda *_, **__: pytest.fail("printed twice")
    )
    version = last_version(held).public_id
    assert print_minutes(version=version, store=store, at=held.world.tick()) == sha256
    assert digest_of_records() == before


def test_a_version_is_shown_with_the_mark_of_a_draft_until_it_is_prepared(over, store):
    """The worker prints both; what was read is the draft, what is prepared and signed is the file without the mark."""
    held, _ = over
    world = held.world
    version = draft_minutes(meeting=held.meeting, by=world.officer, at=world.tick())
    asked, key = version.public_id, version.id
    with registered("minutes.printed", "minutes.printed"):
        to_sign = print_version(version=asked, store=store, at=world.tick())
    draft = file_shown(db.session(), db.session.get_one(MinutesVersion, key)).file.sha256
    words = words_of(store.read(draft))
    assert "ПРОЕКТ ПРОТОКОЛА, редакция 1 от" in words
    assert words.count("ПРОЕКТ") > words.count("стр."), "every page says so, the first one twice"
    assert "ПРОЕКТ" not in words_of(store.read(to_sign))
    prepare(held, draft)
    assert file_shown(db.session(), db.session.get_one(MinutesVersion, key)).file.sha256 == to_sign
    with refused(NotInOrder):
        sign(held, draft)
    sign(held, to_sign)


def test_two_workers_that_print_at_once_leave_one_paper(over, store, monkeypatch):
    """The second has begun before the first has finished; the bytes of the first stand."""
    held, _ = over
    world = held.world
    version = draft_minutes(meeting=held.meeting, by=world.officer, at=world.tick()).public_id
    printed = []

    def slowly(*args, **options):
        if not printed:
            printed.append(None)
            printed.append(print_minutes(version=version, store=store, at=world.tick()))
        return render_minutes(*args, **options)

    monkeypatch.setattr("council.actions.rendering.render_minutes", slowly)
    with registered("minutes.printed"):
        assert print_minutes(version=version, store=store, at=world.tick()) == printed[1]
    assert len(list(db.session.scalars(select(Rendering)))) == 1


def test_the_sheet_of_a_decision_is_printed_when_it_has_a_number(over, store):
    held, decision = over
    with pytest.raises(LookupError):
        print_decision(decision=decision, store=store, at=held.world.tick())
    sign(held, prepared(held, store))
    with registered("decision.printed"):
        sha256 = print_decision(decision=decision, store=store, at=held.world.tick())
    assert print_decision(decision=decision, store=store, at=held.world.tick()) == sha256


@pytest.mark.needs("pdftotext")
def test_the_paper_says_what_the_record_says(over, store):
    held, decision = over
    note(held, ATTACK)
    sign(held, sha256 := prepared(held, store, typeset=True))
    text = words_of(store.read(sha256), "-raw")
    assert "О вопросе 1" in text
    assert "".join(ATTACK.split()) in "".join(text.split())
    sheet = words_of(store.read(print_decision(decision=decision, store=store, at=held.world.tick())))
    assert "№ 1/1" in sheet
    assert "Одобрить." in sheet


def test_a_paper_that_was_changed_on_disk_is_not_given_out(over, store):
    held, _ = over
    sha256 = drafted(held, store)
    path = store.path_of(sha256)
    content = path.read_bytes()
    for harmed in (content[:-1] + bytes([content[-1] ^ 1]), content[:-1]):
        path.unlink()
        path.write_bytes(harmed)
        with pytest.raises(FileDamaged, match="changed"):
            store.read(sha256)
    path.unlink()
    with pytest.raises(FileDamaged, match="missing"):
        store.read(sha256)


PRINTING = select(Job).where(Job.kind == MINUTES_JOB)


def given_up(world):
    """Let the worker fail at the job as often as it may."""
    while (job := claim_next_job(worker="w", at=world.tick())) is not None:
        fail_job(job, "NotPrintable: ✓", worker="w", at=world.tick())
        world.clock.move_to(db.session.get_one(Job, job.id).run_at)
        db.session.rollback()


def test_printing_that_was_given_up_is_tried_again_on_request(over):
    held, _ = over
    world = held.world
    draft_minutes(meeting=held.meeting, by=world.officer, at=world.tick())
    given_up(world)
    assert db.session.scalars(PRINTING).one().state is JobState.FAILED
    before = digest_of_records()
    print_again(paper=last_version(held), by=world.officer, at=world.tick())
    job = db.session.scalars(PRINTING).one()
    assert (job.state, job.attempts, job.last_error) == (JobState.READY, 0, "")
    assert digest_of_records() == before


@pytest.mark.parametrize("lost", [True, False])
def test_asking_twice_leaves_one_job(over, lost):
    held, _ = over
    world = held.world
    draft_minutes(meeting=held.meeting, by=world.officer, at=world.tick())
    if lost:
        db.session.query(Job).delete()
        db.session.commit()
    for _ in range(2):
        print_again(paper=last_version(held), by=world.officer, at=world.tick())
    job = db.session.scalars(PRINTING).one()
    assert (job.kind, job.payload) == ("render_minutes", {"version": last_version(held).public_id})


def test_only_the_secretariat_asks_and_only_for_what_is_not_printed(over, store):
    held, decision = over
    world = held.world
    sign(held, prepared(held, store))
    with refused(Conflict):
        print_again(paper=last_version(held), by=world.officer, at=world.tick())
    sheet = db.session.query(Decision).filter_by(public_id=decision).one()
    with refused(Forbidden):
        print_again(paper=sheet, by=world.chair, at=world.tick())
    print_again(paper=sheet, by=world.officer, at=world.tick())
    waiting = [job.kind for job in db.session.scalars(select(Job)) if job.state is JobState.READY]
    assert waiting.count("render_decision") == 1

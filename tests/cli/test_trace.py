"""The trace of the register under several processes, and under one that is killed in the midst of its acts."""

import os
import shutil
import signal
import time
from multiprocessing import get_context

import pytest

from app import create_app
from council.access.actors import actor_of
from council.actions.people import register_person
from council.actions.starting import StartRefused, require_sound_start
from council.records.database import db
from council.records.people import Person
from council.records.trace import Entered, Trace

PROCESSES, LINES, ACTS = 4, 200, 5
FORKED = get_context("fork")  # what the test has built is built in the child already


def write_lines(path, first):
    for number in range(first, PROCESSES * LINES, PROCESSES):
        Trace(path).add(Entered(number, f"{number:064x}"))


def test_lines_of_several_processes_never_run_into_one_another(tmp_path):
    path = tmp_path / "entries.jsonl"
    writers = [FORKED.Process(target=write_lines, args=(path, first)) for first in range(PROCESSES)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    lines = path.read_text(encoding="ascii").splitlines()
    assert len(lines) == len(set(lines)) == PROCESSES * LINES
    assert Trace(path).newest() == Entered(PROCESSES * LINES - 1, f"{PROCESSES * LINES - 1:064x}")


def act_without_end(settings, by, at):
    with create_app(settings).app_context():
        head = actor_of(db.session(), db.session.get(Person, by.person_id), body_id=by.body_id, at=at)
        while True:
            register_person(family_name="Новый", given_names="Человек", by=head, at=at)


def test_a_site_killed_in_the_midst_of_acts_serves_again_and_with_an_older_database_it_does_not(
    world, settings, tmp_path
):
    database, older = tmp_path / "council.sqlite3", tmp_path / "older.sqlite3"
    by, at = world.head, world.tick()
    db.session.remove()
    db.engine.dispose()
    shutil.copyfile(database, older)
    acting = FORKED.Process(target=act_without_end, args=(settings, by, at))
    acting.start()
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _lines(settings) < ACTS:
        time.sleep(0.005)
    os.kill(acting.pid, signal.SIGKILL)
    acting.join()
    assert _lines(settings) >= ACTS, "the acts were done"

    require_sound_start(settings, at=at)
    for journal in tmp_path.glob("council.sqlite3-*"):
        journal.unlink()
    db.engine.dispose()
    shutil.copyfile(older, database)
    with pytest.raises(StartRefused, match=r"does not lead to entry \d+ .*Put the newest database back"):
        require_sound_start(settings, at=at)


def _lines(settings):
    path = Trace.of(settings).path
    return len(path.read_text(encoding="ascii").splitlines()) if path.exists() else 0

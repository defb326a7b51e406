"""Work left to the worker is done once, tried again when it fails, and never lost."""

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from council.actions import jobs
from council.cli.bounds import in_time
from council.cli.worker import Worker
from council.records.database import transaction
from council.records.files import FileStore
from council.records.operations import Job, JobState, WorkerBeat
from tests.architecture.source import ROOT

NOON = datetime(2026, 6, 4, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("records")


def leave(kind="print", at=NOON, **payload):
    with transaction() as session:
        return jobs.leave_to_worker(session, kind, payload, at=at).id


def stored(records, job_id):
    records.expire_all()
    return records.get(Job, job_id)


def test_a_job_is_claimed_by_one_worker_only(records):
    leave(meeting="m1")

    claimed = jobs.claim_next_job(worker="first", at=NOON)

    assert claimed is not None
    assert claimed.payload == {"meeting": "m1"}
    assert jobs.claim_next_job(worker="second", at=NOON) is None


def test_jobs_are_claimed_in_the_order_in_which_they_fell_due(records):
    later = leave(at=NOON - timedelta(seconds=1))
    earlier = leave(at=NOON - timedelta(seconds=2))
    leave(at=NOON + timedelta(seconds=1))

    claimed = [jobs.claim_next_job(worker="w", at=NOON) for _ in range(3)]

    assert [job and job.id for job in claimed] == [earlier, later, None]


def test_a_job_whose_worker_died_is_claimed_again_after_the_lease(records):
    job_id = leave()
    dead = jobs.claim_next_job(worker="dead", at=NOON)
    after = NOON + jobs.LEASE + timedelta(seconds=1)

    again = jobs.claim_next_job(worker="alive", at=after)
    jobs.finish_job(dead, worker="dead", at=after)

    assert again.attempts == 2
    assert stored(records, job_id).state is JobState.RUNNING
    jobs.finish_job(again, worker="alive", at=after)
    assert stored(records, job_id).state is JobState.DONE


def test_a_failed_job_waits_longer_each_time_and_is_given_up_in_the_end(records):
    job_id = leave()
    at, waits = NOON, []
    while (claimed := jobs.claim_next_job(worker="w", at=at)) is not None:
        jobs.fail_job(claimed, "no paper", worker="w", at=at)
        waits.append(stored(records, job_id).run_at - at)
        at = stored(records, job_id).run_at
        if stored(records, job_id).state is JobState.FAILED:
            break

    assert len(waits) == jobs.MOST_ATTEMPTS
    assert waits == sorted(waits)
    assert stored(records, job_id).last_error == "no paper"
    assert jobs.claim_next_job(worker="w", at=at + timedelta(days=1)) is None


def test_an_act_that_is_undone_leaves_no_job(records):
    with pytest.raises(RuntimeError), transaction() as session:
        jobs.leave_to_worker(session, "print", {}, at=NOON)
        raise RuntimeError
    assert records.scalars(select(Job)).all() == []


def working(tmp_path, duties):
    return Worker("w", 0.05, FileStore(tmp_path / "files"), duties)


def test_the_worker_does_what_is_due_and_leaves_a_sign_of_life(records, tmp_path):
    done = []
    past = NOON - timedelta(days=365)

    def print_paper(*, meeting, store, at):
        done.append((meeting, store.path_of("ab1"), at > past))

    job_id = leave(at=past, meeting="m1")
    working(tmp_path, {"print": print_paper}).run(once=True)

    assert done == [("m1", tmp_path / "files" / "ab" / "ab1", True)]
    assert (stored(records, job_id).state, stored(records, job_id).progress) == (JobState.DONE, 100)
    assert records.scalars(select(WorkerBeat.name)).all() == ["w"]


def test_one_failing_job_does_not_stop_the_others(records, tmp_path, capsys):
    def break_down(*, store, at):
        raise ValueError("the printer is on fire")

    past = NOON - timedelta(days=365)
    broken, unknown, good = leave("break", past), leave("unheard of", past), leave("good", past)
    working(tmp_path, {"break": break_down, "good": lambda *, store, at: None}).run(once=True)

    assert stored(records, broken).state is JobState.READY
    assert "the printer is on fire" in stored(records, broken).last_error
    assert "unheard of" in stored(records, unknown).last_error
    assert stored(records, good).state is JobState.DONE


def test_a_job_that_never_ends_is_stopped_and_the_next_one_done(records, tmp_path, monkeypatch, capsys):
    def go_on_for_ever(*, store, at):
        while True:
            pass

    monkeypatch.setattr("council.cli.worker.in_time", lambda: in_time(0.2))
    past = NOON - timedelta(days=365)
    endless, good = leave("endless", past), leave("good", past)
    working(tmp_path, {"endless": go_on_for_ever, "good": lambda *, store, at: None}).run(once=True)

    assert "TookTooLong" in stored(records, endless).last_error
    assert stored(records, good).state is JobState.DONE


def test_a_long_job_that_comes_further_keeps_its_time_and_its_lease(records, tmp_path, monkeypatch):
    """A large pack takes longer than any protocol: it is not given up while its pages go on being written."""
    monkeypatch.setattr("council.cli.worker.in_time", lambda: in_time(0.3))
    held_until = []

    def bind_much(*, store, at, goes_on):
        for _page in range(3):
            working_one.next_beat = 0.0
            time.sleep(0.15)
            goes_on()
            held_until.append(stored(records, job_id).locked_until)

    job_id = leave("pack", NOON - timedelta(days=365))
    working_one = Worker(
        "w", 0.05, FileStore(tmp_path), {"pack": bind_much}, told_of_progress=frozenset({"pack"})
    )
    working_one.run(once=True)
    assert stored(records, job_id).state is JobState.DONE
    assert held_until[0] < held_until[-1], (
        "the lease goes with the work, or another worker would begin the same"
    )


def test_a_process_that_asks_for_too_much_memory_fails_alone_and_ranks_below_the_pages():
    asking = (
        "import os; from council.cli.bounds import LOWER, bound_memory, give_way; before = os.nice(0);"
        " give_way(); give_way(); assert os.nice(0) == max(LOWER, before); bound_memory(); bytes(3 * 1024**3)"
    )
    done = subprocess.run([sys.executable, "-c", asking], capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert b"MemoryError" in done.stderr

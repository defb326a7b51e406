"""`flask worker`: does what acts left to be done after them, such as printing the protocol."""

import os
import signal
import socket
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from council.actions import jobs
from council.actions.corrections import CORRECTION_JOB
from council.actions.dispatch_sheets import SHEET_JOB
from council.actions.issued_papers import ISSUED_JOB
from council.actions.minutes import DECISION_JOB, MINUTES_JOB
from council.actions.packs import PACK_JOB, make_pack
from council.actions.rendering import (
    print_correction,
    print_decision,
    print_dispatch_sheet,
    print_issued_paper,
    print_version,
)
from council.actions.sealing import SIGNING_JOB, sign_checkpoint
from council.actions.security_log import drop_oldest_events
from council.actions.signature_looks import LOOK_JOB, look_as_worker
from council.actions.starting import StartRefused, require_sound_start
from council.cli.bounds import bound_memory, give_way, in_time, leave_no_core, more_time
from council.cli.rounds import make_rounds
from council.cli.sending import send_letters
from council.papers.paper_seal import PaperSeal
from council.records.database import db
from council.records.files import FileStore
from council.records.signed_note import kept_key
from council.records.witness import Witness
from council.settings import Settings

# What a job is done by: given its payload by keyword, the store of files and the moment.
Duty = Callable[..., object]
DUTIES: dict[str, Duty] = {
    MINUTES_JOB: print_version,
    CORRECTION_JOB: print_correction,
    DECISION_JOB: print_decision,
    SHEET_JOB: print_dispatch_sheet,
    ISSUED_JOB: print_issued_paper,
    LOOK_JOB: look_as_worker,
}

SECONDS_BETWEEN_BEATS = 10


@click.command("worker")
@click.option("--once", is_flag=True, help="Do what is due now, then end.")
@with_appcontext
def worker(once: bool) -> None:
    """Do the work that acts have left, until told to stop."""
    settings: Settings = current_app.config["SETTINGS"]
    try:
        require_sound_start(settings, at=moment())
    except StartRefused as refused:
        raise click.ClickException(str(refused)) from None
    bound_memory()
    leave_no_core()
    give_way()
    name = f"{socket.gethostname()}:{os.getpid()}"
    working = Worker(
        name,
        settings.worker_poll_seconds,
        FileStore(settings.files_dir, seal=PaperSeal.of(settings)),
        duties_of(settings),
        told_of_progress=frozenset({PACK_JOB}),
        send=partial(send_letters, settings, worker=name, clock=moment),
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: working.stop.set())
    working.run(once=once)


class Worker:
    """One process that claims jobs one after another; several may run side by side."""

    def __init__(
        self,
        name: str,
        poll_seconds: float,
        store: FileStore,
        duties: Mapping[str, Duty] = DUTIES,
        send: Callable[[], int] = lambda: 0,
        *,
        told_of_progress: frozenset[str] = frozenset(),
    ) -> None:
        self.name = name
        self.poll_seconds = poll_seconds
        self.store = store
        self.duties = duties
        self.send = send
        self.told_of_progress = told_of_progress
        self.stop = threading.Event()
        self.next_beat = 0.0

    def run(self, *, once: bool = False) -> None:
        """Work until stopped; a job that has begun is finished first."""
        while not self.stop.is_set():
            worked = self.look_for_work()
            if not worked and once:
                return
            if not worked:
                self.stop.wait(self.poll_seconds)

    def look_for_work(self) -> bool:
        """Do one job if any is due, else send letters; tell whether there was work. A database that is away is waited for."""
        try:
            self.show_life()
            job = jobs.claim_next_job(worker=self.name, at=moment())
            if job is None:
                return self.send() > 0
            self.do(job)
            return True
        except OperationalError as fault:
            click.echo(f"The worker cannot reach the database and tries again: {fault.orig}", err=True)
            self.stop.wait(5)
            return True
        finally:
            db.session.remove()

    def show_life(self) -> None:
        if time.monotonic() >= self.next_beat:
            jobs.beat(worker=self.name, at=moment())
            make_rounds(at=moment())
            drop_oldest_events()
            self.next_beat = time.monotonic() + SECONDS_BETWEEN_BEATS

    def do(self, job: jobs.ClaimedJob) -> None:
        """Do the job, or write down why it failed: no fault of one job may stop the others."""
        try:
            with in_time():
                self.duties[job.kind](**job.payload, **self._progress_of(job), store=self.store, at=moment())
        except Exception:  # noqa: BLE001 - whatever it is, it is written down and tried again
            db.session.rollback()
            jobs.fail_job(job, traceback.format_exc(limit=-8), worker=self.name, at=moment())
            click.echo(f"Job {job.id} ({job.kind}) failed:\n{traceback.format_exc()}", err=True)
        else:
            jobs.finish_job(job, worker=self.name, at=moment())

    def _progress_of(self, job: jobs.ClaimedJob) -> dict[str, Callable[[], None]]:
        """Return how a long duty says that it goes on: it keeps its time and its lease, and the worker its sign of life."""
        if job.kind not in self.told_of_progress:
            return {}

        def goes_on() -> None:
            more_time()
            if time.monotonic() >= self.next_beat:
                jobs.hold_longer(job, worker=self.name, at=moment())
                jobs.beat(worker=self.name, at=moment())
                self.next_beat = time.monotonic() + SECONDS_BETWEEN_BEATS

        return {"goes_on": goes_on}


def duties_of(settings: Settings) -> dict[str, Duty]:
    """Return all duties, those that need the address, the keys or the folders of this installation included."""
    return DUTIES | {
        MINUTES_JOB: partial(print_version, site=settings.site),
        CORRECTION_JOB: partial(print_correction, site=settings.site),
        SIGNING_JOB: partial(sign_and_witness, settings=settings),
        PACK_JOB: partial(make_pack, folder=settings.packs_dir),
    }


def sign_and_witness(*, checkpoint: str, settings: Settings, store: FileStore, at: datetime) -> None:
    """Sign a checkpoint, and write it down outside the database too."""
    signed = sign_checkpoint(checkpoint=checkpoint, key=kept_key(settings.register_key), at=at)
    Witness(settings.witness_file).add(signed.size, signed.root)


def moment() -> datetime:
    """The clock of the command line; what it calls is told the moment."""
    return datetime.now(UTC)

"""Packs of papers: asked for by a reader, made by the worker, let go when nobody has asked for a while.

Nothing of it is an act: a pack holds what its reader may open anyway, and can be made again at any time.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.jobs import leave_to_worker
from council.actions.locking import find
from council.actions.pack_contents import contents_for
from council.actions.refusals import Conflict
from council.papers.pack_pdf import bind
from council.papers.pack_text import PackText
from council.papers.pack_zip import archive
from council.records.database import db, transaction
from council.records.files import FileStore, digest_of_file
from council.records.meetings import Meeting
from council.records.operations import Job, JobState
from council.records.packs import Pack, PackForm
from council.records.printing import printing_of

PACK_JOB = "pack"
# Who reads the papers of a meeting does so in the weeks before it; made anew a pack takes seconds.
KEPT_FOR = timedelta(days=30)
STEP = 5


def pack_path(folder: Path, pack: Pack) -> Path:
    """Return where the bytes of a pack lie once it is made."""
    return folder / f"{pack.public_id}.{pack.form}"


def pack_of(session: Session, meeting: Meeting, form: PackForm, contents: PackText) -> Pack | None:
    """Return the pack of these very contents, made or on its way."""
    return session.scalars(
        select(Pack).where(
            Pack.meeting_id == meeting.id, Pack.form == form, Pack.contents_sha256 == _digest(contents)
        )
    ).one_or_none()


def ask_for_pack(*, meeting: Meeting, form: PackForm, folder: Path, by: Actor, at: datetime) -> Pack:
    """Leave to the worker the pack of what the actor may read now, unless it is made or on its way."""
    contents = contents_for(db.session(), meeting, by)
    if contents.is_empty:
        raise Conflict(
            "Собирать нечего: материалов и проектов решений, открытых для вас, в этом заседании нет.",
            "Nothing to put together: this meeting has no materials or drafts open to you.",
        )
    with transaction() as session:
        # Two readers who ask at once take turns at the meeting, and the second finds the pack of the first.
        session.execute(update(Meeting).where(Meeting.id == meeting.id).values(acts=Meeting.acts))
        pack = pack_of(session, meeting, form, contents)
        if pack is None:
            pack = Pack(
                meeting_id=meeting.id, form=form, contents=contents.as_json(),
                contents_sha256=_digest(contents), asked_at=at,
            )  # fmt: skip
            session.add(pack)
            session.flush()
        pack.asked_at = at
        if not is_made(pack, folder) and not _is_on_its_way(session, pack):
            pack.made_at = pack.sha256 = pack.size = pack.pages = None
            pack.progress = 0
            leave_to_worker(session, PACK_JOB, {"pack": pack.public_id}, at=at)
        return pack


def is_made(pack: Pack, folder: Path) -> bool:
    """Say whether the bytes are there to be given out."""
    return pack.made_at is not None and pack_path(folder, pack).is_file()


def is_whole(pack: Pack, folder: Path) -> bool:
    """Say whether the bytes are those that were made; damaged ones are dropped, so that the pack is made anew.

    They are read piece by piece: no pack lies in memory.
    """
    if not is_made(pack, folder):
        return False
    path = pack_path(folder, pack)
    if digest_of_file(path) == pack.sha256:
        return True
    path.unlink(missing_ok=True)
    return False


def make_pack(
    *, pack: str, folder: Path, store: FileStore, at: datetime, goes_on: Callable[[], None] = lambda: None
) -> None:
    """Put a pack together; bytes first and outside any transaction, then one short row.

    `goes_on` is called whenever it has come further: a large pack takes its time, and is not given up for it.
    """
    asked = find(db.session(), Pack, pack)
    if is_made(asked, folder):
        return
    text, target = PackText.from_json(asked.contents), pack_path(folder, asked)
    form, key, on = asked.form, asked.id, asked.asked_at.astimezone(asked.meeting.venue_zone)
    db.session.rollback()  # nothing is held open while the papers are put together
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".incoming-")
    os.close(descriptor)
    beside = Path(name)
    try:
        pages = _written(form, text, beside, store, on, _teller(key, goes_on))
        sha256, size = _settled(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    _change(key, progress=100, made_at=at, sha256=sha256, size=size, pages=pages)
    let_go_of_packs(folder=folder, before=at - KEPT_FOR)


def let_go_of_packs(*, folder: Path, before: datetime) -> None:
    """Drop the packs nobody has asked for since the moment, and what a killed worker left half written."""
    with transaction() as session:
        for pack in session.scalars(select(Pack).where(Pack.asked_at < before)).all():
            pack_path(folder, pack).unlink(missing_ok=True)
            session.delete(pack)
    for left in folder.glob(".incoming-*"):
        if left.stat().st_mtime < before.timestamp():
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)


def _written(
    form: PackForm, text: PackText, target: Path, store: FileStore, on: datetime, tell: Callable[[int], None]
) -> int | None:
    if form is PackForm.PDF:
        return bind(text, target, path_of=store.path_of, on=on, tell=tell)
    archive(text, target, path_of=store.path_of, on=on, tell=tell)
    return None


def _settled(beside: Path, target: Path) -> tuple[str, int]:
    """Give the bytes their place, where no half of them is ever seen; return their SHA-256 and size."""
    sha256 = digest_of_file(beside)
    with beside.open("rb") as stream:
        os.fsync(stream.fileno())
    beside.replace(target)
    return sha256, target.stat().st_size


def _teller(key: int, goes_on: Callable[[], None]) -> Callable[[int], None]:
    """Return what hears of every step forward, and writes down those that are worth a transaction."""
    told = reached = 0

    def tell(percent: int) -> None:
        nonlocal told, reached
        if percent > reached:
            reached = percent
            goes_on()
        if percent >= told + STEP:
            told = percent
            _change(key, progress=min(percent, 99))

    return tell


def _change(key: int, **values: object) -> None:
    with transaction() as session:
        session.execute(update(Pack).where(Pack.id == key).values(**values))


def _is_on_its_way(session: Session, pack: Pack) -> bool:
    job: Job | None = printing_of(session, pack.public_id)
    return job is not None and job.state is not JobState.FAILED


def _digest(contents: PackText) -> str:
    return hashlib.sha256(contents.canonical()).hexdigest()

"""Whether the register, its checkpoints, the rows it seals and the stored files are as they were entered."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.actions.recounting import decided_by_vote, differences_of
from council.actions.sealing import origin_of
from council.records.checkpoints import Checkpoint
from council.records.files import FileDamaged, FileStore
from council.records.materials import StoredFile
from council.records.register import roots_at
from council.records.seals import Difference, differences_in_entries, differences_in_rows
from council.records.signed_note import checkpoint_text, is_signed
from council.records.witness import Witnessed


def differences(
    session: Session, *, store: FileStore, public_key: bytes, witnessed: list[Witnessed]
) -> Iterator[Difference]:
    """Yield every difference, the register's own first: without it nothing else can be believed."""
    yield from differences_in_entries(session)
    yield from differences_in_checkpoints(session, public_key=public_key, witnessed=witnessed)
    yield from differences_in_rows(session)
    yield from _differences_in_counts(session)
    yield from _differences_in_files(session, store)


def differences_in_checkpoints(
    session: Session, *, public_key: bytes, witnessed: list[Witnessed]
) -> Iterator[Difference]:
    """Yield every checkpoint that the register does not lead to, or whose signature is not ours.

    `witnessed` are checkpoints kept outside the database: a register cut short,
    rebuilt, or restored from an old copy does not lead to them.
    """
    stored = session.scalars(select(Checkpoint).order_by(Checkpoint.size)).all()
    sizes = {checkpoint.size for checkpoint in stored} | {seen.size for seen in witnessed}
    roots = roots_at(session, sizes)
    for checkpoint in stored:
        where = f"checkpoints {checkpoint.size}"
        if roots.get(checkpoint.size) != checkpoint.root:
            yield Difference("checkpoint_not_reached", where)
        elif checkpoint.signed_at is not None and not _is_ours(session, checkpoint, public_key):
            yield Difference("signature_not_ours", where)
    for seen in witnessed:
        if roots.get(seen.size) != seen.root:
            yield Difference("witness_not_reached", f"checkpoint of {seen.size} entries")


def _is_ours(session: Session, checkpoint: Checkpoint, public_key: bytes) -> bool:
    origin = origin_of(session)
    text = checkpoint_text(origin, checkpoint.size, checkpoint.root)
    return is_signed(checkpoint.note, text, name=origin, public=public_key)


def _differences_in_counts(session: Session) -> Iterator[Difference]:
    for decision in decided_by_vote(session):
        for found in differences_of(decision):
            yield Difference("recount_differs", f"decisions {decision.id} {found.what}")


def _differences_in_files(session: Session, store: FileStore) -> Iterator[Difference]:
    for sha256 in session.scalars(select(StoredFile.sha256).order_by(StoredFile.id)):
        try:
            store.read(sha256)
        except FileDamaged:
            yield Difference("file_damaged", f"files {sha256}")

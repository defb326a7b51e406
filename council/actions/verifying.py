"""Whether the register, its checkpoints, the rows it seals and the stored files are as they were entered."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.actions.recounting import decided_by_vote, differences_of
from council.actions.sealing import origin_of
from council.records.checkpoints import Checkpoint, Occasion
from council.records.files import FileDamaged, FileStore
from council.records.materials import StoredFile
from council.records.merkle import Frontier
from council.records.named_bytes import differences_in_named_bytes
from council.records.register import RegisterEntry, frontiers_at, leaves_from
from council.records.seals import UNREADABLE, Difference, differences_in_entries, differences_in_rows
from council.records.signed_note import checkpoint_text, is_signed
from council.records.trace import Entered
from council.records.witness import Witnessed

ACT_OF = {Occasion.VOTE_CLOSED: "vote.closed", Occasion.MEETING_CLOSED: "meeting.closed"}


def differences(
    session: Session,
    *,
    store: FileStore,
    public_key: bytes,
    witnessed: list[Witnessed],
    traced: Sequence[Entered] = (),
) -> Iterator[Difference]:
    """Yield every difference, the register's own first: without it nothing else can be believed."""
    yield from differences_in_entries(session)
    points = differences_in_checkpoints(session, public_key=public_key, witnessed=witnessed)
    yield from _as_far_as_readable(points, "checkpoints")
    yield from _differences_in_trace(session, traced)
    yield from differences_in_rows(session)
    yield from _as_far_as_readable(differences_in_named_bytes(session), "papers")
    yield from _as_far_as_readable(_differences_in_counts(session), "decisions")
    yield from _as_far_as_readable(_differences_in_files(session, store), "files")


def _differences_in_trace(session: Session, traced: Sequence[Entered]) -> Iterator[Difference]:
    """Yield every traced entry that reads otherwise now, and of those that are gone the newest alone."""
    leaves = leaves_from(session, 1) if traced else {}
    newest = max((one.sequence for one in traced), default=0)
    for one in traced:
        is_gone = one.sequence not in leaves
        if one.sequence == newest if is_gone else leaves[one.sequence] != one.leaf:
            yield Difference("trace_not_reached", f"entry {one.sequence}")


def untraced_entries(session: Session, traced: Sequence[Entered]) -> list[int]:
    """Return the entries, from the first traced one on, of which nothing outside the database knows.

    No difference: a killed process or a power cut leaves one too. Whoever adds an act to the database alone leaves no other sign.
    """
    told = {one.sequence for one in traced}
    return sorted(leaves_from(session, min(told)).keys() - told) if told else []


def differences_in_checkpoints(
    session: Session, *, public_key: bytes, witnessed: list[Witnessed]
) -> Iterator[Difference]:
    """Yield every checkpoint that the register does not lead to, or whose signature is not ours.

    `witnessed` are checkpoints kept outside the database: a register cut short,
    rebuilt, or restored from an old copy does not lead to them.
    """
    keys = session.scalars(select(Checkpoint.id).order_by(Checkpoint.size)).all()
    sizes = set(session.scalars(select(Checkpoint.size))) | {seen.size for seen in witnessed}
    edges = frontiers_at(session, sizes)
    for key in keys:
        one = _differences_in_checkpoint(session, key, edges, public_key)
        yield from _as_far_as_readable(one, f"checkpoints {key}")
    kept = set(session.scalars(select(Checkpoint.size)))
    for seen in witnessed:
        edge = edges.get(seen.size)
        if edge is None or edge.root().hex() != seen.root:
            yield Difference("witness_not_reached", f"checkpoint of {seen.size} entries")
        elif seen.size not in kept:
            yield Difference("checkpoint_vanished", f"checkpoints {seen.size}")


def _differences_in_checkpoint(
    session: Session, key: int, edges: Mapping[int, Frontier], public_key: bytes
) -> Iterator[Difference]:
    point = session.get_one(Checkpoint, key)
    edge, where = edges.get(point.size), f"checkpoints {point.size}"
    if edge is None or edge.root().hex() != point.root or [root.hex() for root in edge.roots] != point.edge:
        yield Difference("checkpoint_not_reached", where)
    if point.signed_at is not None and not _is_ours(session, point, public_key):
        yield Difference("signature_not_ours", where)
    if edge is not None and not _is_of_its_occasion(session, point):
        yield Difference("occasion_differs", where)


def _is_of_its_occasion(session: Session, point: Checkpoint) -> bool:
    """Say whether the last act under the checkpoint is the one that gave occasion to it."""
    last = session.scalars(select(RegisterEntry).where(RegisterEntry.sequence == point.size)).one()
    if point.occasion is Occasion.DAY:
        return point.meeting_id is None and point.at >= last.at
    return (last.act, last.meeting_id, last.at) == (ACT_OF[point.occasion], point.meeting_id, point.at)


def _as_far_as_readable(found: Iterator[Difference], where: str) -> Iterator[Difference]:
    """Yield the differences until something cannot be read at all, and name that."""
    try:
        yield from found
    except UNREADABLE:
        yield Difference("unreadable", where)


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

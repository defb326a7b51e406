"""Which file of a paper a dispatch sent: papers come back signed before it and after, and what went out stays told."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.records.dispatches import Dispatch
from council.records.file_signatures import SignedFile, last_believed_file
from council.records.materials import StoredFile
from council.records.minutes import Rendering
from council.records.register import RegisterEntry

ACTS = ("dispatch.issued", "dispatch.entered")


def files_to_send(
    session: Session, renderings: Iterable[Rendering], *, before: datetime | None = None
) -> dict[int, StoredFile]:
    """Return by the key of each paper its file in force, of those that were there before the moment."""
    papers = {one.id: one for one in renderings}
    came_back = set(
        session.scalars(select(SignedFile.rendering_id).where(SignedFile.rendering_id.in_(papers)))
    )
    return {
        key: last_believed_file(session, one, before=before) if key in came_back else one.file
        for key, one in papers.items()
    }


def files_sent(session: Session, dispatches: Sequence[Dispatch]) -> dict[tuple[int, int], StoredFile]:
    """Return by the keys of a dispatch and of a paper the signed file that was sent; of others it is the file issued.

    The entry of the act tells it: what is believed of a signature may change, and what has gone out does not.
    """
    sheets = {one.public_id: one.id for one in dispatches}
    entries = select(RegisterEntry.thing_id, RegisterEntry.content).where(
        RegisterEntry.thing_id.in_(sheets), RegisterEntry.act.in_(ACTS)
    )
    told = {
        sheets[thing]: set(json.loads(content)["detail"]["sha256"])
        for thing, content in session.execute(entries)
    }
    every: set[str] = set().union(*told.values())
    returned = session.execute(
        select(SignedFile.rendering_id, StoredFile)
        .join(StoredFile, StoredFile.id == SignedFile.file_id)
        .where(StoredFile.sha256.in_(every))
    ).all()
    return {
        (dispatch, rendering): file
        for dispatch, digests in told.items()
        for rendering, file in returned
        if file.sha256 in digests
    }

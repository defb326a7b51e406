"""What counts as opened: whatever was sent to its reader. Who asks for the headers alone has read nothing."""

from __future__ import annotations

from flask import request

from council.access.actors import Actor
from council.actions.acknowledging import note_page_opened, note_paper_opened
from council.web.clock import now


def mark_paper(by: Actor, *, version_id: int | None = None, rendering_id: int | None = None) -> None:
    """Mark that the reader has opened a version of a material or a printed paper."""
    if request.method == "GET":
        note_paper_opened(by=by, at=now(), version_id=version_id, rendering_id=rendering_id)


def mark_dispatch(by: Actor, dispatch_id: int) -> None:
    """Mark that the reader has come to the page of a dispatch."""
    if request.method == "GET":
        note_page_opened(dispatch_id=dispatch_id, by=by, at=now())

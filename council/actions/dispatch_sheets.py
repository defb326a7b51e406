"""The certificate of distribution: composed into a frozen text on request, its printing left to the worker."""

import hashlib
import json
from datetime import datetime

from sqlalchemy import func, select

from council.access.actors import Actor
from council.actions.entering import enter
from council.actions.jobs import leave_to_worker
from council.actions.locking import locked_meeting
from council.actions.permission import require
from council.actions.refusals import Conflict
from council.papers.composing.dispatch_sheet import compose_dispatch_sheet, read_distribution
from council.papers.dispatch_sheet_text import DispatchSheetText
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.dispatches import DispatchKind, DispatchSheet

SHEET_JOB = "render_dispatch_sheet"


def compose_sheet(*, meeting: str, kind: DispatchKind, by: Actor, at: datetime) -> DispatchSheet:
    """Compose the certificate as things stand now; every one composed stays, with its number."""
    require(by, "dispatch_sheet.composed")
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        told = read_distribution(session, held, kind)
        if not told.dispatches:
            raise Conflict(
                "Рассылки еще не было: в ведомость внести нечего.",
                "Nothing has been sent yet: there is nothing to certify.",
            )
        last = select(func.max(DispatchSheet.number)).where(
            DispatchSheet.meeting_id == held.id, DispatchSheet.kind == kind
        )
        number = (session.scalar(last) or 0) + 1
        text = compose_dispatch_sheet(told, number=number, composed_by=by.name, at=at)
        content = text.canonical().decode()
        sheet = DispatchSheet(
            public_id=new_public_id(),
            meeting_id=held.id,
            kind=kind,
            number=number,
            content=content,
            fingerprint=hashlib.sha256(content.encode()).hexdigest(),
            composed_at=at,
            composed_by_id=by.person_id,
        )
        session.add(sheet)
        session.flush()
        leave_to_worker(session, SHEET_JOB, {"sheet": sheet.public_id}, at=at)
        enter(
            session, "dispatch_sheet.composed", of=sheet, by=by, at=at, clause=told.rule.clause,
            meeting_id=held.id, detail={"number": number, "fingerprint": sheet.fingerprint},
        )  # fmt: skip
        return sheet


def text_of_sheet(sheet: DispatchSheet) -> DispatchSheetText:
    """Return the frozen text of a certificate."""
    return DispatchSheetText.from_json(json.loads(sheet.content))

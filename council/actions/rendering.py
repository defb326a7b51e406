"""Printing, done by the worker: bytes first and outside any write transaction, then one short row."""

import hashlib
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import NOBODY, Actor
from council.actions.dispatch_sheets import text_of_sheet
from council.actions.drafted_texts import text_of
from council.actions.entering import enter
from council.actions.issued_papers import text_of_issued
from council.actions.locking import find
from council.actions.protocols_in_force import text_of_correction
from council.actions.signature_findings import found_in, write_findings
from council.actions.storing import stored_file
from council.papers.composing.minutes import compose_decision
from council.papers.decision import render_decision
from council.papers.dispatch_sheet import render_dispatch_sheet
from council.papers.excerpt_text import CopyText
from council.papers.issued import render_issued
from council.papers.minutes import render_minutes
from council.records.corrections import MinutesCorrection
from council.records.database import db, transaction
from council.records.decisions import Decision
from council.records.dispatches import DispatchSheet
from council.records.draft_prints import draft_of
from council.records.files import FileStore
from council.records.issued_papers import IssuedPaper
from council.records.meetings import Meeting
from council.records.minutes import MinutesVersion, Rendering

PDF = "application/pdf"


def print_version(*, version: str, store: FileStore, at: datetime, site: str = "") -> str:
    """Print a version twice: as the draft it is, and as it will be signed; return the SHA-256 of the latter.

    The draft comes first: a version is shown once both are there, and never without its mark before it is prepared.
    """
    print_draft(version=version, store=store, at=at, site=site)
    return print_minutes(version=version, store=store, at=at, site=site)


def print_draft(*, version: str, store: FileStore, at: datetime, site: str = "") -> str:
    """Render a version with the mark of a draft on every page; it bears no seal, for it is not issued."""
    session = db.session()
    written = find(session, MinutesVersion, version)
    thing = draft_of(version)
    if (printed := rendering_of(session, thing)) is not None:
        return printed.file.sha256
    meeting = written.minutes.meeting
    on = written.composed_at.astimezone(meeting.venue_zone)
    pdf = render_minutes(text_of(written), on=on, site=site, draft=True)
    return _kept(MinutesVersion, version, meeting.id, pdf, "minutes.printed", store, at, draft=thing)


def print_minutes(*, version: str, store: FileStore, at: datetime, site: str = "") -> str:
    """Render a version of the minutes and keep its PDF; return the SHA-256. Printed once, then the same.

    `site` is the address under which the paper can be checked.
    """
    session = db.session()
    written = find(session, MinutesVersion, version)
    if written.rendering is not None:
        return written.rendering.file.sha256
    meeting = written.minutes.meeting
    pdf = render_minutes(text_of(written), on=written.composed_at.astimezone(meeting.venue_zone), site=site)
    return _kept(MinutesVersion, version, meeting.id, pdf, "minutes.printed", store, at)


def print_correction(*, correction: str, store: FileStore, at: datetime, site: str = "") -> str:
    """Render a correction of a signed protocol and keep its PDF; return the SHA-256."""
    session = db.session()
    proposed = find(session, MinutesCorrection, correction)
    if (printed := rendering_of(session, correction)) is not None:
        return printed.file.sha256
    meeting, text = proposed.minutes.meeting, text_of_correction(proposed)
    pdf = render_minutes(text, on=proposed.proposed_at.astimezone(meeting.venue_zone), site=site)
    return _kept(MinutesCorrection, correction, meeting.id, pdf, "minutes.printed", store, at)


def print_decision(*, decision: str, store: FileStore, at: datetime) -> str:
    """Render the sheet of a numbered decision and keep its PDF; return the SHA-256."""
    session = db.session()
    decided = find(session, Decision, decision)
    if (printed := rendering_of(session, decision)) is not None:
        return printed.file.sha256
    if decided.number is None:
        raise LookupError(f"the decision {decision} has no number: its minutes are not signed")
    meeting = decided.item.meeting
    sheet = compose_decision(session, meeting, decided, at=at)
    pdf = render_decision(sheet, on=decided.number.numbered_at.astimezone(meeting.venue_zone))
    return _kept(Decision, decision, meeting.id, pdf, "decision.printed", store, at)


def print_dispatch_sheet(*, sheet: str, store: FileStore, at: datetime) -> str:
    """Render a certificate of distribution and keep its PDF; return the SHA-256."""
    session = db.session()
    composed = find(session, DispatchSheet, sheet)
    if (printed := rendering_of(session, sheet)) is not None:
        return printed.file.sha256
    meeting_id, pdf = composed.meeting_id, render_dispatch_sheet(text_of_sheet(composed))
    return _kept(DispatchSheet, sheet, meeting_id, pdf, "dispatch_sheet.printed", store, at)


def print_issued_paper(*, paper: str, store: FileStore, at: datetime) -> str:
    """Render an issued paper and keep its PDF; return the SHA-256. A certified copy carries its original with it."""
    session = db.session()
    issued = find(session, IssuedPaper, paper)
    if (printed := rendering_of(session, paper)) is not None:
        return printed.file.sha256
    text, meeting_id = text_of_issued(issued), issued.meeting_id
    original = store.read(text.sha256) if isinstance(text, CopyText) else b""
    pdf = render_issued(issued.kind, text, original=original)
    return _kept(IssuedPaper, paper, meeting_id, pdf, "paper.printed", store, at)


def rendering_of(session: Session, thing: str) -> Rendering | None:
    """Return the PDF of a paper, if the worker has printed it."""
    return session.scalars(select(Rendering).where(Rendering.thing_id == thing)).one_or_none()


def _kept(
    kind: type[MinutesVersion | MinutesCorrection | Decision | DispatchSheet | IssuedPaper], thing: str, meeting_id: int, pdf: bytes, act: str,
    store: FileStore, at: datetime, *, draft: str = "",
) -> str:  # fmt: skip
    """Keep the bytes of a paper, sealed where the store has a seal and it is no draft; return their digest."""
    content = store.seal.sealed(pdf, at=at) if store.seal and not draft else pdf
    found = found_in(content, store.seal, at=at) if content != pdf else []
    sha256 = store.keep(content)
    with transaction() as session:
        if (printed := rendering_of(session, draft or thing)) is not None:
            return printed.file.sha256  # another worker was faster; the first bytes stand
        file = stored_file(session, sha256, len(content), PDF, at=at)
        unsealed = hashlib.sha256(pdf).hexdigest() if content != pdf else None
        rendering = Rendering(
            thing_id=draft or thing, file_id=file.id, unsealed_sha256=unsealed, rendered_at=at
        )
        session.add(rendering)
        write_findings(session, rendering, file, found)
        body_id = session.get_one(Meeting, meeting_id).body_id
        worker = Actor(person_id=NOBODY, name="", body_id=body_id)
        enter(
            session, act, of=find(session, kind, thing), by=worker, at=at, meeting_id=meeting_id,
            capacity="worker", detail={"sha256": sha256}, rows=[rendering, file],
        )  # fmt: skip
        return sha256

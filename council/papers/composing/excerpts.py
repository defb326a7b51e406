"""Papers taken from the signed protocol in force: its frozen text is cut, never composed anew."""

import json
from dataclasses import replace

from sqlalchemy import select

from council.papers.composing.heads import Issue, secretariat_line
from council.papers.excerpt_text import (
    CredentialsText,
    ExtractText,
    OpinionsText,
    ShortMinutesText,
)
from council.papers.minutes_text import AnnexKind, MinutesForm, MinutesText, opinions_told
from council.records.corrections import SignedProtocol, protocol_in_force
from council.records.file_signatures import last_believed_file
from council.records.materials import StoredFile
from council.records.minutes import Minutes
from council.records.printing import renderings_of


def minutes_of(issue: Issue) -> Minutes | None:
    """Return the minutes of the meeting."""
    return issue.session.scalars(select(Minutes).where(Minutes.meeting_id == issue.meeting.id)).one_or_none()


def protocol_of(issue: Issue) -> SignedProtocol | None:
    """Return what stands as the protocol of the meeting: the last signed correction, else what was signed first."""
    minutes = minutes_of(issue)
    return None if minutes is None else protocol_in_force(issue.session, minutes)


def compose_extract(issue: Issue) -> ExtractText | None:
    """Return the items asked for (`about` lists their numbers), word for word as they were signed last."""
    protocol = protocol_of(issue)
    if protocol is None:
        return None
    text, wanted = text_signed(protocol), issue.about.split(",")
    items = tuple(item for item in text.items if str(item.number) in wanted)
    if not items:
        return None
    return ExtractText(
        head=issue.head(*secretariat_line(issue)),
        presiding=text.presiding,
        quorum=text.quorum,
        items=items,
        signed_on=issue.story.local(protocol.signed_at).date(),
        protocol_sha256=file_in_force(issue, protocol).sha256,
        given_to=issue.given_to,
        correction=protocol.correction,
    )


def compose_short_minutes(issue: Issue) -> ShortMinutesText | None:
    """Return the protocol without its discussion."""
    protocol = protocol_of(issue)
    if protocol is None:
        return None
    text = text_signed(protocol)
    return ShortMinutesText(
        head=issue.head(*secretariat_line(issue)),
        minutes=replace(text, form=MinutesForm.SHORT, record={}),
        signed_on=issue.story.local(protocol.signed_at).date(),
        protocol_sha256=file_in_force(issue, protocol).sha256,
    )


def compose_opinions(issue: Issue) -> OpinionsText | None:
    """Return the dissenting opinions the protocol holds; None where it holds none."""
    text = _signed(issue)
    if text is None:
        return None
    told, annex = opinions_told(text.items), annex_number(issue, AnnexKind.OPINIONS)
    if not told:
        return None
    return OpinionsText(head=issue.head(*secretariat_line(issue)), opinions=told, annex=annex)


def compose_credentials(issue: Issue) -> CredentialsText | None:
    """Return the papers by which substitutes acted; None where every member came in person."""
    text = _signed(issue)
    if text is None or not text.powers:
        return None
    annex = annex_number(issue, AnnexKind.CREDENTIALS)
    return CredentialsText(head=issue.head(*secretariat_line(issue)), powers=text.powers, annex=annex)


def file_in_force(issue: Issue, protocol: SignedProtocol) -> StoredFile:
    """Return the file of the protocol whose digest its holder can compute: with the signatures that are believed."""
    printed = renderings_of(issue.session, [protocol.thing_id])[protocol.thing_id]
    return last_believed_file(issue.session, printed)


def annex_number(issue: Issue, kind: AnnexKind) -> int:
    """Return which annex of the signed protocol it is; 0 where the protocol is not signed or has none of the kind."""
    text = _signed(issue)
    return next((one.number for one in text.annexes if one.kind is kind), 0) if text else 0


def text_signed(protocol: SignedProtocol) -> MinutesText:
    """Return the frozen text under the signature."""
    return MinutesText.from_json(json.loads(protocol.content))


def _signed(issue: Issue) -> MinutesText | None:
    protocol = protocol_of(issue)
    return None if protocol is None else text_signed(protocol)

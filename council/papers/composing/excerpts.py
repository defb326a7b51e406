"""Papers taken from the signed protocol: its frozen text is cut, never composed anew."""

import json
from dataclasses import replace

from sqlalchemy import select

from council.papers.composing.heads import Issue, secretariat_line
from council.papers.excerpt_text import (
    CredentialsText,
    ExtractText,
    OpinionOnText,
    OpinionsText,
    ShortMinutesText,
)
from council.papers.minutes_text import AnnexKind, MinutesForm, MinutesText
from council.records.minutes import Minutes, Signature


def signature_of(issue: Issue) -> Signature | None:
    """Return the signature under the protocol of the meeting: the last one, where a correction was signed after it."""
    of_meeting = select(Signature).join(Minutes).where(Minutes.meeting_id == issue.meeting.id)
    return issue.session.scalars(of_meeting.order_by(Signature.id.desc()).limit(1)).first()


def compose_extract(issue: Issue) -> ExtractText | None:
    """Return the items asked for (`about` lists their numbers), word for word as they were signed."""
    signature = signature_of(issue)
    if signature is None:
        return None
    text, wanted = text_signed(signature), issue.about.split(",")
    items = tuple(item for item in text.items if str(item.number) in wanted)
    if not items:
        return None
    return ExtractText(
        head=issue.head(*secretariat_line(issue)),
        presiding=text.presiding,
        quorum=text.quorum,
        items=items,
        signed_on=issue.story.local(signature.signed_at).date(),
        protocol_sha256=signature.sha256,
        given_to=issue.given_to,
    )


def compose_short_minutes(issue: Issue) -> ShortMinutesText | None:
    """Return the protocol without its discussion."""
    signature = signature_of(issue)
    if signature is None:
        return None
    text = text_signed(signature)
    return ShortMinutesText(
        head=issue.head(*secretariat_line(issue)),
        minutes=replace(text, form=MinutesForm.SHORT, record={}),
        signed_on=issue.story.local(signature.signed_at).date(),
        protocol_sha256=signature.sha256,
    )


def compose_opinions(issue: Issue) -> OpinionsText | None:
    """Return the dissenting opinions the protocol holds; None where it holds none."""
    text = _signed(issue)
    if text is None:
        return None
    told = tuple(
        OpinionOnText(item.number, item.title, held.number, opinion)
        for item in text.items
        for held in item.proceedings
        for opinion in held.opinions
    )
    return OpinionsText(head=issue.head(*secretariat_line(issue)), opinions=told) if told else None


def compose_credentials(issue: Issue) -> CredentialsText | None:
    """Return the papers by which substitutes acted; None where every member came in person."""
    text = _signed(issue)
    if text is None or not text.powers:
        return None
    annex = annex_number(issue, AnnexKind.CREDENTIALS)
    return CredentialsText(head=issue.head(*secretariat_line(issue)), powers=text.powers, annex=annex)


def annex_number(issue: Issue, kind: AnnexKind) -> int:
    """Return which annex of the signed protocol it is; 0 where the protocol is not signed or has none of the kind."""
    text = _signed(issue)
    return next((one.number for one in text.annexes if one.kind is kind), 0) if text else 0


def text_signed(signature: Signature) -> MinutesText:
    """Return the frozen text under the signature."""
    return MinutesText.from_json(json.loads(signature.version.content))


def _signed(issue: Issue) -> MinutesText | None:
    signature = signature_of(issue)
    return None if signature is None else text_signed(signature)

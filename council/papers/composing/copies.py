"""The cover of a certified copy of a signed paper: the protocol, or a decision that bears its number."""

from council.papers.composing.excerpts import minutes_of
from council.papers.composing.heads import Issue, secretariat_line
from council.papers.excerpt_text import CopyText
from council.records.corrections import SignedProtocol, protocol_first_signed, protocol_in_force
from council.records.file_signatures import last_believed_file
from council.records.materials import StoredFile
from council.records.minutes import Rendering
from council.records.people import Person
from council.records.sendable import AdoptedPaper, adopted_papers


def compose_copy(issue: Issue) -> CopyText | None:
    """Return the cover of a copy of the paper asked for; None as long as it is not signed and printed."""
    signed = _signed(issue)
    paper = next((one for one in papers_to_copy(issue) if one.thing_id == issue.about), None)
    if signed is None or paper is None or paper.rendering is None:
        return None
    original = _original(issue, paper.rendering)
    return CopyText(
        head=issue.head(*secretariat_line(issue)),
        title=paper.label,
        file_name=_file_name(issue, paper),
        sha256=original.sha256,
        size=original.size,
        signed_by=_signer(issue, signed),
        signed_on=issue.story.local(signed.signed_at).date(),
        given_to=issue.given_to,
    )


def papers_to_copy(issue: Issue) -> list[AdoptedPaper]:
    """Return the protocol and the decisions, once they are signed."""
    return adopted_papers(issue.session, issue.meeting)


def _signed(issue: Issue) -> SignedProtocol | None:
    """Return by what signature the paper stands: a correction by its own, all else by that of the protocol."""
    minutes = minutes_of(issue)
    if minutes is None:
        return None
    standing = protocol_in_force(issue.session, minutes)
    if standing is not None and standing.thing_id == issue.about:
        return standing
    return protocol_first_signed(minutes)


def _original(issue: Issue, rendering: Rendering) -> StoredFile:
    """Return the file that is copied: the last one all of whose signatures are believed, else as it was printed.

    What nobody could check here the Council does not certify; who asks for it is given the signed file itself.
    """
    return last_believed_file(issue.session, rendering)


def _file_name(issue: Issue, paper: AdoptedPaper) -> str:
    """Return the name of the attached file in Latin letters: readers of PDF garble others."""
    number = paper.title.partition("№ ")[2] or issue.story.number
    kind = "decision" if "№" in paper.title else "protocol"
    corrected = paper.title.partition(", исправление ")[2]
    tail = f"-correction-{corrected}" if corrected else ""
    return f"{kind}-{number.replace('/', '-').replace('ВН', 'extra')}{tail}.pdf"


def _signer(issue: Issue, signed: SignedProtocol) -> str:
    return issue.session.get_one(Person, signed.signed_by_id).initials_and_name

"""Who may put a signature into the file of a paper, and how many files one person and one state may bring."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.actions.permission import NOT_ENTRUSTED
from council.actions.refusals import Conflict, Forbidden, NotFound
from council.records.file_signatures import SignedFile
from council.records.floor import floor_of
from council.records.meetings import Meeting
from council.records.minutes import Rendering
from council.records.printing import meeting_of_printed, renderings_of
from council.records.register import RegisterEntry
from council.records.signers import is_draft, signers_of

ACT = "signed_file.brought"
# The signatures of all states, and some that went wrong; no one person and no one state can fill the room of the others.
MOST, OF_A_PERSON, OF_A_STATE = 20, 8, 6


def may_be_signed(session: Session, rendering: Rendering, by: Actor, *, at: datetime) -> bool:
    """Say whether the actor may bring a signed file of the paper now."""
    return _has_right(session, rendering, by, at=at) and not is_draft(session, rendering.thing_id)


def may_sign_here(session: Session, rendering: Rendering, by: Actor, *, at: datetime) -> bool:
    """Say whether the actor may sign with a certificate of theirs: under a protocol who signed it by the act, and nobody else."""
    signers = signers_of(session, rendering.thing_id)
    is_own = signers is None or by.person_id in signers
    return is_own and may_be_signed(session, rendering, by, at=at)


def paper_to_be_signed(
    session: Session, paper: str, *, by: Actor, at: datetime, here: bool = False
) -> Rendering:
    """Return the printed paper, or refuse: a draft, a paper that is not the actor's to sign, and one with files enough."""
    rendering = renderings_of(session, [paper]).get(paper)
    if rendering is None:
        raise NotFound
    if not _has_right(session, rendering, by, at=at):
        raise Forbidden(*NOT_ENTRUSTED)
    if is_draft(session, paper):
        raise Conflict(
            "Это проект: сначала председательствующий подписывает документ в системе, затем файл.",
            "This is a draft: the chair signs the paper here first, and then the file.",
        )
    if here and not may_sign_here(session, rendering, by, at=at):
        raise Forbidden(
            "Здесь файл подписывает только тот, кто подписал этот документ в системе.",
            "Only who signed this paper by the act signs its file here.",
        )
    _require_room(session, rendering, by)
    return rendering


def meeting_of_rendering(session: Session, rendering: Rendering) -> Meeting:
    """Return the meeting that the paper is of."""
    meeting = meeting_of_printed(session, rendering.thing_id)
    if meeting is None:
        raise NotFound
    return meeting


def _has_right(session: Session, rendering: Rendering, by: Actor, *, at: datetime) -> bool:
    meeting = meeting_of_printed(session, rendering.thing_id)
    return meeting is not None and may(by, ACT, floor_of(session, meeting, meeting.closed_at or at))


def _require_room(session: Session, rendering: Rendering, by: Actor) -> None:
    """Refuse one file too many; whoever signed the paper by the act finds room also where others have filled it."""
    if _brought(session, rendering, SignedFile.brought_by_id == by.person_id) >= OF_A_PERSON:
        raise Conflict(
            f"Вы уже внесли {OF_A_PERSON} подписанных файлов этого документа. Больше от одного человека не принимается.",
            f"You have brought {OF_A_PERSON} signed files of this paper. No more are taken from one person.",
        )
    of_state = RegisterEntry.seat == by.seat
    if by.seat and _brought(session, rendering, of_state) >= OF_A_STATE:
        raise Conflict(
            f"От вашего государства уже внесено {OF_A_STATE} подписанных файлов этого документа. Больше не принимается.",
            f"Your state has brought {OF_A_STATE} signed files of this paper. No more are taken.",
        )
    is_signer = by.person_id in (signers_of(session, rendering.thing_id) or ())
    if not is_signer and _brought(session, rendering) >= MOST:
        raise Conflict(
            f"Под этим документом уже {MOST} подписанных файлов.",
            f"The paper has {MOST} signed files already.",
        )


def _brought(session: Session, rendering: Rendering, *of_whom: Any) -> int:
    """Return how many signed files of the paper were brought, as the register tells by whom."""
    entered = select(func.count(SignedFile.id.distinct())).join(
        RegisterEntry, (RegisterEntry.thing_id == SignedFile.public_id) & (RegisterEntry.act == ACT)
    )
    return session.scalar(entered.where(SignedFile.rendering_id == rendering.id, *of_whom)) or 0

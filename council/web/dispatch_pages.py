"""One dispatch as its page shows it: to the secretariat all of it, to a state what became of what went to itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.rights import may
from council.access.seeing import seen_by
from council.records.corrections import MinutesCorrection
from council.records.delivered import Delivered, StateDelivered, by_states, delivered, papers_sent
from council.records.dispatches import Delivery, Dispatch, DispatchKind, DispatchPaper
from council.records.files_sent import files_sent
from council.records.floor import charter_of
from council.records.materials import Material, StoredFile
from council.records.meetings import Meeting
from council.records.minutes import Rendering
from council.records.sendable import AdoptedPaper, adopted_papers


@dataclass(frozen=True)
class SentPaper:
    """A paper of a dispatch as the reader is shown it; `thing` is what its address names, nothing where it has none."""

    paper: DispatchPaper
    title: str
    version: int | None
    sha256: str
    material: str | None = None
    thing: str | None = None
    is_withdrawn: bool = False
    replaced_by: int = 0  # the correction in the place of a protocol
    replacement: str = ""  # its paper, where the reader may open it


@dataclass(frozen=True)
class DispatchPage:
    """One dispatch: its papers, and what became of it with each state that the reader may know of."""

    dispatch: Dispatch
    actor: Actor
    papers: Sequence[SentPaper]
    states: Sequence[StateDelivered]
    is_mailed: bool = True  # whether the installation has a mail server at all

    @property
    def keeps(self) -> bool:
        """Say whether sending is the reader's to do."""
        return may(self.actor, "dispatch.issued", self.meeting)

    @property
    def waits_in_vain(self) -> bool:
        """Say whether letters wait for a mail server that nobody has named."""
        left = (state.accepted_at is None for state in self.states)
        return not self.is_mailed and not self.dispatch.is_by_hand and any(left)

    @property
    def meeting(self) -> Meeting:
        return self.dispatch.meeting

    @property
    def zone(self) -> str:
        """Return the zone by whose clock dispatches are judged."""
        return charter_of(self.meeting.body).zone

    @cached_property
    def own(self) -> Delivered | None:
        """Return what was sent to the reader."""
        lines = (line for state in self.states for line in state.lines)
        return next((one for one in lines if one.delivery.person_id == self.actor.person_id), None)

    @property
    def may_acknowledge(self) -> bool:
        own = self.own
        return own is not None and may(self.actor, "delivery.acknowledged", own.delivery)

    def unopened(self, state: StateDelivered) -> list[SentPaper]:
        """Return the papers nobody of the state has opened."""
        keys = {paper.id for paper in state.unopened(one.paper for one in self.papers)}
        return [one for one in self.papers if one.paper.id in keys]

    @property
    def has_settled(self) -> bool:
        """Say whether nothing on the page changes any more: every state has confirmed the receipt."""
        return all(state.acknowledged is not None for state in self.states if state.code)


def dispatch_page(session: Session, dispatch: Dispatch, by: Actor, *, is_mailed: bool) -> DispatchPage:
    """Read one dispatch with what became of it, where letters are sent or only kept."""
    lines = delivered(session, seen_by(by, Delivery).where(Delivery.dispatch_id == dispatch.id))
    return DispatchPage(dispatch, by, _papers(session, dispatch, by), by_states(lines), is_mailed)


def _papers(session: Session, dispatch: Dispatch, by: Actor) -> list[SentPaper]:
    """Return the papers the reader may open; a member is told of one withdrawn since, without a way to it."""
    sent = papers_sent(session, [dispatch.id]).get(dispatch.id, [])
    if dispatch.kind is DispatchKind.ADOPTED:
        return _adopted(session, dispatch, sent, by)
    open_to_them = set(
        session.scalars(
            seen_by(by, Material)
            .where(Material.meeting_id == dispatch.meeting_id)
            .with_only_columns(Material.id)
        )
    )
    found = [_material(one, open_to_them) for one in sent]
    is_member = by.is_secretariat or by.delegation_id is not None
    return [one for one in found if one.material is not None or (is_member and one.is_withdrawn)]


def _material(sent: DispatchPaper, open_to_them: set[int]) -> SentPaper:
    version = sent.version
    if version is None:
        raise LookupError(f"paper {sent.id} of a dispatch of materials names no version")
    material = version.material
    return SentPaper(
        sent,
        material.title,
        version.number,
        version.file.sha256,
        material=material.public_id if material.id in open_to_them else None,
        thing=version.public_id,
        is_withdrawn=material.withdrawn_at is not None,
    )


def _adopted(session: Session, dispatch: Dispatch, sent: list[DispatchPaper], by: Actor) -> list[SentPaper]:
    """Return the papers as they were sent; beside a protocol that was corrected since, what stands in its place."""
    adopted = {one.thing_id: one for one in adopted_papers(session, dispatch.meeting)}
    things = {one.replacement for one in adopted.values() if one.replacement}
    corrections = seen_by(by, MinutesCorrection).where(MinutesCorrection.public_id.in_(things))
    readable = {one.public_id for one in session.scalars(corrections)} if things else set()
    signed = files_sent(session, [dispatch])
    return [
        _adopted_paper(one, one.rendering, adopted.get(one.rendering.thing_id), signed, readable)
        for one in sent
        if one.rendering is not None
    ]


def _adopted_paper(
    sent: DispatchPaper,
    rendering: Rendering,
    paper: AdoptedPaper | None,
    signed: dict[tuple[int, int], StoredFile],
    readable: set[str],
) -> SentPaper:
    file = signed.get((sent.dispatch_id, rendering.id), rendering.file)
    if paper is None:
        return SentPaper(sent, "", None, file.sha256, thing=rendering.thing_id)
    return SentPaper(
        sent, paper.label, None, file.sha256, thing=rendering.thing_id, replaced_by=paper.replaced_by,
        replacement=paper.replacement if paper.replacement in readable else "",
    )  # fmt: skip

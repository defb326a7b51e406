"""The materials of a meeting as their page shows them: by item, and what each reader may do with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload
from wtforms import SelectChoice

from council.access.actors import Actor
from council.access.material_scopes import (
    item_proposals_seen_by,
    material_versions_seen_by,
    materials_seen_by,
)
from council.access.rights import may
from council.access.scopes import reads_drafts
from council.access.seeing import seen_by
from council.actions.agenda_versions import latest_version
from council.actions.material_powers import seat_behind
from council.records.agenda import Item
from council.records.item_proposals import ItemProposal
from council.records.materials import Material, MaterialVersion
from council.records.meetings import Meeting


@dataclass(frozen=True)
class Hand:
    """What the reader may do with the materials of a meeting."""

    meeting: Meeting
    actor: Actor

    @property
    def is_over(self) -> bool:
        return self.meeting.closed_at is not None or self.meeting.cancelled_at is not None

    @property
    def may_add(self) -> bool:
        return not self.is_over and may(self.actor, "material.added", self.meeting)

    @property
    def state(self) -> str | None:
        """Return the state for which the reader may submit, None where for none."""
        state = self.actor.seat or self.actor.delegation
        is_theirs = may(self.actor, "material.submitted", self.meeting, seat=state)
        return state if is_theirs and not self.actor.is_secretariat else None

    @property
    def may_submit(self) -> bool:
        return not self.is_over and self.meeting.published_at is not None and self.state is not None

    @property
    def may_propose(self) -> bool:
        return self.may_submit and self.meeting.agenda_adopted_at is None

    @property
    def may_enter_proposals(self) -> bool:
        is_open = not self.is_over and self.meeting.agenda_adopted_at is None
        return is_open and may(self.actor, "item_proposal.entered", self.meeting)

    def owns(self, material: Material) -> bool:
        """Say whether the material comes from the reader's own state."""
        return seat_behind(material) in {self.actor.seat, self.actor.delegation} - {None}

    def may(self, act: str, material: Material) -> bool:
        """Say whether the act on the material is the reader's, and its time not past."""
        is_theirs = may(self.actor, act, self.meeting, seat=seat_behind(material))
        return is_theirs and not self.is_over and material.withdrawn_at is None

    def may_add_version(self, material: Material) -> bool:
        return self.may("material.versioned", material)

    def may_withdraw(self, material: Material) -> bool:
        is_unread = self.actor.is_secretariat or material.current is None
        return is_unread and self.may("material.withdrawn", material)

    def may_answer(self, material: Material) -> bool:
        return material.waiting is not None and self.may("material.accepted", material)


@dataclass(frozen=True)
class Group:
    """The materials under one heading: an item by its number and title, or the whole meeting without a number."""

    number: int | None
    title: str
    materials: list[Material]


def materials_of(session: Session, meeting: Meeting, actor: Actor) -> Sequence[Material]:
    """Return the materials of a meeting the actor may see, in the order they came."""
    query = materials_seen_by(actor).where(Material.meeting_id == meeting.id)
    return session.scalars(query.order_by(Material.id)).unique().all()


def groups_of(session: Session, meeting: Meeting, actor: Actor) -> list[Group]:
    """Return the materials of the whole meeting first, then of each item in the order of the agenda."""
    under: dict[int | None, list[Material]] = {}
    for material in materials_of(session, meeting, actor):
        if material.proposal_id is None or material.item_id is not None:  # else it lies with the proposal
            under.setdefault(material.item_id, []).append(material)
    whole = [Group(None, _("К заседанию в целом"), under.pop(None))] if None in under else []
    named = select(Item.id, Item.public_id, Item.position, Item.title).where(Item.id.in_(under))
    items = session.execute(named).all() if under else []
    read = _lines_read(session, meeting, actor)
    headings = (
        (read.get(one.public_id) if read is not None else (one.position, one.title), one) for one in items
    )
    groups = [Group(*(heading or (None, _("Вне повестки дня"))), under[one.id]) for heading, one in headings]
    return whole + sorted(groups, key=lambda group: group.number or len(groups) + 1000)


def choices_of_items(session: Session, meeting: Meeting, actor: Actor) -> list[SelectChoice]:
    """Return for what a state may submit: the whole meeting, or an item as the agenda published names it."""
    seen = seen_by(actor, Item).where(Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
    read = _lines_read(session, meeting, actor)
    lines = sorted(
        (*(read.get(item.public_id) or (item.position, item.title)), item.public_id)
        if read is not None
        else (item.position, item.title, item.public_id)
        for item in session.scalars(seen).unique()
    )
    named = (SelectChoice(key, f"{number}. {title}") for number, title, key in lines)
    proposed = (
        SelectChoice(one.public_id, _("предложенный вопрос: %(title)s", title=one.latest.title))
        for one in proposals_of(session, meeting, actor)
        if one.is_open
    )
    return [SelectChoice("", _("Ко всему заседанию")), *named, *proposed]


def proposals_of(session: Session, meeting: Meeting, actor: Actor) -> Sequence[ItemProposal]:
    """Return the items proposed for a meeting as far as the actor may see them."""
    query = item_proposals_seen_by(actor).where(ItemProposal.meeting_id == meeting.id)
    return session.scalars(query.order_by(ItemProposal.id)).unique().all()


def _lines_read(session: Session, meeting: Meeting, actor: Actor) -> dict[str, tuple[int, str]] | None:
    """Return the lines of the agenda as it was published, by item; None for who reads the items as they stand."""
    if actor.is_secretariat or (meeting.opened_at is not None and reads_drafts(actor)):
        return None
    version = latest_version(session, meeting)
    return {line["item"]: (line["position"], line["title"]) for line in (version.content if version else ())}


def versions_of(session: Session, material: Material, actor: Actor) -> Sequence[MaterialVersion]:
    """Return the versions the actor may read, the last first, with who gave and who answered them."""
    query = material_versions_seen_by(actor).where(MaterialVersion.material_id == material.id)
    with_giver = query.options(joinedload(MaterialVersion.given_by))
    return session.scalars(with_giver.order_by(MaterialVersion.number.desc())).all()

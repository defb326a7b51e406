"""What there is to choose from before a paper is issued: states, closed votes, items, signed papers."""

from __future__ import annotations

from flask import request
from flask_babel import gettext as _
from sqlalchemy.orm import Session, joinedload

from council.access.actors import Actor
from council.access.seeing import seen_by
from council.records.agenda import Item
from council.records.floor import seats_on
from council.records.issued_papers import PaperKind, seats_invited
from council.records.meetings import Meeting
from council.records.outcomes import is_decided_in
from council.records.sendable import adopted_papers
from council.records.voting import Vote
from council.web.forms.base import Form
from council.web.forms.issued_papers import (
    CopyForm,
    ExtractForm,
    InvitationForm,
    VoteSheetForm,
    choices,
)
from council.web.naming import state_name


def form_of(session: Session, meeting: Meeting, kind: PaperKind, by: Actor) -> Form:
    """Return the form that asks what a paper of this kind is about, with its answers."""
    match kind:
        case PaperKind.INVITATION:
            return _invitation(session, meeting)
        case PaperKind.VOTE_SHEET:
            sheet = VoteSheetForm()
            sheet.about.choices = choices(_closed_votes(session, meeting, by))
            return sheet
        case PaperKind.EXTRACT:
            extract = ExtractForm()
            extract.items.choices = choices(_items(session, meeting, by))
            return extract
    return _copy(session, meeting)


def _copy(session: Session, meeting: Meeting) -> CopyForm:
    """Offer the signed papers: a correction in force first and chosen, the protocol it replaces last and named so."""
    printed = [one for one in adopted_papers(session, meeting) if one.rendering is not None]
    replaced = [one for one in printed if one.replaced_by]
    standing = [one for one in printed if not one.replaced_by]
    if replaced:
        standing.insert(0, standing.pop())
    chosen = standing[0].thing_id if replaced and standing else None
    form = CopyForm() if request.method == "POST" else CopyForm(about=chosen)
    form.about.choices = choices([(one.thing_id, one.label) for one in (*standing, *replaced)])
    return form


def _invitation(session: Session, meeting: Meeting) -> InvitationForm:
    """Offer every state, ticked where none was invited yet."""
    seats = seats_on(session, meeting.body_id, meeting.starts_locally.date())
    invited = seats_invited(session, meeting.id)
    left = [seat.code for seat in seats if seat.id not in invited]
    form = InvitationForm() if request.method == "POST" else InvitationForm(states=left)
    form.states.choices = choices([(seat.code, state_name(seat.state)) for seat in seats])
    return form


def _closed_votes(session: Session, meeting: Meeting, by: Actor) -> list[tuple[str, str]]:
    found = session.scalars(seen_by(by, Vote).where(is_decided_in(meeting.id)).options(joinedload(Vote.item)))
    held = sorted(found.unique(), key=lambda vote: (vote.item.position, vote.sequence))
    return [
        (vote.public_id, _("Пункт %(number)d. %(title)s", number=vote.item.position, title=vote.item.title))
        for vote in held
    ]


def _items(session: Session, meeting: Meeting, by: Actor) -> list[tuple[str, str]]:
    standing = (Item.meeting_id == meeting.id, Item.dropped_at.is_(None))
    found = session.scalars(seen_by(by, Item).where(*standing).order_by(Item.position))
    return [(str(item.position), f"{item.position}. {item.title}") for item in found]

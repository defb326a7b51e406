"""Which issued papers an actor may open: an invitation is its state's, the agenda is for all, positions are for delegations, the rest goes with the record."""

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true

from council.access.actors import Actor
from council.access.guest_scopes import meetings_attended_by
from council.access.paper_scopes import record_is_read
from council.access.scopes import meeting_is_seen
from council.records.issued_papers import IssuedPaper, PaperKind
from council.records.meetings import Meeting

APART = (PaperKind.INVITATION, PaperKind.AGENDA, PaperKind.POSITIONS)


def issued_papers_seen_by(actor: Actor) -> Select[tuple[IssuedPaper]]:
    """Return the issued papers of the body that are shown to the actor."""
    query = select(IssuedPaper).join(Meeting, Meeting.id == IssuedPaper.meeting_id)
    return query.where(IssuedPaper.body_id == actor.body_id, _is_shown(actor))


def _is_shown(actor: Actor) -> ColumnElement[bool]:
    if actor.is_secretariat:
        return true()
    published = and_(IssuedPaper.kind == PaperKind.AGENDA, meeting_is_seen(actor))
    with_record = and_(IssuedPaper.kind.not_in(APART), record_is_read(actor))
    return or_(published, with_record, _is_invited(actor), _tells_of_positions(actor))


def _tells_of_positions(actor: Actor) -> ColumnElement[bool]:
    """Say whether it tells of positions and the actor reads them: delegations do, nobody else."""
    if actor.delegation_id is None:
        return false()
    told = and_(IssuedPaper.kind == PaperKind.POSITIONS, meeting_is_seen(actor))
    if actor.credential_id is None:
        return told
    return told & IssuedPaper.meeting_id.in_(meetings_attended_by(actor))


def _is_invited(actor: Actor) -> ColumnElement[bool]:
    """Say whether the invitation went to the actor's state; a substitute sees that of their meeting alone."""
    if actor.delegation_id is None:
        return false()
    own = and_(IssuedPaper.seat_id == actor.delegation_id, meeting_is_seen(actor))
    if actor.credential_id is None:
        return own
    return own & IssuedPaper.meeting_id.in_(meetings_attended_by(actor))

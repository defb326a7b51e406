"""Who is told that an officer gave out a delegate's link: the state's other users, who know whether it was asked for."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from council.access.actors import Actor, day_of
from council.access.delegations import users_of_delegation
from council.records.invitations import Invitation, InvitationKind
from council.records.people import Office

# As long as a link lives, and until whoever opens the site once a week has read it.
TOLD_FOR = timedelta(days=10)


def links_told_to(session: Session, actor: Actor, *, at: datetime) -> Sequence[Invitation]:
    """Return the links of the delegation's users that somebody outside of it gave out lately, the latest first."""
    if actor.delegation_id is None:
        return ()
    users = users_of_delegation(session, actor.delegation_id, day=day_of(session, actor.body_id, at))
    own = {held.person_id for held in users}
    delegates = {held.person_id for held in users if held.office is Office.DELEGATE}
    query = (
        select(Invitation)
        .options(joinedload(Invitation.issued_by))
        .where(Invitation.person_id.in_(sorted(delegates)), Invitation.issued_by_id.not_in(sorted(own)))
        .where(Invitation.kind == InvitationKind.FIRST_ACCESS, Invitation.issued_at >= at - TOLD_FOR)
    )
    return session.scalars(query.order_by(Invitation.id.desc())).all()

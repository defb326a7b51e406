"""What is asked of an actor in all their offices: each query yields a line for each act that waits for them.

The desk lists these acts and the header of every page tells their number; both ask here, so that they agree.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, exists, func, literal, or_, select
from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.access.dispatch_scopes import deliveries_seen_by
from council.access.petition_scopes import speaks_for_a_state
from council.access.rights import may
from council.access.scopes import meetings_seen_by
from council.records.agenda import Item
from council.records.answers_owed import (
    ahead,
    petitions_to_convene,
    petitions_unanswered,
    without_credential,
    without_participation,
    without_venue_answer,
)
from council.records.bodies import Body
from council.records.columns import Moment
from council.records.corrections import MinutesCorrection
from council.records.credentials import CredentialItem
from council.records.deliveries_waiting import receipts_owed
from council.records.dispatches import Delivery
from council.records.floor import charter_of
from council.records.mail import Letter, LetterState
from council.records.materials_waiting import materials_returned, materials_unanswered
from council.records.meetings import Meeting
from council.records.minutes import Minutes
from council.records.minutes_waiting import (
    corrections_owed_by,
    corrections_unsent,
    drafts_unanswered,
    minutes_owed_by,
    minutes_to_countersign,
    undrafted,
    unprepared_drafts,
)
from council.records.nominations import Nomination
from council.records.people import SECRETARIAT, Office
from council.records.petitions import Petition
from council.records.positions import without_position
from council.records.prepared_meetings import unprepared
from council.records.proposals import Proposal
from council.records.remarks import without_remark
from council.records.resets import Reset
from council.records.voting import Vote
from council.records.waiting import (
    closures_waiting,
    credentials_unsettled,
    nominations_unanswered,
    oral_votes_before,
    proposals_unsettled,
    resets_unsettled,
    votes_owed_by,
    without_account,
)

Asked = Select[Any]


def number_asked(session: Session, actor: Actor, *, at: datetime) -> int:
    """Return how many acts wait for the actor, in one statement."""
    today = day_of(session, actor.body_id, at)
    question = _question(actor, today, countersigned_since(session, actor, today=today))
    return int(session.scalar(question, {"at": at}) or 0) if question is not None else 0


@lru_cache(maxsize=512)
def _question(actor: Actor, today: date, since: date | None) -> Asked | None:
    """Return what is asked for a reader on a day, but for the moment: built once, which takes longer than its answer."""
    moment: Any = bindparam("at", type_=Moment)
    numbers = [_number(query) for query in asked_of(actor, at=moment, today=today, since=since)]
    return select(sum(numbers[1:], numbers[0])) if numbers else None


def asked_of(actor: Actor, *, at: datetime, today: date, since: date | None) -> Iterator[Asked]:
    """Yield the queries of what waits for the actor, office by office; the moment may be left to be told later.

    `since` is the day from whose meetings on the actor countersigns protocols.
    """
    yield from _of_a_seat(actor)
    yield from _of_a_signer(actor, since)
    if is_written_to(actor):
        yield receipts_asked_of(actor).with_only_columns(Delivery.id)
    if actor.keeps_id is not None:
        proposed = proposals_unsettled(but_by=actor.person_id).where(Proposal.seat_id == actor.keeps_id)
        yield proposed.with_only_columns(Proposal.id)
    yield from _of_a_delegation(actor, at=at)
    yield from _of_a_draft(actor, today=today)
    if speaks_for_a_state(actor) and actor.seat_id is not None:
        yield without_venue_answer(ahead(meetings_seen_by(actor), at=at), actor.seat_id).with_only_columns(
            Meeting.id
        )
        yield petitions_unanswered(actor.body_id, actor.seat_id, today=today).with_only_columns(Petition.id)
    if actor.is_secretariat:
        yield from _of_secretariat(actor, today=today)
    if actor.is_operator:
        yield _at_all(without_account(actor.body_id, today))
    if actor.is_operator and not actor.is_secretariat:  # the secretariat is asked of all proposals
        yield closures_waiting(actor.body_id, but_by=actor.person_id).with_only_columns(Proposal.id)
    if actor.is_secretariat or actor.is_operator:
        yield _at_all(letters_given_up(actor))


def countersigned_since(session: Session, actor: Actor, *, today: date) -> date | None:
    """Return from which meetings on the protocols wait for the actor's second signature: of nobody's but the head's."""
    if not actor.is_head:
        return None
    return charter_of(session.get_one(Body, actor.body_id)).countersigned_since(today)


def is_written_to(actor: Actor) -> bool:
    """Say whether papers are sent to the actor: nobody whose offices are all of the secretariat is a recipient."""
    return not actor.offices or bool(actor.offices - SECRETARIAT - {Office.OPERATOR})


def receipts_asked_of(actor: Actor) -> Select[tuple[Delivery]]:
    """Ask for what was sent to the actor, is open to them still, and has no receipt."""
    return receipts_owed(deliveries_seen_by(actor), actor.person_id)


def letters_given_up(actor: Actor) -> Select[tuple[int]]:
    """Ask for the letters that no mail server took."""
    of_the_body = or_(Letter.meeting_id.is_(None), Meeting.body_id == actor.body_id)
    letters = select(Letter.id).outerjoin(Meeting, Meeting.id == Letter.meeting_id)
    return letters.where(Letter.state == LetterState.REFUSED, of_the_body)


def positions_owed_by(actor: Actor, seat_id: int, *, at: datetime) -> Select[tuple[Meeting, int, date]]:
    """Ask for the meetings with texts the state is silent on; of a substitute only those the paper reaches to."""
    meetings = ahead(meetings_seen_by(actor), at=at)
    if actor.credential_id is None:
        return without_position(meetings, seat_id)
    meetings = meetings.where(Meeting.id == actor.credential_meeting_id)
    named = select(CredentialItem.item_id).where(CredentialItem.credential_id == actor.credential_id)
    return without_position(meetings, seat_id, *((Item.id.in_(named),) if actor.paper_items else ()))


def keeps_papers_of(actor: Actor, act: str) -> bool:
    """Say whether the actor keeps the papers of a state, and so owes them: no officer of the secretariat does."""
    return not actor.is_secretariat and may(actor, act, seat=actor.delegation)


def _of_a_seat(actor: Actor) -> Iterator[Asked]:
    if actor.seat_id is not None:
        yield votes_owed_by(actor.seat_id, actor.person_id).with_only_columns(Vote.id)
        yield oral_votes_before(actor.person_id).with_only_columns(Vote.id)
        yield minutes_owed_by(actor.person_id).with_only_columns(Minutes.id)


def _of_a_signer(actor: Actor, since: date | None) -> Iterator[Asked]:
    if actor.seat_id is not None or actor.is_head:
        yield corrections_owed_by(actor.person_id).with_only_columns(MinutesCorrection.id)
    if since is not None:
        yield minutes_to_countersign(actor.body_id, since=since).with_only_columns(Minutes.id)


def _of_a_delegation(actor: Actor, *, at: datetime) -> Iterator[Asked]:
    state = actor.delegation_id
    if state is None:
        return
    meetings = ahead(meetings_seen_by(actor), at=at)
    if keeps_papers_of(actor, "participation.answered"):
        yield without_participation(meetings, state).with_only_columns(Meeting.id)
    if keeps_papers_of(actor, "material.versioned"):
        yield materials_returned(state)
    if keeps_papers_of(actor, "credential.filed"):
        yield without_credential(meetings, state).with_only_columns(Meeting.id)
    if keeps_papers_of(actor, "position.given"):
        yield positions_owed_by(actor, state, at=at).with_only_columns(Meeting.id)


def _of_a_draft(actor: Actor, *, today: date) -> Iterator[Asked]:
    if remarks_owed_by(actor):
        asked = without_remark(meetings_seen_by(actor), actor.delegation_id or 0, today=today)
        yield asked.with_only_columns(Minutes.id)


def remarks_owed_by(actor: Actor) -> bool:
    """Say whether the actor answers for a state to drafts of protocols: no officer of the secretariat does."""
    return not actor.is_secretariat and may(actor, "remark.given", seat=actor.delegation)


def _of_secretariat(actor: Actor, *, today: date) -> Iterator[Asked]:
    body_id = actor.body_id
    yield credentials_unsettled(body_id, but_by=actor.person_id).with_only_columns(Meeting.id)
    yield materials_unanswered(body_id)
    proposed = proposals_unsettled(but_by=actor.person_id).where(Proposal.body_id == body_id)
    yield proposed.with_only_columns(Proposal.id)
    yield nominations_unanswered(body_id).with_only_columns(Nomination.id)
    yield resets_unsettled(but_by=actor.person_id).with_only_columns(Reset.id)
    meetings = unprepared(body_id, read=Meeting.published_at).order_by(None).subquery()
    yield select(meetings.c.standing).where(meetings.c.published_at.is_(None))
    yield select(meetings.c.standing).where(meetings.c.standing == 0)
    yield select(meetings.c.standing).where(meetings.c.lacking > 0)
    yield petitions_to_convene(body_id).with_only_columns(Petition.id)
    yield undrafted(body_id).with_only_columns(Meeting.id)
    yield unprepared_drafts(body_id, today=today).with_only_columns(Minutes.id)
    yield drafts_unanswered(body_id).with_only_columns(Minutes.id)
    yield corrections_unsent(body_id, today=today).with_only_columns(Minutes.id)


def _at_all(query: Asked) -> Asked:
    """Ask for one line where there is anything: one act deals with all of it."""
    return select(literal(1)).where(exists(query))


def _number(query: Asked) -> Any:
    return select(func.count()).select_from(query.order_by(None).subquery()).scalar_subquery()

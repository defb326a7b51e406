"""Who reads what was written down about acts and about the door."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true

from council.access.actors import Actor
from council.access.guest_scopes import meetings_attended_by
from council.access.petition_scopes import sees_petitions
from council.access.scopes import items_seen_by, meetings_seen_by
from council.access.seeing import seen_by
from council.access.voting_scopes import outcomes_seen_by, participants_seen_by, votes_seen_by
from council.records.admissions import Admission
from council.records.agenda import AffectedState, Disinterest, Draft, Item
from council.records.bodies import AuthorisedBody, Body, Seat
from council.records.chairmanship import Chairmanship, ChairRefusal
from council.records.corrections import MinutesCorrection
from council.records.credentials import Credential
from council.records.decisions import Decision, Statement
from council.records.dispatches import Delivery, Dispatch
from council.records.item_proposals import ItemProposal
from council.records.materials import Material, MaterialVersion
from council.records.meetings import AgendaVersion, Meeting
from council.records.minutes import Minutes, MinutesVersion
from council.records.notice import Circulation, MaterialsConsent
from council.records.overrides import Override
from council.records.people import Office
from council.records.petitions import Petition
from council.records.plans import YearlyRecord
from council.records.positions import PositionQuestion, StatePosition
from council.records.presence import Participant, Passage
from council.records.register import RegisterEntry
from council.records.remarks import Remark
from council.records.rules_of_procedure import RulesVersion
from council.records.security_log import SecurityEvent
from council.records.treaty import TreatyEntry, TreatyProtocol
from council.records.venues import VenueProposal
from council.records.voting import Annulment, Ballot, OralBallot, Vote

READERS_OF_SECURITY_LOG = frozenset({Office.OPERATOR, Office.SECRETARIAT_HEAD})

# What a delegation reads of the register, by the things it may see itself. What is not named here, as
# persons, accounts and their factors, is read by those who keep the record and the installation.
_BY_THEIR_SCOPE: tuple[Any, ...] = (
    Meeting, AgendaVersion, Item, Material, MaterialVersion, ItemProposal, Credential, Vote, Decision, Participant, Passage, Minutes,
    MinutesVersion, MinutesCorrection, Remark, VenueProposal, Seat, AuthorisedBody, TreatyEntry, TreatyProtocol, Chairmanship,
    ChairRefusal, RulesVersion, Override, Dispatch, Delivery,
)  # fmt: skip
# The secretariat's own work on a thing that others see only when it is done.
_UNFINISHED = ("notes.recorded", "minutes.drafted", "minutes.printed", "minutes.reopened")


def reads_register(actor: Actor) -> bool:
    """Say whether the register is open to the actor: to who keeps it, who keeps the installation, and the delegations."""
    return actor.is_secretariat or actor.is_operator or actor.delegation_id is not None


def entries_seen_by(actor: Actor) -> Select[tuple[RegisterEntry]]:
    """Return the acts on things the actor may see; before a vote closes its entries give no choice away."""
    entries = select(RegisterEntry)
    if actor.is_secretariat:
        return entries
    if actor.is_operator:
        return entries.where(RegisterEntry.meeting_id.is_(None))  # keeps the accounts, not the meetings
    if not reads_register(actor):
        return entries.where(false())
    seen = (
        and_(RegisterEntry.thing_kind == table, RegisterEntry.thing_id.in_(things(actor)))
        for table, things in _THINGS.items()
    )
    return entries.where(RegisterEntry.act.not_in(_UNFINISHED), or_(*seen), _of_meetings_within_powers(actor))


def _of_meetings_within_powers(actor: Actor) -> ColumnElement[bool]:
    """Keep a substitute to the meetings the paper was for: of the others it gives no knowledge."""
    if actor.credential_id is None:
        return true()
    attended = RegisterEntry.meeting_id.in_(meetings_attended_by(actor))
    return or_(RegisterEntry.meeting_id.is_(None), attended)


def reads_security_log(actor: Actor) -> bool:
    """Say whether the security log is open to the actor: to who keeps the installation, and to the head."""
    return bool(actor.offices & READERS_OF_SECURITY_LOG)


def security_events_seen_by(actor: Actor) -> Select[tuple[SecurityEvent]]:
    """Return the events of the security log."""
    events = select(SecurityEvent)
    return events if reads_security_log(actor) else events.where(false())


def _scope_of(kind: Any) -> Callable[[Actor], Select[Any]]:
    return lambda actor: seen_by(actor, kind).with_only_columns(kind.public_id)


def _on(
    kind: Any, column: Any, seen: Callable[[Actor], Select[Any]], key: Any
) -> Callable[[Actor], Select[Any]]:
    """Return what hangs on a thing: it is seen by whoever sees that."""
    return lambda actor: select(kind.public_id).where(column.in_(seen(actor).with_only_columns(key)))


def _oral_ballots(actor: Actor) -> Select[Any]:
    """An oral vote is known to who entered and who confirms it, and to the others when the vote is closed."""
    closed = votes_seen_by(actor).where(Vote.closed_at.is_not(None)).with_only_columns(Vote.id)
    return select(OralBallot.public_id).where(OralBallot.vote_id.in_(closed))


def _positions(actor: Actor) -> Select[Any]:
    """What a state said of a draft is read by the delegations, to whom its page is open."""
    said = select(StatePosition.public_id).join(StatePosition.question).join(PositionQuestion.item)
    seen = Item.meeting_id.in_(meetings_seen_by(actor).with_only_columns(Meeting.id))
    return said.where(seen if actor.delegation_id is not None else false())


def _petitions(actor: Actor) -> Select[Any]:
    petitions = select(Petition.public_id).where(Petition.body_id == actor.body_id)
    return petitions if sees_petitions(actor) else petitions.where(false())


_THINGS: Mapping[str, Callable[[Actor], Select[Any]]] = {
    **{kind.__tablename__: _scope_of(kind) for kind in _BY_THEIR_SCOPE},
    "bodies": lambda actor: select(Body.public_id).where(Body.id == actor.body_id),
    "yearly_records": lambda actor: select(YearlyRecord.public_id).where(
        YearlyRecord.body_id == actor.body_id
    ),
    "petitions": _petitions,
    "state_positions": _positions,
    "oral_ballots": _oral_ballots,
    "drafts": _on(Draft, Draft.item_id, items_seen_by, Item.id),
    "affected_states": _on(AffectedState, AffectedState.item_id, items_seen_by, Item.id),
    "disinterests": _on(Disinterest, Disinterest.item_id, items_seen_by, Item.id),
    "ballots": _on(Ballot, Ballot.vote_id, votes_seen_by, Vote.id),
    "annulments": _on(Annulment, Annulment.vote_id, votes_seen_by, Vote.id),
    "statements": _on(Statement, Statement.decision_id, outcomes_seen_by, Decision.id),
    "materials_consents": _on(MaterialsConsent, MaterialsConsent.meeting_id, meetings_seen_by, Meeting.id),
    "admissions": _on(Admission, Admission.participant_id, participants_seen_by, Participant.id),
    "circulations": _on(Circulation, Circulation.meeting_id, meetings_seen_by, Meeting.id),
}

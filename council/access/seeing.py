"""What an actor may see: THE registry of scopes, one query a kind of thing, for lists, pages and files alike."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Select, select

from council.access.actors import Actor
from council.access.body_scopes import (
    appointments_seen_by,
    nominations_seen_by,
    of_the_body,
    persons_seen_by,
    resets_seen_by,
)
from council.access.dispatch_scopes import deliveries_seen_by, dispatches_seen_by, sheets_seen_by
from council.access.issued_paper_scopes import issued_papers_seen_by
from council.access.mail_scopes import letters_seen_by
from council.access.material_scopes import (
    item_proposals_seen_by,
    material_versions_seen_by,
    materials_seen_by,
    state_letters_seen_by,
)
from council.access.paper_scopes import corrections_seen_by, remarks_seen_by, versions_seen_by
from council.access.petition_scopes import petitions_seen_by
from council.access.proposals import proposals_seen_by
from council.access.scopes import (
    agenda_versions_seen_by,
    credentials_seen_by,
    items_seen_by,
    meetings_seen_by,
)
from council.access.voting_scopes import (
    ballots_seen_by,
    minutes_seen_by,
    outcomes_seen_by,
    participants_seen_by,
    passages_seen_by,
    venue_proposals_seen_by,
    votes_seen_by,
)
from council.records.agenda import Item
from council.records.bodies import AuthorisedBody, Seat
from council.records.chairmanship import Chairmanship, ChairRefusal
from council.records.corrections import MinutesCorrection
from council.records.credentials import Credential
from council.records.decisions import Decision
from council.records.dispatches import Delivery, Dispatch, DispatchSheet
from council.records.issued_papers import IssuedPaper
from council.records.item_proposals import ItemProposal
from council.records.mail import Letter
from council.records.materials import Material, MaterialVersion
from council.records.meetings import AgendaVersion, Meeting
from council.records.minutes import Minutes, MinutesVersion
from council.records.nominations import Nomination
from council.records.overrides import Override
from council.records.people import Appointment, Person
from council.records.petitions import Petition
from council.records.presence import Participant, Passage
from council.records.proposals import Proposal
from council.records.remarks import Remark, RemarkRound
from council.records.resets import Reset
from council.records.rules_of_procedure import RulesVersion
from council.records.state_letters import StateLetter
from council.records.treaty import TreatyEntry, TreatyProtocol
from council.records.venues import VenueProposal
from council.records.voting import Ballot, Vote

Seen = TypeVar("Seen")

SCOPES: Mapping[type, Callable[[Actor], Select[Any]]] = {
    Meeting: meetings_seen_by,
    AgendaVersion: agenda_versions_seen_by,
    Item: items_seen_by,
    Material: materials_seen_by,
    MaterialVersion: material_versions_seen_by,
    ItemProposal: item_proposals_seen_by,
    StateLetter: state_letters_seen_by,
    Credential: credentials_seen_by,
    Vote: votes_seen_by,
    Ballot: ballots_seen_by,
    Decision: outcomes_seen_by,
    Participant: participants_seen_by,
    Passage: passages_seen_by,
    Minutes: minutes_seen_by,
    MinutesVersion: versions_seen_by,
    Remark: remarks_seen_by,
    MinutesCorrection: corrections_seen_by,
    Petition: petitions_seen_by,
    VenueProposal: venue_proposals_seen_by,
    Person: persons_seen_by,
    Appointment: appointments_seen_by,
    Nomination: nominations_seen_by,
    Proposal: proposals_seen_by,
    Reset: resets_seen_by,
    Letter: letters_seen_by,
    Dispatch: dispatches_seen_by,
    Delivery: deliveries_seen_by,
    DispatchSheet: sheets_seen_by,
    IssuedPaper: issued_papers_seen_by,
    Seat: of_the_body(Seat),
    AuthorisedBody: of_the_body(AuthorisedBody),
    TreatyEntry: of_the_body(TreatyEntry),
    TreatyProtocol: of_the_body(TreatyProtocol),
    Chairmanship: of_the_body(Chairmanship),
    ChairRefusal: of_the_body(ChairRefusal),
    RulesVersion: of_the_body(RulesVersion),
    Override: of_the_body(Override),
}

# To which meeting a thing belongs: what a person may see of it hangs on the powers held there.
_MEETING_OF: Mapping[type, Select[tuple[int]]] = {
    Meeting: select(Meeting.id),
    Item: select(Item.meeting_id),
    Material: select(Material.meeting_id),
    ItemProposal: select(ItemProposal.meeting_id),
    MaterialVersion: select(Material.meeting_id).join(
        MaterialVersion, MaterialVersion.material_id == Material.id
    ),
    AgendaVersion: select(AgendaVersion.meeting_id),
    Vote: select(Item.meeting_id).join(Vote, Vote.item_id == Item.id),
    Ballot: select(Item.meeting_id)
    .join(Vote, Vote.item_id == Item.id)
    .join(Ballot, Ballot.vote_id == Vote.id),
    Decision: select(Item.meeting_id).join(Decision, Decision.item_id == Item.id),
    StateLetter: select(StateLetter.meeting_id),
    Participant: select(Participant.meeting_id),
    Passage: select(Passage.meeting_id),
    Minutes: select(Minutes.meeting_id),
    MinutesVersion: select(Minutes.meeting_id).join(MinutesVersion, MinutesVersion.minutes_id == Minutes.id),
    MinutesCorrection: select(Minutes.meeting_id).join(
        MinutesCorrection, MinutesCorrection.minutes_id == Minutes.id
    ),
    Remark: select(Minutes.meeting_id)
    .join(RemarkRound, RemarkRound.minutes_id == Minutes.id)
    .join(Remark, Remark.round_id == RemarkRound.id),
    VenueProposal: select(VenueProposal.meeting_id),
    Dispatch: select(Dispatch.meeting_id),
    Delivery: select(Dispatch.meeting_id).join(Delivery, Delivery.dispatch_id == Dispatch.id),
    DispatchSheet: select(DispatchSheet.meeting_id),
    IssuedPaper: select(IssuedPaper.meeting_id),
}


def seen_by(actor: Actor, kind: type[Seen]) -> Select[tuple[Seen]]:
    """Return the query of what the actor may see of a kind; what is not in it does not exist for the actor."""
    return SCOPES[kind](actor)


def meeting_of(kind: type, public_id: str) -> Select[tuple[Meeting]]:
    """Return the query of the meeting a thing belongs to, whoever may see it."""
    keyed: Any = kind
    return select(Meeting).where(Meeting.id.in_(_MEETING_OF[kind].where(keyed.public_id == public_id)))

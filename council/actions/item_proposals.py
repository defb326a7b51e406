"""A state proposes an item with its draft decision; the secretariat returns it with a remark or takes it into the agenda."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.drafts import cleaned
from council.actions.entering import enter
from council.actions.items import flag_all
from council.actions.locking import locked_meeting, proposal_in_locked_meeting
from council.actions.new_items import LONGEST_TITLE, NewItem, refuse_after_the_end, write_item
from council.actions.permission import capacity_for, require, require_sight
from council.actions.powers import require_powers
from council.actions.refusals import Conflict, Incomplete, NotFound
from council.actions.seats import seat_of
from council.actions.state_letters import LetterOfState, letter_entered
from council.actions.storing import brought_or_none
from council.actions.telling_of_positions import tell_of_letter
from council.actions.texts import clean, clean_paragraphs
from council.charters import functions as functions_of
from council.records.agenda import FlagOwner, Item
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.files import FileStore
from council.records.floor import floor_of, seats_on
from council.records.item_proposals import ItemProposal, ProposalVersion
from council.records.materials import Material
from council.records.meetings import Meeting
from council.records.state_letters import StateLetter

LONGEST_REMARK = 2000


def propose_item(
    *, meeting: str, state: str, title: str, rapporteur: str = "", functions: Sequence[str] = (),
    function_reason: str = "", points: Sequence[str] = (), affected: Sequence[str] = (), by: Actor, at: datetime,
) -> ItemProposal:  # fmt: skip
    """Propose an item for the agenda of a meeting that has not adopted it; the secretariat answers."""
    require(by, "item_proposal.made", seat=state)
    new = NewItem(title, rapporteur, functions, function_reason, points, affected)
    with transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        require_sight(held, by=by)
        return _made(session, held, state, new, by=by, at=at)


def enter_proposal(
    *, meeting: str, state: str, letter: LetterOfState, title: str, rapporteur: str = "",
    functions: Sequence[str] = (), function_reason: str = "", points: Sequence[str] = (),
    affected: Sequence[str] = (), store: FileStore | None = None, by: Actor, at: datetime,
) -> ItemProposal:  # fmt: skip
    """Enter the item a state proposes by a letter: it waits as if the state had proposed it here."""
    require(by, "item_proposal.entered")
    new = NewItem(title, rapporteur, functions, function_reason, points, affected)
    with brought_or_none(letter.scan, meeting, store) as scan, transaction() as session:
        held = locked_meeting(session, meeting, by=by)
        seat = seat_of(session, state, by=by, day=held.starts_locally.date())
        paper = letter_entered(session, held, seat, letter, scan, by=by, at=at)
        return _made(session, held, state, new, paper, by=by, at=at)


def change_proposal(
    *, proposal: str, title: str, rapporteur: str = "", functions: Sequence[str] = (), function_reason: str = "",
    points: Sequence[str] = (), affected: Sequence[str] = (), by: Actor, at: datetime,
) -> ItemProposal:  # fmt: skip
    """Say it otherwise, as after a remark; what was said before stays on record."""
    new = NewItem(title, rapporteur, functions, function_reason, points, affected)
    with transaction() as session:
        given = _open(session, proposal, "item_proposal.changed", by=by, at=at)
        _write_version(session, given, new, by=by, at=at)
        _enter(session, "item_proposal.changed", given, by=by, at=at)
        return given


def withdraw_proposal(*, proposal: str, by: Actor, at: datetime) -> ItemProposal:
    """Take the proposal back before it is on the agenda."""
    with transaction() as session:
        given = _open(session, proposal, "item_proposal.withdrawn", by=by, at=at)
        given.withdrawn_at, given.withdrawn_by_id = at, by.person_id
        _enter(session, "item_proposal.withdrawn", given, by=by, at=at)
        return given


def return_proposal(*, proposal: str, version: int, remark: str, by: Actor, at: datetime) -> ItemProposal:
    """Return what was proposed with what is to be mended."""
    said = clean_paragraphs(remark, field="remark", longest=LONGEST_REMARK)
    with transaction() as session:
        given = _open(session, proposal, "item_proposal.returned", by=by, at=at)
        latest = _read(given, version)
        latest.returned_at, latest.returned_by_id = max(at, latest.given_at), by.person_id
        latest.remark = said
        _enter(session, "item_proposal.returned", given, by=by, at=at)
        return given


def take_proposal(
    *, proposal: str, version: int, papers: Sequence[str] = (), by: Actor, at: datetime
) -> Item:  # fmt: skip
    """Put the proposed item last on the agenda with its draft and its papers, which are accepted thereby.

    `papers` are the versions that waited when it was read: what nobody has read is not accepted.
    """
    with transaction() as session:
        given = _open(session, proposal, "item_proposal.taken", by=by, at=at)
        words, held = _read(given, version), given.meeting
        if {one.public_id for one in given.papers_waiting} != set(papers):
            raise _changed_meanwhile()
        capacity = capacity_for(session, held, "item.added", by=by, at=at)
        new = NewItem(words.title, words.rapporteur, words.functions, words.function_reason, words.points)
        item = write_item(session, held, new, by=by, at=at)
        flag_all(session, held, item, words.affected or (), set_as=FlagOwner.PROPOSER, by=by, at=at)
        given.taken_at, given.taken_by_id, given.item_id = max(at, words.given_at), by.person_id, item.id
        _hand_over(session, given, item, by=by, at=at)
        enter(
            session, "item_proposal.taken", of=given, by=by, at=at, capacity=capacity, meeting_id=held.id,
            detail={"state": given.seat.code, "item": item.public_id}, rows=[item],
        )  # fmt: skip
        return item


def _made(
    session: Session, meeting: Meeting, state: str, new: NewItem, letter: StateLetter | None = None,
    *, by: Actor, at: datetime,
) -> ItemProposal:  # fmt: skip
    """Record the proposal with its first words: of the state itself, or of its letter."""
    _refuse_settled(meeting)
    seat = seat_of(session, state, by=by, day=meeting.starts_locally.date())
    proposal = ItemProposal(
        public_id=new_public_id(), meeting=meeting, seat=seat, letter=letter, proposed_at=at
    )
    session.add(proposal)
    _require_paper(session, proposal, by=by, at=at)
    _write_version(session, proposal, new, by=by, at=at)
    if letter is not None:
        path = f"/item-proposals/{proposal.public_id}"
        tell_of_letter(session, letter, proposal.latest.title, path=path, is_position=False, at=at)
    _enter(session, "item_proposal.entered" if letter else "item_proposal.made", proposal, by=by, at=at)
    return proposal


def _open(session: Session, proposal: str, act: str, *, by: Actor, at: datetime) -> ItemProposal:
    """Return a proposal that can still be acted on; that of another state is not there."""
    given = proposal_in_locked_meeting(session, proposal, by=by)
    if not (by.is_secretariat or given.seat.code in (by.seat, by.delegation)):
        raise NotFound
    require(by, act, seat=given.seat.code)
    _require_paper(session, given, by=by, at=at)
    _refuse_settled(given.meeting)
    if not given.is_open:
        raise Conflict(
            "Предложение уже включено в повестку дня или отозвано. Ничего не изменено.",
            "The proposal is on the agenda already, or was withdrawn. Nothing was changed.",
        )
    return given


def _read(proposal: ItemProposal, version: int) -> ProposalVersion:
    """Return the words that were read, if nobody has changed or answered them meanwhile."""
    latest = proposal.latest
    if latest.number != version or latest.returned_at is not None:
        raise _changed_meanwhile()
    return latest


def _changed_meanwhile() -> Conflict:
    return Conflict(
        "Предложение тем временем изменено или возвращено. Прочтите его заново.",
        "The proposal has been changed or returned meanwhile. Read it anew.",
    )


def _write_version(
    session: Session, proposal: ItemProposal, new: NewItem, *, by: Actor, at: datetime
) -> None:
    known = {function.code for function in functions_of(proposal.meeting.body.charter_code)}
    if not set(new.functions) <= known:
        raise Incomplete(
            "Выберите функции Совета из списка.", "Choose functions of the Council from the list."
        )
    said: dict[str, Any] = {
        "title": clean(new.title, field="title", longest=LONGEST_TITLE),
        "rapporteur": clean(new.rapporteur, field="rapporteur", required=False),
        "functions": list(dict.fromkeys(new.functions)),
        "function_reason": clean(new.function_reason, field="function_reason", required=False),
        "points": cleaned(new.points) if any(point.strip() for point in new.points) else [],
        "affected": _with_seats(session, proposal.meeting, new.affected),
    }
    number = len(proposal.versions) + 1
    proposal.versions.append(ProposalVersion(number=number, **said, given_at=at, given_by_id=by.person_id))
    session.flush()


def _with_seats(session: Session, meeting: Meeting, states: Sequence[str]) -> list[str] | None:
    """Return the states named as affected, each once; one that has no seat on the day cannot be marked."""
    seats = {seat.code for seat in seats_on(session, meeting.body_id, meeting.starts_locally.date())}
    if not set(states) <= seats:
        raise Incomplete("Выберите государства из списка.", "Choose states from the list.")
    return list(dict.fromkeys(states)) or None


def _hand_over(session: Session, proposal: ItemProposal, item: Item, *, by: Actor, at: datetime) -> None:
    """Let the papers of the proposal lie with the item; those that waited are accepted."""
    enclosed = select(Material).where(Material.proposal_id == proposal.id, Material.withdrawn_at.is_(None))
    for material in session.scalars(enclosed).unique():
        material.item_id = item.id
        if (waiting := material.waiting) is not None:
            waiting.accepted_at, waiting.accepted_by_id = max(at, waiting.given_at), by.person_id


def _require_paper(session: Session, proposal: ItemProposal, *, by: Actor, at: datetime) -> None:
    """Refuse who speaks for the state by a paper that no longer stands."""
    if by.credential_id is not None:
        require_powers(session, floor_of(session, proposal.meeting, at), by, seat=proposal.seat.code)


def _refuse_settled(meeting: Meeting) -> None:
    refuse_after_the_end(meeting)
    if meeting.agenda_adopted_at is not None:
        raise Conflict(
            "Повестка принята заседанием: вопрос вносит само заседание.",
            "The meeting has adopted its agenda: the meeting itself adds an item.",
        )


def _enter(session: Session, act: str, proposal: ItemProposal, *, by: Actor, at: datetime) -> None:
    latest = proposal.latest
    detail = {"state": proposal.seat.code, "version": latest.number, "remark": latest.remark}
    enter(session, act, of=proposal, by=by, at=at, meeting_id=proposal.meeting_id, detail=detail)

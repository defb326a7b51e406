"""The place of a meeting is proposed to the members, and each agrees or objects; nothing is barred by it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.days import day_in
from council.actions.entering import enter
from council.actions.locking import find, locked_meeting
from council.actions.permission import require, require_sight
from council.actions.refusals import Conflict, NotFound
from council.actions.state_word import word_of
from council.actions.texts import clean
from council.law.ruling import Ruling
from council.law.venues import rule_on_venue
from council.records.bodies import Seat
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import charter_of, seats_on
from council.records.meetings import Meeting
from council.records.venues import VenueAnswer, VenueProposal, proposals_of


def propose_venue(
    *,
    meeting: str,
    city: str,
    venue: str = "",
    state: str | None = None,
    letter: str = "",
    by: Actor,
    at: datetime,
) -> VenueProposal:
    """Propose a place to the members; it stands in the place of the one before. Without a state the secretariat proposes.

    The answers to the one before are set aside with it, which no state does that has not objected to it itself.
    """
    require(by, "venue.proposed", seat=state)
    with transaction() as session:
        held = _meeting_ahead(session, meeting, by)
        seat, named = None, ""
        if state is not None:
            day = day_in(held.body, at)
            seat, named = word_of(session, "venue.proposed", state, letter=letter, by=by, day=day)
            _require_objection(proposals_of(session, held)[:1], state)
        proposal = VenueProposal(
            public_id=new_public_id(),
            meeting_id=held.id,
            number=len(proposals_of(session, held)) + 1,
            seat_id=seat.id if seat else None,
            city=clean(city, field="city", longest=120),
            venue=clean(venue, field="venue", required=False),
            letter=named,
            proposed_at=at,
            proposed_by_id=by.person_id,
        )
        session.add(proposal)
        session.flush()
        rows = [_answer(session, proposal, seat, agrees=True, letter=named, by=by, at=at)] if seat else []
        _enter(session, "venue.proposed", proposal, held, rows, state=state, by=by, at=at)
        return proposal


def answer_venue(
    *, proposal: str, state: str, agrees: bool, note: str = "", letter: str = "", by: Actor, at: datetime
) -> VenueProposal:
    """Record that a state agrees to the place proposed or objects; it may answer anew until the meeting opens."""
    require(by, "venue.answered", seat=state)
    with transaction() as session:
        asked = find(session, VenueProposal, proposal)
        held = _meeting_ahead(session, asked.meeting.public_id, by)
        day = day_in(held.body, at)
        seat, named = word_of(session, "venue.answered", state, letter=letter, by=by, day=day)
        if proposals_of(session, held)[0].id != asked.id:
            raise Conflict(
                "Предложено уже другое место. Откройте страницу еще раз и ответьте на него.",
                "Another place is proposed by now. Open the page again and answer that one.",
            )
        last = asked.last_words.get(state)
        if last is not None and last.agrees is agrees:
            raise Conflict(
                "Такой ответ этого государства уже записан. Ничего не изменено.",
                "This answer of the state is on record already. Nothing was changed.",
            )
        said = clean(note, field="note", required=False)
        row = _answer(session, asked, seat, agrees=agrees, note=said, letter=named, by=by, at=at)
        act = "venue.agreed" if agrees else "venue.objected"
        _enter(session, act, asked, held, [row], state=state, by=by, at=at)
        return asked


def venue_ruling(session: Session, meeting: Meeting) -> Ruling | None:
    """Return whether the members have agreed on the place; None where the body asks for no agreement."""
    edition = charter_of(meeting.body).edition_on(meeting.starts_locally.date())
    if edition.venue is None:
        return None
    seats = seats_on(session, meeting.body_id, meeting.starts_locally.date())
    proposals = proposals_of(session, meeting)
    answers = {code: word.agrees for code, word in proposals[0].last_words.items()} if proposals else None
    return rule_on_venue(
        edition.venue,
        members=frozenset(seat.code for seat in seats),
        answers=answers,
        has_begun=meeting.opened_at is not None,
        city=meeting.city,
        agreed_city=proposals[0].city if proposals else "",
    )


def _meeting_ahead(session: Session, meeting: str, by: Actor) -> Meeting:
    """Return the meeting, locked; a place is agreed on before it opens, and not of one that is cancelled."""
    held = locked_meeting(session, meeting, by=by)
    require_sight(held, by=by)
    if charter_of(held.body).edition_on(held.starts_locally.date()).venue is None:
        raise NotFound
    if held.opened_at is not None or held.cancelled_at is not None:
        raise Conflict(
            "Место согласуют до открытия заседания; это заседание уже открыто или отменено.",
            "The place is agreed on before the meeting opens; this one is open or cancelled.",
        )
    return held


def _require_objection(standing: list[VenueProposal], state: str) -> None:
    for proposal in standing:
        word = proposal.last_words.get(state)
        if word is None or word.agrees:
            raise Conflict(
                "Членам Совета уже предложено место, и их ответы действуют. Чтобы предложить другое, сначала возразите против этого.",
                "A place is proposed to the members already, and their answers stand. To propose another, object to this one first.",
            )


def _answer(
    session: Session,
    proposal: VenueProposal,
    seat: Seat,
    *,
    agrees: bool,
    note: str = "",
    letter: str,
    by: Actor,
    at: datetime,
) -> VenueAnswer:
    given = session.scalars(select(VenueAnswer).where(VenueAnswer.proposal_id == proposal.id)).all()
    answer = VenueAnswer(
        proposal_id=proposal.id,
        sequence=len(given) + 1,
        seat_id=seat.id,
        agrees=agrees,
        note=note,
        letter=letter,
        given_at=at,
        given_by_id=by.person_id,
    )
    session.add(answer)
    session.flush()
    session.refresh(proposal, ["answers"])
    return answer


def _enter(
    session: Session,
    act: str,
    proposal: VenueProposal,
    meeting: Meeting,
    rows: list[VenueAnswer],
    *,
    state: str | None,
    by: Actor,
    at: datetime,
) -> None:
    ruling = venue_ruling(session, meeting)
    if ruling is None:
        raise NotFound
    detail = {"state": state or "", "ruling": ruling.as_json()}
    enter(
        session,
        act,
        of=proposal,
        by=by,
        at=at,
        clause=ruling.clause,
        meeting_id=meeting.id,
        detail=detail,
        rows=rows,
    )

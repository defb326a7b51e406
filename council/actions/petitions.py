"""A state petitions for an extraordinary meeting, the others support it or decline, and it is taken back."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.petition_scopes import sees_petitions
from council.actions.days import day_in
from council.actions.entering import enter
from council.actions.locking import find, locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Incomplete, NotFound, require_in_order
from council.actions.state_word import word_of
from council.actions.texts import clean
from council.law.petitions import (
    PetitionFacts,
    PetitionStanding,
    petition_last_day,
    petition_standing,
    rule_on_answer,
    rule_on_extraordinary,
    rule_on_support,
    rule_on_withdrawal,
)
from council.law.rules import PetitionRule
from council.law.ruling import Ruling
from council.records.bodies import Body, Seat
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.floor import charter_of, seats_on
from council.records.petitions import Petition, PetitionAnswer, petition_facts

MOST_LINES = 40


def file_petition(
    *, state: str, subject: str, agenda: Sequence[str], letter: str = "", by: Actor, at: datetime
) -> Petition:
    """Enter the petition of a state, which supports it thereby; only the secretariat names a letter."""
    with transaction() as session:
        body = locked_body(session, by=by)
        day = day_in(body, at)
        if not rule_of(body, day).clause:
            raise NotFound
        seat, named = word_of(session, "petition.filed", state, letter=letter, by=by, day=day)
        said = clean(subject, field="subject")
        _refuse_the_same_again(session, body, seat, said, day)
        petition = Petition(
            public_id=new_public_id(),
            body_id=body.id,
            seat_id=seat.id,
            subject=said,
            agenda=_lines(agenda),
            letter=named,
            filed_on=day,
            lapses_on=petition_last_day(rule_of(body, day), day),
            filed_at=at,
            filed_by_id=by.person_id,
        )
        session.add(petition)
        session.flush()
        _answer(session, petition, seat, supports=True, letter=named, by=by, at=at)
        ruling = _carry(session, body, petition, at=at)
        _enter(session, "petition.filed", petition, state, ruling, by=by, at=at)
        return petition


def answer_petition(
    *, petition: str, state: str, supports: bool, note: str = "", letter: str = "", by: Actor, at: datetime
) -> Petition:
    """Record that a state supports the petition or declines; until it is settled a state may answer anew."""
    with transaction() as session:
        body, asked = _locked(session, petition, by)
        day = day_in(body, at)
        seat, named = word_of(session, "petition.answered", state, letter=letter, by=by, day=day)
        facts = facts_of(session, asked, day)
        require_in_order(rule_on_answer(rule_of(body, day), facts, seat=state, today=day))
        if facts.answers.get(state) is supports:
            raise Conflict(
                "Такой ответ этого государства уже записан. Ничего не изменено.",
                "This answer of the state is on record already. Nothing was changed.",
            )
        said = clean(note, field="note", required=False)
        _answer(session, asked, seat, supports=supports, note=said, letter=named, by=by, at=at)
        ruling = _carry(session, body, asked, at=at)
        act = "petition.supported" if supports else "petition.declined"
        _enter(session, act, asked, state, ruling, by=by, at=at)
        return asked


def withdraw_petition(*, petition: str, letter: str = "", by: Actor, at: datetime) -> Petition:
    """Take the petition back on the word of the state that filed it, until the majority is there.

    A petition of a state that has left has lapsed with its membership: nothing is left to take back.
    """
    with transaction() as session:
        body, asked = _locked(session, petition, by)
        day, state = day_in(body, at), asked.seat.code
        require(by, "petition.withdrawn", seat=state)
        ruling = rule_on_withdrawal(rule_of(body, day), facts_of(session, asked, day), seat=state, today=day)
        require_in_order(ruling)
        _seat, named = word_of(session, "petition.withdrawn", state, letter=letter, by=by, day=day)
        asked.withdrawn_at, asked.withdrawn_by_id = at, by.person_id
        detail = {"state": state, "letter": named}
        enter(session, "petition.withdrawn", of=asked, by=by, at=at, clause=ruling.clause, detail=detail)
        return asked


def petition_to_convene_on(
    session: Session, body: Body, petition: str | None, *, by: Actor, at: datetime
) -> Petition | None:
    """Return the petition an extraordinary meeting is convened on, marked as carried, or refuse.

    It may carry without a new answer: a member that has left makes the majority smaller.
    A body whose charter knows no petitions needs none.
    """
    day = day_in(body, at)
    rule = rule_of(body, day)
    asked = None if petition is None else _of_body(session, petition, by)
    facts = facts_of(session, asked, day) if asked is not None else None
    require_in_order(rule_on_extraordinary(rule, facts, today=day))
    if asked is not None:
        _carry(session, body, asked, at=at)
    return asked


def rule_of(body: Body, day: date) -> PetitionRule:
    """Return the rule on petitions in force on the day."""
    return charter_of(body).edition_on(day).petition


def facts_of(session: Session, petition: Petition, day: date) -> PetitionFacts:
    """Return the petition as the law asks for it, against the members of the day."""
    members = frozenset(seat.code for seat in seats_on(session, petition.body_id, day))
    return petition_facts(petition, members=members)


def _locked(session: Session, petition: str, by: Actor) -> tuple[Body, Petition]:
    require_sight_of_petitions(by)
    return locked_body(session, by=by), _of_body(session, petition, by)


def require_sight_of_petitions(by: Actor) -> None:
    """Refuse whoever petitions are not shown to: they are between the states and the secretariat."""
    if not sees_petitions(by):
        require(by, "petition.answered")


def _of_body(session: Session, petition: str, by: Actor) -> Petition:
    found = find(session, Petition, petition)
    if found.body_id != by.body_id:
        raise NotFound
    return found


def _answer(
    session: Session,
    petition: Petition,
    seat: Seat,
    *,
    supports: bool,
    note: str = "",
    letter: str,
    by: Actor,
    at: datetime,
) -> PetitionAnswer:
    answer = PetitionAnswer(
        petition_id=petition.id,
        sequence=len(petition.answers) + 1,
        seat_id=seat.id,
        supports=supports,
        note=note,
        letter=letter,
        given_at=at,
        given_by_id=by.person_id,
    )
    session.add(answer)
    # Before the petition is marked as carried: from then on the database takes no answer.
    session.flush()
    session.refresh(petition, ["answers"])
    return answer


def _carry(session: Session, body: Body, petition: Petition, *, at: datetime) -> Ruling:
    """Count the support; where the majority of all members is there, the petition is carried for good."""
    day = day_in(body, at)
    ruling = rule_on_support(rule_of(body, day), facts_of(session, petition, day))
    if ruling.in_order and petition.carried_at is None:
        petition.carried_at, petition.ruling = at, ruling.as_json()
    return ruling


def _enter(
    session: Session, act: str, petition: Petition, state: str, ruling: Ruling, *, by: Actor, at: datetime
) -> None:
    enter(
        session,
        act,
        of=petition,
        by=by,
        at=at,
        clause=ruling.clause,
        detail={"state": state, "ruling": ruling.as_json()},
        rows=[petition.answers[-1]],
    )


def _lines(agenda: Sequence[str]) -> list[str]:
    lines = [line for line in (clean(one, field="agenda_line", required=False) for one in agenda) if line]
    if not lines:
        raise Incomplete(
            "Внесите хотя бы один вопрос проекта повестки дня.",
            "Enter at least one item of the draft agenda.",
        )
    if len(lines) > MOST_LINES:
        raise Incomplete(
            f"В проекте повестки дня больше {MOST_LINES} вопросов. Сократите его.",
            f"The draft agenda has more than {MOST_LINES} items. Shorten it.",
        )
    return lines


def _refuse_the_same_again(session: Session, body: Body, seat: Seat, subject: str, day: date) -> None:
    of_the_state = select(Petition).where(Petition.body_id == body.id, Petition.seat_id == seat.id)
    for other in session.scalars(of_the_state):
        if _bare(other.subject) != _bare(subject):
            continue
        if petition_standing(rule_of(body, day), facts_of(session, other, day), day) is PetitionStanding.OPEN:
            raise Conflict(
                "Такое предложение этого государства уже рассматривается.",
                "The same petition of this state is open already.",
            )


def _bare(subject: str) -> str:
    """Return the words alone: a full stop, a capital or a space more makes no other petition."""
    return re.sub(r"[\W_]+", " ", subject).strip().casefold()

"""Whom the sign-in page of the demonstration offers: who has yet to vote and who presides now, then the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session

from council.records.bodies import Seat, State
from council.records.meetings import Meeting
from council.records.people import Account
from council.records.presence import Participant, Presiding
from council.records.voting import Ballot, RollSeat, Standing, Vote

MOST_VOTERS = 2  # more would push the others off the first screen


class Offered(NamedTuple):
    """An account of the demonstration (see `council.cli.demo`), and what it does in the meeting in progress."""

    account: Any
    doing: str


def accounts_offered(session: Session, accounts: Iterable[Any]) -> list[Offered]:
    """Return who is offered now, as the record stands: two queries, however often somebody has voted."""
    known = {account.email: account for account in accounts}
    presiding, roll = _presiding(session), _roll_of_open_vote(session)
    voters = [line.email for line in roll if _may_vote_still(line) and line.email not in (None, presiding)]
    first = dict.fromkeys(voters[:MOST_VOTERS], _("голосует прямо сейчас"))
    if presiding is not None:
        first[presiding] = _("председательствует")
    others = {email: _doing(one, roll) for email, one in known.items() if one.offered and email not in first}
    return [Offered(known[email], doing) for email, doing in (first | others).items() if email in known]


def _may_vote_still(line: Row[Any]) -> bool:
    return line.standing is Standing.ENTITLED and line.ballot is None


def _doing(account: Any, roll: list[Row[Any]]) -> str:
    """Return what is worth knowing of somebody who does not vote now: the vote is cast, or the state is away."""
    words: Mapping[str, str] = {
        line.email: _("голос уже подан") for line in roll if line.email and line.ballot is not None
    }
    away = {line.code for line in roll if line.standing is Standing.ABSENT}
    return words.get(account.email) or (_("отсутствует на заседании") if account.seat in away else "")


def _roll_of_open_vote(session: Session) -> list[Row[Any]]:
    """Return of each seat its standing, who acts for it, and whether it has voted; nothing where no vote is open."""
    cast = and_(Ballot.vote_id == RollSeat.vote_id, Ballot.seat_id == RollSeat.seat_id)
    query = (
        select(State.code, RollSeat.standing, Account.email, Ballot.id.label("ballot"))
        .join(Vote, Vote.id == RollSeat.vote_id)
        .join(Seat, Seat.id == RollSeat.seat_id)
        .join(State, State.id == Seat.state_id)
        .outerjoin(Participant, Participant.id == RollSeat.participant_id)
        .outerjoin(Account, Account.person_id == Participant.person_id)
        .outerjoin(Ballot, cast)
        .where(Vote.closed_at.is_(None), Vote.withdrawn_at.is_(None))
        .order_by(Vote.id, State.place)
    )
    return list(session.execute(query))


def _presiding(session: Session) -> str | None:
    """Return who presides over the meeting in progress."""
    query = (
        select(Account.email)
        .join(Participant, Participant.person_id == Account.person_id)
        .join(Presiding, Presiding.participant_id == Participant.id)
        .join(Meeting, Meeting.id == Presiding.meeting_id)
        .where(Meeting.opened_at.is_not(None), Meeting.closed_at.is_(None))
        .order_by(Presiding.sequence.desc())
        .limit(1)
    )
    return session.scalar(query)

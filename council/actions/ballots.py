"""A ballot as a row, and what is asked of every ballot before the law is."""

from datetime import datetime

from council.actions.refusals import Conflict
from council.law.ballot import Position
from council.records.presence import Participant
from council.records.voting import Ballot, Manner, OralBallot, Vote

# No form may send such a key: it marks the ballot that an oral vote became.
ORAL = "oral-"


def ballot_of(
    vote: Vote, acting: Participant | None, position: Position, *, form_key: str, cast_by_id: int, at: datetime,
    entered_by_id: int | None = None,
) -> Ballot:  # fmt: skip
    """Return the ballot of the seat that the participant acts for; oral where somebody else entered it."""
    if acting is None or acting.seat_id is None:
        raise RuntimeError("a ballot was ruled in order for nobody present")
    return Ballot(
        vote_id=vote.id, seat_id=acting.seat_id, position=position, participant_id=acting.id,
        cast_by_id=cast_by_id, cast_at=at, form_key=form_key, is_oral=entered_by_id is not None,
        entered_by_id=entered_by_id,
    )  # fmt: skip


def refuse_other_manner(vote: Vote) -> None:
    """Refuse a ballot where only objections are asked for."""
    if vote.manner is not Manner.BALLOT:
        raise Conflict(
            "По этому вопросу голоса не подаются: председательствующий спрашивает о возражениях.",
            "No ballots are cast here: the presiding person asks for objections.",
        )


def is_waiting(entry: OralBallot) -> bool:
    """Say whether an oral vote still waits for the presiding person."""
    return entry.confirmed_at is None and entry.rejected_at is None

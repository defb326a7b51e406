"""What tests ask of the books as a whole: that an act left one entry, a refusal nothing, and that all sums agree."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache

import pytest
from sqlalchemy import select

from council.actions.refusals import NotInOrder
from council.charters import load_charter
from council.law.ballot import Position
from council.law.outcome import Outcome, decide, decide_without_vote
from council.records.agenda import Item
from council.records.columns import canonical
from council.records.database import db
from council.records.decisions import Decision, DecisionManner
from council.records.floor import law_passages, seats_on
from council.records.meetings import Meeting
from council.records.presence import Passage
from council.records.register import RegisterEntry, leaf_digest
from council.records.seals import differences_in_rows
from council.records.voting import Ballot, OralBallot, Vote

# What the machine needs to work, and no council ever decided on.
OPERATIONAL = frozenset(
    {
        "jobs",
        "packs",
        "reset_notices",
        "worker_beats",
        "web_sessions",
        "sign_in_attempts",
        "security_events",
        "checkpoints",
        "dispatch_openings",
    }
)

BALLOT_ACTS = frozenset({"ballot.cast", "oral_ballot.confirmed"})


@dataclass
class Entered:
    """The entries that a block of acts left in the register."""

    entries: list[RegisterEntry] = field(default_factory=list)

    @property
    def only(self) -> RegisterEntry:
        [entry] = self.entries
        return entry


def legal_tables() -> dict[str, list[tuple]]:
    """Return every row of every table but the operational ones, as committed."""
    with db.engine.connect() as connection:
        cursor = connection.connection.cursor()  # the driver's own: asked after every act that is tried
        found = {}
        for name, statement in _statements().items():
            cursor.execute(statement)
            found[name] = cursor.fetchall()
        return found


def _as_it_stands() -> bytes | dict[str, list[tuple]]:
    """Return what is committed: of SQLite the file as it is, which is soon compared and seldom read."""
    if db.engine.dialect.name != "sqlite":
        return legal_tables()
    with db.engine.connect() as connection:
        return connection.connection.driver_connection.serialize()


def _rows_in(kept: bytes | dict[str, list[tuple]]) -> dict[str, list[tuple]]:
    """Return the rows of the legal tables in what was kept."""
    if not isinstance(kept, bytes):
        return kept
    with closing(sqlite3.connect(":memory:")) as copy:
        copy.deserialize(kept[:18] + b"\x01\x01" + kept[20:])  # a copy in memory has no log beside it
        return {name: copy.execute(statement).fetchall() for name, statement in _statements().items()}


@cache
def _statements() -> dict[str, str]:
    """Return what asks for all rows of each legal table, bare: this is asked before and after every refusal."""
    return {
        table.name: f"SELECT * FROM {table.name} ORDER BY {', '.join(table.primary_key.columns.keys())}"
        for table in db.metadata.sorted_tables
        if table.name not in OPERATIONAL
    }


def digest_of_records() -> str:
    """Return a digest of the legal tables."""
    return hashlib.sha256(repr(legal_tables()).encode()).hexdigest()


@contextmanager
def registered(*acts: str, clause: str | None = None) -> Iterator[Entered]:
    """Check that the block leaves exactly these acts in the register, in this order."""
    before = len(entries())
    entered = Entered()
    yield entered
    entered.entries = entries()[before:]
    assert [entry.act for entry in entered.entries] == list(acts)
    if clause is not None:
        assert {entry.clause for entry in entered.entries} == {clause}


@contextmanager
def refused(kind: type[Exception], finding: str = "", *, clause: str | None = None) -> Iterator[None]:
    """Check that the block is refused, with this finding of the law where given, and that nothing is written."""
    before = _as_it_stands()
    with pytest.raises(kind) as caught:
        yield
    after = _as_it_stands()
    assert before == after or _rows_in(before) == _rows_in(after), "something was written by a refused act"
    if isinstance(caught.value, NotInOrder):
        found = {ruling.finding: ruling.clause for ruling in caught.value.rulings}
        assert not finding or finding in found, found
        assert clause is None or clause in found.values(), found
    else:
        assert not finding


def entries() -> list[RegisterEntry]:
    return list(db.session.scalars(select(RegisterEntry).order_by(RegisterEntry.sequence)))


def assert_books_balance() -> None:
    """Check the register against the rows and every sum against its parts."""
    db.session.rollback()
    kept = entries()
    _assert_register_is_whole(kept)
    assert [*differences_in_rows(db.session())] == [], "a row was written that its act has not sealed"
    _assert_ballots_are_entered(kept)
    for decision in db.session.scalars(select(Decision).where(Decision.vote_id.is_not(None))):
        _assert_counts_follow_from_ballots(decision)
    _assert_nothing_hangs_in_the_air()


def _assert_register_is_whole(kept: list[RegisterEntry]) -> None:
    assert [entry.sequence for entry in kept] == list(range(1, len(kept) + 1))
    for entry in kept:
        content = json.loads(entry.content)
        assert canonical(content) == entry.content
        assert leaf_digest(entry.content) == entry.leaf_sha256
        assert (content["sequence"], content["act"], content["person"], content["seat"]) == (
            entry.sequence, entry.act, entry.person_id, entry.seat,
        )  # fmt: skip


def _assert_ballots_are_entered(kept: list[RegisterEntry]) -> None:
    """Every ballot has its one act, every such act its ballot, and none stands behind the close of its vote."""
    ballots = list(db.session.scalars(select(Ballot)))
    oral = {entry.public_id: entry for entry in db.session.scalars(select(OralBallot))}
    acts = [entry for entry in kept if entry.act in BALLOT_ACTS]
    assert len(acts) == len(ballots)
    assert max(Counter((ballot.vote_id, ballot.seat_id) for ballot in ballots).values(), default=1) == 1
    cast = {entry.thing_id for entry in acts if entry.act == "ballot.cast"}
    assert cast == {ballot.public_id for ballot in ballots if not ballot.is_oral}
    confirmed = {oral[entry.thing_id].id for entry in acts if entry.act == "oral_ballot.confirmed"}
    assert len(confirmed) == sum(ballot.is_oral for ballot in ballots)
    closed = {entry.thing_id: entry.sequence for entry in kept if entry.act == "vote.closed"}
    for entry in acts:
        vote = json.loads(entry.content)["detail"]["vote"]
        assert vote not in closed or entry.sequence < closed[vote]


def _assert_counts_follow_from_ballots(decision: Decision) -> None:
    """Count the decision again, from its ballots and its frozen positions, by the law of its edition."""
    cast = {ballot.seat.code: ballot.position for ballot in decision.vote.ballots}
    positions = {seat: Position(how) for seat, how in decision.positions.items()}
    choices = {seat: how for seat, how in positions.items() if how in set(cast.values()) | _CHOICES}
    if decision.manner is DecisionManner.NO_OBJECTION:
        assert set(choices.values()) <= {Position.FOR}  # who was silent has agreed
    else:
        assert choices == cast
    outcome = _decided_again(decision, positions)
    assert outcome.counts.as_json() == decision.counts
    assert outcome.kind.value == decision.outcome.value


_CHOICES = {Position.FOR, Position.AGAINST, Position.ABSTAINED}


def _decided_again(decision: Decision, positions: dict[str, Position]) -> Outcome:
    charter = load_charter(decision.charter_code)
    edition = next(one for one in charter.editions if one.in_force_from.isoformat() == decision.edition)
    if decision.vote.override is not None:
        edition = edition.under(decision.vote.override.setting_in(charter))
    affected = frozenset(decision.affected)
    if decision.manner is DecisionManner.NO_OBJECTION:
        return decide_without_vote(edition, positions, affected=affected)
    return decide(edition, positions, affected=affected, narrow_base_confirmed=decision.narrow_base_confirmed)


def _assert_nothing_hangs_in_the_air() -> None:
    """Every closed vote by ballot has its decision, every roll one line for each member."""
    for vote in db.session.scalars(select(Vote)):
        decisions = list(db.session.scalars(select(Decision).where(Decision.vote_id == vote.id)))
        decided = vote.closed_at is not None and not vote.objections
        assert len(decisions) == (1 if decided else 0)
        meeting = db.session.get_one(Meeting, db.session.get_one(Item, vote.item_id).meeting_id)
        seats = seats_on(db.session(), meeting.body_id, meeting.starts_locally.date())
        assert {line.seat_id for line in vote.roll} == {seat.id for seat in seats}
    for meeting in db.session.scalars(select(Meeting)):
        passages = list(
            db.session.scalars(
                select(Passage).where(Passage.meeting_id == meeting.id).order_by(Passage.sequence)
            )
        )
        assert [passage.sequence for passage in law_passages(passages)] == list(range(1, len(passages) + 1))

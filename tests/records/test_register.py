"""The register is one sequence without gaps; each entry is sealed by the hash of its own canonical content."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC

import pytest
from sqlalchemy import select

from council.actions.oral_ballots import enter_oral_ballot, resolve_oral_ballot
from council.actions.people import register_person
from council.actions.presence import list_participant
from council.actions.refusals import NotInOrder
from council.law.ballot import CHOICES, Position
from council.records.columns import canonical
from council.records.database import db, transaction
from council.records.presence import Capacity
from council.records.register import RegisterEntry, digest_of_row, leaf_digest, next_sequence
from council.records.voting import Ballot, OralBallot
from tests.ledger import assert_books_balance, entries
from tests.world import cast, vote_on


def test_acts_at_the_same_time_leave_no_gap_and_no_double(app, world):
    moments = [world.tick() for _ in range(40)]
    head = world.head

    def act(at):
        with app.app_context():
            register_person(family_name="Новый", given_names="Человек", by=head, at=at)

    before = len(entries())
    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(act, moments))
    db.session.rollback()
    assert [entry.sequence for entry in entries()] == list(range(1, before + 41))


def test_a_refused_act_uses_up_no_number(running):
    before = len(entries())
    voting = vote_on(running)
    with pytest.raises(NotInOrder):
        vote_on(running)
    cast(voting, Position.FOR, "KZ")
    assert [entry.sequence for entry in entries()] == list(range(1, before + 3))


def test_an_act_undone_uses_up_no_number(world):
    before = len(entries())
    with pytest.raises(RuntimeError), transaction() as session:
        assert next_sequence(session) == before + 1
        raise RuntimeError
    with transaction() as session:
        assert next_sequence(session) == before + 1


def test_an_entry_says_who_when_for_whom_and_on_what_and_is_sealed(running):
    voting = vote_on(running)
    cast(voting, Position.FOR, "KZ")
    ballot = db.session.scalars(select(Ballot)).one()
    entry = entries()[-1]
    content = json.loads(entry.content)
    assert content == {
        "sequence": entry.sequence,
        "at": ballot.cast_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "person": ballot.cast_by_id,
        "seat": "KZ",
        "capacity": "member",
        "act": "ballot.cast",
        "thing": {"kind": "ballots", "id": ballot.public_id},
        "clause": "4.1",
        "meeting": entry.meeting_id,
        "detail": {"vote": voting.vote},
        "rows": [["ballots", ballot.id, digest_of_row(ballot)]],
    }
    assert entry.content == canonical(content)
    assert entry.leaf_sha256 == hashlib.sha256(b"\0" + entry.content.encode()).hexdigest()
    assert leaf_digest(entry.content) == entry.leaf_sha256


@pytest.mark.parametrize("aloud", [False, True], ids=["cast", "given aloud"])
def test_whoever_reads_the_register_finds_no_choice_by_trying_all_three(running, aloud):
    """The reader may know all of a ballot but its salt, which is told when the vote is closed."""
    voting, world = vote_on(running), running.world
    if aloud:
        entered = enter_oral_ballot(
            vote=voting.vote, seat="KZ", position=Position.FOR, by=world.officer, at=world.tick()
        )
        resolve_oral_ballot(
            vote=voting.vote, oral_ballot=entered.public_id, confirmed=True, by=world.chair, at=world.tick()
        )
    else:
        cast(voting, Position.FOR, "KZ")
    rows = [*db.session.scalars(select(Ballot)), *db.session.scalars(select(OralBallot))]
    sealed = {(row.__tablename__, row.id): digest_of_row(row) for row in rows}
    told = {digest for entry in entries()[-2:] for *_key, digest in json.loads(entry.content)["rows"]}
    assert set(sealed.values()) <= told

    with db.session.no_autoflush:
        for row in rows:
            salt, guessed = row.salt, set()
            for row.salt in ("", "0" * 32):
                for row.position in CHOICES:
                    guessed.add(digest_of_row(row))
            assert len(salt) == 32
            assert guessed.isdisjoint(told)
            row.salt, row.position = salt, Position.FOR
            assert digest_of_row(row) == sealed[row.__tablename__, row.id]
    db.session.rollback()


def test_the_digest_of_rows_sees_every_column(running):
    voting = vote_on(running)
    cast(voting, Position.FOR, "KZ")
    ballot = db.session.scalars(select(Ballot)).one()
    digest = digest_of_row(ballot)
    ballot.position = Position.AGAINST
    assert digest_of_row(ballot) != digest
    db.session.rollback()


def test_the_register_of_a_meeting_is_found_by_the_meeting(running):
    world = running.world
    list_participant(
        meeting=running.meeting, person=world.persons["advisory"], capacity=Capacity.ADVISORY,
        post="советник", by=world.officer, at=world.tick(),
    )  # fmt: skip
    of_meeting = db.session.scalars(select(RegisterEntry).where(RegisterEntry.meeting_id == 1)).all()
    assert of_meeting[-1].act == "participant.listed"
    assert of_meeting[0].act == "meeting.convened"
    assert_books_balance()

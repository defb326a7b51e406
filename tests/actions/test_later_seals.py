"""A row is sealed again only over what the act of the entry writes: what no act has written, or writes twice, is found."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from council.actions.affected import flag_affected, lift_flag
from council.actions.agenda import add_item, change_item, drop_item, reorder_items
from council.actions.annulling import confirm_annulment, propose_annulment
from council.actions.convening import cancel_meeting, change_meeting, move_meeting
from council.actions.credentials import refuse_credential, revoke_credential
from council.actions.disinterest import declare_disinterest, withdraw_disinterest
from council.actions.entering import enter
from council.actions.objecting import object_to_adoption
from council.actions.oral_ballots import enter_oral_ballot, resolve_oral_ballot
from council.actions.statements import file_dissent, withdraw_dissent
from council.actions.voting import withdraw_vote
from council.law.ballot import Position
from council.records.agenda import FlagOwner
from council.records.database import db, transaction
from council.records.later_seals import SETTLED_BY, WRITES
from council.records.meetings import Form, Meeting, Series
from council.records.register import RegisterEntry
from council.records.seals import NEVER_DELETED, sealed_models
from council.records.voting import Manner
from tests.actions.test_binding import by_another_hand
from tests.actions.test_rewritten_rows import found
from tests.world import ENDS_AT, STARTS_AT, a_meeting, a_substitute, cast, close, end, open_with, vote_on

KINDS = {kind.__tablename__: kind for kind in sealed_models()}
LATER = timedelta(days=1)


def seal(world, table, act):
    """Add an entry in valid form, of an act, that seals the first row of a table as it is now."""
    with transaction() as session:
        row, meeting = session.get_one(KINDS[table], 1), session.get_one(Meeting, 1)
        enter(session, act, of=meeting, by=world.officer, at=world.tick(), rows=[row])


def forged(world, table, changes, act):
    """Change the first row of a table in the database, seal it by an act, and return what is found."""
    by_another_hand(f"UPDATE {table} SET {changes} WHERE id = 1")
    assert found() == [f"row_changed {table} 1"]
    seal(world, table, act)
    return found()


def acts_that_sealed_otherwise():
    """Return by its table which acts have sealed a row of it that stood, and not as it had been sealed."""
    last, acts = {}, {}
    for content in db.session.scalars(select(RegisterEntry.content).order_by(RegisterEntry.sequence)):
        told = json.loads(content)
        for table, key, digest in told["rows"]:
            if last.setdefault((table, key), digest) != digest:
                acts.setdefault(table, set()).add(told["act"])
            last[table, key] = digest
    return acts


def prepare(world):
    """Convene two meetings, change, move and publish both, and cancel the second."""
    first, second = (a_meeting(world, items=3, published=published) for published in (True, False))
    by, tick = world.officer, world.tick
    change_meeting(
        meeting=second.meeting, series=Series.REGULAR, ordinal=77, starts_at=STARTS_AT, ends_at=ENDS_AT,
        zone="Asia/Dushanbe", city="Худжанд", venue="", form=Form.IN_PERSON, by=by, at=tick(),
    )  # fmt: skip
    for starts_at, city in ((STARTS_AT + LATER, "Минск"), (STARTS_AT, "Душанбе")):
        move_meeting(
            meeting=first.meeting, starts_at=starts_at, ends_at=starts_at + (ENDS_AT - STARTS_AT), city=city,
            reason="не то", by=by, at=tick(),
        )  # fmt: skip
    change_item(item=first.items[0], title="О другом", functions=world.functions, by=by, at=tick())
    add_item(
        meeting=first.meeting, title="О первом", functions=world.functions, points=("Одобрить.",), position=1,
        by=by, at=tick(),
    )  # fmt: skip
    drop_item(item=first.items[1], reason="не то", by=by, at=tick())
    flag_affected(item=first.items[0], seat="BY", set_as=FlagOwner.SECRETARIAT, by=by, at=tick())
    lift_flag(item=first.items[0], seat="BY", reason="не то", by=by, at=tick())
    cancel_meeting(meeting=second.meeting, reason="не то", by=by, at=tick())
    return first


@pytest.mark.both_databases
def test_whatever_acts_write_into_what_stands_is_in_order(running):
    """All that the table tells of is done once and more, and each of it by the acts that the table names."""
    world = running.world
    by, tick = world.officer, world.tick
    _code, paper = a_substitute(running, "AM")
    revoke_credential(credential=paper, reason="не то", by=by, at=tick())
    _code, paper = a_substitute(running, "AM", confirmed=False)
    refuse_credential(credential=paper, reason="не то", by=by, at=tick())
    declare_disinterest(item=running.item, seat="KZ", by=world.member("KZ"), at=tick())
    withdraw_disinterest(item=running.item, seat="KZ", by=world.member("KZ"), at=tick())
    withdraw_vote(vote=vote_on(running).vote, reason="не то", by=by, at=tick())
    object_to_adoption(
        vote=vote_on(running, manner=Manner.NO_OBJECTION).vote, by=world.member("KZ"), at=tick()
    )
    annulled = vote_on(running)
    close(annulled)
    propose_annulment(vote=annulled.vote, reason="не то", by=by, at=tick())
    confirm_annulment(vote=annulled.vote, by=world.chair, at=tick())
    voting = vote_on(running)
    cast(voting, Position.FOR, "TJ", "BY")
    cast(voting, Position.AGAINST, "RU")
    for state, confirmed in (("KZ", True), ("KG", False), ("KG", True)):
        waiting = enter_oral_ballot(vote=voting.vote, seat=state, position=Position.FOR, by=by, at=tick())
        resolve_oral_ballot(
            vote=voting.vote, oral_ballot=waiting.public_id, confirmed=confirmed, by=world.chair, at=tick()
        )
    decision = close(voting).public_id
    file_dissent(decision=decision, text="Не согласны.", by=world.member("RU"), at=tick())
    withdraw_dissent(decision=decision, by=world.member("RU"), at=tick())
    end(running)
    held = prepare(world)
    reorder_items(meeting=held.meeting, order=_turned(held), by=by, at=tick())
    open_with(held)
    assert found() == []
    acts = acts_that_sealed_otherwise()
    assert {table: acts.get(table, set()) for table in WRITES} == {
        table: set(written) for table, written in WRITES.items()
    }


def _turned(held):
    key = "(SELECT id FROM meetings WHERE public_id = :meeting)"
    standing = db.session.execute(
        db.text(
            f"SELECT public_id FROM items WHERE meeting_id = {key} AND dropped_at IS NULL ORDER BY position DESC"
        ),
        {"meeting": held.meeting},
    )
    return list(standing.scalars())


def test_the_table_names_columns_that_are_there_of_rows_that_stay():
    assert set(WRITES) <= NEVER_DELETED
    for table, acts in WRITES.items():
        named = {name for writing in acts.values() for name in writing.fills}
        assert named | set(SETTLED_BY.get(table, ())) <= set(KINDS[table].__table__.columns.keys())
        assert (table in SETTLED_BY) == any(writing.rewords for writing in acts.values())


@pytest.fixture
def voted(running):
    """A meeting with one row of all that may be taken back, and none of it taken back."""
    world = running.world
    a_substitute(running, "AM")
    declare_disinterest(item=running.item, seat="KZ", by=world.member("KZ"), at=world.tick())
    voting = vote_on(running)
    enter_oral_ballot(vote=voting.vote, seat="BY", position=Position.FOR, by=world.officer, at=world.tick())
    return running


@pytest.mark.parametrize(
    ("table", "changes", "otherwise", "by_its_act"),
    [
        (
            "disinterests",
            "withdrawn_at = declared_at, withdrawn_by_id = declared_by_id",
            "disinterest.declared",
            "disinterest.withdrawn",
        ),
        (
            "credentials",
            "revoked_at = confirmed_at, revoked_by_id = confirmed_by_id, revocation_reason = 'не то'",
            "credential.confirmed",
            "credential.revoked",
        ),
        ("votes", "closed_at = opened_at, closed_by_id = opened_by_id", "vote.opened", "vote.closed"),
        (
            "oral_ballots",
            "rejected_at = entered_at, resolved_by_id = (SELECT max(id) FROM persons)",
            "oral_ballot.confirmed",
            "oral_ballot.rejected",
        ),
        ("meetings", "closed_at = opened_at", "meeting.opened", "meeting.closed"),
        ("items", "dropped_at = put_forward_at, drop_reason = 'не то'", "item.moved", "item.dropped"),
    ],
)
def test_what_is_taken_back_or_ended_by_no_act_is_found(voted, table, changes, otherwise, by_its_act):
    """Where the entry is of the act itself, entries.jsonl alone does not know it."""
    assert found() == []
    assert forged(voted.world, table, changes, otherwise) == [f"row_not_by_its_acts {table} 1"]
    seal(voted.world, table, by_its_act)
    assert found() == [f"row_not_by_its_acts {table} 1"], "no further entry makes it good"


@pytest.mark.parametrize(
    ("table", "changes", "by_its_act"),
    [
        ("disinterests", "withdrawn_at = declared_at, withdrawn_by_id = declared_by_id", "disinterest.withdrawn"),
        ("meetings", "closed_at = opened_at", "meeting.closed"),
    ],
)  # fmt: skip
def test_what_an_entry_of_its_act_seals_is_in_order_and_once(voted, table, changes, by_its_act):
    assert forged(voted.world, table, changes, by_its_act) == []
    moment = changes.partition(" ")[0]
    later = f"{moment} = (SELECT max(at) FROM register_entries)"
    assert forged(voted.world, table, later, by_its_act) == [f"row_not_by_its_acts {table} 1"]


@pytest.mark.parametrize(
    ("table", "changes", "act"),
    [
        ("meetings", "city = 'Минск'", "meeting.moved"),
        ("meetings", "city = 'Минск'", "meeting.changed"),
        ("meetings", "city = 'Минск'", "agenda.adopted"),
        ("meetings", "created_at = opened_at", "chair.taken"),
        ("items", "title = 'О другом'", "item.changed"),
        ("items", "title = 'О другом'", "item.moved"),
    ],
)
def test_a_meeting_that_has_begun_and_an_item_in_hand_are_not_written_otherwise(running, table, changes, act):
    assert forged(running.world, table, changes, act) == [f"row_not_by_its_acts {table} 1"]


@pytest.mark.parametrize(
    ("table", "changes", "act", "named"),
    [
        ("meetings", "city = 'Минск'", "meeting.moved", []),
        ("meetings", "city = 'Минск'", "meeting.published", ["row_not_by_its_acts meetings 1"]),
        ("items", "title = 'О другом'", "item.changed", []),
        ("items", "title = 'О другом'", "item.added", ["row_not_by_its_acts items 1"]),
        ("items", "position = 9", "item.added", []),
        ("items", "position = 9", "item.put_forward", ["row_not_by_its_acts items 1"]),
    ],
)
def test_before_that_other_words_are_believed_of_the_acts_that_put_them(world, table, changes, act, named):
    a_meeting(world)
    assert forged(world, table, changes, act) == named

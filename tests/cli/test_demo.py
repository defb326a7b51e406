"""`flask demo` builds one remembered world and never over a real one."""

import json
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import func, select

from council.law.remarks import Verdict
from council.records.agenda import Item
from council.records.corrections import MinutesCorrection, protocol_in_force
from council.records.database import db
from council.records.decisions import Decision, DecisionNumber, DecisionOutcome, Statement
from council.records.files import FileStore
from council.records.materials import Material
from council.records.meetings import Meeting, Series
from council.records.minutes import Signature
from council.records.register import RegisterEntry, leaf_digest
from council.records.remarks import Remark
from council.records.voting import Ballot, Vote
from tests.demonstrations import application_in, build_demonstration, let_go

ARGUMENTS = ("--charter", "cis_industrial_policy", "--family-name", "Иванова", "--given-names", "Анна Петровна",
             "--post", "руководитель секретариата", "--email", "head@ministry.example",
             "--password", "a phrase of its own")  # fmt: skip


def meetings(application):
    """Return the regular meetings by their ordinals."""
    regular = select(Meeting).where(Meeting.series == Series.REGULAR)
    return {held.ordinal: held for held in db.session.scalars(regular)}


def test_three_meetings_stand_one_signed_one_running_one_ahead(demonstration):
    with demonstration.app_context():
        held = meetings(demonstration)
        signed = db.session.scalars(select(Signature)).all()

        assert sorted(held) == [11, 12, 13]
        assert held[11].closed_at is not None
        assert len(signed) == 2, "that of the eleventh, and that of the extraordinary one before"
        assert held[12].is_running
        assert held[13].opened_at is None
        assert held[13].published_at is not None


def test_the_eleventh_meeting_shows_a_disinterest_an_affected_state_a_dissent_and_a_tie(demonstration):
    with demonstration.app_context():
        decisions = {
            decision.item.position: decision
            for decision in db.session.scalars(select(Decision))
            if decision.item.meeting.ordinal == 11
        }
        findings = {place: [ruling["finding"] for ruling in d.rulings] for place, d in decisions.items()}

        assert decisions[4].counts["disinterested"] == 1
        assert "affected_present" in findings[5]
        assert findings[6][-1] == "tie"
        assert decisions[6].outcome is DecisionOutcome.NOT_ADOPTED
        assert [s.seat.code for s in db.session.scalars(select(Statement))] == ["AM"]
        assert decisions[3].statements


def test_adopted_decisions_are_numbered_by_meeting_and_item(demonstration):
    with demonstration.app_context():
        numbers = set(db.session.scalars(select(DecisionNumber.number)))

        assert numbers == {"1-ВН/2", "11/2", "11/3", "11/4", "11/5", "11/7", "11/8", "11/9"}


def test_before_the_eleventh_a_protocol_was_remarked_on_signed_and_corrected_by_two_persons(demonstration):
    with demonstration.app_context():
        correction = db.session.scalars(select(MinutesCorrection)).one()
        remarks = {one.seat.code: one for one in db.session.scalars(select(Remark))
                   if one.round.minutes_id == correction.minutes_id and one.answer is not None}  # fmt: skip
        standing = protocol_in_force(db.session(), correction.minutes)

        assert correction.minutes.meeting.series is Series.EXTRAORDINARY
        assert correction.signed_by_id not in (None, correction.proposed_by_id), "two persons"
        assert standing.correction == 1
        assert "у 21 предприятия" in standing.content
        assert "у 12 предприятий" in correction.minutes.signature.version.content, (
            "the old one stays readable"
        )
        assert {code: one.answer.verdict for code, one in remarks.items()} == {
            "UZ": Verdict.ACCEPTED, "KG": Verdict.DECLINED,
        }  # fmt: skip


def test_a_newcomer_finds_a_vote_open(demonstration):
    with demonstration.app_context():
        voting = db.session.scalars(select(Vote).where(Vote.closed_at.is_(None))).one()

        assert voting.item.position == 3
        assert db.session.scalar(select(func.count()).where(Ballot.vote_id == voting.id)) == 4


def test_the_text_that_is_voted_on_lies_with_its_item(demonstration):
    with demonstration.app_context():
        store = FileStore(demonstration.config["SETTINGS"].files_dir)
        given = [m for m in db.session.scalars(select(Material)) if m.item_id is not None]

        assert {db.session.get(Item, material.item_id).position for material in given} == {2, 3, 4, 7}
        assert all(store.read(material.shown.file.sha256).startswith(b"%PDF-") for material in given)


def test_every_act_of_the_demonstration_is_in_the_register_under_its_leaf(demonstration):
    with demonstration.app_context():
        entries = list(db.session.scalars(select(RegisterEntry).order_by(RegisterEntry.sequence)))

        assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
        assert all(leaf_digest(entry.content) == entry.leaf_sha256 for entry in entries)
        assert all(json.loads(entry.content)["act"] == entry.act for entry in entries)


def test_accounts_are_printed_with_their_password(demonstration):
    printed = demonstration.test_cli_runner().invoke(args=["demo", "--accounts"]).output

    assert "kg@council.example" in printed
    assert "soglasie-2012" in printed


def test_a_second_demonstration_is_refused_and_says_how_to_renew(demonstration):
    result = demonstration.test_cli_runner().invoke(args=["demo"])

    assert result.exit_code == 1
    assert "--reset" in result.output


def test_if_empty_leaves_a_full_database_alone(demonstration):
    result = demonstration.test_cli_runner().invoke(args=["demo", "--if-empty"])

    assert (result.exit_code, result.output) == (0, "")


def test_reset_refuses_on_a_real_body_and_changes_nothing(empty_installation):
    runner = empty_installation.test_cli_runner()
    runner.invoke(args=["setup", *ARGUMENTS])

    result = runner.invoke(args=["demo", "--reset"])

    assert result.exit_code == 1
    assert "real body" in result.output
    with empty_installation.app_context():
        assert db.session.scalar(select(func.count()).select_from(Meeting)) == 0
        assert db.session.scalar(select(func.count()).select_from(RegisterEntry)) == 2


def test_setup_refuses_on_the_demonstration(demonstration):
    result = demonstration.test_cli_runner().invoke(args=["setup", *ARGUMENTS])

    assert result.exit_code == 1
    assert "demonstration" in result.output


def test_setup_is_done_once(empty_installation):
    runner = empty_installation.test_cli_runner()

    first = runner.invoke(args=["setup", *ARGUMENTS])
    second = runner.invoke(args=["setup", *ARGUMENTS])

    assert first.exit_code == 0
    assert "head@ministry.example" in first.output
    assert second.exit_code == 1
    assert "secretariat already" in second.output


def test_setup_asks_again_for_what_cannot_be(empty_installation):
    typed = [
        "no_such_charter", "cis_industrial_policy", "Иванова", "Анна Петровна", "", "nobody", "head@ministry.example",
        "short", "a phrase of its own", "another phrase", "a phrase of its own", "a phrase of its own",
    ]  # fmt: skip

    result = empty_installation.test_cli_runner().invoke(args=["setup"], input="\n".join(typed) + "\n")

    assert result.exit_code == 0, result.output
    assert "at least 8 characters" in result.output.partition("Post")[2]
    for words in ("no such charter", "e-mail address like", "A password has at least 8", "do not match"):
        assert words in result.output
    steps = [
        result.output.index(step) for step in ("Состав Совета", "«Лица»;", "Председательство", "Созвать")
    ]
    assert steps == sorted(steps)


def test_setup_refuses_before_it_asks(demonstration):
    result = demonstration.test_cli_runner().invoke(args=["setup"], input="")

    assert result.exit_code == 1
    assert "Charter of the body" not in result.output


@pytest.mark.slow
@pytest.mark.parametrize("hour", ["00:05", "18:58", "20:58", "21:10", "21:50", "23:55"])
def test_it_is_built_at_any_hour(tmp_path, sqlite_copies, shared_cache, hour):
    """In Minsk it is the next day from nine in the evening of UTC on, in Ashgabat and Dushanbe from seven."""
    now = datetime.combine(date(2026, 11, 22), time.fromisoformat(hour), UTC)
    (tmp_path / "built").mkdir()
    folder = build_demonstration(
        tmp_path / "built", migrated=sqlite_copies.original, cache=shared_cache, now=now
    )
    application = application_in(folder, shared_cache)
    with application.app_context():
        assert sorted(meetings(application)) == [11, 12, 13]
    let_go(application)

"""Whatever a meeting does, its protocol proves itself: the record has the published shape and the checker agrees."""

import json

import pytest
import rfc8785
from sqlalchemy import select

from council.actions.agenda import adopt_agenda
from council.actions.deciding import take_note
from council.actions.overrides import record_override
from council.actions.sittings import open_meeting, put_forward, take_the_chair
from council.charters import load_charter
from council.law.ballot import Position
from council.law.overrides import Scope
from council.papers.composing.minutes import compose_minutes
from council.papers.corrected import changes, corrected, marked
from council.papers.minutes import minutes_html, render_minutes
from council.papers.self_proof import SelfProof
from council.records.database import db
from council.records.meetings import Meeting, Series
from tests.actions.test_overrides import OLDER, carried_by_four
from tests.actions.test_written_procedure import a_version, a_written_meeting, opened
from tests.papers.correcting import REPLACED, signing_of
from tests.papers.random_meetings import RandomMeeting
from tests.papers.test_record import faults_of
from tests.papers.verifying import load_alone, load_program, parts_of, words_of_html
from tests.world import BODY, ENDS_AT, STARTS_AT, a_meeting, cast, close, end, open_with, register, vote_on

QUICK, LONG, PRINTED = 20, 300, 20
SEEDS = [*range(QUICK), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(QUICK, LONG))]
MAJORITIES = sorted(load_charter(BODY).latest.override.majorities)


PROGRAM, ALONE = load_program(), load_alone()


def composed(world, identifier):
    """Compose the protocol of a meeting as it would be drafted now."""
    session = db.session()
    meeting = session.scalars(select(Meeting).where(Meeting.public_id == identifier)).one()
    return compose_minutes(session, meeting, version=1, at=world.tick())


def assert_proves_itself(text, on, *, printed=True):
    """Let the program that knows nothing of ours look at the record, and at the words of the page or of its source."""
    assert faults_of(dict(text.record)) == []
    assert text.record["register"]["changed"] == [], (
        "what a meeting rests on is told as its close has sealed it"
    )
    if printed:
        paper = render_minutes(text, on=on)
        assert PROGRAM.check(*parts_of(PROGRAM, paper))
        assert ALONE.check(*parts_of(ALONE, paper))
        return
    record = rfc8785.dumps(dict(text.record))
    html = minutes_html(text, on=on, proof=SelfProof.of(record, site="https://council.example"))
    for program in (PROGRAM, ALONE):
        assert program.check(record, PROGRAM.plain(words_of_html(html)))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_meeting_by_chance_is_found_right_by_who_never_saw_our_code(world, seed):
    """Of twenty meetings one is printed: what a page says is what its source says, and to print takes the longest."""
    text = composed(world, RandomMeeting(world, seed).hold())
    assert_proves_itself(text, world.tick(), printed=seed % PRINTED == 0)


def test_a_corrected_protocol_proves_itself(world):
    """It tells what it replaces and why, and changes nothing but what was typed."""
    text = composed(world, RandomMeeting(world, 1).hold())
    first = text.items[0].number
    other = corrected(
        text, {first: {"heard": "Доложено иначе.", "remarks": ""}}, closing="Следующее заседание – в Минске."
    )
    signed_on, signing = signing_of(world, text)
    again = marked(
        other, number=1, version=2, replaced_on=signed_on, made_on=signed_on, sha256=REPLACED, reason="описка.",
        differs=changes(text, other), signing=signing,
    )  # fmt: skip
    assert_proves_itself(again, world.tick())

    record = json.loads(rfc8785.dumps(dict(again.record)))
    record["corrects"]["changes"][0]["after"] = "Иное."
    words = parts_of(PROGRAM, render_minutes(again, on=world.tick()))[1]
    with pytest.raises(PROGRAM.Difference, match="исправленный текст"):
        PROGRAM.check(PROGRAM.canonical(record), words, arithmetic_only=True)


@pytest.mark.slow
@pytest.mark.clause("cis_industrial_policy", "5.8")
@pytest.mark.parametrize("majority", MAJORITIES)
def test_a_majority_set_otherwise_is_counted_as_it_was_set(world, majority):
    held = a_meeting(world, items=2)
    record_override(
        clause="5.8", majority=majority, scope=Scope.ITEM, item=held.item, since_on=STARTS_AT.date(), **OLDER,
        by=world.officer, at=world.tick(),
    )  # fmt: skip
    open_with(held)
    for item in held.items:
        carried_by_four(held, item)
    end(held)
    assert_proves_itself(composed(world, held.meeting), world.tick())


@pytest.mark.slow
@pytest.mark.clause("cis_industrial_policy", "5.10")
def test_a_procedure_in_writing_counts_replies(world):
    a_version(world)
    held = opened(a_written_meeting(world, affected=["KZ"]))
    voting = vote_on(held)
    cast(voting, Position.FOR, "AM", "BY", "KZ", "KG", "MD", "RU")
    world.clock.move_to(ENDS_AT)
    close(voting)
    end(held)
    assert_proves_itself(composed(world, held.meeting), world.tick())


@pytest.mark.slow
@pytest.mark.clause("cis_industrial_policy", "5.3")
@pytest.mark.parametrize("series", Series)
def test_a_meeting_without_a_quorum_only_consults(world, series):
    held = a_meeting(world, items=1, series=series)
    register(held, "TJ", "BY", "KZ")
    take_the_chair(
        meeting=held.meeting, participant=held.participants["TJ"], by=world.officer, at=world.tick()
    )
    open_meeting(meeting=held.meeting, for_consultation=True, by=world.officer, at=world.tick())
    adopt_agenda(meeting=held.meeting, by=world.officer, at=world.tick())
    put_forward(item=held.item, by=world.officer, at=world.tick())
    take_note(item=held.item, by=world.officer, at=world.tick())
    end(held)
    assert_proves_itself(composed(world, held.meeting), world.tick())

"""Letters reach a real mail server once each, whatever its mood, and none is lost with the worker."""

import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import partialmethod

import pytest
from sqlalchemy import func, select

from council.actions.convening import cancel_meeting, move_meeting, publish_agenda
from council.actions.mail import (
    LEASE,
    PAUSES,
    ServerAnswer,
    claim_letters,
    note_answer,
    repeat_letter,
    write_letters,
)  # fmt: skip
from council.actions.people import disable_account
from council.actions.refusals import Conflict
from council.cli.mail_server import MailServer
from council.cli.sending import send_letters
from council.records.database import transaction
from council.records.mail import Letter, LetterKind, LetterState
from council.records.recipients import Recipient
from tests.architecture.source import ROOT
from tests.ledger import refused
from tests.mail_server import mail_server
from tests.world import ENDS_AT, STARTS_AT, STATES, a_meeting, an_item, email_of

FROM = "Секретариат Совета <secretariat@council.example>"
WORDS = {lang: {"subject": "О проверке", "paragraphs": ["Первый абзац.", "Второй."]} for lang in ("ru", "en")}
COME_AGAIN = ServerAnswer(is_taken=False, is_final=False, text="451 4.7.1 Come again later")


@pytest.fixture
def server():
    with mail_server() as (moody, url):
        moody.url = url
        yield moody


def letters(session):
    session.rollback()
    return list(session.scalars(select(Letter).order_by(Letter.id)))


def send(server, settings, world, *, worker="one"):
    return send_letters(
        replace(settings, mail_url=server.url, mail_from=FROM), worker=worker, clock=lambda: world.clock.now
    )


def invite(world):
    held = a_meeting(world, items=2)
    world.clock.move_to(world.clock.now + timedelta(seconds=1))
    return held


def test_the_delegations_are_invited_with_the_agenda_once(world, records, server, settings):
    invite(world)

    assert send(server, settings, world) == len(STATES) + 1, "each member, and who has an advisory voice"
    assert send(server, settings, world) == 0, "nobody is written to twice"

    [to_kazakhstan] = [message for message in server.taken if email_of("KZ") in message["To"]]
    text = to_kazakhstan.get_body(("plain",)).get_content()
    assert "4 июня 2026 года, 10:00 по местному времени (UTC+5)" in text, "an hour without its zone misleads"
    assert "1. О вопросе 1" in text
    assert "http://127.0.0.1:8000/meetings/" in text
    assert ">Приглашение" in to_kazakhstan.get_body(("html",)).get_content()
    assert "You are invited" not in text, "who reads Russian is written to in Russian alone"
    assert all("," not in message["To"].split("<")[1] for message in server.taken), "one recipient a letter"
    assert {one.state for one in letters(records)} == {LetterState.ACCEPTED}


def test_what_changes_afterwards_is_told_and_what_nobody_knew_of_is_not(world, records, server, settings):
    unknown = a_meeting(world, published=False)
    move = {"starts_at": STARTS_AT + timedelta(days=40), "ends_at": ENDS_AT + timedelta(days=40)}
    move_meeting(
        meeting=unknown.meeting, city="Минск", reason="нет зала", **move, by=world.head, at=world.tick()
    )
    cancel_meeting(meeting=unknown.meeting, reason="не нужно", by=world.head, at=world.tick())
    assert letters(records) == []

    held = a_meeting(world)
    an_item(held, title="О новом вопросе")
    publish_agenda(meeting=held.meeting, by=world.head, at=world.tick())
    move_meeting(
        meeting=held.meeting, city="Минск", reason="по просьбе сторон", zone="Europe/Minsk", **move,
        by=world.head, at=world.tick(),
    )  # fmt: skip
    cancel_meeting(meeting=held.meeting, reason="не созвано", by=world.head, at=world.tick())

    told = [one for one in letters(records) if one.address == email_of("KZ")]
    assert [one.kind for one in told] == [
        "invitation",
        "agenda_changed",
        "meeting_moved",
        "meeting_cancelled",
    ]
    moved = " ".join(told[2].words["ru"]["paragraphs"])
    assert "Было: 4 июня 2026 года, 10:00 по местному времени (UTC+5), Душанбе." in moved
    assert "Стало: 14 июля 2026 года, 08:00 по местному времени (UTC+3), Минск." in moved


def test_a_refused_act_writes_no_letter(world, records):
    held = a_meeting(world)
    written = len(letters(records))
    with refused(Conflict):
        publish_agenda(meeting=held.meeting, by=world.head, at=world.tick())
    assert len(letters(records)) == written


def test_a_disabled_account_is_written_to_no_more(world, records):
    disable_account(person=world.persons["KZ"], by=world.head, at=world.tick())
    a_meeting(world)
    assert email_of("KZ") not in {one.address for one in letters(records)}


@pytest.mark.parametrize("mood", ["refusing", "full"])
def test_a_refusal_for_good_is_kept_with_its_answer_and_tried_again_on_request(
    world, records, server, settings, mood
):
    server.moods[email_of("KZ")] = mood
    invite(world)
    send(server, settings, world)

    [refusal] = [one for one in letters(records) if one.state is LetterState.REFUSED]
    assert refusal.address == email_of("KZ")
    assert refusal.answer.startswith("55")
    assert len(server.taken) == len(STATES), "nobody else waits for it"
    world.clock.move_to(world.clock.now + timedelta(days=3))
    assert send(server, settings, world) == 0, "a refusal for good is not repeated by the machine"

    server.moods.clear()
    repeat_letter(letter=refusal.public_id, by=world.officer, at=world.tick())
    assert send(server, settings, world) == 1
    with refused(Conflict):
        repeat_letter(letter=refusal.public_id, by=world.officer, at=world.tick())


def test_a_server_that_asks_to_come_again_is_asked_after_growing_pauses_and_not_for_ever(
    world, records, server, settings
):
    server.moods[email_of("KZ")] = "greylisting"
    invite(world)
    send(server, settings, world)
    for pause in PAUSES[:3]:
        world.clock.move_to(world.clock.now + pause - timedelta(seconds=1))
        assert send(server, settings, world) == 0, f"asked again before {pause} had passed"
        world.clock.move_to(world.clock.now + timedelta(seconds=1))
        assert send(server, settings, world) == 1
    for pause in PAUSES[3:]:
        world.clock.move_to(world.clock.now + pause)
        [letter] = claim_letters(worker="one", at=world.clock.now)
        note_answer(letter, COME_AGAIN, worker="one", at=world.clock.now)

    [given_up] = [one for one in letters(records) if one.state is not LetterState.ACCEPTED]
    assert (given_up.state, given_up.attempts) == (LetterState.REFUSED, len(PAUSES) + 1)
    assert given_up.answer == COME_AGAIN.text


def test_a_server_that_dies_after_the_data_is_given_the_same_letter_again(world, records, server, settings):
    server.moods[email_of("KG")] = "dying after DATA"
    invite(world)
    sent = send(server, settings, world)
    assert sent < len(STATES), "the connection is gone, so is the round"
    world.clock.move_to(world.clock.now + PAUSES[0])
    while send(server, settings, world):
        pass

    assert {one.state for one in letters(records)} == {LetterState.ACCEPTED}
    twice = [name for name, times in Counter(server.names).items() if times > 1]
    assert len(twice) == 1, "the one in hand alone came twice, under one Message-ID"


def test_a_server_that_is_down_for_an_hour_loses_nothing(world, records, server, settings):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        down = replace(settings, mail_url=f"smtp://127.0.0.1:{nobody.getsockname()[1]}", mail_from=FROM)
        invite(world)
        written, tries = world.clock.now, 0
        while world.clock.now < written + timedelta(hours=1):
            assert send_letters(down, worker="one", clock=lambda: world.clock.now) == 0
            world.clock.move_to(world.clock.now + timedelta(minutes=5))
            tries += 1

    tried = [one for one in letters(records) if one.attempts]
    assert 0 < sum(one.attempts for one in tried) <= tries, "a server that is down is asked once a round"
    assert all(one.answer.startswith("ConnectionRefusedError") for one in tried)
    world.clock.move_to(world.clock.now + max(PAUSES))
    while send(server, settings, world):
        pass
    assert {one.state for one in letters(records)} == {LetterState.ACCEPTED}
    assert max(Counter(server.names).values()) == 1


def test_a_slow_server_is_waited_for_no_longer_than_told(world, records, server, settings, monkeypatch):
    monkeypatch.setattr(MailServer, "__init__", partialmethod(MailServer.__init__, seconds_to_answer=0.3))
    server.moods[email_of("AM")] = "slow"
    invite(world)
    sent = send(server, settings, world)
    assert sent < len(STATES), "the connection is given up with the letter in hand"
    server.moods.clear()
    world.clock.move_to(world.clock.now + PAUSES[0])
    while send(server, settings, world):
        pass

    assert {one.state for one in letters(records)} == {LetterState.ACCEPTED}
    assert len(set(server.names)) == len(letters(records)), "what the slow server took after all has one name"


def test_letters_and_the_password_travel_over_tls_alone(world, records, server, settings, monkeypatch):
    monkeypatch.setattr("council.cli.mail_server.is_loopback", lambda _host: False)
    invite(world)
    assert send(server, settings, world) == 0
    assert not server.taken
    assert letters(records)[0].answer.startswith("SMTPNotSupportedError: the server offers no TLS")


def test_without_a_server_letters_wait_and_are_not_claimed(world, records, settings):
    invite(world)
    assert send_letters(settings, worker="one", clock=lambda: world.clock.now) == 0
    assert {(one.state, one.attempts, one.locked_by) for one in letters(records)} == {
        (LetterState.WAITING, 0, None)
    }


def test_no_word_of_an_act_adds_a_header(world, records, server, settings):
    with transaction() as session:
        words = {
            "ru": {"subject": "О деле\r\nBcc: all@example.org", "paragraphs": ["<script>alert(1)</script>"]}
        }
        member = Recipient(1, "Имя", "kz@example.org", "ru", "KZ")
        write_letters(session, LetterKind.INVITATION, words, to=[member], path="/", at=world.tick())
    world.clock.move_to(world.clock.now + timedelta(seconds=1))
    send(server, settings, world)

    [one] = letters(records)
    for message in server.taken:
        assert message["Bcc"] is None
        assert "<script>" not in message.get_body(("html",)).get_content()
    assert one.state in {LetterState.ACCEPTED, LetterState.REFUSED}


@pytest.mark.slow
@pytest.mark.parametrize("count", [60, 3000])
def test_a_worker_killed_in_the_middle_loses_no_letter(world, records, server, settings, count):
    """The one in flight may come twice, under the same Message-ID; every other comes once."""
    with transaction() as session:
        person = session.scalar(select(func.min(Letter.person_id))) or 1
        to = [Recipient(person, "Имя", f"person-{n}@example.org", "ru", "KZ") for n in range(count)]
        write_letters(session, LetterKind.INVITATION, WORDS, to=to, path="/", at=world.tick())

    first = worker_process(settings, server)
    while len(server.taken) < count // 3:
        assert first.poll() is None, "the worker has ended by itself"
        signal.sigtimedwait([], 0.01)
    first.kill()
    first.wait()
    relieve(records)
    second = worker_process(settings, server)
    assert second.wait() == 0

    written = [one for one in letters(records) if one.kind == LetterKind.INVITATION]
    assert Counter(one.state for one in written) == {LetterState.ACCEPTED: count}
    # The worker writes letters of its own accord besides: the checkpoint of the register to every state.
    came = Counter(str(one["Message-ID"]) for one in server.taken if "person-" in one["To"])
    assert len(came) == count, "none is lost"
    assert sum(came.values()) <= count + 1, "one at most came twice"


def test_a_worker_that_stops_with_a_letter_in_flight_loses_none(
    world, records, server, settings, monkeypatch
):
    """The short form of the one above: it stops when the server has taken a letter and before that is written."""

    def noted(*said, **more):
        if len(server.taken) == 4:
            raise SystemExit
        note_answer(*said, **more)

    invite(world)
    monkeypatch.setattr("council.cli.sending.note_answer", noted)
    with pytest.raises(SystemExit):
        send(server, settings, world)
    monkeypatch.undo()
    world.clock.move_to(world.clock.now + LEASE + timedelta(seconds=1))
    while send(server, settings, world, worker="two"):
        pass

    assert {one.state for one in letters(records)} == {LetterState.ACCEPTED}
    came = Counter(server.names)
    assert len(came) == len(letters(records)), "none is lost"
    assert sorted(came.values())[-2:] == [1, 2], (
        "the one in flight alone came twice, under the same Message-ID"
    )


def worker_process(settings, server):
    ours = {
        "DATABASE_URL": settings.database_url, "DATA_DIR": str(settings.data_dir), "SECRET_KEY": settings.secret_key,
        "MAIL_URL": server.url, "MAIL_FROM": FROM,
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", "worker", "--once"],
        cwd=ROOT, env=os.environ | ours, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def relieve(session):
    """Let the lease of the killed worker run out, as time would."""
    session.rollback()
    with transaction() as writing:
        for held in writing.scalars(select(Letter).where(Letter.locked_until.is_not(None))):
            held.locked_until -= 2 * LEASE


def test_what_another_worker_holds_is_left_to_it_until_its_lease_has_run_out(world, records):
    invite(world)
    held = claim_letters(worker="one", at=world.clock.now)
    assert claim_letters(worker="two", at=world.clock.now + LEASE) == []
    taken_over = claim_letters(worker="two", at=world.clock.now + LEASE + timedelta(seconds=1))
    assert [one.id for one in taken_over] == [one.id for one in held]

    note_answer(held[0], COME_AGAIN, worker="one", at=world.clock.now)
    assert letters(records)[0].locked_by == "two", "who lost the lease changes nothing any more"

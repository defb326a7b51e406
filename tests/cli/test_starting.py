"""The server and the worker end with a message instead of serving; two persons let them start again."""

import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from app import served_app
from council.actions.starting import refusals_to_start
from council.cli.demonstration.cast import CODE, PASSWORD
from council.records.database import db
from council.records.witness import Witness, Witnessed
from tests.architecture.source import ROOT

LOST = Witnessed(999_999, "ab" * 32)


@pytest.fixture
def restored(demonstration):
    """The demonstration, of which the file outside the database remembers more than the database holds."""
    Witness(demonstration.config["SETTINGS"].witness_file).add(LOST.size, LOST.root)
    return demonstration


def accept(application, *emails, answers=f"{PASSWORD}\n{CODE}\n" * 2):
    by = [word for email in emails for word in ("--by", email)]
    words = ["register", "accept-restored", "--reason", "Диск заменен", *by]
    return application.test_cli_runner().invoke(args=words, input=answers)


def refused_to_start(application):
    with application.app_context():
        return refusals_to_start(application.config["SETTINGS"], at=datetime.now(UTC))


def test_the_worker_does_not_work_and_the_server_does_not_serve(restored, monkeypatch):
    told = restored.test_cli_runner().invoke(args=["worker", "--once"])
    assert told.exit_code == 1
    assert "the database is an older copy" in told.output
    monkeypatch.setenv("DATA_DIR", str(restored.config["SETTINGS"].data_dir))
    with pytest.raises(SystemExit, match="accept-restored"):
        served_app()


@pytest.mark.slow
def test_the_server_ends_at_once_with_the_reason(restored):
    data = str(restored.config["SETTINGS"].data_dir)
    command = [sys.executable, "-m", "gunicorn", "--config", "python:council.web.serving", "app:served_app()"]
    ended = subprocess.run(
        command, cwd=ROOT, env={"DATA_DIR": data, "PORT": "8106"}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert ended.returncode != 0
    assert "the database is an older copy" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_two_persons_accept_it_with_their_passwords(restored):
    told = accept(restored, "head@council.example", "officer@council.example")
    assert told.exit_code == 0, told.output
    assert not refused_to_start(restored)
    with restored.app_context():
        [content] = db.session.execute(
            text("SELECT content FROM register_entries WHERE act = 'register.restored'")
        ).scalars()
    assert json.loads(content)["detail"]["lost"] == [[LOST.size, LOST.root]]


@pytest.mark.parametrize(
    ("emails", "answers", "told"),
    [
        (["head@council.example"], None, "Name two persons"),
        (["head@council.example"] * 2, None, "Two different persons"),
        (["head@council.example", "kg@council.example"], None, "secretariat and the operator"),
        (["head@council.example", "officer@council.example"], "wrong\n", "password is not right"),
        (["head@council.example", "officer@council.example"], f"{PASSWORD}\n000000\n", "Nothing was changed"),
        (["nobody@council.example", "officer@council.example"], None, "password is not right"),
    ],
)
def test_nobody_accepts_it_alone_or_without_the_word(restored, emails, answers, told):
    refusal = accept(restored, *emails, **({"answers": answers} if answers else {}))
    assert refusal.exit_code != 0
    assert told in refusal.output
    assert refused_to_start(restored)

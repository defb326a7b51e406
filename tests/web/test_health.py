"""Whoever watches the site learns whether it can do its work."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from council.actions import jobs
from council.records.database import db, transaction
from council.records.schema import wanted_version
from council.records.trace import Entered, Trace

NOON = datetime(2026, 6, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def asked_at_noon(app):
    app.config["CLOCK"] = lambda: NOON
    return app.test_client()


def beat(app, at):
    with app.app_context():
        jobs.beat(worker="w", at=at)


@pytest.mark.both_databases
def test_a_site_whose_worker_lives_is_working(app, asked_at_noon):
    beat(app, NOON - timedelta(seconds=9))

    answer = asked_at_noon.get("/health")

    assert answer.status_code == 200
    assert answer.json == {
        "status": "working",
        "database": app.config["SETTINGS"].database_url.split(":")[0].split("+")[0],
        "migration": {"current": wanted_version(), "wanted": wanted_version()},
        "worker": {"last_run": "2026-06-04T11:59:51+00:00", "works": True, "jobs_not_done": 0},
        "register": {"set_back": False, "untraced": 0},
        "mail": {"server": False, "kept": 0},
        "seal": {"seals": False, "fault": "missing", "valid_until": None},
    }


@pytest.mark.parametrize("silence", [timedelta(minutes=3), None])
def test_a_missed_worker_delays_papers_but_not_votes(app, asked_at_noon, silence):
    if silence:
        beat(app, NOON - silence)

    answer = asked_at_noon.get("/health")

    assert answer.status_code == 200
    assert answer.json["status"] == "papers are delayed"
    assert answer.json["worker"]["works"] is False


def test_a_database_of_another_version_is_failing(app, asked_at_noon):
    with app.app_context(), transaction() as session:
        session.execute(text("DELETE FROM alembic_version"))

    answer = asked_at_noon.get("/health")

    assert answer.status_code == 503
    assert answer.json["migration"] == {"current": None, "wanted": wanted_version()}


def test_a_database_set_back_under_the_running_site_is_failing(app, asked_at_noon):
    Trace.of(app.config["SETTINGS"]).add(Entered(1, "ab" * 32))

    answer = asked_at_noon.get("/health")

    assert answer.status_code == 503
    assert answer.json["register"] == {"set_back": True, "untraced": 0}


def test_a_database_that_is_away_is_failing(app, asked_at_noon, tmp_path):
    with app.app_context():
        db.engine.dispose()
    for left in tmp_path.glob("council.sqlite3*"):
        left.unlink()
    (tmp_path / "council.sqlite3").mkdir()

    answer = asked_at_noon.get("/health")

    assert answer.status_code == 503
    assert answer.json == {"status": "failing", "database": "unreachable"}

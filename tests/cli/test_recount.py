"""`flask recount` counts every stored decision again and names what differs."""

import json

import pytest
from sqlalchemy import select, text

from council.records.database import db
from council.records.decisions import Decision
from council.records.guarding import drop_guards


def recount(application):
    return application.test_cli_runner().invoke(args=["recount"])


def forge(application, column, change, *, item):
    """Change a stored decision behind the guards, as somebody with the database in hand could."""
    with application.app_context():
        drop_guards(db.session.connection())
        decision = next(
            d
            for d in db.session.scalars(select(Decision))
            if d.item.meeting.ordinal == 11 and d.item.position == item
        )
        forged = change(getattr(decision, column))
        forged = forged if isinstance(forged, str) else json.dumps(forged)
        db.session.execute(
            text(f"UPDATE decisions SET {column} = :forged WHERE id = :id"),
            {"forged": forged, "id": decision.id},
        )
        db.session.commit()


def test_an_honest_record_has_no_differences(demonstration):
    result = recount(demonstration)

    assert result.exit_code == 0
    assert "10 decisions counted again, 0 differences" in result.output


@pytest.mark.parametrize(
    ("column", "change", "named"),
    [
        ("outcome", lambda outcome: "adopted", "outcome"),
        ("counts", lambda counts: counts | {"for": 5}, "counts"),
        ("positions", lambda positions: positions | {"AM": "against"}, "position of AM"),
        ("positions", lambda positions: positions | {"MD": "for"}, "position of MD"),
        ("positions", lambda positions: positions | {"MD": "not_voting"}, "position of MD"),
        ("rulings", lambda rulings: rulings[:-1], "rulings"),
    ],
)
def test_a_forged_decision_is_found_and_named(demonstration, column, change, named):
    forge(demonstration, column, change, item=6)

    result = recount(demonstration)

    assert result.exit_code == 1
    assert f"meeting 11, item 6, decision 1: {named}: stored" in result.output


def test_a_ballot_changed_behind_the_guards_is_found(demonstration):
    with demonstration.app_context():
        drop_guards(db.session.connection())
        db.session.execute(text("UPDATE ballots SET position = 'against' WHERE id = 1"))
        db.session.commit()

    result = recount(demonstration)

    assert result.exit_code == 1
    assert "item 2, decision 1: position of AM: stored for, counted against" in result.output

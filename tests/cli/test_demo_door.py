"""The door of the demonstration offers who has yet to vote now, not who had when it was built."""

from datetime import UTC, datetime

from sqlalchemy import event, select

from council.access.actors import actor_of
from council.actions.voting import cast_ballot
from council.law.ballot import Position
from council.records.bodies import Body
from council.records.database import db
from council.records.people import Account, Person
from council.records.voting import Standing, Vote
from council.web.demonstration import accounts_offered


def offered(application):
    """Return what the page says of each account, and by how many queries."""
    asked = []

    def note(_connection, _cursor, statement, *_told):
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    accounts = application.config["DEMONSTRATION_ACCOUNTS"]
    with application.test_request_context():
        found = {
            one.account.email.split("@")[0]: one.doing for one in accounts_offered(db.session(), accounts)
        }
    event.remove(db.engine, "before_cursor_execute", note)
    return found, sum(statement.startswith("SELECT") for statement in asked)


def waiting(vote):
    cast = {ballot.seat_id for ballot in vote.ballots}
    return [line for line in vote.roll if line.standing is Standing.ENTITLED and line.seat_id not in cast]


def test_whoever_has_voted_gives_way_to_the_next(demonstration):
    with demonstration.app_context():
        before, queries = offered(demonstration)
        assert queries == 2
        said = list(before.values())
        assert (said.count("голосует прямо сейчас"), said.count("председательствует")) == (2, 1)
        assert before["uz"] == "отсутствует на заседании"

        vote = db.session.scalars(select(Vote).where(Vote.closed_at.is_(None))).one()
        for key in cast_by_all(vote, at=datetime.now(UTC)):
            assert offered(demonstration)[0].get(key) != "голосует прямо сейчас"
        after, _queries = offered(demonstration)
        assert "голосует прямо сейчас" not in after.values()
        assert after["kg"] == "голос уже подан"


def cast_by_all(vote, *, at):
    """Cast what is left to be cast, and yield after each ballot whose it was."""
    body, public_id = db.session.scalars(select(Body.id)).one(), vote.public_id
    meeting, people = vote.item.meeting, [line.participant.person_id for line in waiting(vote)]
    assert people
    for number, key in enumerate(people):
        person = db.session.get_one(Person, key)
        actor = actor_of(db.session(), person, body_id=body, at=at, meeting=meeting)
        email = db.session.scalars(select(Account.email).where(Account.person_id == key)).one()
        cast_ballot(vote=public_id, position=Position.FOR, form_key=f"form {number}", by=actor, at=at)
        yield email.split("@")[0]

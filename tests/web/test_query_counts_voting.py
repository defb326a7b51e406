"""The pages of a vote ask the database little, however many states there are."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from council.actions.bodies import admit_seat
from council.records.people import Office
from tests.world import SINCE, STATES, an_open_vote, enter_person

MOST = 10


@contextmanager
def counted(app) -> Iterator[list[str]]:
    """Collect the statements sent to the database within the block."""
    [engine] = app.extensions["sqlalchemy"].engines.values()
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("joining", [(), ("AZ", "GE", "UA")], ids=["nine states", "twelve states"])
def test_the_page_of_a_vote_asks_at_most_ten_times(app, world, visit, joining):
    for state in joining:
        admit_seat(state=state, since_on=SINCE, basis="", is_assumed=True, by=world.head, at=world.tick())
        enter_person(world, state, office=Office.MEMBER, seat=state)
    voting = an_open_vote(world, present=(*STATES, *joining))
    for code in ("KZ", "TJ", "officer"):
        page = visit(code)
        page.get(f"/votes/{voting.vote}")
        with counted(app) as asked:
            page.get(f"/votes/{voting.vote}")
        assert len(asked) <= MOST, f"{code}: {len(asked)}\n\n" + "\n\n".join(asked)

"""The pages of a vote ask the database little, however many states there are."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from council.actions.bodies import admit_seat
from council.actions.presence import register_delegate
from council.actions.sittings import put_forward
from council.records.people import Office
from tests.world import SINCE, STATES, a_meeting, a_substitute, enter_person, open_with, states_but, vote_on

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


@pytest.mark.parametrize("joining", [(), ("AZ", "UA")], ids=["nine states", "eleven states"])
def test_the_page_of_a_vote_asks_at_most_ten_times(app, world, visit, joining):
    for state in joining:
        admit_seat(state=state, since_on=SINCE, basis="", is_assumed=True, by=world.head, at=world.tick())
        enter_person(world, state, office=Office.MEMBER, seat=state)
    held = a_meeting(world)
    substitute, paper = a_substitute(held, "KZ")
    register_delegate(meeting=held.meeting, seat="KZ", credential=paper, by=world.officer, at=world.tick())
    open_with(held, states_but("KZ", among=(*STATES, *joining)))
    put_forward(item=held.item, by=world.officer, at=world.tick())
    voting = vote_on(held)
    for code in ("BY", "TJ", "officer", substitute):
        page = visit(code)
        page.get(f"/votes/{voting.vote}")
        with counted(app) as asked:
            page.get(f"/votes/{voting.vote}")
        assert len(asked) <= MOST, f"{code}: {len(asked)}\n\n" + "\n\n".join(asked)

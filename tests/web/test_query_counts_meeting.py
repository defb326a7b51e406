"""The page of a meeting asks the database little, and no more for forty items than for four."""

import pytest

from council.actions.bodies import admit_seat
from council.records.people import Office
from tests.web.test_query_counts_voting import counted
from tests.world import SINCE, STATES, a_meeting, enter_person, open_with

MOST = 15
JOINING = ("AZ", "UA")


def asked_by(app, page, address):
    page.get(address)
    with counted(app) as asked:
        assert page.get(address).status_code == 200
    return asked


@pytest.mark.parametrize("is_open", [False, True], ids=["ahead", "running"])
def test_the_page_of_a_meeting_asks_at_most_fifteen_times(app, world, visit, is_open):
    for state in JOINING:
        admit_seat(state=state, since_on=SINCE, basis="", is_assumed=True, by=world.head, at=world.tick())
        enter_person(world, state, office=Office.MEMBER, seat=state)
    small, large = (a_meeting(world, items=items, affected=("KZ", "UZ")) for items in (4, 40))
    if is_open:
        for held in (small, large):
            open_with(held, (*STATES, *JOINING))
    for code in ("officer", "KZ", "advisory"):
        page = visit(code)
        few, many = (asked_by(app, page, f"/meetings/{held.meeting}") for held in (small, large))
        assert len(many) <= MOST, f"{code}: {len(many)}\n\n" + "\n\n".join(many)
        assert len(few) == len(many), code

"""Sending costs no more questions for forty materials than for four, nor for sixty recipients than for ten."""

import time

import pytest

from council.actions.bodies import admit_seat
from council.records.people import Office
from tests.dispatching import give, in_force, send
from tests.web.test_query_counts_voting import counted
from tests.world import SINCE, STATES, a_meeting, enter_person

MOST = 20  # beside what is written
SECOND = 1.0


def people(world, states, each):
    for state in states:
        for number in range(each):
            enter_person(world, f"{state}-{number}", office=Office.FOCAL_POINT, seat=state)


@pytest.mark.parametrize(
    ("materials", "each", "joining"),
    [(2, 0, ()), (6, 1, ()), pytest.param(40, 5, ("AZ", "UA"), marks=pytest.mark.slow)],
)
def test_the_act_asks_at_most_twenty_times(app, world, tmp_path, materials, each, joining):
    for state in joining:
        admit_seat(state=state, since_on=SINCE, basis="", is_assumed=True, by=world.head, at=world.tick())
        enter_person(world, state, office=Office.MEMBER, seat=state)
    people(world, (*STATES, *joining), each)
    held = a_meeting(world)
    for number in range(materials):
        give(held, tmp_path, title=f"Материал {number}")
    chosen, by = in_force(held), world.officer
    with counted(app) as asked:
        began = time.process_time()
        send(held, chosen, by=by)
        took = time.process_time() - began
    questions = [said for said in asked if not said.startswith("INSERT")]
    assert len(questions) <= MOST, f"{len(questions)}\n\n" + "\n\n".join(questions)
    assert took < SECOND, f"{took:.2f} s of the server's work"

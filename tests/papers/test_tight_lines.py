"""What a printer does with the spaces of a line, to set it even on both sides, is no forgery."""

import pytest

from council.actions.statements import file_dissent
from council.law.ballot import Position
from tests.papers.test_any_meeting import assert_proves_itself, composed
from tests.world import a_running_meeting, cast, close, end, vote_on

FINGERPRINT = "9403e19672263db4a28e68897040d8fe6a55fc878774553719055081107cd035"


@pytest.mark.clause("cis_industrial_policy", "5.8")
def test_an_opinion_whose_spaces_are_drawn_together_proves_itself(world):
    """A line of two words that is a little too long, and hair spaces, which the fonts do not have."""
    held = a_running_meeting(world, items=1)
    voting = vote_on(held)
    cast(voting, Position.FOR, "TJ", "BY", "KZ", "KG", "RU")
    cast(voting, Position.AGAINST, "UZ")
    decision = close(voting)
    end(held)
    text = f"Мнение См. https://disk.example.org/{FINGERPRINT}\nРост\u200a—\u200a5 процентов."
    file_dissent(decision=decision.public_id, text=text, by=world.member("UZ"), at=world.tick())
    assert_proves_itself(composed(world, held.meeting), world.tick())

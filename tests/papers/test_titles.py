"""Advisers and guests read the protocol: a document that only the delegations read is told in it by no title of its own."""

import pytest

from council.papers.composing.titles import NEUTRAL, Titles
from council.records.files import FileStore
from council.records.materials import Openness
from tests.actions.closed import a_closed_meeting
from tests.actions.test_materials import add
from tests.papers.test_any_meeting import assert_proves_itself, composed
from tests.world import a_meeting, open_with, put_forward

CLOSED_IN = "council.actions.sittings.BY_OPENNESS"
SEALED_BY = "council.papers.composing.record_grounds.titles_told"


@pytest.fixture
def held(world, tmp_path):
    """A meeting with a document of each circle, none of them sent to anybody: all are told as late too."""
    held, store = a_meeting(world, items=2), FileStore(tmp_path / "files")
    for item, title, openness in (
        (held.items[0], "Позиция казначейства", Openness.MEMBERS),
        (held.items[0], "Доклад", Openness.ADVISORY),
        (held.items[0], "Проект к принятию", Openness.ADOPTED),
        (held.items[1], "Проект, который не приняли", Openness.ADOPTED),
        (None, "Переговорная записка", Openness.MEMBERS),
    ):
        add(held, store, item=item, title=title, openness=openness)
    open_with(held)
    put_forward(item=held.item, by=world.officer, at=world.tick())
    return held


def test_what_the_delegations_alone_read_has_a_neutral_title_everywhere_and_stays_provable(held):
    a_closed_meeting(held)
    text = composed(held.world, held.meeting)

    listed = [(one.title, one.sheets, bool(one.sha256)) for one in text.annexes]
    assert listed == [
        (f"{NEUTRAL} (к пункту 1 повестки дня)", 1, True),
        ("Доклад (к пункту 1 повестки дня)", 1, True),
        ("Проект к принятию (к пункту 1 повестки дня)", 1, True),
    ], "what opens with its decision bears its title once that is adopted"
    told = text.canonical().decode()
    for title in ("Позиция казначейства", "Проект, который не приняли", "Переговорная записка"):
        assert title not in told, "neither on a page nor in the record inside the file"
    assert f"«{NEUTRAL}»" in text.agenda_note, "it was sent late all the same, and that is said"
    titles = [one["title"] for one in text.record["dates"]["materials"]]
    assert titles == [NEUTRAL, "Доклад", "Проект к принятию", NEUTRAL, NEUTRAL]
    assert_proves_itself(text, held.world.tick(), printed=False)


def test_a_meeting_whose_close_sealed_every_title_tells_them_as_they_were_sealed(held, monkeypatch):
    """As a meeting closed before: another title would leave what was sealed unproved."""
    with monkeypatch.context() as before:
        before.setattr(CLOSED_IN, None)
        before.setattr(SEALED_BY, lambda session, meeting: Titles(frozenset()))
        a_closed_meeting(held)
    text = composed(held.world, held.meeting)

    assert text.annexes[0].title == "Позиция казначейства (к пункту 1 повестки дня)"
    assert_proves_itself(text, held.world.tick(), printed=False)

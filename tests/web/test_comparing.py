"""«Что изменилось»: any two versions that were published, and none that was not."""

import pytest

from council.actions.convening import publish_agenda
from council.actions.drafts import write_draft
from tests.web.page import visible_text
from tests.world import a_meeting

FIRST = ["Одобрить проект Соглашения.", "Разослать решение до 1 мая."]
SECOND = [
    "Просить Исполнительный комитет доложить.",
    "Одобрить проект Соглашения.",
    "Разослать решение до 1 октября.",
]


@pytest.fixture
def written(world):
    """An item with three published versions of its draft and a fourth that is not."""
    held = a_meeting(world)
    for points in (FIRST, SECOND):
        write_draft(item=held.item, points=points, by=world.officer, at=world.tick())
    publish_agenda(meeting=held.meeting, by=world.officer, at=world.tick())
    write_draft(item=held.item, points=["Тайна."], by=world.officer, at=world.tick())
    return held


def test_points_are_followed_across_their_numbers_and_words_are_marked(written, visit):
    page = visit("KZ").get(f"/items/{written.item}/changes")
    text = visible_text(page)
    assert "пункт 1 · добавлен" in text
    assert "пункт 1, теперь 2 · без изменений" in text
    assert "пункт 2, теперь 3 · изменен Разослать решение до 1 исключено: мая. добавлено: октября." in text
    assert "Тайна" not in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("from=1&to=3", "исключено: Одобрить."),
        ("from=3&to=2", "исключено: октября. добавлено: мая."),
        ("from=2&to=2", "без изменений"),
        ("from=99&to=%D9%A3", "добавлено: октября."),
        ("from=4", "добавлено: октября."),
    ],
)
def test_any_two_versions_the_reader_has_are_compared(written, visit, asked, told):
    text = visible_text(visit("KZ").get(f"/items/{written.item}/changes?{asked}"))
    assert told in text
    assert "Тайна" not in text


def test_one_version_is_compared_with_nothing(world, visit):
    held = a_meeting(world)
    assert "одна редакция" in visible_text(visit("KZ").get(f"/items/{held.item}/changes"))

"""What an amendment took out and put in, word by word."""

import pytest

from council.web.text_changes import changes


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        (["Одобрить."], ["Одобрить."], [[("same", "Одобрить.")]]),
        (
            ["Одобрить проект Соглашения."],
            ["Одобрить новый проект Соглашения."],
            [[("same", "Одобрить"), ("ins", "новый"), ("same", "проект Соглашения.")]],
        ),
        (["Одобрить."], ["Одобрить.", "Разослать."], [[("same", "Одобрить.")], [("ins", "Разослать.")]]),
        (["Одобрить.", "Разослать."], ["Разослать."], [[("del", "Одобрить.")], [("same", "Разослать.")]]),
        (["Одобрить."], ["Отклонить."], [[("del", "Одобрить."), ("ins", "Отклонить.")]]),
    ],
)
def test_only_what_differs_is_marked(old, new, marked):
    assert changes(old, new) == marked

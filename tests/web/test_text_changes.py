"""What an amendment took out and put in, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.web.text_changes import changes, compared


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


APPROVE, SEND = "Одобрить проект Соглашения о сотрудничестве.", "Разослать решение государствам до 1 мая."
LATER = "Разослать решение государствам до 1 октября."
CHARGE = "Поручить секретариату доработать текст."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ([APPROVE, SEND], [CHARGE, APPROVE, SEND], [(None, 1, "added"), (1, 2, "same"), (2, 3, "same")]),
        ([APPROVE, SEND], [CHARGE, LATER], [(1, None, "removed"), (None, 1, "added"), (2, 2, "changed")]),
        ([SEND], [CHARGE, LATER], [(None, 1, "added"), (1, 2, "changed")]),
        ([APPROVE, SEND, CHARGE], [CHARGE, APPROVE, SEND], [(3, 1, "moved"), (1, 2, "same"), (2, 3, "same")]),
        ([], [APPROVE], [(None, 1, "added")]),
        ([APPROVE], [], [(1, None, "removed")]),
    ],
)
def test_a_point_is_followed_whatever_its_number(old, new, told):
    found = [(point.before, point.after, point.kind) for point in compared(old, new)]
    assert sorted(found, key=str) == sorted(told, key=str)


@given(
    st.lists(st.sampled_from([APPROVE, SEND, LATER, CHARGE]), max_size=6),
    st.lists(st.sampled_from([APPROVE, SEND, LATER, CHARGE]), max_size=6),
)
def test_nothing_of_either_version_is_lost(old, new):
    points = compared(old, new)
    assert sorted(point.before for point in points if point.before) == list(range(1, len(old) + 1))
    assert [point.after for point in points if point.after] == list(range(1, len(new) + 1))
    for point in points:
        assert " ".join(words for kind, words in point.pieces if kind != "del") == point.new
        assert " ".join(words for kind, words in point.pieces if kind != "ins") == point.old

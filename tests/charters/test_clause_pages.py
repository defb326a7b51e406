"""Where a clause lives: its words and ours, its table in the charter, its law, and the tests that state it."""

from council.charters import load_charter
from council.charters.clause_tests import marked_tests
from council.charters.clauses import articles, clause_text, clause_words, glosses, sections, text_note
from council.charters.inventory import groups_of, inventory, steps_of
from council.law.steps import Step

CODE = "cis_industrial_policy"
EDITION = load_charter(CODE).latest
A_TEST = """
import pytest
BODY = "plenary"

@pytest.mark.clause(BODY, "5.3")
@pytest.mark.parametrize("n", [1, pytest.param(2, marks=pytest.mark.clause("plenary", "5.4"))])
def test_two_thirds_is_rounded_up(n): ...

@pytest.mark.clause("another", "5.3")
def test_of_another_body(): ...
"""


def test_the_articles_follow_the_regulation_under_their_own_keys():
    words = clause_words(CODE)
    assert next(iter(words)) == "1.1"
    assert list(articles(CODE)) == [f"art.{number}" for number in (4, 6, 7, 8, 9, 10, 11, 12, 13)]
    assert list(words)[-9:] == list(articles(CODE))
    assert not any("art." in clause for section in sections(CODE) for clause in section.clauses)


def test_each_text_carries_the_note_on_its_source():
    assert text_note(CODE, "5.3") in clause_text(CODE, "5.3")
    assert "приведены статьи" in clause_text(CODE, "art.10")
    assert glosses(CODE)["art.12"].endswith("six months before the day of its withdrawal.")


def test_a_body_without_texts_has_none_and_no_inventory():
    assert dict(clause_words("nobody")) == dict(glosses("nobody")) == dict(inventory("nobody")) == {}
    assert clause_text("nobody", "1.1") == ""


def test_the_tables_of_a_clause_come_with_their_numbers():
    (quorum,) = [group for group in groups_of(EDITION, "5.3") if group.table == "quorum"]
    assert quorum.values["fraction"] == "2/3"
    assert quorum.values["tested"] == "each_decision"
    assert groups_of(EDITION, "9.9") == []


def test_the_steps_of_a_clause_are_those_the_charter_rests_on_it():
    assert Step.OPEN_VOTE in steps_of(EDITION, "5.8")
    assert steps_of(EDITION, "5.3") == []


def test_the_marks_of_the_tests_are_read_from_their_source(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_quorum.py").write_text(A_TEST)

    found = marked_tests("plenary", tmp_path / "tests")
    assert {clause: [test.says for test in tests] for clause, tests in found.items()} == {
        "5.3": ["two thirds is rounded up"],
        "5.4": ["two thirds is rounded up"],
    }
    assert found["5.3"][0].path == "tests/test_quorum.py"


def test_an_installed_copy_without_tests_says_nothing(tmp_path):
    assert marked_tests("plenary", tmp_path / "nowhere") == {}

"""Charters, clauses and states as they come with the platform."""

import pytest

from council.charters import charter_codes, charter_path, functions, load_charter
from council.charters.clauses import clause_text, clause_words, text_note
from council.charters.states import BY_CODE, STATES, in_russian_order
from council.law.charter import CharterError

CODE = "cis_industrial_policy"


def test_a_charter_is_found_by_its_code_or_by_its_file(tmp_path):
    assert CODE in charter_codes()
    copy = tmp_path / "body.toml"
    copy.write_bytes((load_source()).encode())
    assert load_charter(str(copy)) == load_charter(CODE)


def load_source():
    return charter_path(CODE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "no such charter or file"),
        (b"\xff\xfe", "not written in UTF-8"),
        (b"[body", "is not TOML"),
        (b"", r"\[body\] is missing"),
    ],
)
def test_what_is_no_charter_is_named(tmp_path, content, complaint):
    path = tmp_path / "wrong.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CharterError, match=complaint):
        load_charter(str(path))


def test_a_zone_that_is_nowhere_is_refused(tmp_path):
    path = tmp_path / "wrong.toml"
    path.write_text(load_source().replace("Europe/Minsk", "Europe/Atlantis"), encoding="utf-8")
    with pytest.raises(CharterError, match="zone names no time zone: 'Europe/Atlantis'"):
        load_charter(str(path))


def test_the_fourteen_functions_have_titles_in_both_languages():
    listed = functions(CODE)
    assert [function.code for function in listed] == [f"2.{number}" for number in range(1, 15)]
    assert all(function.title_ru and function.title_en for function in listed)


def test_a_clause_is_printed_with_the_note_on_its_source():
    text = clause_text(CODE, "5.3")
    assert text.startswith("Решения Совета правомочны")
    assert "реконструкция по казахскому тексту" in text
    assert clause_text(CODE, "9.9") == ""
    assert clause_text("no_such_body", "5.3") == ""


def test_every_clause_of_the_regulation_has_its_words():
    last = {1: 4, 2: 14, 3: 4, 4: 3, 5: 17, 6: 2}
    expected = {f"{section}.{point}" for section, points in last.items() for point in range(1, points + 1)}
    assert expected <= set(clause_words(CODE))
    assert text_note(CODE).endswith("№ 696-1).")


def test_states_stand_in_the_order_of_their_short_russian_names():
    assert [state.order for state in STATES] == list(range(1, 13))
    assert [state.short for state in STATES][-2:] == ["Узбекистан", "Украина"]
    assert in_russian_order(["UA", "XX", "UZ", "AM", "AZ"]) == ("AZ", "AM", "UZ", "UA", "XX")


def test_the_names_of_a_state_are_all_there():
    assert all(getattr(state, form) for state in STATES for form in ("genitive", "accusative", "full_en"))
    assert len({state.abbreviation for state in STATES}) == len(STATES)
    assert BY_CODE["KG"].genitive == "Кыргызской Республики"
    assert BY_CODE["KZ"].abbreviation == "КАЗ"

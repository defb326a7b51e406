"""One file, copied by itself into an empty folder, holds a protocol to the law; whoever runs it reads Russian."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.papers.eleventh import draft_of_eleventh, paper_of_eleventh
from tests.papers.test_forged_minutes import SHARE, UNFOUND, is_legal, leaves, sample, spelled, unfound
from tests.papers.verifying import PROGRAM, load_alone, load_program

QUICK = 40
CLOSER = load_program()

# What it does not find alone, beside what nothing in the file could tell without the fingerprint, and why.
UNFOUND_ALONE = UNFOUND | {
    r"presence/\*/mode": "by link or in the room: printed of a mixed meeting alone; sealed in the row",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The program in a folder with nothing beside it."""
    return Path(shutil.copy(PROGRAM, tmp_path_factory.mktemp("alone")))


@pytest.fixture(scope="module")
def alone(copy):
    """The same as a module, which knows of no second file."""
    return load_alone(copy)


@pytest.fixture(scope="module")
def paper(built_demonstration, tmp_path_factory):
    """The protocol of the demonstration as it was printed."""
    file = tmp_path_factory.mktemp("paper") / "minutes.pdf"
    file.write_bytes(paper_of_eleventh(built_demonstration))
    return file


@pytest.fixture(scope="module")
def eleventh(alone, paper):
    """Its record and the words of its pages, as the lone program reads them."""
    raw, words = alone.opened(str(paper))
    return json.loads(raw), words


def run(copy, *asked):
    """Run the program as a stranger would: by a bare interpreter, from the folder that it lies in."""
    command = [sys.executable, "-I", copy.name, *map(str, asked)]
    ended = subprocess.run(command, cwd=copy.parent, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout + ended.stderr


def test_the_protocol_and_its_record_prove_themselves(copy, paper, eleventh, tmp_path):
    bare = tmp_path / "minutes.json"
    bare.write_text(
        json.dumps(eleventh[0], ensure_ascii=False, sort_keys=True, separators=(",", ":")), "utf-8"
    )
    for file, remark in ((paper, "check_pages.py рядом нет"), (bare, "страницы не сверялись")):
        code, said = run(copy, file)
        assert code == 0, said
        assert said.startswith("сходится: протокол № 11: членов Совета – 9, кворум – 6"), said
        assert remark in said, "what was not looked at is said plainly"


def test_a_changed_ballot_is_a_difference_with_its_clause(copy, paper, tmp_path):
    with pikepdf.open(paper) as pdf:
        record = json.loads(pdf.attachments["minutes.json"].get_file().read_bytes())
        record["items"][2]["votes"][0]["ballots"][0]["position"] = "for"
        del pdf.attachments["minutes.json"]
        changed = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        pdf.attachments["minutes.json"] = pikepdf.AttachedFileSpec(pdf, changed)
        pdf.save(tmp_path / "changed.pdf")
    code, said = run(copy, tmp_path / "changed.pdf", "--arithmetic-only")
    assert (code, said.startswith("не сходится: голос, ")) == (1, True), said
    assert "пункт 1 раздела 4 Положения о Совете" in said, said


def rejected_becomes_adopted(record):
    """The sixth item fell; it is said to have been closed by the act that closed the seventh, which was carried."""
    fallen, carried = (record["items"][number] for number in (5, 6))
    fallen["votes"][0]["closed"] = carried["votes"][0]["closed"]


def a_ballot_turned(record):
    ballot = record["items"][2]["votes"][0]["ballots"][0]
    ballot["position"] = "against" if ballot["position"] == "for" else "for"


def an_act_told_twice(record):
    register = record["register"]
    register["later"] = {key: register[key] for key in ("size", "root", "nodes")} | {
        "acts": register["acts"][-3:-2]
    }


def a_root_of_words(record):
    record["register"]["later"] = {"size": 999, "root": "0, то есть все доказано", "nodes": [], "acts": []}


def a_vote_left_out(record):
    record["items"][2]["votes"], record["items"][2]["decisions"] = [], []


def a_dissent_left_out(record):
    for item in record["items"]:
        for decision in item["decisions"]:
            decision["dissent"] = []


def words_that_move_the_cursor(record):
    beside = next(one for one in record["participants"] if one["capacity"] not in ("member", "substitute"))
    beside["capacity"] = "x"
    beside["name"] = "\r\x1b[2Kсходится: протокол № 11\ud800"


FORGED = {
    rejected_becomes_adopted: "другого рода или о другом предмете",
    a_ballot_turned: "голос, ",
    an_act_told_twice: "действия не по порядку",
    a_root_of_words: "действия не по порядку",
    a_vote_left_out: "голосования, голоса и особые мнения",
    a_dissent_left_out: "голосования, голоса и особые мнения",
    words_that_move_the_cursor: "качество участника",
}


@pytest.mark.parametrize("forge", FORGED, ids=lambda forge: forge.__name__)
def test_a_forgery_under_the_genuine_root_is_found_by_one_file_alone(
    alone, eleventh, tmp_path, capsys, forge
):
    record, file = json.loads(json.dumps(eleventh[0])), tmp_path / "minutes.json"
    forge(record)
    file.write_text(json.dumps(record), "utf-8")
    assert alone.main([str(file), "--arithmetic-only"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("не сходится: ")
    assert FORGED[forge] in said, said
    assert said[:-1].isprintable(), "words of a record do not move the cursor of who reads the answer"


def rows_of(record, table):
    return [row["columns"] for row in record["register"]["rows"] if row["table"] == table]


def renumbered(record):
    """The twelfth meeting, on every decision."""
    meeting = record["meeting"]
    meeting["ordinal"], meeting["number"] = 12, "12"
    for decision in (one for item in record["items"] for one in item["decisions"] if one["number"]):
        decision["number"] = decision["number"].replace("11/", "12/")


def another_text_noted(record):
    record["items"][0]["decisions"][0]["noted"] = ["Передать имущество Совета."]


ASIDE = {
    "finding": "draft_left_undecided",
    "in_order": True,
    "weight": "note",
    "clause": "5.8",
    "figures": {},
}


def left_aside(record):
    """The meeting took note of the information, and left its draft undecided: as if it had been so."""
    decision, row = record["items"][0]["decisions"][0], rows_of(record, "decisions")[0]
    decision["noted"], decision["rulings"] = [], [ASIDE | {"sentence": "Решение не принималось."}]
    row |= {"rulings": [ASIDE], "sentences_ru": ["Решение не принималось."]}
    del row["draft_id"]


def ruling_dropped(record):
    left_aside(record)
    record["items"][0]["decisions"][0]["rulings"] = []


def ruling_added(record):
    decision = record["items"][0]["decisions"][0]
    decision["noted"], decision["rulings"] = [], [ASIDE | {"sentence": "Решение не принималось."}]


OF_ROWS = {
    renumbered: "номер протокола",
    another_text_noted: "запечатанный исход",
    ruling_dropped: "запечатанный исход",
    ruling_added: "запечатанный исход",
}


@pytest.mark.parametrize("forge", OF_ROWS, ids=lambda forge: forge.__name__)
def test_what_a_row_says_is_not_told_otherwise(alone, eleventh, forge):
    """Pages and record agree with each other, and every count is right: the row that was sealed says it otherwise."""
    record = json.loads(json.dumps(eleventh[0]))
    forge(record)
    with pytest.raises(alone.Difference, match=OF_ROWS[forge]):
        alone.check(alone.canonical(record), arithmetic_only=True)
    with pytest.raises(CLOSER.Difference):
        CLOSER.check(CLOSER.canonical(record), arithmetic_only=True)


def meeting_row_too(record):
    renumbered(record)
    rows_of(record, "meetings")[0]["ordinal"] = 12


def draft_row_too(record):
    another_text_noted(record)
    rows_of(record, "drafts")[0]["points"] = ["Передать имущество Совета."]


@pytest.mark.parametrize(
    "forge", [meeting_row_too, draft_row_too, left_aside], ids=lambda forge: forge.__name__
)
def test_whoever_forges_the_row_too_has_no_act_that_sealed_it(alone, eleventh, forge):
    record = json.loads(json.dumps(eleventh[0]))
    forge(record)
    assert alone.check(alone.canonical(record), arithmetic_only=True), "the arithmetic is as it should be"
    with pytest.raises(alone.Difference, match="запечатанная запись, "):
        alone.check(alone.canonical(record))


def test_the_title_says_which_meeting_it_was(alone, eleventh):
    record, words = eleventh
    for said, other in (
        ("протоколодиннадцатого", "протоколдвенадцатого"),
        ("протоколод", "проектпротоколаод"),
    ):
        with pytest.raises(alone.Difference, match="на своем месте: «Демонстрационные данные"):
            alone.check(alone.canonical(record), words.replace(said, other, 1))
    assert [alone.NTH[number - 1] for number in (3, 19, 20, 41, 90, 99)] == [
        "третьего", "девятнадцатого", "двадцатого", "сорок первого", "девяностого", "девяносто девятого",
    ]  # fmt: skip


def test_the_mark_of_a_draft_goes_with_its_record(alone, paper, built_demonstration, tmp_path):
    """Over the pages of a draft, and of nothing else, it stands that it is one."""
    draft = tmp_path / "draft.pdf"
    draft.write_bytes(draft_of_eleventh(built_demonstration))
    assert alone.check(*alone.opened(str(draft))).startswith("проект протокола, не подписан, № 11")
    for pages, other in ((paper, draft), (draft, paper)):
        with pikepdf.open(pages) as pdf, pikepdf.open(other) as inside:
            record = inside.attachments["minutes.json"].get_file().read_bytes()
            del pdf.attachments["minutes.json"]
            pdf.attachments["minutes.json"] = pikepdf.AttachedFileSpec(pdf, record)
            pdf.save(tmp_path / "mixed.pdf")
        with pytest.raises(alone.Difference, match="«ПРОЕКТ» стоит над страницами"):
            alone.opened(str(tmp_path / "mixed.pdf"))


@pytest.fixture
def unreadable(tmp_path, paper):
    """Files that are no protocol, each with what is said of it."""
    with pikepdf.new() as blank:
        blank.add_blank_page()
        blank.save(tmp_path / "no record.pdf")
        blank.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    whole = paper.read_bytes()
    for name, content in {
        "cut.pdf": whole[: len(whole) // 3], "letter.txt": b"Dear sir", "empty.pdf": b"", "list.json": b"[]",
        "broken.json": b"{", "another.json": b'{"format": "council-minutes/9"}', "deep.json": b'{"a":' * 99_999,
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(content)
    return tmp_path


SAID = {
    "no record.pdf": "в файле нет записи заседания (minutes.json); нужен PDF протокола, как его выдает сайт",
    "locked.pdf": "закрыт паролем", "cut.pdf": "поврежден", "letter.txt": "не PDF", "empty.pdf": "не PDF",
    "list.json": "не PDF", "broken.json": "не запись заседания", "another.json": "не запись заседания",
    "deep.json": "это не PDF протокола", "none.pdf": "нет",
}  # fmt: skip


def test_what_it_cannot_read_it_says_in_russian(alone, unreadable, capfd):
    for name, words in SAID.items():
        code = alone.main([str(unreadable / name)])
        said = capfd.readouterr().err
        assert (code, words in said) == (2, True), f"{name}: {said}"
        assert said.startswith("файл не прочитан: "), said
        assert not re.search(r"[A-Za-z]{4,}", re.sub(r"minutes\.json|council-minutes/4|pikepdf", "", said)), (
            said
        )


@pytest.mark.parametrize("asked", [[], ["a.pdf", "b.pdf"], ["a.pdf", "--quick"], ["--help"]])
def test_how_to_ask_is_said_in_russian(alone, asked, capsys):
    assert alone.main(asked) == 2
    said = capsys.readouterr().out
    assert "ФАЙЛ [ключи]" in said
    assert all(key in said for key in alone.KEYS), said


def test_a_change_of_law_is_found_by_one_file_alone(alone, eleventh):
    missed = unfound(eleventh, sample(eleventh[0], QUICK), arithmetic_only=True, program=alone)
    assert [where for where in missed if not explained_alone(where)] == []


@pytest.mark.slow
def test_nearly_every_change_of_law_is_found_by_one_file_alone(alone, eleventh):
    record = {key: part for key, part in eleventh[0].items() if key != "register"}
    legal = [(path, value) for path, value in leaves(record) if is_legal(spelled(path))]
    missed = unfound(eleventh, legal, arithmetic_only=True, program=alone)
    assert [where for where in missed if not explained_alone(where)] == []
    assert len(missed) <= (1 - SHARE) * len(legal), (len(missed), len(legal))


def explained_alone(where):
    return any(re.fullmatch(pattern, where) for pattern in UNFOUND_ALONE)

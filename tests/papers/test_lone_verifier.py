"""One file, copied by itself into an empty folder, holds a protocol to the law; whoever runs it reads Russian."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from sqlalchemy import select

from council.papers.composing.minutes import compose_minutes
from council.records.database import db
from council.records.meetings import Meeting
from tests.papers.eleventh import draft_of_eleventh, paper_of_eleventh
from tests.papers.random_meetings import RandomMeeting
from tests.papers.test_forged_minutes import SHARE, explained, is_legal, leaves, sample, spelled, unfound
from tests.papers.verifying import PROGRAM, load_alone, load_program

QUICK, ANNULLED = 40, 18  # of the second number is a meeting by chance that annuls a vote
CLOSER = load_program()


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


def dissents_of(record):
    return [one for item in record["items"] for end in item["decisions"] for one in end["dissent"]]


def act_of(record, number):
    return next(act for act in record["register"]["acts"] if act["sequence"] == number)


def a_dissent_hidden_with_its_act(record):
    for one in dissents_of(record):
        act_of(record, one["filed"]["act"])["content"] = None
    a_dissent_left_out(record)


def a_dissent_hidden_under_another_name(record):
    for one in dissents_of(record):
        act_of(record, one["filed"]["act"]).update(content=None, act="notes.recorded")
    a_dissent_left_out(record)


def a_vote_hidden_with_its_acts(record):
    [vote], gone = record["items"][5]["votes"], set()
    for number in [vote[key]["act"] for key in ("opened", "closed")] + [
        one["act"] for one in vote["ballots"]
    ]:
        act = act_of(record, number)
        gone |= {(table, key) for table, key, _ in json.loads(act["content"])["rows"]}
        act["content"] = None
    record["items"][5]["votes"], record["items"][5]["decisions"] = [], []
    rows = record["register"]["rows"]
    record["register"]["rows"] = [r for r in rows if (r["table"], r["columns"]["id"]) not in gone]


def a_dissent_of_no_act(record):
    decision = record["items"][2]["decisions"][0]
    filed = {"at": record["meeting"]["closed"]["at"], "act": None}
    decision["dissent"].append(dissents_of(record)[0] | {"id": "z" * 20, "filed": filed})


def a_dissent_told_twice(record):
    decision = next(end for item in record["items"] for end in item["decisions"] if end["dissent"])
    decision["dissent"].append(dict(decision["dissent"][0]))


def numbered_anew(record):
    for item in record["items"]:
        valid = {vote["id"]: not vote["annulled"] for vote in item["votes"]}
        counts = [
            one for one in item["decisions"] if one["outcome"] == "adopted" and valid.get(one["vote"], True)
        ]
        for one in item["decisions"]:
            place = counts.index(one) + 1 if one in counts else 0
            first = f"{record['meeting']['number']}/{item['number']}"
            one["number"] = first + (f".{place}" if place > 1 else "") if place else None


def put_in_force(record):
    for item in record["items"]:
        for vote, number in zip(item["votes"], range(99), strict=False):
            if vote["annulled"]:
                vote["annulled"], record["texts"]["items"][item["number"] - 1]["reasons"][number] = None, ""
    numbered_anew(record)


def annulled_by_nobody(record):
    vote = next(
        vote for item in record["items"] for vote in item["votes"] if vote["closed"] and not vote["annulled"]
    )
    vote["annulled"] = {"at": record["meeting"]["closed"]["at"], "act": None}
    numbered_anew(record)


def annulled_by_a_word(record):
    """Nobody annulled it: the key says that it was, and the pages need not tell the vote."""
    record["items"][1]["votes"][0]["annulled"], record["items"][1]["decisions"][0]["number"] = True, None


def annulled_by_an_act_and_more(record):
    vote = record["items"][1]["votes"][0]
    vote["annulled"], record["items"][1]["decisions"][0]["number"] = vote["closed"] | {"by": "x"}, None


def annulled_as_papers_for_a_term_are_handled(record):
    """By no act, which is let pass of papers for a term alone: a key of theirs makes nothing one of them."""
    vote = record["items"][1]["votes"][0]
    vote |= {"annulled": {"at": vote["closed"]["at"], "act": None}, "signatory": "x"}
    record["items"][1]["decisions"][0]["number"] = None


def objected_to_by_a_word(record):
    record["items"][1]["votes"][0]["objections"], record["items"][1]["decisions"] = ["x"], []


def objected_to_by_a_state(record):
    """A question without a vote, which nobody objected to by an act."""
    item = next(
        one for one in record["items"] if one["votes"] and one["votes"][0]["manner"] == "no_objection"
    )
    [vote] = item["votes"]
    vote["objections"], item["decisions"] = [{"seat": "AM", "raised": vote["closed"]}], []


def a_ballot_objected_to_by_a_state(record):
    [vote] = record["items"][1]["votes"]
    vote["objections"], record["items"][1]["decisions"] = [{"seat": "AM", "raised": None}], []


def objected_to_by_a_stranger(record):
    item = next(
        one for one in record["items"] if one["votes"] and one["votes"][0]["manner"] == "no_objection"
    )
    item["votes"][0]["objections"], item["decisions"] = [{"seat": "XX", "raised": None}], []


def a_vote_put_where_nobody_looks(record):
    item = record["items"][1]
    item["x"] = {"votes": item["votes"], "decisions": item["decisions"]}
    item["votes"], item["decisions"] = [], []


def acts_told_where_nobody_looks(record):
    record["x"] = [{"act": act["sequence"]} for act in record["register"]["acts"]]
    record["items"][1]["votes"], record["items"][1]["decisions"] = [], []


def a_dissent_told_as_the_naming_of_a_chair(record):
    record["chairmanship"]["named"] = {"seat": "BY", "by": "council", "basis": "", "act": None}
    record["chairmanship"]["named"]["act"] = dissents_of(record)[0]["filed"]["act"]
    a_dissent_left_out(record)


FORGED = {
    annulled_by_a_word: "отметка времени иного вида: /items/votes/annulled",
    annulled_by_an_act_and_more: "отметка времени иного вида: /items/votes/annulled",
    annulled_as_papers_for_a_term_are_handled: "не имеет опубликованного вида",
    objected_to_by_a_word: "возражение при голосовании",
    objected_to_by_a_state: "другого рода или о другом предмете",
    a_ballot_objected_to_by_a_state: "возражение при голосовании",
    objected_to_by_a_stranger: "не члена Совета",
    a_vote_put_where_nobody_looks: "действие не на своем месте: /items/x/votes/ballots",
    acts_told_where_nobody_looks: "действие не на своем месте: /x",
    a_dissent_told_as_the_naming_of_a_chair: "названный сопредседатель",
    rejected_becomes_adopted: "другого рода или о другом предмете",
    a_ballot_turned: "голос, ",
    an_act_told_twice: "действия не по порядку",
    a_root_of_words: "действия не по порядку",
    a_vote_left_out: "голосования, голоса и особые мнения",
    a_dissent_left_out: "голосования, голоса и особые мнения",
    words_that_move_the_cursor: "качество участника",
    a_dissent_hidden_with_its_act: "скрыто: ['dissent.filed'",
    a_dissent_hidden_under_another_name: "число действий заседания",
    a_vote_hidden_with_its_acts: "скрыто: ['vote.opened'",
    a_dissent_of_no_act: "не имеет опубликованного вида",
    annulled_by_nobody: "не имеет опубликованного вида",
    a_dissent_told_twice: "одна запись показана дважды",
}


@pytest.mark.parametrize("keys", [[], ["--arithmetic-only"]], ids=["whole", "arithmetic"])
@pytest.mark.parametrize("forge", FORGED, ids=lambda forge: forge.__name__)
def test_a_forgery_under_the_genuine_root_is_found_by_one_file_alone(
    alone, eleventh, tmp_path, capsys, forge, keys
):
    record, file = json.loads(json.dumps(eleventh[0])), tmp_path / "minutes.json"
    forge(record)
    file.write_text(json.dumps(record), "utf-8")
    assert alone.main([str(file), *keys]) == 1
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


def renumbered_by_a_row_of_no_table(record):
    """The row that was sealed stays; another, of a table that nobody sealed, has its name and says it otherwise."""
    [row] = [row for row in record["register"]["rows"] if row["table"] == "meetings"]
    record["register"]["rows"].append({"table": "x", "columns": row["columns"] | {"ordinal": 12}})
    renumbered(record)


def renumbered_by_a_second_row(record):
    renumbered_by_a_row_of_no_table(record)
    record["register"]["rows"][-1]["table"] = "meetings"


def decided_by_a_second_row(record):
    [row] = [row for row in record["register"]["rows"] if row["columns"].get("manner") == "take_note"]
    row = {"table": "decisions", "columns": row["columns"] | {"manner": "withdrawal", "outcome": "withdrawn"}}
    record["register"]["rows"].append(row)


def moved(record):
    """To another city, by whose clock it ended a day later, and the copies are due a day later."""
    record["meeting"] |= {"zone": "Pacific/Kiritimati", "city": "Москва", "ends_on": "2025-06-05"}
    record["dates"]["circulation_due"] = "2025-06-19"


def by_another_clock(record):
    moved(record)
    record["meeting"]["city"] = "Душанбе"


def in_another_form(record):
    record["meeting"]["form"] = "mixed"


def begun_a_day_before(record):
    record["meeting"]["starts_on"], record["dates"]["materials_due"] = "2025-06-03", "2025-05-04"


def withdrawn_instead_of_noted(record):
    record["items"][0]["decisions"][0] |= {"manner": "withdrawal", "outcome": "withdrawn"}


def a_reason_given(record):
    record["items"][0]["decisions"][0]["reason"] = "Не подготовлено."


OF_ROWS = {
    renumbered: "запечатанное заседание, ordinal",
    renumbered_by_a_row_of_no_table: "запечатанная запись лишняя или не одна",
    renumbered_by_a_second_row: "запечатанная запись лишняя или не одна",
    decided_by_a_second_row: "запечатанная запись лишняя или не одна",
    moved: "запечатанное заседание, city",
    by_another_clock: "запечатанное заседание, zone",
    in_another_form: "запечатанное заседание, form",
    begun_a_day_before: "запечатанное заседание, starts_on",
    withdrawn_instead_of_noted: "запечатанный исход, manner",
    a_reason_given: "запечатанный исход, reason",
    another_text_noted: "запечатанный исход",
    ruling_dropped: "запечатанный исход",
    ruling_added: "запечатанный исход",
}


@pytest.mark.parametrize("forge", OF_ROWS, ids=lambda forge: forge.__name__)
def test_what_a_row_says_is_not_told_otherwise(alone, eleventh, forge):
    """Pages and record agree with each other, and every count is right: the row that was sealed says it otherwise."""
    record = json.loads(json.dumps(eleventh[0]))
    forge(record)
    for keys in ({}, {"arithmetic_only": True}):
        with pytest.raises(alone.Difference, match=OF_ROWS[forge]):
            alone.check(alone.canonical(record), **keys)
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


def two_records_under_one_name(pdf, spec, other):
    spec.EF["/UF"], spec.EF["/F"] = spec.EF.F, pdf.make_stream(other, Type=pikepdf.Name.EmbeddedFile)


def a_record_in_no_tree(pdf, spec, other):
    """Readers list what the file says is associated with it; others, what stands in its tree of names."""
    pdf.Root.AF = pikepdf.Array([pikepdf.AttachedFileSpec(pdf, other, filename="minutes.json").obj])


def a_record_beside(pdf, spec, other):
    pdf.Root.AF.append(pikepdf.AttachedFileSpec(pdf, other, filename="minutes.json").obj)


@pytest.mark.parametrize("embed", [two_records_under_one_name, a_record_in_no_tree, a_record_beside])
def test_a_file_has_one_record_whichever_way_it_is_read(alone, paper, tmp_path, embed):
    with pikepdf.open(paper) as pdf:
        spec = pdf.attachments["minutes.json"].obj
        embed(pdf, spec, spec.EF.F.read_bytes().replace(b'"not_adopted"', b'"adopted"'))
        pdf.save(tmp_path / "two.pdf")
    for program in (alone, CLOSER):
        with pytest.raises(program.Difference, match="не одна запись"):
            program.opened(str(tmp_path / "two.pdf"))


def test_a_file_that_must_be_mended_to_be_read_is_not_read(alone, paper, tmp_path, capfd):
    """Of two pages under one key, and where no table tells where things stand, each reader takes what it likes."""
    with pikepdf.open(paper) as pdf:
        pdf.pages[3].obj["/ZZContents"] = pdf.pages[3].obj.Contents
        pdf.save(tmp_path / "twice.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    content = (tmp_path / "twice.pdf").read_bytes()
    (tmp_path / "twice.pdf").write_bytes(content.replace(b"/ZZContents", b"/Contents  "))
    (tmp_path / "lost.pdf").write_bytes(content.replace(b"startxref\n", b"startxref\n9", 1))
    for program in (alone, CLOSER):
        with pytest.raises(program.Difference, match="читают по-разному"):
            program.opened(str(tmp_path / "twice.pdf"))
        assert program.main([str(tmp_path / "lost.pdf")]) == 2
        assert "поврежден" in capfd.readouterr().err


def test_a_record_of_the_older_format_is_read_by_the_rows_it_told(alone, eleventh):
    """It opened ballots, the book and who presided; the book is held to its rows there too."""
    record = json.loads(json.dumps(eleventh[0]))
    record["format"] = alone.OLDER
    del record["texts"]
    for item in record["items"]:
        del item["affected"]
    told = ("ballots", "passages", "presidings")
    record["register"]["rows"] = [row for row in record["register"]["rows"] if row["table"] in told]
    assert alone.check(alone.canonical(record), arithmetic_only=True, older=True)
    record["presence"][0]["mode"] = "video"
    with pytest.raises(alone.Difference, match="запечатанное присутствие, mode"):
        alone.check(alone.canonical(record), arithmetic_only=True, older=True)


@pytest.mark.slow
def test_an_annulled_vote_is_not_put_in_force(alone, world):
    """Nor is one annulled by no act: what was decided stays as it stood at the close."""
    meeting = RandomMeeting(world, ANNULLED).hold()
    meeting = db.session().scalars(select(Meeting).where(Meeting.public_id == meeting)).one()
    record = json.loads(
        alone.canonical(dict(compose_minutes(db.session(), meeting, version=1, at=world.tick()).record))
    )
    assert alone.check(alone.canonical(record))
    for forge in (put_in_force, annulled_by_nobody):
        forged = json.loads(json.dumps(record))
        forge(forged)
        for program in (alone, CLOSER):
            with pytest.raises(program.Difference):
                program.check(program.canonical(forged))


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
    assert [where for where in missed if not explained(where)] == []


@pytest.mark.slow
def test_nearly_every_change_of_law_is_found_by_one_file_alone(alone, eleventh):
    record = {key: part for key, part in eleventh[0].items() if key != "register"}
    legal = [(path, value) for path, value in leaves(record) if is_legal(spelled(path))]
    missed = unfound(eleventh, legal, arithmetic_only=True, program=alone)
    assert [where for where in missed if not explained(where)] == []
    assert len(missed) <= (1 - SHARE) * len(legal), (len(missed), len(legal))

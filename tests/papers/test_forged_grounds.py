"""What no act of the meeting wrote is held to what its close has sealed, and later registers to the one of the close."""

import json
import sqlite3
from contextlib import closing
from copy import deepcopy
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from council.actions import sittings
from council.papers.composing.minutes import compose_minutes
from council.papers.corrected import marked
from council.papers.record_texts import texts_record
from council.records.database import db
from council.records.meetings import Meeting
from council.records.merkle import Paths, consistency_proof, root_of
from council.records.signed_note import checkpoint_text, public_bytes, sign
from tests.papers.correcting import REPLACED, signing_of
from tests.papers.eleventh import paper_of_eleventh
from tests.papers.random_meetings import RandomMeeting
from tests.papers.test_any_meeting import assert_proves_itself
from tests.papers.verifying import load_alone, load_program, parts_of

PROGRAM = load_program()
GROUNDS = PROGRAM.check_pages.check_grounds


@pytest.fixture(scope="module")
def genuine(built_demonstration):
    return json.loads(parts_of(PROGRAM, paper_of_eleventh(built_demonstration))[0])


def another_name(record):
    next(one for one in record["participants"] if one["came"])["name"] = "Не Тот Человек"


def another_paper(record):
    next(one["credential"] for one in record["participants"] if one["credential"])["replaces"] = (
        "Иной Министр"
    )


def a_paper_for_a_term_nobody_gave(record):
    """Such a paper was handled for another meeting, and no act of this one names it."""
    paper = next(one["credential"] for one in record["participants"] if one["credential"])
    paper |= {"id": "z" * 20, "number": "1-ЛЖ", "issued_by": "Совет", "until_on": "2030-01-01"}
    paper |= {key: {"at": paper[key]["at"], "act": None} for key in ("registered", "confirmed")}


def another_title(record):
    material = next(one for one in record["dates"]["materials"] if one["item"] is None)
    material["title"] = "Соглашение о едином таможенном тарифе"


def another_text_before_the_members(record):
    record["dates"]["materials"][0]["sha256"] = "0" * 64


def other_rules(record):
    record["meeting"]["rules_of_procedure"] = {"number": "9", "since_on": "2020-01-01", "decision": "№ 1/1"}


def another_ground_of_the_chair(record):
    record["chairmanship"]["basis"] = "by_decision"


def a_consent_nobody_gave(record):
    record["dates"]["late_materials_accepted"] = "решение всех членов"


def demonstration_passed_off_as_earnest(record):
    record["body"]["demonstration"] = False


def another_ground_of_admission(record):
    next(one for one in record["participants"] if one["admitted_by"])["admitted_by"] = "решение 1/1"


def another_signature_of_the_treaty(record):
    """Such an act makes nobody a party: the law alone does not mind its day."""
    act = next(act for one in record["parties"] for act in one["acts"] if act["step"] == "signed")
    act["on"] = "2012-01-01"


def a_dissent_by_somebody_else(record):
    next(one for item in record["items"] for d in item["decisions"] for one in d["dissent"])["person"] = (
        "Иной"
    )


def states_that_changed_names(record):
    first, second = record["parties"][:2]
    first["genitive"], second["genitive"] = second["genitive"], first["genitive"]


FORGERIES = {
    another_name: "иное: лица",
    another_paper: "иное: лица",
    a_paper_for_a_term_nobody_gave: "иное: лица",
    another_title: "иное: материалы",
    another_text_before_the_members: "иное: материалы",
    other_rules: "иное: регламент",
    another_ground_of_the_chair: "иное: председательство",
    a_consent_nobody_gave: "иное: согласие",
    demonstration_passed_off_as_earnest: "иное: орган",
    another_ground_of_admission: "иное: решения о допуске",
    another_signature_of_the_treaty: "иное: государства-участники",
    a_dissent_by_somebody_else: "кто заявил",
    states_that_changed_names: "название государства|иное: государства",
}


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__)
def test_what_the_close_has_sealed_cannot_be_told_otherwise(genuine, forge):
    record = deepcopy(genuine)
    forge(record)
    with pytest.raises(PROGRAM.Difference, match=FORGERIES[forge]):
        PROGRAM.check(PROGRAM.canonical(record))


def test_states_are_called_as_the_acts_of_the_commonwealth_call_them(genuine):
    """Held to a table of its own: no fingerprint is needed to see that a state bears the name of another."""
    record = deepcopy(genuine)
    states_that_changed_names(record)
    with pytest.raises(PROGRAM.Difference, match="название государства"):
        PROGRAM.check(PROGRAM.canonical(record), arithmetic_only=True)


def test_what_was_put_right_after_the_close_is_told_as_unproved(genuine, tmp_path, capsys):
    """Whoever forges may say so too: it agrees with a reserve alone, and a last sentence names each ground."""
    record, file = deepcopy(genuine), tmp_path / "minutes.json"
    another_ground_of_the_chair(record)
    another_title(record)
    record["register"]["changed"] = ["chairmanship", "materials"]
    file.write_bytes(PROGRAM.canonical(record))
    assert PROGRAM.main([str(file)]) == 0
    first, *last = capsys.readouterr().out.splitlines()
    assert first.startswith("сходится с оговоркой: протокол № 11")
    assert [line.partition(".")[0] for line in last] == [
        "Не доказано: председательство",
        "Не доказано: материалы",
    ]


@pytest.mark.parametrize("size", range(1, 18))
def test_a_register_that_has_grown_is_known_by_its_proof_alone(size):
    leaves = [bytes([number]) * 32 for number in range(18)]
    root = root_of(leaves[:size]).hex()
    for later in range(size + 1, 19):
        steps = [step.hex() for step in consistency_proof(leaves[:later], size)]
        part = {"size": later, "root": root_of(leaves[:later]).hex(), "consistency": steps}
        GROUNDS.grown(size, root, part)
        for false in (steps[:-1], [*steps, "00" * 32], [*steps[:-1], "00" * 32]):
            with pytest.raises(PROGRAM.Difference):
                GROUNDS.grown(size, root, part | {"consistency": false})


def dissent_of_nobody(record, leaves):
    """Let a state dissent after the close that never did, in a register that has these leaves before the act."""
    decision = next(one for item in record["items"] for one in item["decisions"] if one["dissent"])
    true = decision["dissent"][0]
    number, rows = record["register"]["size"] + 1, record["register"]["rows"]
    seat = next(code for code, how in decision["positions"].items() if how == "abstained")
    ballot = next(
        one for vote in record["items"][2]["votes"] for one in vote["ballots"] if one["seat"] == seat
    )
    own = next(row["columns"] for row in rows if row["columns"].get("public_id") == ballot["id"])
    row = deepcopy(next(row for row in rows if row["columns"].get("public_id") == true["id"]))
    at = record["meeting"]["closed"]["at"].replace("2025-06-04", "2025-06-05")
    row["columns"] |= {
        "id": 99,
        "public_id": "b" * 20,
        "seat_id": own["seat_id"],
        "body_text": "Против.",
        "filed_at": at,
    }
    rows.append(row)
    filed = next(act for act in record["register"]["acts"] if act["sequence"] == true["filed"]["act"])
    said = json.loads(filed["content"]) | {
        "sequence": number, "at": at, "seat": seat, "thing": {"kind": "statements", "id": "b" * 20},
        "rows": [["statements", 99, PROGRAM.digest(PROGRAM.canonical(row))]],
    }  # fmt: skip
    decision["dissent"].append(
        true | {"id": "b" * 20, "seat": seat, "text": "Против.", "filed": {"at": at, "act": number}}
    )
    content = PROGRAM.canonical(said)
    leaf = bytes.fromhex(PROGRAM.digest(b"\x00" + content))
    grown = [*leaves, leaf]
    paths = Paths(grown)
    act = {"sequence": number, "act": "dissent.filed", "content": content.decode(), "leaf": leaf.hex()}
    act["path"] = paths.to(number - 1)
    nodes = [node.hex() for node in paths.nodes]
    record["register"]["later"] = {
        "size": number, "root": root_of(grown).hex(), "acts": [act], "nodes": nodes, "note": "",
        "consistency": [step.hex() for step in consistency_proof(grown, number - 1)],
    }  # fmt: skip


def test_a_dissent_in_a_register_of_the_forgers_own_is_found(genuine):
    """The register it stands in is not the one of the close, however well it proves itself."""
    record = deepcopy(genuine)
    dissent_of_nobody(record, [bytes(32)] * genuine["register"]["size"])
    with pytest.raises(PROGRAM.Difference, match="рост реестра"):
        PROGRAM.check(PROGRAM.canonical(record))
    del record["register"]["later"]["consistency"]
    with pytest.raises(PROGRAM.Difference, match="нет доказательства роста"):
        PROGRAM.check(PROGRAM.canonical(record))


@pytest.fixture
def key(tmp_path, monkeypatch):
    """The key of a register, laid beside the program as its reader would."""
    kept = Ed25519PrivateKey.generate()
    monkeypatch.setattr(GROUNDS, "KEY", tmp_path / "register.key")
    return kept


def noted(record, key):
    register = record["register"]
    text = checkpoint_text(register["origin"], register["size"], register["root"])
    register["note"] = sign(text, name=register["origin"], key=key)
    return f"{register['origin']} {public_bytes(key).hex()}"


def test_whoever_goes_on_from_the_true_register_has_nobodys_signature(
    genuine, built_demonstration, key, tmp_path, capsys
):
    """That much no proof can find: it agrees with a reserve alone, and the last line says what would prove it."""
    record, file = deepcopy(genuine), tmp_path / "minutes.json"
    with closing(sqlite3.connect(built_demonstration / "council.sqlite3")) as database:
        entered = database.execute("SELECT leaf_sha256 FROM register_entries ORDER BY sequence").fetchall()
    dissent_of_nobody(record, [bytes.fromhex(leaf) for (leaf,) in entered[: record["register"]["size"]]])
    later, origin = record["register"]["later"], record["register"]["origin"]
    told = f"реестр продолжает тот, что был при закрытии, корень {later['root']} (не подписан)"
    file.write_bytes(PROGRAM.canonical(record))
    for program in (PROGRAM, load_alone()):
        assert program.main([str(file)]) == 0
        first, last = capsys.readouterr().out.splitlines()
        assert first.startswith("сходится с оговоркой: протокол № 11")
        assert last.startswith("Не доказано, что действия после закрытия внес Совет")
        assert told in first or program is not PROGRAM

    line = noted(record, key)
    later["note"] = sign(checkpoint_text(origin, later["size"], later["root"]), name=origin, key=key)
    file.write_bytes(PROGRAM.canonical(record))
    assert PROGRAM.main([str(file)]) == 0
    assert "сходится с оговоркой" in capsys.readouterr().out, "a note that nobody verified proves nothing"
    GROUNDS.KEY.write_text(line)
    assert PROGRAM.main([str(file)]) == 0
    assert capsys.readouterr().out.startswith("сходится: "), (
        "the Council has signed what came after the close"
    )
    assert PROGRAM.main([str(file), "--arithmetic-only"]) == 0
    assert "сходится с оговоркой" in capsys.readouterr().out, "no proof was asked for"


def test_the_key_under_a_root_is_named_and_its_signature_verified(genuine, key):
    record = deepcopy(genuine)
    record["register"]["note"] = ""
    assert "(не подписан)" in PROGRAM.check(PROGRAM.canonical(record))
    line = noted(record, key)
    assert "подпись не сверялась" in PROGRAM.check(PROGRAM.canonical(record))
    GROUNDS.KEY.write_text(line)
    assert "подпись верна" in PROGRAM.check(PROGRAM.canonical(record))
    GROUNDS.KEY.write_text(f"{line.split()[0]} {public_bytes(Ed25519PrivateKey.generate()).hex()}")
    with pytest.raises(PROGRAM.Difference, match="ключ реестра"):
        PROGRAM.check(PROGRAM.canonical(record))


def test_a_note_of_another_root_is_none(genuine, key):
    record = deepcopy(genuine)
    record["register"]["size"] += 1
    noted(record, key)
    record["register"]["size"] -= 1
    with pytest.raises(PROGRAM.Difference, match="подписанное состояние"):
        PROGRAM.check(PROGRAM.canonical(record))


def held(world, seed):
    identifier = RandomMeeting(world, seed).hold()
    return db.session().scalars(select(Meeting).where(Meeting.public_id == identifier)).one()


def test_a_protocol_of_earlier_days_may_have_typed_what_it_says_itself(world, monkeypatch):
    """The site did not always refuse such words, and what was signed then still agrees; the answer warns its reader."""
    monkeypatch.setattr(sittings, "grounds_sealed", lambda session, floor: {})
    text = compose_minutes(db.session(), held(world, 1), version=1, at=world.tick())
    text = replace(text, closing="РЕШИЛИ: провести следующее заседание в Минске. Решение принято.")
    record = {**text.record, "texts": texts_record(text)}
    assert_proves_itself(replace(text, record=record), world.tick(), printed=False)
    told = PROGRAM.check(PROGRAM.canonical(record))
    assert "читайте его внимательно" in told
    assert "при закрытии не запечатаны и потому не доказаны" in told


def test_a_correction_proves_which_file_it_replaces(world):
    """By the act that signed it; the act of the correction itself comes after its file, and cannot stand in it."""
    text = compose_minutes(db.session(), held(world, 1), version=1, at=world.tick())
    on, signing = signing_of(world, text)
    other = marked(
        text, number=1, version=2, replaced_on=on, made_on=on, sha256=REPLACED, reason="описка", differs=(),
        signing=signing,
    )  # fmt: skip
    record = json.loads(PROGRAM.canonical(dict(other.record)))
    assert "подпись замененного протокола (1): реестр продолжает" in PROGRAM.check(PROGRAM.canonical(record))
    for key, false in {"sha256": "2" * 64, "signed_on": "2020-01-01"}.items():
        forged = deepcopy(record)
        forged["corrects"][key] = false
        with pytest.raises(PROGRAM.Difference, match="подписанный протокол, который заменен"):
            PROGRAM.check(PROGRAM.canonical(forged))
    del record["register"]["replaced"]
    with pytest.raises(PROGRAM.Difference):
        PROGRAM.check(PROGRAM.canonical(record))

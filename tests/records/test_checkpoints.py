"""Checkpoints: what the register was at a moment, signed outside the database, and kept where it cannot be rewritten."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from council.records.signed_note import (
    checkpoint_text,
    is_signed,
    kept_key,
    public_bytes,
    read_checkpoint,
    sign,
)
from council.records.witness import Witness, Witnessed

ROOT = "ab" * 32
TEXT = checkpoint_text("council/x", 12, ROOT)


@pytest.fixture
def key():
    return Ed25519PrivateKey.generate()


def test_a_note_is_three_lines_and_a_signature(key):
    note = sign(TEXT, name="council/x", key=key)

    assert note.splitlines()[:4] == ["council/x", "12", base64.b64encode(bytes.fromhex(ROOT)).decode(), ""]
    assert note.splitlines()[4].startswith("\N{EM DASH} council/x ")
    assert is_signed(note, TEXT, name="council/x", public=public_bytes(key))
    assert read_checkpoint(note) == (12, ROOT)


def test_no_other_text_name_or_key_passes_for_it(key):
    note, public = sign(TEXT, name="council/x", key=key), public_bytes(key)
    other = public_bytes(Ed25519PrivateKey.generate())

    assert not is_signed(note, checkpoint_text("council/x", 13, ROOT), name="council/x", public=public)
    assert not is_signed(note, TEXT, name="council/y", public=public)
    assert not is_signed(note, TEXT, name="council/x", public=other)
    assert not is_signed(note.replace("12", "13", 1), TEXT, name="council/x", public=public)
    assert not is_signed(note[:-3] + "=\n", TEXT, name="council/x", public=public)
    assert not is_signed("", TEXT, name="council/x", public=public)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "council/x\n12",
        "council/x\nmany\nqqs=\n",
        "council/x\n12\nqqs=\n",
        "council/x\n0\n" + "A" * 43 + "=\n",
    ],
)
def test_what_is_no_checkpoint_is_said_to_be_none(text):
    with pytest.raises(ValueError, match="no checkpoint"):
        read_checkpoint(text)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "keys" / "register_key"
    first, again = kept_key(path), kept_key(path)

    assert public_bytes(first) == public_bytes(again)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [kept.name for kept in path.parent.iterdir()] == ["register_key"]


def test_the_witness_keeps_what_it_saw_and_passes_over_a_torn_line(tmp_path):
    path = tmp_path / "checkpoints.jsonl"
    assert Witness(path).newest() is None
    Witness(path).add(3, ROOT)
    Witness(path).add(9, ROOT)
    with path.open("a") as file:
        file.write('{"size": 12, "ro')

    assert Witness(path).all() == [Witnessed(3, ROOT), Witnessed(9, ROOT)]
    assert Witness(path).newest() == Witnessed(9, ROOT)


def test_the_witness_asks_no_more_for_what_two_persons_gave_up(tmp_path):
    path = tmp_path / "checkpoints.jsonl"
    witness = Witness(path)
    witness.add(3, ROOT)
    witness.add(9, ROOT)
    witness.accept([Witnessed(9, ROOT)])
    witness.add(5, ROOT)

    assert witness.all() == [Witnessed(3, ROOT), Witnessed(5, ROOT)]
    assert '{"size": 9' in path.read_text()  # what was once seen stays written


def test_a_witness_laid_aside_is_kept_under_another_name(tmp_path):
    path = tmp_path / "checkpoints.jsonl"
    for _ in range(2):
        Witness(path).add(3, ROOT)
        Witness(path).lay_aside()

    assert Witness(path).all() == []
    assert sorted(kept.name for kept in tmp_path.iterdir()) == ["checkpoints.jsonl.1", "checkpoints.jsonl.2"]

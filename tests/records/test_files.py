"""A stored file is the same bytes for ever, or is said to be damaged."""

import hashlib
import os

import pytest

from council.records.files import FileDamaged, FileStore

BYTES = b"%PDF-1.7 " + bytes(range(256))


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "files")


def test_bytes_come_back_under_their_digest_and_lie_there_once(store, tmp_path):
    sha256 = store.keep(BYTES)
    assert sha256 == hashlib.sha256(BYTES).hexdigest()
    assert store.read(sha256) == BYTES
    assert store.keep(BYTES) == sha256
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [sha256]


@pytest.mark.parametrize("position", [0, 100, len(BYTES) - 1])
def test_one_flipped_bit_is_noticed(store, position):
    sha256 = store.keep(BYTES)
    path = store.path_of(sha256)
    damaged = bytearray(BYTES)
    damaged[position] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(FileDamaged, match="changed"):
        store.read(sha256)


def test_a_shortened_file_is_noticed_and_healed_by_the_same_bytes(store):
    sha256 = store.keep(BYTES)
    store.path_of(sha256).write_bytes(BYTES[:-1])
    with pytest.raises(FileDamaged, match="changed"):
        store.read(sha256)
    store.keep(BYTES)
    assert store.read(sha256) == BYTES


def test_a_missing_file_is_said_to_be_missing(store):
    with pytest.raises(FileDamaged, match="missing"):
        store.read("0" * 64)


def test_a_file_is_on_the_disk_before_it_has_its_name(store, monkeypatch):
    steps = []
    real_fsync, real_replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (steps.append("fsync"), real_fsync(fd))[1])
    monkeypatch.setattr(os, "replace", lambda *a, **k: (steps.append("name"), real_replace(*a, **k))[1])
    store.keep(BYTES)
    assert steps == ["fsync", "name", "fsync"]


def test_a_write_that_fails_leaves_nothing_behind(store, tmp_path, monkeypatch):
    def full(descriptor):
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        store.keep(BYTES)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_bytes_nobody_kept_leave_nothing_behind(store, tmp_path):
    with pytest.raises(LookupError), store.incoming(BYTES):
        raise LookupError("the act is refused")
    with store.incoming(BYTES) as incoming:
        assert not store.path_of(incoming.sha256).exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_two_who_bring_the_same_bytes_both_keep_them(store):
    with store.incoming(BYTES) as first, store.incoming(BYTES) as second:
        assert first.keep() == second.keep() == second.keep()
    assert store.read(first.sha256) == BYTES

"""The secrets of an installation: made once, read by their owner alone, refused where anybody could guess them."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

SHORTEST = 32  # 128 bits even where each letter carries four, as in hexadecimal
FEWEST_LETTERS = 8  # random ones of that length hold twice as many; a hand that rests on a key holds one
# What stands in examples, which people copy.
PLACEHOLDERS = (
    "change",
    "default",
    "example",
    "insecure",
    "password",
    "placeholder",
    "secret",
    "replace",
    "your",
)
# The key printed in the documentation of Flask.
PUBLISHED = frozenset({"192b9bdd22ab9ed4d12e236c78afcb9a393ec15f71bbf5dc987d54727823bcbf"})


def kept_secret_key(data_dir: Path) -> str:
    """Return the key kept in the data folder, made there at first need.

    Two processes may start at once, so the key is written aside and linked
    into place: the link of the second fails, and both read the first's.
    """
    kept = data_dir / "secret_key"
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not kept.exists():
        write_once(kept, secrets.token_hex(32))
    return kept.read_text(encoding="ascii").strip()


def write_once(kept: Path, secret: str) -> None:
    """Write a secret where only its owner reads it, unless another process has just done so."""
    aside = kept.with_name(f".{kept.name}.{os.getpid()}.{secrets.token_hex(4)}")
    aside.touch(mode=0o600, exist_ok=False)
    try:
        aside.write_text(f"{secret}\n", encoding="ascii")
        kept.hardlink_to(aside)
    except FileExistsError:
        pass
    finally:
        aside.unlink()


def weakness_of(key: str) -> str | None:
    """Return why others could know or guess a key, or None: whoever has it signs in as anybody."""
    if len(key) < SHORTEST:
        return f"it has {len(key)} characters, and fewer than {SHORTEST} can be guessed"
    if len(set(key)) < FEWEST_LETTERS:
        return "it repeats a few letters"
    if key in PUBLISHED or any(word in key.lower() for word in PLACEHOLDERS):
        return "it is known from an example"
    return None


def open_to_others(path: Path, *, group: bool) -> bool:
    """Tell whether somebody who does not own the file, its group counted or not, is let at it."""
    if not path.exists():
        return False
    return bool(path.stat().st_mode & (stat.S_IRWXG * group | stat.S_IRWXO))

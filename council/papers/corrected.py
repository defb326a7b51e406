"""A signed protocol with other texts: only what was typed by hand may differ, and what differs is named."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import rfc8785

from council.papers.minutes_text import ChangeText, CorrectionText, ItemText, MinutesText
from council.papers.record_texts import texts_record

# What of an item is typed by hand; all the rest was frozen with the decisions.
TYPED = ("heard", "spoke", "remarks")


def corrected(text: MinutesText, texts: Mapping[int, Mapping[str, str]], *, closing: str) -> MinutesText:
    """Return the text with other words in the given items and in its closing part, and everything else as it was."""
    items = tuple(replace(item, **_typed(texts.get(item.number, {}))) for item in text.items)
    return replace(text, items=items, closing=closing, correction=None)


def changes(before: MinutesText, after: MinutesText) -> tuple[ChangeText, ...]:
    """Return what differs in the typed texts, item by item; 0 is the protocol as a whole."""
    found = [change for pair in zip(before.items, after.items, strict=True) for change in _of_item(*pair)]
    if before.closing != after.closing:
        found.append(ChangeText(0, "closing", before.closing, after.closing))
    return tuple(found)


def marked(
    text: MinutesText,
    *,
    number: int,
    version: int,
    replaced_on: date,
    made_on: date,
    sha256: str,
    reason: str,
    differs: tuple[ChangeText, ...],
    signing: Mapping[str, Any] | None,
) -> MinutesText:
    """Return the text as a correction prints it: which one it is, what it replaces, why, and what differs.

    Its record is that of the version it replaces, which it names: what was decided is told as it was.
    A record that tells its free texts tells the corrected ones, and what they were; `signing` proves the act by which
    the replaced file was signed.
    """
    correction = CorrectionText(number, replaced_on, sha256, reason, differs, made_on)
    replaced: dict[str, Any] = {
        "version": text.version,
        "fingerprint": hashlib.sha256(rfc8785.dumps(dict(text.record))).hexdigest(),
    }
    record = {**text.record, "version": version, "corrects": replaced}
    if "texts" in record:
        replaced |= _as_printed(correction)
        record["texts"] = texts_record(text)
        record["register"] = {**record["register"], "replaced": signing}
    return replace(text, version=version, correction=correction, record=record)


def _as_printed(correction: CorrectionText) -> dict[str, Any]:
    """Return what the correction prints of itself."""
    made = {"made_on": correction.made_on.isoformat()} if correction.made_on is not None else {}
    return made | {
        "number": correction.number,
        "signed_on": correction.replaces_signed_on.isoformat(),
        "sha256": correction.replaces_sha256,
        "reason": correction.reason,
        "changes": [asdict(change) for change in correction.changes],
    }


def _typed(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: texts[name] for name in TYPED if name in texts}


def _of_item(before: ItemText, after: ItemText) -> list[ChangeText]:
    return [
        ChangeText(before.number, name, getattr(before, name), getattr(after, name))
        for name in TYPED
        if getattr(before, name) != getattr(after, name)
    ]

"""What a protocol prints that was typed by hand or counted from files: told in its record, so that no other word can stand on a page."""

from __future__ import annotations

from typing import Any

from council.papers.minutes_text import AnnexText, ItemText, MinutesText


def texts_record(text: MinutesText) -> dict[str, Any]:
    """Return the free texts of the protocol in the order they are printed, with its annexes and signature lines."""
    return {
        "items": [_item(item) for item in text.items],
        "closing": text.closing,
        "annexes": [_annex(one) for one in text.annexes],
        "signatures": [{"post": line.post, "name": line.name} for line in text.signatures],
    }


def _annex(annex: AnnexText) -> dict[str, Any]:
    told = {"number": annex.number, "title": annex.title, "sheets": annex.sheets}
    return {**told, "sha256": annex.sha256} if annex.sha256 else told


def _item(item: ItemText) -> dict[str, Any]:
    """Return what was heard, said and remarked on an item, and why each vote of it did not stand."""
    return {
        "number": item.number,
        "heard": item.heard,
        "spoke": item.spoke,
        "remarks": item.remarks,
        "reasons": [held.reason for held in item.proceedings],
    }

"""The protocol as a PDF, from its frozen text alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import rfc8785

from council.papers.minutes_text import ItemText, MinutesText, opinions_told
from council.papers.pages import page
from council.papers.self_proof import SelfProof
from council.papers.typesetting import RecordFile, typeset
from council.papers.voting_text import Fate, ProceedingText


def render_minutes(text: MinutesText, *, on: datetime, site: str = "", draft: bool = False) -> bytes:
    """Return the PDF of this version; `on` is the moment it was drafted, the only one the file carries.

    `site` is the address of the pages, where the paper can be checked. A draft says so on every page and in its record.
    """
    told = draft_record(text.record) if draft else dict(text.record)
    record = RecordFile("minutes.json", rfc8785.dumps(told), "Машиночитаемая запись заседания")
    proof = SelfProof.of(record.content, site=site)
    return typeset(minutes_html(text, on=on, proof=proof, draft=draft), record, on=on)


def draft_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record as a draft carries it: nobody takes the pages of one for the other's."""
    return {**record, "draft": True}


def minutes_html(text: MinutesText, *, on: datetime, proof: SelfProof, draft: bool = False) -> str:
    parts = {"text": text, "on": on, "proof": proof, "shows_points": shows_points, "draft": draft}
    parts["opinions"] = opinions_told(text.items)
    return page("minutes.html.jinja", **parts)


def shows_points(item: ItemText, proceeding: ProceedingText) -> bool:
    """Is the text put to the vote printed here? Not when it was put again later in the same words."""
    if proceeding.fate in {Fate.ADOPTED, Fate.NOT_ADOPTED, Fate.NO_DECISION}:
        return True
    later = item.proceedings[item.proceedings.index(proceeding) + 1 :]
    return all(other.points != proceeding.points for other in later)

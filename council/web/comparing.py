"""«Что изменилось»: any two versions of a draft decision side by side, point by point."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, abort, render_template, request

from council.actions.item_reading import reading_of
from council.records.agenda import Draft
from council.records.database import db
from council.web.asked import number_asked
from council.web.meeting_finding import item_seen
from council.web.text_changes import compared

bp = Blueprint("comparing", __name__)


@bp.get("/items/<item>/changes")
def show_changes(item: str) -> str:
    """Show what the later of two versions took out of the earlier one and put in, by default of the last two."""
    question, by = item_seen(item)
    reading = reading_of(db.session(), question, by)
    if not reading.drafts:
        abort(404)
    before, after = _asked_of(reading.drafts)
    return render_template(
        "items/changes.html",
        meeting=question.meeting,
        item=question,
        reading=reading,
        before=before,
        after=after,
        points=compared(before.points, after.points),
    )


def _asked_of(drafts: Sequence[Draft]) -> tuple[Draft, Draft]:
    """Return the versions the address names; what cannot be understood is as if it were not asked."""
    known = {draft.number: draft for draft in drafts}
    usual = drafts[-2:] if len(drafts) > 1 else [drafts[0], drafts[0]]
    before, after = (
        known.get(number_asked(request.args.get(name, "")) or 0, otherwise)
        for name, otherwise in zip(("from", "to"), usual, strict=True)
    )
    return before, after

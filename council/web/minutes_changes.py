"""«Что изменилось» in a protocol: any two versions the reader may open, text by text."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, abort, render_template, request

from council.access.seeing import seen_by
from council.records.database import db
from council.records.minutes import Minutes, MinutesVersion
from council.web.asked import number_asked
from council.web.finding import found_in_meeting
from council.web.minutes_differences import differences

bp = Blueprint("minutes_changes", __name__)


@bp.get("/minutes/<minutes>/changes")
def show_changes(minutes: str) -> str:
    """Show what the later of two versions took out of the earlier one and put in, by default of the last two."""
    found, meeting, by = found_in_meeting(Minutes, minutes)
    query = seen_by(by, MinutesVersion).where(MinutesVersion.minutes_id == found.id)
    versions = db.session.scalars(query.order_by(MinutesVersion.number)).all()
    if not versions:
        abort(404)
    before, after = _asked_of(versions)
    return render_template(
        "minutes/changes.html",
        meeting=meeting,
        versions=versions,
        before=before,
        after=after,
        lines=differences(before, after),
    )


def _asked_of(versions: Sequence[MinutesVersion]) -> tuple[MinutesVersion, MinutesVersion]:
    """Return the versions the address names; what cannot be understood is as if it were not asked."""
    known = {version.number: version for version in versions}
    usual = versions[-2:] if len(versions) > 1 else [versions[0], versions[0]]
    before, after = (
        known.get(number_asked(request.args.get(name, "")) or 0, otherwise)
        for name, otherwise in zip(("from", "to"), usual, strict=True)
    )
    return before, after

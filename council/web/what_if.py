"""What if: an item decided on paper, by the law and without the record."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request
from werkzeug.wrappers import Response

from council.access.rights import may
from council.records.database import db
from council.web.fragments import fragment
from council.web.meeting_finding import item_seen
from council.web.what_if_page import what_if_page

bp = Blueprint("what_if", __name__)

Page = Response | tuple[str, int]


@bp.get("/items/<item>/what-if")
def show(item: str) -> Page:
    """Show what would become of the item; the address says what is supposed, and nothing is written."""
    shown, by = item_seen(item)
    if not may(by, "meeting.followed", shown.meeting, seat=by.seat):
        abort(404)
    page = what_if_page(db.session(), shown, by, request.args)
    if "X-Fragment" in request.headers:
        return fragment("what_if/outcome.html", page=page)
    return render_template("what_if/what_if.html", page=page), 400 if page.supposed.faults else 200

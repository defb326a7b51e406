"""Checkpoints of the register and the proofs over it: what a state keeps, and how it checks that nothing was rewritten."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, jsonify, render_template, request
from sqlalchemy import select
from werkzeug.wrappers import Response

from council.actions.sealing import origin_of
from council.charters import load_charter
from council.records.checkpoints import Checkpoint
from council.records.database import db
from council.records.history import opened_ballot
from council.records.proofs import checkpoint_of_size, consistency_of, first_checkpoint_over, inclusion_of
from council.records.register import digest_of_row, sealed_facts
from council.records.signed_note import kept_key, public_bytes
from council.settings import Settings
from council.web.acting import body_or_404
from council.web.asked import number_asked
from council.web.register import entry_seen, reader
from council.web.register_page import OCCASIONS

bp = Blueprint("checkpoints", __name__)

# The oldest are found by their proofs; a page of a few hundred lines is read by nobody.
POINTS_ON_PAGE = 200


@bp.get("/register/checkpoints")
def list_checkpoints() -> str:
    """Show every checkpoint, the newest first, with the key and how to check."""
    reader()
    points = select(Checkpoint).order_by(Checkpoint.size.desc()).limit(POINTS_ON_PAGE)
    return render_template(
        "register/checkpoints.html", points=db.session.scalars(points).all(), occasions=OCCASIONS,
        origin=origin_of(db.session()), key=_public_key().hex(),
        zone=load_charter(body_or_404().charter_code).zone,
    )  # fmt: skip


@bp.get("/register/checkpoints/<int(max=999999999):size>.txt")
def send_note(size: int) -> Response:
    """Give the signed text of a checkpoint, to be kept where the secretariat cannot rewrite it."""
    reader()
    point = checkpoint_of_size(db.session(), size)
    if point is None or not point.note:
        abort(404)
    response = current_app.make_response(point.note)
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="checkpoint-{size}.txt"'
    return response


@bp.get("/register/<int(max=999999999):sequence>/proof")
def prove_entry(sequence: int) -> Response:
    """Prove that an act is in the register of a checkpoint; after the close of a vote its ballots are opened."""
    entry = entry_seen(sequence, reader())
    asked = number_asked(request.args.get("size", ""))
    session = db.session()
    point = first_checkpoint_over(session, sequence) if asked is None else checkpoint_of_size(session, asked)
    if point is None or point.size < sequence:
        abort(404)
    ballot = opened_ballot(session, entry)
    opened = [] if ballot is None else [{"facts": sealed_facts(ballot), "sha256": digest_of_row(ballot)}]
    return jsonify(
        leaf={"content": entry.content, "hash": entry.leaf_sha256}, index=sequence - 1,
        path=inclusion_of(session, sequence, size=point.size), opened=opened, checkpoint=_told(point),
    )  # fmt: skip


@bp.get("/register/consistency")
def prove_growth() -> Response:
    """Prove that the register of one checkpoint grew out of that of an earlier one."""
    reader()
    sizes = [number_asked(request.args.get(name, "")) for name in ("from", "to")]
    first, second = (None if size is None else checkpoint_of_size(db.session(), size) for size in sizes)
    if first is None or second is None or first.size > second.size:
        abort(404)
    return jsonify(
        first=_told(first), second=_told(second),
        path=consistency_of(db.session(), earlier=first.size, size=second.size),
    )  # fmt: skip


def _told(point: Checkpoint) -> dict[str, object]:
    return {"size": point.size, "root": point.root, "note": point.note}


def _public_key() -> bytes:
    settings: Settings = current_app.config["SETTINGS"]
    return public_bytes(kept_key(settings.register_key))

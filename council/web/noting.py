"""What the site denies is noted in the security log: once a request, by the answer it was given."""

from __future__ import annotations

from flask import Flask, g, request
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from council.actions.security_log import note_event_now
from council.records.security_log import SecurityKind
from council.web.clock import now

# Acts whose refusal is worth knowing afterwards: «I voted and it was not taken».
TELLING_ACTS = frozenset(
    {
        "voting.cast_ballot",
        "voting.object_to_adoption",
        "conducting.close",
        "conducting.confirm_annulment",
        "conducting.confirm_oral_ballot",
        "credentials.confirm_credential",
        "minutes.sign",
    }
)


def init_app(app: Flask) -> None:
    """Look at every answer."""
    app.after_request(note_denial)


def note_as(kind: SecurityKind) -> None:
    """Have the answer to this request noted as such, whatever its status."""
    g.noted_as = kind


def note_denial(response: Response) -> Response:
    """Note a denied page, a form that was not ours, and a refused act of weight; the answer is not touched."""
    kind = g.pop("noted_as", None) or _kind_of(response.status_code)
    if kind is not None:
        person, address = _person_id(), (request.remote_addr or "")[:64]
        asked = {"page": request.endpoint or "", "method": request.method, "status": response.status_code}
        note_event_now(kind, at=now(), person_id=person, address=address, detail=asked)
    return response


def _kind_of(status: int) -> SecurityKind | None:
    if status == 403:
        return SecurityKind.DENIED
    if status in {409, 422} and request.method == "POST" and request.endpoint in TELLING_ACTS:
        return SecurityKind.ACT_REFUSED
    return None


def _person_id() -> int | None:
    try:
        return current_user.person.id if current_user.is_authenticated else None
    except SQLAlchemyError:
        return None

"""The petitions a meeting may be convened on, as a form offers them."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy.orm import Session
from wtforms import SelectChoice

from council.access.actors import Actor
from council.records.bodies import Body
from council.records.meetings import Series
from council.records.petitions import petitions_open
from council.web.forms.meetings import ConveningForm
from council.web.naming import short_state_name
from council.web.petition_page import petition_pages


def petition_choices(session: Session, body: Body, by: Actor, *, at: datetime) -> list[SelectChoice]:
    """Return the petitions the majority supports and on which no meeting is convened, after the empty answer."""
    pages = petition_pages(session, body, list(petitions_open(session, body.id)), by, at=at)
    carried = [page.petition for page in pages if page.is_convenable]
    return [
        SelectChoice("", _("— не выбрано —")),
        *(
            SelectChoice(one.public_id, f"{short_state_name(one.seat.state)}: {one.subject}")
            for one in carried
        ),
    ]


def propose_series(form: ConveningForm, petition: str) -> None:
    """Fill in the petition the reader came from; a meeting on it is an extraordinary one."""
    if petition in {choice.value for choice in form.petition.choices or ()} - {""}:
        form.petition.data, form.series.data = petition, Series.EXTRAORDINARY

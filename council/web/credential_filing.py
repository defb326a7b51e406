"""The form of a substitute's paper as each reader is given it: a state names its own people, the secretariat anybody."""

from __future__ import annotations

from flask import abort
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from wtforms import SelectChoice

from council.access.actors import Actor
from council.access.rights import may
from council.actions import credentials
from council.records.credentials import Credential
from council.records.delegations import delegation_of
from council.records.directory import Place, composition
from council.records.meetings import Meeting
from council.web.choices import Choices, person_choices, seat_choices
from council.web.clock import now
from council.web.filing import bytes_sent, file_store
from council.web.forms.credentials import CredentialForm
from council.web.item_choices import agenda_choices
from council.web.naming import person_name


def may_file(by: Actor) -> bool:
    """Say whether the reader files papers: the secretariat any, a state its own."""
    return may(by, "credential.filed", seat=by.delegation)


def form_for(session: Session, by: Actor, meeting: Meeting) -> CredentialForm:
    """Return the form with the choices that are the reader's; 404 for whoever files no paper."""
    if not may_file(by):
        abort(404)
    form = CredentialForm()
    form.items.choices = agenda_choices(session, by, meeting)
    if by.is_secretariat:
        form.seat.choices = seat_choices(session, by, day=meeting.starts_locally.date())
        form.person.choices = person_choices(session)
    else:
        del form.seat
        form.person.choices = _delegation(session, by, meeting)
    return form


def file_from(form: CredentialForm, meeting: Meeting, by: Actor) -> Credential:
    """File the paper the form tells of."""
    return credentials.file_credential(
        meeting=meeting.public_id,
        seat=form.seat.data if form.seat else by.delegation or "",
        person=form.holder,
        reach=form.reach,
        post=form.post.data,
        kind=form.kind.data,
        issued_by=form.issued_by.data,
        number=form.number.data,
        dated_on=form.dated_on.data,
        signatory=form.signatory.data,
        file=bytes_sent(form.paper),
        store=file_store(),
        by=by,
        at=now(),
    )


def own_place(session: Session, by: Actor, meeting: Meeting) -> Place | None:
    """Return the seat of the reader's state, and the member whom its substitute replaces; None for the secretariat."""
    if by.is_secretariat:
        return None
    places = composition(session, body_id=by.body_id, day=meeting.starts_locally.date())
    return next((place for place in places if place.seat.id == by.delegation_id), None)


def _delegation(session: Session, by: Actor, meeting: Meeting) -> Choices:
    """Return the people of the state; its member acts by the office and needs no paper."""
    place = own_place(session, by, meeting)
    member = place.member.person_id if place and place.member else None
    people = [one for one in delegation_of(session, by.delegation_id or 0) if one.id != member]
    return [
        SelectChoice("", _("— не выбрано —")),
        *(SelectChoice(p.public_id, person_name(p)) for p in people),
    ]

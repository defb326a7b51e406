"""Nominations: a state proposes the users of its delegation, and the secretariat confirms who they are."""

from datetime import datetime

from sqlalchemy.orm import Session

from council.access.actors import Actor, day_of
from council.access.body_scopes import nominations_seen_by
from council.actions.accounts import new_account, new_person, sound_address, sound_language
from council.actions.entering import enter
from council.actions.locking import locked_body
from council.actions.permission import require
from council.actions.refusals import Conflict, Forbidden, NotFound
from council.actions.texts import clean
from council.records.columns import new_public_id
from council.records.database import transaction
from council.records.nominations import Nomination
from council.records.people import Appointment, Office


def nominate(
    *, family_name: str, given_names: str, name_en: str = "", post: str, email: str, language: str = "ru",
    by: Actor, at: datetime,
) -> Nomination:  # fmt: skip
    """Propose a user for the delegation one keeps; whether the address is known already the secretariat sees."""
    require(by, "nomination.made")
    with transaction() as session:
        locked_body(session, by=by)
        nomination = Nomination(
            body_id=by.body_id,
            seat_id=by.keeps_id,
            family_name=clean(family_name, field="family_name", longest=100),
            given_names=clean(given_names, field="given_names", longest=100),
            name_en=clean(name_en, field="name_en", longest=200, required=False),
            post=clean(post, field="post"),
            email=sound_address(email),
            language=sound_language(language),
            proposed_at=at,
            proposed_by_id=by.person_id,
        )
        session.add(nomination)
        enter(session, "nomination.made", of=nomination, by=by, at=at, detail={"seat": by.keeps})
        return nomination


def withdraw_nomination(*, nomination: str, by: Actor, at: datetime) -> Nomination:
    """Take back a proposal of one's own delegation before it is answered."""
    require(by, "nomination.withdrawn")
    with transaction() as session:
        locked_body(session, by=by)
        proposed = _waiting(session, nomination, by)
        if proposed.seat_id != by.keeps_id:
            raise NotFound
        proposed.withdrawn_at = at
        enter(session, "nomination.withdrawn", of=proposed, by=by, at=at)
        return proposed


def confirm_nomination(*, nomination: str, by: Actor, at: datetime) -> Nomination:
    """Enter the person as a user of the delegation, with an account that waits for its invitation.

    No link is given out here: the state gives it to its user, so that no officer
    ever holds a key to an account of a delegation that was not asked for.
    """
    require(by, "nomination.confirmed")
    with transaction() as session:
        locked_body(session, by=by)
        proposed = _waiting(session, nomination, by)
        if proposed.proposed_by_id == by.person_id:
            raise Forbidden("Подтвердить должно другое лицо.", "Another person has to confirm it.")
        person = new_person(session, proposed.family_name, proposed.given_names, proposed.name_en, at)
        account = new_account(
            session, person, email=proposed.email, secret=None, language=proposed.language, at=at
        )
        appointment = Appointment(
            public_id=new_public_id(),
            body_id=by.body_id,
            person_id=person.id,
            office=Office.DELEGATE,
            seat_id=proposed.seat_id,
            post=proposed.post,
            since_on=day_of(session, by.body_id, at),
        )
        session.add(appointment)
        proposed.confirmed_at, proposed.confirmed_by_id, proposed.person_id = at, by.person_id, person.id
        rows = [account, appointment, person]
        enter(session, "nomination.confirmed", of=proposed, by=by, at=at, rows=rows)
        return proposed


def refuse_nomination(*, nomination: str, reason: str, by: Actor, at: datetime) -> Nomination:
    """Decline to enter the person, and say why."""
    require(by, "nomination.refused")
    why = clean(reason, field="reason")
    with transaction() as session:
        locked_body(session, by=by)
        proposed = _waiting(session, nomination, by)
        proposed.refused_at, proposed.refused_by_id, proposed.refusal_reason = at, by.person_id, why
        enter(session, "nomination.refused", of=proposed, by=by, at=at)
        return proposed


def _waiting(session: Session, public_id: str, by: Actor) -> Nomination:
    seen = nominations_seen_by(by).where(Nomination.public_id == public_id)
    proposed: Nomination | None = session.scalars(seen).one_or_none()  # type: ignore[assignment]
    if proposed is None:
        raise NotFound
    if not proposed.is_waiting:
        raise Conflict(
            "На это предложение уже ответили. Обновите страницу.",
            "This proposal has been answered already. Load the page again.",
        )
    return proposed

"""The word of a state outside a meeting: of its member's own hand, or entered by the secretariat from a letter."""

from datetime import date

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.actions.permission import require
from council.actions.refusals import Forbidden, Incomplete
from council.actions.seats import seat_of
from council.actions.texts import clean
from council.records.bodies import Seat


def word_of(session: Session, act: str, state: str, *, letter: str, by: Actor, day: date) -> tuple[Seat, str]:
    """Return the seat that speaks and the letter it speaks by, none where its member does so in person."""
    require(by, act, seat=state)
    is_own = by.seat == state and not by.is_secretariat
    if is_own and by.credential_id is not None:
        raise Forbidden(
            "Ваши полномочия действуют только на заседании. Ответ дает член Совета, или секретариат вносит "
            "его по письму. Ничего не изменено.",
            "Your powers hold for the meeting only. The member of the Council answers, or the secretariat "
            "enters the answer from a letter. Nothing was changed.",
        )
    named = "" if is_own else clean(letter, field="letter", required=False)
    if not is_own and not named:
        raise Incomplete(
            "Укажите письмо государства: дату и номер.", "Name the letter of the state: its date and number."
        )
    return seat_of(session, state, by=by, day=day), named

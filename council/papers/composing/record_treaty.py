"""The treaty for the record: what each state did about it by the close, and whether that made it a party on the day."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from council.law.parties import Span
from council.records.bodies import Seat
from council.records.floor import Floor
from council.records.parties import standing_acts
from council.records.treaty import TreatyEntry


def parties_record(session: Session, floor: Floor) -> list[dict[str, Any]]:
    """Return every state that did something about the treaty by the close, in the Russian order: since when it is a party."""
    meeting, day = floor.meeting, floor.meeting.starts_locally.date()
    acts = standing_acts(session, meeting.body_id, known_at=meeting.closed_at)
    seats = {act.seat: None for act in acts if act.seat is not None}
    return [
        _party(seat, [act for act in acts if act.seat is seat], floor.parties.span_on(seat.code, day))
        for seat in sorted(seats, key=lambda seat: seat.state.place)
    ]


def agreement_record(session: Session, floor: Floor) -> dict[str, Any]:
    """Return the day published on which the Agreement entered into force, where one is entered."""
    acts = standing_acts(session, floor.meeting.body_id, known_at=floor.meeting.closed_at)
    published = [act.acted_on for act in acts if act.seat is None and act.acted_on is not None]
    return {"published_on": _day(min(published)) if published else None}


def _party(seat: Seat, acts: list[TreatyEntry], span: Span | None) -> dict[str, Any]:
    state = seat.state
    return {
        "state": state.code,
        "name": state.short_ru,
        "full_name": state.full_ru,
        "genitive": state.genitive_ru,
        "acts": [
            {
                "step": act.step.value,
                "on": _day(act.acted_on),
                "takes_effect_on": _day(act.takes_effect_on),
                "assumed": act.is_assumed,
            }
            for act in acts
        ],
        "party": span
        and {
            "since_on": span.since_on.isoformat(),
            "until_on": _day(span.until_on),
            "basis": span.basis.value,
            "clause": span.clause,
            "assumed": span.is_assumed,
        },
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

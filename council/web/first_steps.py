"""The first steps of a new installation, in their order, on the desk of the secretariat until a meeting is convened."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.records.chairmanship import Chairmanship
from council.records.directory import composition
from council.records.meetings import Meeting
from council.records.people import Account

CHAIRED = select(Chairmanship.id).where(Chairmanship.ended_at.is_(None)).limit(1)


class FirstStep(NamedTuple):
    """What to do, where, and whether it is done."""

    title: str
    note: str
    url: str
    done: bool


def first_steps(session: Session, actor: Actor, *, today: date) -> list[FirstStep]:
    """Return the steps with those already done; none once the body has a meeting, or for another office."""
    if not actor.is_secretariat or session.scalar(
        select(Meeting.id).where(Meeting.body_id == actor.body_id).limit(1)
    ):
        return []
    places = composition(session, body_id=actor.body_id, day=today)
    accounts = session.scalars(select(Account.id).limit(2)).all()
    return [
        FirstStep(
            _("Внесите государства и их уполномоченные органы"),
            _("Раздел «Состав Совета»: место каждого государства и орган, который за него отвечает."),
            url_for("seats.list_seats"),
            bool(places) and all(place.authority is not None for place in places),
        ),
        FirstStep(
            _("Внесите секретариат и пригласите всех в систему"),
            _(
                "На странице лица выдается ссылка: по ней оно само задает пароль. Сбросить доступ потом могут только двое, поэтому в секретариате нужны не меньше трех лиц."
            ),
            url_for("people.list_people"),
            len(accounts) > 1,
        ),
        FirstStep(
            _("Внесите членов Совета"),
            _(
                "Раздел «Лица»: назначение вносит одно лицо секретариата, подтверждает другое. Пока руководитель один, он вносит единолично, с отметкой."
            ),
            url_for("people.list_people"),
            bool(places) and all(place.member is not None for place in places),
        ),
        FirstStep(
            _("Внесите председательство"),
            _("Какое государство председательствует, с какого дня и по какому решению."),
            url_for("chairmanship.list_chairmanships"),
            session.scalar(CHAIRED.where(Chairmanship.body_id == actor.body_id)) is not None,
        ),
        FirstStep(
            _("Созовите первое заседание"),
            _("До публикации его видит только секретариат."),
            url_for("meetings.convene_meeting"),
            done=False,
        ),
    ]

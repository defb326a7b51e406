"""What a meeting still lacks before it opens: each point in words, with its clause and where to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from council.law.quorum import rule_on_quorum
from council.law.ruling import Ruling
from council.records.credentials import Credential
from council.records.floor import Floor
from council.records.meetings import Meeting
from council.records.notice import materials_ruling
from council.records.people import Appointment, Office
from council.web.agenda_lines import ItemRead
from council.web.naming import short_state_name
from council.web.texts import ruling_kind, sentence


@dataclass(frozen=True)
class Check:
    """One point of the list; `kind` is ok, note, warn or bar."""

    kind: str
    words: str
    clause: str = ""
    url: str = ""
    act: str = ""


@dataclass(frozen=True)
class Preparation:
    """What is known of a meeting before it opens."""

    floor: Floor
    items: list[ItemRead]
    able: frozenset[int]  # seats that somebody may act for on the day
    waiting: int  # papers neither confirmed nor refused
    chaired: bool

    @property
    def meeting(self) -> Meeting:
        return self.floor.meeting


def preparation_of(session: Session, floor: Floor, items: list[ItemRead], *, chaired: bool) -> Preparation:
    """Read who could act for the states, by office or by paper."""
    papers = session.scalars(select(Credential).where(Credential.meeting_id == floor.meeting.id)).all()
    waiting = [paper for paper in papers if paper.confirmed_at is None and paper.refused_at is None]
    by_paper = {paper.seat_id for paper in papers if paper.is_valid}
    return Preparation(
        floor=floor,
        items=items,
        able=_seats_with_a_member(session, floor) | by_paper,
        waiting=len(waiting),
        chaired=chaired,
    )


def readiness_of(prepared: Preparation, *, at: datetime) -> list[Check]:
    """Return the list, in the order in which a secretariat goes through it."""
    return [
        *_agenda(prepared),
        _from_ruling(materials_ruling(prepared.meeting, at=at)),
        _credentials(prepared),
        _quorum(prepared),
        *_affected(prepared),
        *_chair(prepared),
    ]


def _seats_with_a_member(session: Session, floor: Floor) -> frozenset[int]:
    day = floor.meeting.starts_locally.date()
    held = session.scalars(
        select(Appointment.seat_id)
        .where(Appointment.body_id == floor.meeting.body_id, Appointment.office == Office.MEMBER)
        .where(Appointment.since_on <= day)
        .where((Appointment.until_on.is_(None)) | (Appointment.until_on >= day))
    )
    return frozenset(seat for seat in held if seat is not None)


def _agenda(prepared: Preparation) -> Iterator[Check]:
    if not prepared.items:
        address = url_for("agenda.add_item", meeting=prepared.meeting.public_id)
        yield Check("bar", _("В повестке нет ни одного вопроса."), url=address, act=_("Внести вопрос"))
        return
    without_draft = _numbers(read for read in prepared.items if not read.has_draft)
    if without_draft:
        yield Check("warn", _("Нет проекта решения по пунктам: %(numbers)s.", numbers=without_draft))
    else:
        yield Check("ok", _("По каждому вопросу есть проект решения."))
    outside = _numbers(read for read in prepared.items if not read.has_functions)
    if outside:
        clause = prepared.floor.edition.competence.clause
        yield Check("warn", _("Не названа функция Совета по пунктам: %(numbers)s.", numbers=outside), clause)


def _credentials(prepared: Preparation) -> Check:
    clause = prepared.floor.edition.credentials.clause
    if not prepared.waiting:
        return Check("ok", _("Полномочий, ждущих подтверждения, нет."), clause)
    address = url_for("credentials.list_credentials", meeting=prepared.meeting.public_id)
    words = _("Ждут подтверждения полномочия: %(number)d.", number=prepared.waiting)
    return Check("warn", words, clause, url=address, act=_("Рассмотреть"))


def _quorum(prepared: Preparation) -> Check:
    floor = prepared.floor
    able = [seat for seat in floor.seats if seat.id in prepared.able]
    ruling = rule_on_quorum(floor.edition.quorum, members=floor.members, present=len(able))
    words = _(
        "Есть кому участвовать от %(able)d из %(members)d государств; для кворума требуется %(required)d.",
        able=len(able),
        members=floor.members,
        required=ruling.figures["required"],
    )
    return Check("ok" if ruling.in_order else "warn", words, ruling.clause)


def _affected(prepared: Preparation) -> Iterator[Check]:
    clause = prepared.floor.edition.affected.clause
    for read in prepared.items:
        missing = [short_state_name(seat.state) for seat in read.affected if seat.id not in prepared.able]
        if missing:
            words = _(
                "Пункт %(number)d затрагивает государства, от которых некому участвовать: %(states)s.",
                number=read.item.position,
                states=", ".join(missing),
            )
            yield Check("warn", words, clause)


def _chair(prepared: Preparation) -> Iterator[Check]:
    if not prepared.chaired:
        clause = prepared.floor.edition.chairmanship.clause
        address = url_for("chairmanship.list_chairmanships")
        yield Check(
            "warn",
            _("На день заседания председательство не внесено."),
            clause,
            address,
            _("Председательство"),
        )


def _numbers(items: Iterator[ItemRead]) -> str:
    return ", ".join(str(read.item.position) for read in items)


def _from_ruling(ruling: Ruling) -> Check:
    return Check(ruling_kind(ruling), sentence(ruling), ruling.clause)

"""Everything by which a meeting could be contested, by weight, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.law.preflight import meeting_preflight
from council.law.preflight_facts import Preflight
from council.records.admissions import ADMITTED, admission_rulings, admissions_of
from council.records.governing import overrides_governing
from council.records.meetings import Meeting
from council.records.preflight import preflight_of
from council.records.preflight_grounds import chair_from, grounds_of
from council.records.presence import Participant
from council.web.agenda_lines import ItemRead
from council.web.clock import now
from council.web.meeting_page import MeetingPage, meeting_page
from council.web.mending import Mending
from council.web.naming import person_name
from council.web.readiness import Check, checks_of
from council.web.texts import ruling_kind


class Group(NamedTuple):
    """The points of one weight, under their heading."""

    kind: str
    title: str
    checks: list[Check]


@dataclass(frozen=True)
class PreflightPage:
    """What the page is drawn from."""

    meeting: Meeting
    checks: list[Check]

    @property
    def groups(self) -> list[Group]:
        """Return the points that there are, the gravest first."""
        titles = {
            "bar": _("Препятствует решению"),
            "warn": _("Может быть оспорено"),
            "note": _("К сведению"),
            "ok": _("В порядке"),
        }
        found = [Group(kind, title, self._of_kind(kind)) for kind, title in titles.items()]
        return [group for group in found if group.checks]

    def _of_kind(self, kind: str) -> list[Check]:
        return [check for check in self.checks if ruling_kind(check.ruling) == kind]


def preflight_page(session: Session, meeting: Meeting, actor: Actor) -> PreflightPage:
    """Read every point of the meeting, of the items that are still to be decided and the actor's to see."""
    page = meeting_page(session, meeting, actor, at=now())
    items = [read for read in page.items if not read.outcome.has_outcome]
    facts = _facts(session, page, items)
    rulings = (*meeting_preflight(facts), *grounds_of(session, page.floor, facts.chair))
    numbers = {str(read.item.position): read.item.public_id for read in items}
    checks = [*checks_of(rulings, meeting, numbers), *_guests(session, page)]
    # It is the secretariat that mends; whoever presides is shown what to ask it for.
    return PreflightPage(
        meeting, checks if actor.is_secretariat else [replace(one, mendings=()) for one in checks]
    )


def _facts(session: Session, page: MeetingPage, items: list[ItemRead]) -> Preflight:
    governing = overrides_governing(session, [read.item for read in items])
    return preflight_of(
        session,
        page.floor,
        chair=chair_from(page.chairing, page.floor),
        sent=page.sent,
        agenda_changed=page.agenda_changed,
        only=frozenset(read.item.id for read in items),
        overrides={key: override.decision_reference for key, override in governing.items()},
    )


def _guests(session: Session, page: MeetingPage) -> Iterator[Check]:
    """Yield on what ground each observer and expert takes part."""
    guests = [person for person in page.floor.participants if person.capacity in ADMITTED]
    grounds = admissions_of(session, guests)
    for person in guests:
        for ruling in admission_rulings(page.floor.edition, person, grounds.get(person.id)):
            ways = () if ruling.in_order else (_admitting(person),)
            yield Check(ruling, ways, about=person_name(person.person))


def _admitting(person: Participant) -> Mending:
    url = url_for("admissions.record_admission", participant=person.public_id)
    return Mending(url, _("Основание участия"))

"""A meeting as its page shows it, read in as many queries for forty items as for four."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.material_scopes import materials_seen_by
from council.access.rights import may
from council.access.scopes import sees_votes_of
from council.actions.agenda_versions import latest_version
from council.actions.rules_of_procedure import version_ruling
from council.actions.sittings import quorum_ruling
from council.charters import load_charter
from council.law.competence import rule_on_costs
from council.law.ruling import Ruling
from council.records.admissions import Admission, admission_rulings, admissions_of
from council.records.bodies import Seat
from council.records.chairing import Chairing, chairing_of
from council.records.floor import Floor, floor_of
from council.records.materials import Material
from council.records.meetings import AgendaVersion, Meeting
from council.records.parties import seating_on
from council.records.preflight import preflight_of
from council.records.preflight_grounds import chair_from
from council.records.presence import Participant
from council.records.sent import MeetingSent, PaperGiven, sent_for
from council.records.sent_rulings import late_papers
from council.web.agenda_lines import AgendaLine, ItemRead, agenda_lines, items_read
from council.web.meeting_convened import Convened, convened_of
from council.web.meeting_finding import has_hand
from council.web.meeting_state import Standing, meeting_days, meeting_state
from council.web.meeting_timeline import TimelineStep, timeline_of
from council.web.mending import Mending
from council.web.readiness import Check, readiness_of
from council.web.strips import SeatMark, presence_strip
from council.web.texts import clock


@dataclass(frozen=True)
class MeetingPage:
    """What the page of a meeting is drawn from."""

    meeting: Meeting
    actor: Actor
    at: datetime
    floor: Floor
    items: list[ItemRead]
    latest: AgendaVersion | None
    chairing: Chairing
    materials: Sequence[Material]
    readiness: list[Check]
    rules_of_procedure: Ruling | None
    admissions: dict[int, Admission]
    convened: Convened | None
    sent: MeetingSent

    @cached_property
    def state(self) -> Standing:
        return meeting_state(self.meeting)

    @property
    def days(self) -> str:
        return meeting_days(self.meeting)

    @property
    def hours(self) -> str:
        """Return the hour of the start that is planned; once the meeting has opened, the hours it really kept."""
        held, zone = self.meeting, self.meeting.zone
        began = clock(held.opened_at or held.starts_at, zone)
        return f"{began}–{clock(held.closed_at, zone)}" if held.closed_at else began

    @property
    def timeline(self) -> list[TimelineStep]:
        return timeline_of(self.meeting, self.sent, at=self.at)

    @cached_property
    def lines(self) -> list[AgendaLine]:
        return agenda_lines(self.meeting, self.items, self.latest, self.actor)

    @property
    def quorum(self) -> Ruling | None:
        """Return the quorum at this moment, while the meeting runs."""
        return quorum_ruling(self.floor) if self.meeting.is_running else None

    @property
    def strip(self) -> list[SeatMark]:
        return presence_strip(self.floor, own=self.actor.seat)

    @property
    def chair(self) -> Seat | None:
        """Return the seat of the state that chairs the body on the day of the meeting."""
        return self.floor.seat(self.chairing.chair) if self.chairing.chair else None

    @property
    def is_over(self) -> bool:
        return self.meeting.closed_at is not None or self.meeting.cancelled_at is not None

    @property
    def may_name_chair(self) -> bool:
        return bool(self.chairing.co_chairs) and may(self.actor, "acting_chair.named")

    @property
    def participants(self) -> list[Participant]:
        """Return those listed, the delegations first and in the order of the states."""
        return sorted(self.floor.participants, key=_place_of)

    def grounds(self, person: Participant) -> tuple[Ruling, ...]:
        """Return what the law says of the part somebody takes who has no seat."""
        return admission_rulings(self.floor.edition, person, self.admissions.get(person.id))

    @property
    def costs(self) -> Ruling | None:
        """Return who bears the costs, where the charter says it."""
        rule = self.floor.edition.costs
        return rule_on_costs(rule) if rule else None

    @cached_property
    def _late(self) -> list[PaperGiven]:
        return late_papers(self.meeting, self.sent, at=self.at) if self.reads_items else []

    @property
    def late_papers(self) -> frozenset[str]:
        """Return the keys of the versions that went to the members after the term, or have not gone by its end."""
        return frozenset(one.paper.key for one in self._late)

    @property
    def late_items(self) -> frozenset[int]:
        """Return the keys of the items whose materials are late."""
        return frozenset(one.item_id for one in self._late if one.item_id is not None)

    @property
    def is_preparing(self) -> bool:
        return self.meeting.opened_at is None and self.meeting.cancelled_at is None

    @property
    def is_at_hand(self) -> bool:
        """Say whether conducting the meeting comes next: it runs, or its first day is tomorrow, today or past."""
        today = self.at.astimezone(self.meeting.venue_zone).date()
        return not self.is_preparing or self.meeting.starts_locally.date() - today <= timedelta(days=1)

    @property
    def next_step(self) -> Mending | None:
        """Return how the gravest weak point of the preparation is mended."""
        ways = (way for check in self.readiness if not check.ruling.in_order for way in check.mendings)
        return next(ways, None)

    @cached_property
    def may_change(self) -> bool:
        """Say whether the meeting itself is the reader's to change."""
        return self.is_preparing and may(self.actor, "meeting.changed")

    @cached_property
    def may_touch_agenda(self) -> bool:
        """Say whether the agenda is the reader's to change: the secretariat's, or the presiding person's."""
        settled = self.meeting.agenda_adopted_at is not None or not (
            self.is_preparing or self.meeting.is_running
        )
        return not settled and has_hand(self.meeting, self.actor, "item.changed", self.floor)

    @cached_property
    def may_add_item(self) -> bool:
        going = self.is_preparing or self.meeting.is_running
        return going and has_hand(self.meeting, self.actor, "item.added", self.floor)

    @property
    def may_add_material(self) -> bool:
        return (self.is_preparing or self.meeting.is_running) and may(self.actor, "material.added")

    @property
    def keeps_record(self) -> bool:
        return self.actor.is_secretariat

    @property
    def reads_items(self) -> bool:
        return sees_votes_of(self.actor, self.meeting)

    @cached_property
    def agenda_changed(self) -> bool:
        """Say whether the agenda differs from the one published last, before the meeting has opened."""
        if self.latest is None or not self.is_preparing or not self.actor.is_secretariat:
            return False
        drafts = {read.item.public_id: read.draft for read in self.items}
        standing = [
            (read.item.public_id, read.item.title, read.item.rapporteur, read.draft) for read in self.items
        ]
        return standing != [
            # A version frozen before drafts were does not tell of them.
            (line["item"], line["title"], line["rapporteur"], line.get("draft", drafts.get(line["item"])))
            for line in self.latest.content
        ]


def meeting_page(session: Session, meeting: Meeting, by: Actor, *, at: datetime) -> MeetingPage:
    """Read what the page shows to the actor."""
    floor = (
        floor_of(session, meeting, at) if meeting.opened_at is not None else floor_ahead(session, meeting, at)
    )
    items = items_read(session, meeting, by)
    chairing = chairing_of(session, meeting, parties=floor.parties)
    sent = sent_for(meeting, [seat.code for seat in floor.seats])
    ahead = meeting.opened_at is None and meeting.cancelled_at is None
    return MeetingPage(
        meeting=meeting,
        actor=by,
        at=at,
        floor=floor,
        items=items,
        latest=latest_version(session, meeting) if ahead or by.is_guest or not items else None,
        chairing=chairing,
        materials=session.scalars(
            materials_seen_by(by).where(Material.meeting_id == meeting.id).order_by(Material.id)
        ).all(),
        readiness=_readiness(session, floor, items, chairing, sent) if ahead and by.is_secretariat else [],
        rules_of_procedure=version_ruling(session, meeting),
        admissions=admissions_of(session, floor.participants),
        convened=convened_of(session, floor, by, sent),
        sent=sent,
    )


def _readiness(
    session: Session, floor: Floor, items: list[ItemRead], chairing: Chairing, sent: MeetingSent
) -> list[Check]:
    numbers = {str(read.item.position): read.item.public_id for read in items}
    facts = preflight_of(session, floor, chair=chair_from(chairing, floor), sent=sent)
    return readiness_of(facts, floor.meeting, numbers)


def floor_ahead(session: Session, meeting: Meeting, at: datetime) -> Floor:
    """Return the floor of a meeting nobody has come to yet: its seats alone."""
    seating = seating_on(session, meeting.body_id, meeting.starts_locally.date())
    return Floor(
        meeting=meeting,
        at=at,
        charter=load_charter(meeting.body.charter_code),
        seats=seating.seats,
        offices={},
        parties=seating.parties,
    )


def _place_of(person: Participant) -> tuple[int, int]:
    return (person.seat.state.place if person.seat else 1000, person.id)

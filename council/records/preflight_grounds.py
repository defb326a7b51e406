"""On what else a meeting rests: the petition, the place, the rules of procedure, who chairs, and whose secretariat serves."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from council.law.petitions import rule_on_petitioned_agenda
from council.law.preflight_facts import Chair
from council.law.preflight_people import rule_on_ground
from council.law.rotation_rulings import rule_on_chair, rule_on_secretariat_head
from council.law.rules_of_procedure import rule_on_version
from council.law.ruling import Ruling
from council.records.agenda import Item
from council.records.chairing import Chairing, chairing_of
from council.records.floor import Floor
from council.records.handover import head_of_secretariat
from council.records.meetings import Series
from council.records.petitions import Petition
from council.records.rules_of_procedure import law_version, version_of_meeting
from council.records.venues import place_ruling


def grounds_of(session: Session, floor: Floor, chair: Chair) -> Iterator[Ruling]:
    """Yield what the law says of the grounds that are recorded for the meeting."""
    meeting, edition = floor.meeting, floor.edition
    if meeting.series is Series.EXTRAORDINARY and edition.petition.clause:
        yield from _of_petition(session, floor)
    if edition.venue is not None:
        members = frozenset(seat.code for seat in floor.seats)
        yield place_ruling(meeting, edition.venue, members)
    if edition.rules_of_procedure is not None:
        version = law_version(version_of_meeting(session, meeting))
        yield rule_on_version(edition.rules_of_procedure, version)
    if edition.chairmanship.secretariat_clause:
        head = head_of_secretariat(session, meeting.body, meeting.starts_locally.date())
        yield rule_on_secretariat_head(edition.chairmanship, chair=chair.seat, head=head)


def _of_petition(session: Session, floor: Floor) -> Iterator[Ruling]:
    """Yield what carried the petition, and whether the agenda is the one that was asked for."""
    rule, key = floor.edition.petition, floor.meeting.id
    found = session.execute(
        select(Petition.ruling, Petition.agenda).where(Petition.meeting_id == key)
    ).one_or_none()
    yield rule_on_ground(rule, carried=found.ruling if found else None)
    if found is not None:
        titles = session.scalars(select(Item.title).where(Item.meeting_id == key, Item.dropped_at.is_(None)))
        yield rule_on_petitioned_agenda(rule, petitioned=found.agenda, agenda=titles.all())


def chair_at(session: Session, floor: Floor) -> Chair:
    """Return who chairs on the day of the meeting and by what, and who presides in the room."""
    return chair_from(chairing_of(session, floor.meeting, parties=floor.parties), floor)


def chair_from(chairing: Chairing, floor: Floor) -> Chair:
    """Return the same where it is read already who chairs."""
    sitting = floor.presiding_person
    return Chair(
        seat=chairing.chair,
        co_chairs=chairing.co_chairs,
        presiding=sitting.seat.code if sitting is not None and sitting.seat is not None else None,
        rulings=(rule_on_chair(chairing.rule, chairing.term, day=chairing.day),),
    )

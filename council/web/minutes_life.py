"""The life of a protocol as a line of dated steps: what has happened, what comes next, by which day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _

from council.papers.composing.story import circulate_by
from council.records.approvals import approval_of, meeting_in_preparation
from council.records.corrections import MinutesCorrection
from council.records.meetings import Meeting
from council.records.preparations import Preparation
from council.records.sent import sent_for
from council.web.minutes_page import MinutesPage
from council.web.naming import meeting_name, person_name
from council.web.texts import day


@dataclass(frozen=True)
class LifeStep:
    """One step of the line, under the names of the template's timeline."""

    title: str
    day: str = ""
    note: str = ""
    clause: str = ""
    mark: str = "done"


def life_of(page: MinutesPage) -> list[LifeStep]:
    """Return the steps done, the earliest first, and those still ahead; the first of these is the next one."""
    done = [*_drafting(page), *_signing(page)]
    ahead = list(_ahead(page))
    if ahead:
        first = ahead[0]
        ahead[0] = LifeStep(first.title, first.day, first.note, first.clause, mark="now")
    return [*done, *ahead]


def approval_offered(page: MinutesPage) -> Meeting | None:
    """Return the meeting on whose agenda the approval of the protocol can be put now, by the secretariat."""
    if page.minutes is None or not page.minutes.is_signed or not page.actor.is_secretariat:
        return None
    if approval_of(page.session, page.minutes.id) is not None:
        return None
    return meeting_in_preparation(page.session, page.meeting)


def _on(page: MinutesPage, at: datetime) -> str:
    """Return the day of the moment by the clock of the venue, as it is written."""
    return day(_day_of(page, at))


def _day_of(page: MinutesPage, at: datetime) -> date:
    return at.astimezone(page.meeting.venue_zone).date()


def _drafting(page: MinutesPage) -> Iterator[LifeStep]:
    if page.meeting.closed_at is not None:
        yield LifeStep(_("Заседание закрыто"), _on(page, page.meeting.closed_at))
    before = [*_versions(page), *_rounds(page)]
    yield from (step for _at, step in sorted(before, key=lambda one: one[0]))


def _versions(page: MinutesPage) -> Iterator[tuple[datetime, LifeStep]]:
    """Yield the versions: all of them for who keeps the drafts, the last for everybody."""
    for version in page.versions[:0:-1] if page.handles_drafts else ():
        title = _("Редакция %(number)d", number=version.number)
        yield version.composed_at, LifeStep(title, _on(page, version.composed_at))
    if page.versions:
        last = page.versions[0]
        title = _("Составлена редакция %(number)d", number=last.number)
        yield last.composed_at, LifeStep(title, _on(page, last.composed_at))


def _rounds(page: MinutesPage) -> Iterator[tuple[datetime, LifeStep]]:
    for asked in page.course.remarks.rounds:
        note = _("редакция %(number)d, ответы до %(day)s", number=asked.version.number, day=day(asked.due_on))
        title = _("Направлен на замечания")
        yield asked.circulated_at, LifeStep(title, _on(page, asked.circulated_at), note)


def _signing(page: MinutesPage) -> Iterator[LifeStep]:
    for prepared in page.course.preparations:
        yield LifeStep(_("Подготовлен к подписанию"), _on(page, prepared.prepared_at), _how(prepared))
        if prepared.withdrawn_at is not None:
            reason = prepared.withdrawal_reason
            yield LifeStep(_("Возвращен на доработку"), _on(page, prepared.withdrawn_at), reason)
    signed = [*_presiding_signature(page), *_second_signature(page)]
    yield from (step for _at, step in sorted(signed, key=lambda one: one[0]))
    yield from (step for _day, step in sorted(_after(page), key=lambda one: one[0]))


def _how(prepared: Preparation) -> str:
    """Return why the states were not asked about these very words, where they were not."""
    reason = prepared.uncirculated_reason
    return _("без замечаний государств на эту редакцию: %(reason)s", reason=reason) if reason else ""


def _presiding_signature(page: MinutesPage) -> Iterator[tuple[datetime, LifeStep]]:
    if page.signature is not None:
        at, clause = page.signature.signed_at, page.floor.edition.chairmanship.signing_clause
        name = person_name(page.signatory) if page.signatory is not None else ""
        yield at, LifeStep(_("Протокол подписан"), _on(page, at), name, clause)


def _second_signature(page: MinutesPage) -> Iterator[tuple[datetime, LifeStep]]:
    if (second := page.course.countersignature) is not None:
        at, clause = second.signed_at, page.floor.edition.minutes.countersigning_clause
        yield at, LifeStep(_("Подписан руководителем секретариата"), _on(page, at), clause=clause)


def _after(page: MinutesPage) -> Iterator[tuple[date, LifeStep]]:
    """Yield what happened to the signed protocol: it was sent, corrected, put on an agenda to be approved."""
    if (on := _sent_on(page)) is not None:
        title, clause = _("Разослан всем членам Совета"), page.floor.edition.circulation.clause
        yield on, LifeStep(title, day(on), clause=clause)
    for one in page.corrections.seen:
        if one.signed_at is not None:
            yield from _corrected(page, one, one.signed_at)
    if page.minutes is not None and (item := approval_of(page.session, page.minutes.id)) is not None:
        title, on = _("Внесен вопрос об утверждении"), _day_of(page, item.created_at)
        yield on, LifeStep(title, day(on), meeting_name(item.meeting))


def _corrected(
    page: MinutesPage, correction: MinutesCorrection, signed_at: datetime
) -> Iterator[tuple[date, LifeStep]]:
    """Yield that a correction was signed, and that it has gone to all members, where it has."""
    signed_on, number = _day_of(page, signed_at), correction.number
    title = _("Исправление %(number)d", number=number)
    yield signed_on, LifeStep(title, day(signed_on), correction.reason)
    if (sent_on := page.corrections.sent.get(number)) is not None:
        title = _("Исправление %(number)d разослано всем членам Совета", number=number)
        yield sent_on, LifeStep(title, day(sent_on))


def _ahead(page: MinutesPage) -> Iterator[LifeStep]:
    """Yield what is still to come, in its order."""
    edition, course = page.floor.edition, page.course
    if page.minutes is None:
        yield LifeStep(_("Секретариат составляет проект"), mark="ahead")
    if not course.remarks.rounds and course.preparation is None and page.signature is None:
        yield LifeStep(_("Замечания государств"), mark="ahead")
    if course.preparation is None and page.signature is None:
        yield LifeStep(_("Подготовка к подписанию"), mark="ahead")
    if page.signature is None:
        yield LifeStep(_("Подписание протокола"), clause=edition.chairmanship.signing_clause, mark="ahead")
    if course.wants_countersignature and course.countersignature is None:
        clause = edition.minutes.countersigning_clause
        yield LifeStep(_("Подпись руководителя секретариата"), clause=clause, mark="ahead")
    yield from _after_signature(page)


def _after_signature(page: MinutesPage) -> Iterator[LifeStep]:
    if _sent_on(page) is None:
        due, clause = _due_on(page), page.floor.edition.circulation.clause
        term = _("до %(day)s", day=day(due)) if due is not None else ""
        yield LifeStep(_("Рассылка всем членам Совета"), term, clause=clause, mark="ahead")
    if (unsent := page.corrections.unsent) is not None:
        yield LifeStep(_("Рассылка исправления %(number)d", number=unsent.number), mark="ahead")
    if page.minutes is None or approval_of(page.session, page.minutes.id) is None:
        yield LifeStep(_("Утверждение на следующем заседании"), mark="ahead")


def _due_on(page: MinutesPage) -> date | None:
    """Return the day by which the protocol goes to all: as its text prints it, before that as it will."""
    printed = page.text.circulate_by if page.versions else None
    return printed or circulate_by(page.floor.edition.circulation, page.meeting)


def _sent_on(page: MinutesPage) -> date | None:
    """Return the day on which the last member was sent the signed protocol (5.16); None before that."""
    if page.signature is None:
        return None
    if page.circulation is None:  # no term is printed: there is no ruling, yet it may have gone out
        rule, seats = page.floor.edition.circulation, [seat.code for seat in page.floor.seats]
        last = sent_for(page.meeting, seats).adopted.last(rule)
        return last.day_by(rule.by) if last is not None else None
    return date.fromisoformat(str(page.circulation.figures["sent"])) if page.is_circulated else None

"""What waits for the secretariat, and for the operator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.access.asked import letters_given_up
from council.access.mail_scopes import keeps_outbox
from council.access.scopes import meetings_seen_by
from council.law.charter import Edition
from council.law.notice import materials_due
from council.records.answers_owed import ahead
from council.records.directory import seats_without_member
from council.records.materials_waiting import materials_unanswered
from council.records.meetings import Series
from council.records.positions import positions_counted
from council.records.prepared_meetings import Prepared
from council.records.proposals import Proposal
from council.records.signatures_worse import papers_with_worse_signatures
from council.records.waiting import (
    closures_waiting,
    nominations_waiting,
    people_without_account,
    proposals_waiting,
    resets_waiting,
)
from council.web.desk_books import Books
from council.web.desk_of_dispatches import unopened_tasks
from council.web.desk_task import Task
from council.web.naming import meeting_name, person_name, state_name


def secretariat_tasks(
    session: Session, actor: Actor, rules: Edition, books: Books, *, at: datetime
) -> Iterator[Task]:
    """Yield what the secretariat has to do next."""
    for meeting, number in books.credentials:
        title = ngettext(
            "Рассмотрите %(num)d документ о полномочиях",
            "Рассмотрите %(num)d документов о полномочиях",
            number,
        )
        url = url_for("credentials.list_credentials", meeting=meeting.public_id)
        first = meeting.starts_locally.date()
        yield Task(title, url, meeting_name(meeting), rules.credentials.clause, due=first)
    if "materials" in books.seldom:
        for material, name in session.execute(materials_unanswered(actor.body_id)):
            url = url_for("materials.show_versions", material=material)
            yield Task(_("Рассмотрите материал государства"), url, name, rules.materials.clause)
    yield from _people(session, actor, books)
    for prepared in books.prepared:
        yield from _preparation(prepared, rules)
    yield from _positions(session, actor, at=at)
    yield from unopened_tasks(books.unopened, rules)
    yield from _composition(session, actor, rules, at.date())
    if "signatures" in books.seldom:
        for thing, meeting in session.execute(papers_with_worse_signatures(actor.body_id)):
            title, url = (
                _("Подпись в файле больше не подтверждается"),
                url_for("file_signatures.show", paper=thing),
            )
            yield Task(title, url, meeting_name(meeting), is_asked=False)


def operator_tasks(session: Session, actor: Actor, *, at: datetime) -> Iterator[Task]:
    """Yield what the operator has to do next."""
    number = people_without_account(session, actor.body_id, at.date())
    if number:
        title = ngettext("Откройте %(num)d учетную запись", "Откройте %(num)d учетных записей", number)
        yield Task(title, url_for("people.list_people"), _("Лица с полномочиями, которые не могут войти"))
    if not actor.is_secretariat:
        for closure in session.scalars(closures_waiting(actor.body_id, but_by=actor.person_id)):
            yield _second_person(closure)


def mail_tasks(session: Session, actor: Actor, books: Books | None) -> Iterator[Task]:
    """Yield the letters that reached nobody, for whoever looks after their sending."""
    if not keeps_outbox(actor) or (books is not None and "letters" not in books.seldom):
        return
    number = session.scalar(select(func.count()).select_from(letters_given_up(actor).subquery())) or 0
    if number:
        title = ngettext(
            "Разберите %(num)d письмо, которое не дошло", "Разберите %(num)d писем, которые не дошли", number
        )
        yield Task(title, url_for("mail.list_letters", state="refused"))


def _people(session: Session, actor: Actor, books: Books) -> Iterator[Task]:
    """Yield what waits for a second person, or for the secretariat's word on a state's own user."""
    for nomination in nominations_waiting(session, actor.body_id) if "nominations" in books.seldom else ():
        url = url_for("nominations.show", nomination=nomination.public_id)
        note = f"{nomination.full_name}, {state_name(nomination.seat.state)}"
        yield Task(_("Рассмотрите сотрудника делегации"), url, note)
    proposed = (
        proposals_waiting(session, actor.body_id, but_by=actor.person_id)
        if "proposals" in books.seldom
        else ()
    )
    for proposal in proposed:
        yield _second_person(proposal)
    for reset in resets_waiting(session, but_by=actor.person_id) if "resets" in books.seldom else ():
        url = url_for("resets.show", reset=reset.public_id)
        yield Task(_("Подтвердите или отклоните сброс доступа"), url, person_name(reset.person))


def _second_person(proposal: Proposal) -> Task:
    url = url_for("proposals.show", proposal=proposal.public_id)
    note = person_name(proposal.person) if proposal.person else proposal.reason
    return Task(_("Подтвердите или отклоните: нужно второе лицо"), url, note)


def _preparation(prepared: Prepared, rules: Edition) -> Iterator[Task]:
    meeting = prepared.meeting
    first, url = meeting.starts_locally.date(), url_for("meetings.show_meeting", meeting=meeting.public_id)
    name = meeting_name(meeting)
    if meeting.published_at is None:
        due = materials_due(rules.materials, first) if meeting.series is Series.REGULAR else first
        yield Task(_("Опубликуйте повестку дня и материалы"), url, name, rules.materials.clause, due=due)
    if prepared.items == 0:
        yield Task(_("Внесите вопросы в повестку дня"), url, name, due=first)
    if prepared.without_draft:
        number = prepared.without_draft
        title = ngettext("Внесите %(num)d проект решения", "Внесите %(num)d проектов решений", number)
        yield Task(title, url, name, due=first)


def _positions(session: Session, actor: Actor, *, at: datetime) -> Iterator[Task]:
    """Yield how many positions the states have given on the drafts they were asked about."""
    for meeting, texts, given, due_on in positions_counted(session, ahead(meetings_seen_by(actor), at=at)):
        title = _(
            "Позиции государств: сообщено %(given)d, проектов решений %(texts)d", given=given, texts=texts
        )
        url = url_for("positions.show_positions", meeting=meeting.public_id)
        yield Task(title, url, meeting_name(meeting), due=due_on, is_asked=False)


def _composition(session: Session, actor: Actor, rules: Edition, today: date) -> Iterator[Task]:
    for seat in seats_without_member(session, body_id=actor.body_id, day=today):
        url, note = url_for("seats.show_seat", seat=seat.public_id), state_name(seat.state)
        yield Task(_("Внесите члена Совета"), url, note, rules.seats.one_vote_clause, is_asked=False)

"""What the end of a term in the chair asks of the secretariat, of the chairing state and of the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from council.access.actors import Actor
from council.law.rotation_facts import Term
from council.law.rules import ChairmanshipRule
from council.records.bodies import Body
from council.records.handover import head_of_secretariat
from council.records.rotation import rotation_of
from council.web.desk_task import Task
from council.web.rotation_words import code_name

# The next chair is settled at a meeting, and one must be convened a month before.
CHAIR_SETTLED_BEFORE = timedelta(days=90)


def chair_tasks(session: Session, actor: Actor, *, today: date) -> Iterator[Task]:
    """Yield what the actor has to do about the chair of the body."""
    if not actor.is_secretariat and actor.seat is None:
        return
    body = session.get_one(Body, actor.body_id)
    rotation = rotation_of(session, body)
    term = rotation.chair_on(today)
    following = next(iter(rotation.next_terms(today, 1)), None)
    if actor.is_secretariat:
        yield from _of_secretariat(rotation.rule, term, following, today)
        if term is not None:
            yield from _of_head(rotation.rule, term, head_of_secretariat(session, body, today))
    if actor.seat is not None and term is not None and following is not None and _ends_soon(term, today):
        yield from _of_states(rotation.rule, actor.seat, term, following)


def _of_secretariat(
    rule: ChairmanshipRule, term: Term | None, following: Term | None, today: date
) -> Iterator[Task]:
    url = url_for("chairmanship.list_chairmanships")
    if term is None:
        yield Task(_("Внесите избрание председателя"), url, clause=rule.election_clause, is_asked=False)
        return
    if not term.is_decided:
        note = _("Председательствует без решения: %(state)s", state=code_name(term.seat))
        yield Task(_("Внесите решение о председательстве"), url, note, rule.clause, is_asked=False)
    if following is not None and not following.is_decided and _ends_soon(term, today):
        note = _("По очереди: %(state)s", state=code_name(following.seat))
        yield Task(
            _("Внесите следующее председательство"), url, note, rule.clause, due=term.until_on, is_asked=False
        )


def _of_head(rule: ChairmanshipRule, term: Term, head: str | None) -> Iterator[Task]:
    if head is not None and head != term.seat:
        note = _("Председательствует %(state)s", state=code_name(term.seat))
        url = url_for("secretariat.hand_over")
        yield Task(_("Передайте секретариат"), url, note, rule.secretariat_clause, is_asked=False)


def _of_states(rule: ChairmanshipRule, seat: str, term: Term, following: Term) -> Iterator[Task]:
    url = url_for("chairmanship.list_chairmanships")
    if seat == term.seat:
        note = _("Следующим председательствует: %(state)s", state=code_name(following.seat))
        yield Task(
            _("Подготовьте передачу председательства"),
            url,
            note,
            rule.clause,
            due=term.until_on,
            is_asked=False,
        )
    if seat == following.seat:
        title = _("Подготовьтесь принять председательство")
        yield Task(title, url, code_name(term.seat), rule.clause, due=following.since_on, is_asked=False)


def _ends_soon(term: Term, today: date) -> bool:
    return term.until_on is None or term.until_on - today <= CHAIR_SETTLED_BEFORE
